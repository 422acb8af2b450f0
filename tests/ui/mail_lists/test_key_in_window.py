"""A sheet that came back is keyed in by the keyboard alone, and nothing keyed in is lost."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.keyed_sheets import KeyedRow
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Outcome
from liaison_app.files.formats import format_named
from liaison_app.queries import outreach
from liaison_app.queries.mail_list import mail_list_choices, plan_mail_list
from liaison_app.ui.pages.mail_lists.key_in import KeyInDialog, _rows_named
from liaison_app.ui.pages.mail_lists.key_in_grid import NAME, NOTE, OUTCOME, TOLD
from liaison_app.ui.paper.pdf_paper import PdfPaper


@pytest.fixture
def sheet(office, tmp_path):
    """Return what saves a call sheet of three schools, of a campaign or of none."""
    for number in (1, 2, 3):
        key = office.school(f"School {number}", street=f"{number} Sample Street")
        office.reach(key, ContactKind.PHONE, "020 7946 0101")

    def saved(*, campaign=False):
        kind = format_named("call_sheet")
        wanted = MailListWanted(kind=Kind.SCHOOL, by=kind.by)
        if campaign:
            key = office.letter()
            (letter,) = office.database.read(mail_list_choices).letters
            wanted = MailListWanted(campaign_id=key, letter_id=letter.letter_id, by=kind.by)
        today = office.database.clock().date()
        plan = office.database.read(partial(plan_mail_list, wanted=wanted, today=today))
        return save_export(
            office.database,
            plan=plan,
            path=tmp_path / "calls.pdf",
            private=tmp_path / "private",
            chosen=ExportChosen(format=kind, paper=PdfPaper()),
        ).value.dispatch_id

    return saved


@pytest.fixture
def window(office):
    """Return what opens the window, by the page's command."""

    def opened(page=None):
        page = page or office.open()
        page.key_in()
        office.settle()
        office.settle()
        QApplication.processEvents()
        return page.window().findChildren(KeyInDialog)[-1]

    return opened


def key(dialog, *keys):
    """Press keys in the grid, or in the field that is open in it."""
    for one in (part for whole in keys for part in (whole if isinstance(whole, str) else [whole])):
        QTest.keyClick(QApplication.focusWidget() or dialog.grid_of_rows, one)
        QApplication.processEvents()


def test_a_round_is_keyed_in_with_one_key_a_row_and_logged_as_one_step(office, sheet, window):
    sheet(campaign=True)
    dialog = window()
    dialog.grid_of_rows.setFocus()

    key(dialog, "s", Qt.Key.Key_Return, "n", Qt.Key.Key_Return, "p")
    assert list(dialog.grid_of_rows.keyed_in()) == [
        KeyedRow(place=1, outcome=Outcome.SPOKE),
        KeyedRow(place=2, outcome=Outcome.NO_ANSWER),
        KeyedRow(place=3, outcome=Outcome.SPOKE, promised=True),
    ]
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()

    assert not isValid(dialog), "it is closed"
    assert office.database.read(outreach.count) == 3
    assert undo_last(office.database).value.label == "Keyed in: calls.pdf"
    assert office.database.read(outreach.count) == 0


def test_told_and_note_are_typed_by_tab_and_enter_goes_to_the_next_row(sheet, window):
    sheet(campaign=True)
    dialog = window()
    dialog.grid_of_rows.setFocus()

    key(dialog, "s", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "120", Qt.Key.Key_Tab, "Read out")
    key(dialog, Qt.Key.Key_Return)

    assert dialog.grid_of_rows.keyed_in()[0] == KeyedRow(
        place=1, outcome=Outcome.SPOKE, told=120, note="Read out"
    )
    index = dialog.grid_of_rows.currentIndex()
    assert (index.row(), index.column()) == (1, OUTCOME)


def test_what_was_pressed_wrongly_is_taken_away_by_backspace(sheet, window):
    sheet()
    dialog = window()
    dialog.grid_of_rows.setFocus()
    key(dialog, "d", Qt.Key.Key_Backspace)
    assert not dialog.grid_of_rows.keyed_in()[0].is_begun
    assert not dialog.save_button.isEnabled()


def test_without_a_campaign_nothing_is_asked_of_passing_on(sheet, window):
    sheet()
    dialog = window()
    dialog.grid_of_rows.setFocus()
    key(dialog, "p")
    assert not dialog.grid_of_rows.keyed_in()[0].is_begun
    key(dialog, "s", Qt.Key.Key_Tab)
    assert dialog.grid_of_rows.currentIndex().column() == NOTE


def test_what_is_not_a_number_is_not_taken_as_people_told(sheet, window):
    sheet(campaign=True)
    grid = window().grid_of_rows
    told = grid.rows.index(0, TOLD)
    assert not grid.rows.setData(told, "many")
    assert grid.rows.setData(told, "1,200")
    assert (grid.keyed_in()[0].told, grid.keyed_in()[0].outcome) == (1200, Outcome.SPOKE)


