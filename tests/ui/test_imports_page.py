"""The Import page on a real workspace: a file is read, looked over, brought in and taken back."""

from datetime import date
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QRadioButton

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.undo import undo_last
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.imports import RowVerdict
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.files.registers.template import write_template
from liaison_app.queries.imports_done import imports_done
from liaison_app.queries.organisation_details import details
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.settings import Settings
from liaison_app.store.backup import list_backups
from liaison_app.ui.pages.imports.page import ImportsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.wishes import OrganisationsShown

PATIENCE = 30_000
TODAY = date(2017, 5, 24)
ANY = OrganisationsWanted(criteria=Criteria(standings=()))


@pytest.fixture
def work(workspace, qapp):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the workspace."""
    made = Tasks(workspace.database)
    yield made
    made.close()


@pytest.fixture
def page(qtbot, theme, workspace, work):  # noqa: ARG001 - the look
    """Return the Import page of a real workspace, seen."""
    made = ImportsPage(
        tasks=work,
        database=workspace.database,
        folder=workspace.folder,
        today=lambda: TODAY,
        remembered=Remembered(Settings()),
    )
    qtbot.addWidget(made)
    work.changed.connect(made.on_changed)
    made.resize(1150, 720)
    made.show()
    return made


@pytest.fixture
def idle(qtbot, work):
    """Return what waits until nothing is under way."""
    return lambda: qtbot.waitUntil(lambda: not work.busy, timeout=PATIENCE)


@pytest.fixture
def read(page, idle):
    """Return what drops a file on the page and waits until it is looked over or refused."""

    def reading(path):
        page.open_at(path)
        idle()

    return reading


@pytest.fixture
def spreadsheet(tmp_path):
    """Return what fills our own empty spreadsheet in with rows, by their headings."""

    def filled(*rows, name="groups & networks.xlsx"):
        path = tmp_path / name
        if not path.exists():
            write_template(path, private=tmp_path / "private")
        book = load_workbook(path)
        sheet = book.worksheets[0]
        headings = [cell.value for cell in sheet[1]]
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
        book.save(path)
        return path

    return filled


def temple(name, **others):
    """Return a row of our own spreadsheet."""
    return {"Kind": "Faith group", "Name": name, "Postcode": "EN1 4NP", **others}


def words_of(widget):
    """Return all that a widget says."""
    settle_widgets()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def settle_widgets():
    """Let widgets that were just added be shown, and those taken away be gone."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def message_of(page):
    """Return what the message line of a page says, or nothing."""
    (line,) = page.findChildren(MessageLine)
    return line.accessibleName() if line.isVisibleTo(page) else ""


def names_in(database):
    """Return the keys of all organisations there are."""
    return database.read(partial(matching_ids, wanted=ANY, today=TODAY))


def test_a_spreadsheet_is_looked_over_brought_in_and_taken_back(
    qtbot, page, read, idle, spreadsheet, workspace
):
    read(spreadsheet(temple("Temple of Peace"), temple("House of Friends"), {"Kind": "Banana"}))
    assert page._steps.currentWidget() is page._look_over
    assert not names_in(workspace.database), "looking over must change nothing"
    assert page._look_over.apply.accessibleName() == "Bring in 2 organisations"

    qtbot.mouseClick(page._look_over.apply, Qt.MouseButton.LeftButton)
    assert page._steps.currentWidget() is page._working
    idle()
    assert page._steps.currentWidget() is page._result
    said = page._result.accessibleName()
    assert said.startswith("2 organisations are brought in. groups & networks.xlsx, 3 rows")
    assert "2 new · 1 with a problem" in said
    assert len(names_in(workspace.database)) == 2
    assert len(list_backups(workspace.folder)) == 1

    qtbot.mouseClick(page._result.undo, Qt.MouseButton.LeftButton)
    idle()
    assert not names_in(workspace.database)
    assert page._steps.currentWidget() is page._start
    assert "taken back" in message_of(page)


