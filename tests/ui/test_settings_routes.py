"""Reporting routes in the settings, with a real database."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from liaison_app.actions.edit_reporting_routes import add_route, note_checked, use_route
from liaison_app.actions.undo import undo_last
from liaison_app.domain.reporting_routes import RouteEntry
from liaison_app.queries.reporting_routes import reporting_routes
from liaison_app.settings import Settings
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.page import SettingsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks

NOW = datetime(2026, 5, 25, 9, 50, tzinfo=UTC)
TODAY = date(2026, 5, 25)
ENTRIES = (
    RouteEntry(name="In an emergency", wording="999"),
    RouteEntry(name="At any other time", wording="101"),
    RouteEntry(name="Night line", wording="020 7946 0999"),
)


@pytest.fixture
def real_tasks(qapp, workspace):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(workspace.database)
    yield made
    made.close()


@pytest.fixture
def keys(workspace):
    """Write three routes, and return their keys in order."""
    write = workspace.database.write
    return [write("Given", partial(add_route, entry=entry)).value for entry in ENTRIES]


@pytest.fixture
def section(theme, workspace, keys, real_tasks, qtbot, settle):  # noqa: ARG001 - the routes are there
    """Return the section, shown, and what lets its work finish."""
    page = SettingsPage(
        desk=Desk(
            folder=workspace.folder,
            database=workspace.database,
            tasks=real_tasks,
            remembered=Remembered(Settings()),
            theme=theme,
            clock=lambda: NOW,
            officer_id=lambda: None,
        )
    )
    real_tasks.changed.connect(page.on_changed)
    qtbot.addWidget(page)
    page.resize(1160, 720)
    page.open_at("routes")
    page.show()
    page.activateWindow()
    made = page.sections["routes"]

    def finished():
        for _ in range(2):
            settle(real_tasks)
            QApplication.processEvents()

    made.finished = finished
    finished()
    yield made
    page.close()


@pytest.fixture
def kept(workspace):
    """Return what reads the routes that are kept."""
    return lambda: workspace.database.read(reporting_routes)


def names_shown(section):
    rows = [section._list.itemAt(place).widget() for place in range(section._list.count())]
    return [row._name.text() for row in rows]


def test_the_routes_stand_in_their_order_with_the_lines_that_letters_print(section):
    assert names_shown(section) == [entry.name for entry in ENTRIES]
    assert section.printed.text() == (
        "In an emergency: 999\nAt any other time: 101\nNight line: 020 7946 0999"
    )


def test_one_click_notes_that_a_route_was_checked_today_and_undo_takes_it_back(
    section, keys, kept, workspace
):
    row = section.rows[keys[0]]
    assert (row.state.text(), row.state._tone) == ("Never checked here", "warn")

    row.check_button.click()
    section.finished()
    assert (kept()[0].last_checked_on, kept()[0].checked_by) == (TODAY, "PC Sample")
    assert (row.state.text(), row.state._tone) == ("Checked", "ok")
    assert row._when.text() == "on 25 May 2026 by PC Sample"
    assert not row.check_button.isEnabled()

    undo_last(workspace.database)
    section.reload()
    section.finished()
    assert row.state.text() == "Never checked here"
    assert row.check_button.isEnabled()


def test_a_route_not_checked_for_twelve_months_is_amber(section, keys, workspace):
    noting = partial(
        note_checked, route_id=keys[1], version=None, on=date(2025, 5, 25), officer="A Sample"
    )
    workspace.database.write("Long ago", noting)

    section.reload()
    section.finished()

    row = section.rows[keys[1]]
    assert (row.state.text(), row.state._tone) == ("Check again", "warn")
    assert row._when.text() == "last checked 25 May 2025 by A Sample"


def test_a_route_is_switched_off_and_on_by_its_box(section, keys, kept):
    box = section.rows[keys[1]].in_letters

    box.click()
    section.finished()
    assert [one.in_use for one in kept()] == [True, False, True]
    assert "101" not in section.printed.text()

    box.click()
    section.finished()
    assert all(one.in_use for one in kept())


def test_a_route_moved_with_the_keys_keeps_the_keys_up_to_the_end(section, keys, kept, qtbot):
    up = section.rows[keys[2]].up_button
    up.setFocus()
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
        section.finished()

    assert [one.id for one in kept()] == [keys[2], keys[0], keys[1]]
    assert names_shown(section)[0] == "Night line"
    assert QApplication.focusWidget() is section.rows[keys[2]].down_button
    assert not up.isVisible()
    assert section.rows[keys[0]].up_button.isVisible()


def test_a_route_moved_down_to_the_end_can_go_back_at_once(section, keys, kept, qtbot):
    section.rows[keys[1]].down_button.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    section.finished()
    assert [one.id for one in kept()] == [keys[0], keys[2], keys[1]]

    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    section.finished()
    assert [one.id for one in kept()] == keys


def test_a_route_is_added_last(section, kept):
    section.add_button.click()
    form = section.form
    form.fields.rows["name"].field.setText("  Centre near you ")
    form.fields.rows["wording"].field.setText("1 Sample Road")
    section.save()
    section.finished()

    assert section.form is None
    assert kept()[-1].line == "Centre near you: 1 Sample Road"
    assert names_shown(section)[-1] == "Centre near you"
    assert QApplication.focusWidget() is section.add_button


@pytest.mark.parametrize(
    ("name", "wording"),
    [("", "101"), ("x" * 61, "101"), ("Police", "1" * 201), ("«Ref»", "101"), ("Police", "»")],
)
def test_a_form_that_no_letter_could_print_says_so_beside_the_field(section, kept, name, wording):
    section.add_button.click()
    rows = section.form.fields.rows
    rows["name"].field.setText(name)
    rows["wording"].field.setText(wording)
    section.save()
    section.finished()

    assert rows["name"].problem or rows["wording"].problem
    assert len(kept()) == len(ENTRIES)


def test_other_words_make_a_route_one_that_is_to_be_checked(section, keys, kept):
    row = section.rows[keys[2]]
    row.check_button.click()
    section.finished()

    row.edit_button.click()
    section.form.fields.rows["wording"].field.setText("020 7946 0998")
    section.save()
    section.finished()

    assert kept()[2].wording == "020 7946 0998"
    assert row.state.text() == "Never checked here"
    assert QApplication.focusWidget() is row.edit_button


def test_a_route_that_somebody_changed_meanwhile_is_told_and_shown(section, keys, workspace):
    section.rows[keys[0]].edit_button.click()
    other = partial(use_route, route_id=keys[0], version=None, in_use=False)
    workspace.database.write("Elsewhere", other)

    section.form.fields.rows["name"].field.setText("Emergency")
    section.save()
    section.finished()
    assert "Somebody changed" in section.message._sentence.text()
    assert section.form is not None

    section.message.pressed.emit()
    assert section.form.fields.values["name"] == "In an emergency"
    section.save()
    section.finished()
    assert section.form is None


def test_a_removed_route_comes_back_by_undo(section, keys, workspace):
    section.rows[keys[0]].remove_button.click()
    section.finished()
    assert names_shown(section) == ["At any other time", "Night line"]

    undo_last(workspace.database)
    section.reload()
    section.finished()
    assert names_shown(section) == [entry.name for entry in ENTRIES]


def test_the_lines_are_copied_as_letters_print_them(section):
    section.copy_button.click()

    assert QGuiApplication.clipboard().text() == section.printed.text()


def test_every_state_stands_at_the_left_of_its_row(section, keys):
    section.rows[keys[0]].check_button.click()
    section.finished()

    assert {
        row.state.mapTo(row, row.state.rect().topLeft()).x() for row in section.rows.values()
    } == {0}