def test_what_was_keyed_in_is_there_when_the_window_is_opened_again(office, sheet, window):
    sheet()
    page = office.open()
    dialog = window(page)
    dialog.grid_of_rows.setFocus()
    key(dialog, "l")
    dialog.reject()
    office.settle()

    again = window(page)

    assert again.grid_of_rows.keyed_in()[0].outcome is Outcome.MESSAGE_LEFT
    assert again.grid_of_rows.currentIndex().row() == 1, "it goes on where it was left"
    assert office.database.read(outreach.count) == 0


def test_rows_keyed_in_before_say_so_and_a_second_time_is_said_by_number(
    office, sheet, window, said
):
    sheet()
    page = office.open()
    first = window(page)
    first.grid_of_rows.setFocus()
    key(first, "n", Qt.Key.Key_Return, "s")
    first.save()
    office.settle()

    dialog = window(page)

    grid = dialog.grid_of_rows
    shown = [grid.rows.data(grid.rows.index(row, OUTCOME)) for row in range(3)]
    assert shown == ["No answer (logged)", "Spoke to them (logged)", ""]
    assert grid.currentIndex().row() == 2, "it goes on where nothing is logged"
    assert "2 of its 3 rows were keyed in before." in said(dialog)
    grid.setFocus()
    key(dialog, "s")
    assert dialog._count.text() == "1 of 3 keyed in"
    grid.go_to(0)
    key(dialog, "s")
    grid.go_to(1)
    key(dialog, "d")
    assert dialog._count.text() == "3 of 3 keyed in, rows 1 and 2 for a second time"
    assert grid.rows.data(grid.rows.index(0, OUTCOME)) == "Spoke to them"


def test_the_number_of_a_row_stays_when_the_rest_is_scrolled(sheet, window):
    sheet(campaign=True)
    grid = window().grid_of_rows
    grid.resize(300, 200)
    grid.go_to(2, NOTE)
    QApplication.processEvents()

    assert grid.horizontalScrollBar().value() > 0
    header = grid.verticalHeader()
    assert header.isVisible()
    assert [
        grid.rows.headerData(row, Qt.Orientation.Vertical, Qt.ItemDataRole.DisplayRole)
        for row in range(3)
    ] == ["1", "2", "3"]


def test_a_name_that_looks_like_marks_is_hovered_over_as_it_stands(office, window, sheet):
    key = office.school("<img src=file:///x>&", street="0 Sample Street")
    office.reach(key, ContactKind.PHONE, "020 7946 0101")
    sheet()
    rows = window().grid_of_rows.rows
    said = rows.data(rows.index(0, NAME), Qt.ItemDataRole.ToolTipRole)
    assert said.startswith("<qt>&lt;img src=file:///x&gt;&amp;<br>")
    assert "020 7946 0101" in said


def test_whom_the_row_is_for_is_said_below_the_grid(sheet, window):
    sheet()
    dialog = window()
    dialog.grid_of_rows.setFocus()
    assert dialog._whom.text() == "Row 1: School 1, The Head Teacher"
    key(dialog, "s", Qt.Key.Key_Return)
    assert dialog._whom.text() == "Row 2: School 2, The Head Teacher"


def test_the_window_opens_as_high_as_it_stays_so_that_its_foot_is_on_the_screen(sheet, window):
    sheet(campaign=True)
    dialog = window()
    room = dialog.screen().availableGeometry()
    assert dialog.height() > 0.8 * room.height()
    assert room.contains(dialog.geometry())


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([4], "row 4"),
        ([4, 9], "rows 4 and 9"),
        ([1, 2, 3, 4, 5, 6, 7], "rows 1, 2, 3, 4, 5 and 2 more"),
    ],
)
def test_rows_are_named_by_their_numbers_the_first_few_of_many(places, words):
    assert _rows_named(places) == words


def test_a_day_to_come_is_no_day_of_a_round(office, sheet, window):
    sheet()
    dialog = window()
    dialog.grid_of_rows.setFocus()
    key(dialog, "s")
    dialog.day.set_text("27/5/2017")
    dialog.save()
    office.settle()
    assert dialog._when.problem
    assert office.database.read(outreach.count) == 0


def test_with_no_sheet_the_window_says_how_one_is_made(office, window):
    dialog = window()
    assert dialog.message.isVisible()
    assert office.database.read(outreach.count) == 0


def test_a_screen_reader_hears_the_row_the_name_and_the_field(sheet, window):
    sheet()
    rows = window().grid_of_rows.rows
    said = rows.data(rows.index(0, OUTCOME), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "What came of it: empty, row 1, School 1"