def test_taking_it_back_elsewhere_leaves_no_button_that_would_do_it_again(
    page, read, idle, spreadsheet, workspace, work
):
    read(spreadsheet(temple("Temple of Peace")))
    page._look_over.apply.click()
    idle()
    work.write_by(partial(undo_last, workspace.database), label="Undo", owner=page)
    idle()
    assert page._steps.currentWidget() is page._start


def test_the_same_file_again_changes_nothing_and_says_when_and_by_whom_it_came(
    page, read, idle, registers
):
    read(registers / "gias_enfield_27.csv")
    assert page._look_over.apply.accessibleName() == "Bring in 26 schools"
    page._look_over.apply.click()
    idle()
    read(registers / "gias_enfield_27.csv")
    told = " ".join(words_of(page._look_over))
    assert "This very file was brought in on" in told
    assert "by PC Sample." in told
    assert page._look_over.apply.accessibleName() == "Nothing to bring in"
    assert not page._look_over.apply.isEnabled()


def test_what_was_brought_in_is_listed_with_when_and_by_whom(page, read, idle, spreadsheet):
    idle()
    assert "Nothing yet. What you bring in is listed here." in words_of(page._start)
    read(spreadsheet(temple("Temple of Peace")))
    page._look_over.apply.click()
    idle()
    listed = " ".join(words_of(page._start))
    assert "Faith groups and networks · groups & networks.xlsx" in listed
    assert "1 row: 1 new" in listed
    assert "by PC Sample" in listed


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", b"Dear all, see you on Friday."),
        ("empty.csv", b""),
        ("broken.xlsx", b"PK\x03\x04 no workbook"),
    ],
)
def test_a_file_that_is_none_is_a_sentence_with_a_hint_and_the_start_again(
    page, read, tmp_path, name, content
):
    path = tmp_path / name
    path.write_bytes(content)
    read(path)
    assert page._steps.currentWidget() is page._start
    assert name in message_of(page)
    assert message_of(page).count(".") >= 2, "there is no next step in it"


def test_a_file_that_is_gone_is_a_sentence(page, read, tmp_path):
    read(tmp_path / "gone.csv")
    assert page._steps.currentWidget() is page._start
    assert "gone.csv" in message_of(page)


def test_cancel_while_reading_goes_back_to_the_start(qtbot, page, idle, spreadsheet):
    page.open_at(spreadsheet(temple("Temple of Peace")))
    qtbot.mouseClick(page._working.cancel, Qt.MouseButton.LeftButton)
    idle()
    assert page._steps.currentWidget() is page._start
    assert message_of(page) == "Reading groups & networks.xlsx was stopped."


def test_cancel_while_bringing_in_keeps_nothing_and_the_look_over(
    page, read, idle, spreadsheet, workspace
):
    read(spreadsheet(temple("Temple of Peace")))
    page._look_over.apply.click()
    page._working.cancel.click()
    idle()
    assert page._steps.currentWidget() is page._look_over
    assert message_of(page) == "Cancelled. Nothing was brought in."
    assert not names_in(workspace.database)
    assert not workspace.database.read(imports_done)


def test_a_second_file_waits_for_the_first_to_be_brought_in(page, read, idle, spreadsheet):
    read(spreadsheet(temple("Temple of Peace")))
    page._look_over.apply.click()
    page.open_at(Path("another.csv"))
    assert "is being brought in. Wait until it is there" in message_of(page)
    idle()
    assert page._steps.currentWidget() is page._result


