from functools import partial

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.actions.edit_tags import add_tag
from liaison_app.actions.undo import undo_last
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.saved_lists import definition_of
from liaison_app.ui.pages.organisations.dropping import Dropping
from liaison_app.ui.widgets.drop_area import ROWS, DropArea
from tests.ui.organisations.conftest import TODAY

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tag(database):
    return database.write("Add tag", partial(add_tag, name="Governors")).value


@pytest.fixture
def saved_list(database):
    entry = SavedListEntry(name="Summer fair", definition=ListDefinition(), pinned=True)
    return database.write("Save list", partial(save_list, entry=entry)).value


@pytest.fixture
def page(new_page, three, tag, saved_list):  # noqa: ARG001 - what is shown and dropped on
    made = new_page()
    made.table.selectRow(0)
    made.table.setFocus()
    return made


@pytest.fixture
def drag(page):
    return page.findChild(Dropping).drag


@pytest.fixture
def area(drag, settled):
    """Show what the rows can be dropped on."""
    shown = drag.show_targets()
    settled()
    return shown


def rows_dragged():
    data = QMimeData()
    data.setData(ROWS, b"")
    return data


def drop(line):
    data, where = rows_dragged(), line.rect().center()
    entered = QDragEnterEvent(where, Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(line, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(where), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(line, dropped)


def line_of(area, name):
    return next(line for line in area.lines() if line.target.text == name)


def bearing(database, tag):
    wanted = OrganisationsWanted(criteria=Criteria(tag_ids=(tag,)))
    return set(database.read(partial(matching_ids, wanted=wanted, today=TODAY)))


def test_while_rows_are_dragged_tags_and_saved_lists_are_named(area):
    assert area.isVisible()
    assert [line.target.text for line in area.lines()] == ["Governors", "Summer fair"]


def test_rows_dropped_on_a_tag_bear_it_by_one_step_that_is_undone(
    page, area, settled, database, tag
):
    page.table.selectAll()
    chosen = set(page.table.selected_keys())
    first = next(iter(page.table.records.keys))
    drop(line_of(area, "Governors"))
    settled()
    assert bearing(database, tag) == {first}  # those that were dragged, whatever is chosen by now

    undo_last(database)
    assert bearing(database, tag) == set()
    assert len(chosen) == 3


def test_rows_dropped_on_a_saved_list_are_on_it_by_hand(page, area, settled, database, saved_list):
    drop(line_of(area, "Summer fair"))
    settled()

    kept = database.read(partial(definition_of, list_id=saved_list))
    assert set(kept.added) == set(page.table.selected_keys())
    undo_last(database)
    assert database.read(partial(definition_of, list_id=saved_list)).added == ()


def test_the_window_takes_nothing_but_rows_there(area):
    data = QMimeData()
    data.setText("words")
    line = line_of(area, "Governors")
    entered = QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, data, LEFT, PLAIN)
    QApplication.sendEvent(line, entered)
    assert not line.property("over")


def test_no_row_lies_below_the_targets_but_where_there_is_no_room_beside(page, area):
    table = page.table
    left = table.mapTo(page.window(), QPoint()).x()
    assert area.geometry().height() == table.height()
    assert area.width() < table.width() / 2
    assert area.x() in {left, left + table.width() - area.width()}


def test_without_tags_and_lists_it_is_said_how_to_make_one(new_page, three, settled):  # noqa: ARG001 - the page lists the three
    page = new_page()
    page.table.selectRow(0)
    area = page.findChild(Dropping).drag.show_targets()
    settled()

    assert area.lines() == []
    assert "no tags and no saved lists yet" in " ".join(
        label.text() for label in area.findChildren(type(area._title))
    )


def moved(table, where, buttons, kind=QEvent.Type.MouseMove, button=NONE):
    spot = QPointF(where)
    glob = QPointF(table.viewport().mapToGlobal(where))
    QApplication.sendEvent(table.viewport(), QMouseEvent(kind, spot, glob, button, buttons, PLAIN))


def test_the_mouse_drags_rows_that_are_selected(page, drag, settled):
    table, seen = page.table, []
    where = table.visualRect(table.records.index(0, 0)).center()
    drag.began.connect(lambda: seen.append(page.window().findChild(DropArea) is not None))
    moved(table, where, LEFT, QEvent.Type.MouseButtonPress, LEFT)
    moved(table, where + QPoint(2, 1), LEFT)
    assert seen == []  # a hand that trembles drags nothing

    moved(table, where + QPoint(60, 30), LEFT)
    settled()

    assert seen == [True]
    assert page.window().findChild(DropArea) is None
    assert table.selected_count == 1


def test_on_other_rows_the_mouse_selects_as_everywhere(page):
    table = page.table
    where = table.visualRect(table.records.index(1, 0)).center()
    moved(table, where, LEFT, QEvent.Type.MouseButtonPress, LEFT)
    moved(table, table.visualRect(table.records.index(2, 0)).center(), LEFT)
    moved(table, where, NONE, QEvent.Type.MouseButtonRelease, LEFT)

    assert table.selected_count == 2
