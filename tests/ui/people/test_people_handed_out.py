from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from liaison_app.domain.criteria import Mark, Missing
from liaison_app.domain.organisations import Kind
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.people_handed_out import PEOPLE_HANDED_OUT, people_title
from liaison_app.queries.people_wanted import PeopleCriteria, PeopleWanted, PostState
from liaison_app.ui.pages.people.columns import people_columns
from liaison_app.ui.print_window import PrintWindow


@pytest.fixture
def page(new_page, ann, settled):  # noqa: ARG001 - whom the page lists
    made = new_page()
    settled()
    made.table.setFocus()
    made.table.selectAll()
    return made


def test_ctrl_c_copies_people_with_their_posts_and_objections(page, settled, qtbot, database):
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settled()
    settled()

    heading, *lines = QGuiApplication.clipboard().text().splitlines()
    (found,) = [line for line in lines if "Ann Sample" in line]
    ann = dict(zip(heading.split("\t"), found.split("\t"), strict=True))
    assert ann["Posts"] == "Head Teacher"
    assert ann["Organisation"] == "Hollybush Primary School"
    assert ann["Phone"] == "07700 900123"
    assert ann["Objections"] == "E-mail, Warning"
    assert "Bereaved" not in found
    (entry,) = database.read(dispatches)
    assert entry.row_count == len(lines)


def test_people_are_printed(page, settled):
    page.print_list()
    settled()

    window = page.findChild(PrintWindow)
    assert window.sheets.rows == page.table.selected_count
    assert window.sheets.head.title == "People in post"


def test_the_menu_of_the_rows_offers_both(page):
    menu = QMenu(page)
    page.fill_menu(menu, key=page.table.records.keys[0], chosen=1)
    words = " ".join(action.text() for action in menu.actions())
    assert "Copy" in words
    assert "Print" in words


def test_every_column_of_the_list_is_declared_to_leave():
    shown = {column.name for column in people_columns(lambda: None)}
    assert shown == {one.of for one in PEOPLE_HANDED_OUT}


@pytest.mark.parametrize(
    ("criteria", "said"),
    [
        (PeopleCriteria(), "People in post"),
        (PeopleCriteria(state=PostState.FORMER), "Former post-holders"),
        (
            PeopleCriteria(posts=("Chair", "Secretary"), kinds=(Kind.NETWORK,), words=" jo "),
            "People in post as Chair or Secretary at networks, matching “jo”",
        ),
        (PeopleCriteria(marks=(Mark.KIN,)), f"People in post of the {Mark.KIN.label}"),
        (
            PeopleCriteria(traditions=("Muslim",), missing=(Missing.EMAIL,), warned=True),
            "People in post, no e-mail, with a warning",
        ),
    ],
)
def test_a_list_of_people_is_titled_with_what_it_shows(database, criteria, said):
    wanted = PeopleWanted(criteria=criteria)
    assert database.read(partial(people_title, wanted=wanted)) == said