def test_what_changed_since_the_check_has_it_checked_again_and_decisions_stand(
    page, read, idle, spreadsheet, workspace
):
    database = workspace.database
    read(spreadsheet(temple("Temple of Peace", Tradition="Hindu")))
    page._look_over.apply.click()
    idle()
    (key,) = names_in(database)
    change(database, key, tradition="Jain")
    read(spreadsheet(temple("New Hall"), temple("Third Hall")))
    page._look_over.show_rows(RowVerdict.NEW)
    page._look_over.table.go_to(3)
    choose(page, "Leave out")
    assert page._look_over.apply.accessibleName() == "Bring in 1 organisation"

    change(database, key, tradition="Sikh")
    page._look_over.apply.click()
    idle()
    assert "changed since groups & networks.xlsx was checked" in message_of(page)
    (again,) = (
        one for one in page.message.findChildren(QPushButton) if one.text() == "Check again"
    )
    assert again.isVisible()
    again.click()
    idle()
    assert page._look_over.apply.accessibleName() == "Bring in 1 organisation"
    page._look_over.apply.click()
    idle()
    assert len(names_in(database)) == 2


def test_a_conflict_shows_both_sides_and_takes_what_is_decided(
    page, read, idle, spreadsheet, workspace
):
    database = workspace.database
    path = spreadsheet(temple("Temple of Peace", Tradition="Hindu"))
    read(path)
    page._look_over.apply.click()
    idle()
    (key,) = names_in(database)
    change(database, key, tradition="Jain")
    path.unlink()
    read(spreadsheet(temple("Temple of Peace", Tradition="Sikh")))
    assert page._look_over.tabs.key == RowVerdict.NEEDS_YOU.value
    shown = words_of(page._panel)
    assert "Tradition: both changed" in shown
    assert {"Jain", "Sikh"} <= set(shown)
    assert not page._look_over.apply.isEnabled()

    choose(page, "Take the file's value")
    assert page._look_over.apply.accessibleName() == "Bring in changes to 1 organisation"
    page._look_over.apply.click()
    idle()
    assert database.read(partial(details, key=key, today=TODAY)).fields["tradition"] == "Sikh"


def test_one_record_brought_in_is_opened_and_several_are_listed(
    qtbot, page, read, idle, spreadsheet, workspace
):
    read(spreadsheet(temple("Temple of Peace")))
    page._look_over.apply.click()
    idle()
    (key,) = names_in(workspace.database)
    with qtbot.waitSignal(page.page_wanted) as asked:
        page._result.pressed.emit()
    assert asked.args == ["organisations", OrganisationsShown(organisation_id=key)]


def test_hostile_names_and_file_names_are_shown_as_typed(
    page, read, idle, spreadsheet, hostile, shown_as_typed
):
    said = hostile.replace("/", "-")
    read(spreadsheet(temple(hostile, Tradition=hostile, Notes=hostile), name=f"{said}.xlsx"))
    page._look_over.table.go_to(2)
    assert hostile in words_of(page._panel)
    shown_as_typed(page)
    page._look_over.apply.click()
    idle()
    shown_as_typed(page)
    assert said in page._result.accessibleName()


def test_an_empty_spreadsheet_is_made_where_the_officer_says(page, idle, tmp_path, monkeypatch):
    path = tmp_path / "to fill in.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page._start.template.click()
    idle()
    assert load_workbook(path).worksheets[0]["A1"].value == "Kind"
    assert "to fill in.xlsx is ready" in message_of(page)


def test_the_file_chosen_is_read_and_none_chosen_changes_nothing(
    page, idle, spreadsheet, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.new()
    assert page._steps.currentWidget() is page._start
    path = spreadsheet(temple("Temple of Peace"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    page._start.choose.click()
    idle()
    assert page._steps.currentWidget() is page._look_over


def change(database, key, **values):
    """Have the team change an organisation."""
    version = database.read(partial(details, key=key, today=TODAY)).version
    entry = OrganisationEntry(organisation_id=key, version=version, values=values)
    database.write("Change it", partial(save_organisation, entry=entry))


def choose(page, words):
    """Choose an answer in the panel, as by a click on it."""
    settle_widgets()
    (radio,) = (
        one for one in page._panel.findChildren(QRadioButton) if one.accessibleName() == words
    )
    radio.click()
