"""The export register: found, looked into, marked, made again and deleted, all by its own page."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.key_in_sheet import key_in_sheet
from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.keyed_sheets import KeyedRow, KeyedSheet
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.domain.records import RecordKind, RecordsHeld
from liaison_app.files.formats import format_named
from liaison_app.queries.dispatches import Only, dispatches
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch
from liaison_app.ui.pages.mail_lists.exporting import Exporting
from liaison_app.ui.pages.mail_lists.key_in import KeyInDialog
from liaison_app.ui.pages.mail_lists.on_it import OnItCard
from liaison_app.ui.paper.pdf_paper import PdfPaper
from liaison_app.ui.theme import Mode
from liaison_app.ui.widgets.copy_label import CopyLabel
from liaison_app.ui.wishes import OrganisationsShown, PeopleShown, RegisterShown


@pytest.fixture
def save(office, tmp_path):
    """Return what saves a list of the schools as this kind of file, and returns its key."""

    def saved(kind="mail_list", name="list.xlsx", **given):
        written = format_named(kind)
        wanted = MailListWanted(kind=Kind.SCHOOL, by=written.by)
        today = office.database.clock().date()
        plan = office.database.read(partial(plan_mail_list, wanted=wanted, today=today))
        chosen = ExportChosen(format=written, paper=PdfPaper(), **given)
        return save_export(
            office.database,
            plan=plan,
            path=tmp_path / name,
            private=tmp_path / "private",
            chosen=chosen,
        ).value.dispatch_id

    return saved


@pytest.fixture
def show(office):
    """Return what opens the page on the register, and on one entry."""

    def shown(key=None):
        page = office.open()
        page.open_at(RegisterShown(dispatch_id=key))
        office.settle()
        QApplication.processEvents()
        return page

    return shown


def names(page):
    """Return the files that are listed."""
    table = page._leaving.register.table.records
    return [table.cell(row, 0).text for row in range(table.rowCount())]


def test_the_register_is_filtered_by_what_it_holds_and_by_words(office, save, show):
    office.school("Alder School")
    save(purpose="Reassurance")
    save("labels", "labels.pdf", purpose="Letters")
    page = show()
    register = page._leaving.register
    assert names(page) == ["labels.pdf", "list.xlsx"]

    register.search.setText("reassurance")
    office.settle()
    assert names(page) == ["list.xlsx"]
    register.search.clear()
    next(one for one in register._menus["format"].actions() if one.text() == "Labels").trigger()
    office.settle()
    assert names(page) == ["labels.pdf"]
    register.show_only("only", Only.TO_DELETE, Only.TO_DELETE.label)
    office.settle()
    assert names(page) == []
    register._act_on_empty()
    office.settle()
    assert names(page) == ["labels.pdf", "list.xlsx"]


def test_the_bar_above_the_register_keeps_to_two_lines_in_letters_twice_their_size(
    office, save, show, theme, qapp
):
    theme.apply(qapp, Mode.LIGHT, percent=200)
    office.school("Alder School")
    page = show(save())
    page.window().resize(1034, 768)
    QApplication.processEvents()
    register = page._leaving.register

    assert page._leaving.panel.isVisible()
    assert register._filters.height() < 3 * register.search.height()


def test_another_page_asks_for_those_to_be_deleted(office, save, show):
    office.school("Alder School")
    save()
    late = save("labels", "labels.pdf")
    due = {"delete_after": office.database.clock().date() - timedelta(days=1)}
    office.do(saving.update, table=Dispatch, key=late, version=None, values=due)
    page = show()
    page.open_at(RegisterShown(to_delete=True))
    office.settle()
    assert names(page) == ["labels.pdf"]


def test_a_kind_of_file_proposes_how_it_went(office, save, show):
    key = office.school("Alder School")
    office.reach(key, ContactKind.EMAIL, "office@school.example")
    page = show(save("bcc", "batches.txt"))
    assert page._leaving.panel.sent_card.way.value is Channel.EMAIL
    page._leaving.open_at(RegisterShown(dispatch_id=save()))
    office.settle()
    assert page._leaving.panel.sent_card.way.value is Channel.LETTER


def test_a_list_is_noted_as_not_sent_with_its_reason(office, save, show, press, said):
    office.school("Alder School")
    page = show()
    page.open_at(RegisterShown(dispatch_id=save(), not_sent=True))
    office.settle()
    press(page, "Note as not sent")
    assert "Say why, in a few words." in said(page)

    page._leaving.panel.otherwise.reason.setText("Another list took over")
    press(page, "Note as not sent")
    office.settle()

    assert [one.stage for one in office.database.read(dispatches)] == [DispatchStage.DISCARDED]
    assert "1 letter · Not sent" in said(page)
    assert "Another list took over" in said(page)


def test_a_sheet_is_keyed_in_and_never_marked_as_sent(office, save, show, press, said):
    key = office.school("Alder School")
    office.reach(key, ContactKind.PHONE, "020 7946 0101")
    page = show(save("call_sheet", "calls.pdf"))
    assert "1 call · To be keyed in" in said(page)
    assert "Mark as sent" not in said(page)

    press(page, "It is not keyed in after all…")
    page._leaving.panel.otherwise.reason.setText("It rained")
    press(page, "Note as not keyed in")
    office.settle()

    assert "1 call · Not keyed in" in said(page)
    assert {"It rained", "Why it was not keyed in"} <= set(said(page))


def test_a_sheet_says_how_many_of_its_rows_are_keyed_in(office, save, show, said):
    for name in ("Alder School", "Birch School"):
        office.reach(office.school(name), ContactKind.PHONE, "020 7946 0101")
    key = save("call_sheet", "calls.pdf")
    page = show(key)
    assert "1 of 2 rows are keyed in." not in said(page)

    sheet = KeyedSheet(
        dispatch_id=key,
        channel=Channel.CALL,
        happened_at=office.database.clock(),
        rows=[KeyedRow(place=2, outcome=Outcome.NO_ANSWER)],
    )
    office.do(key_in_sheet, sheet=sheet)
    page.reload()
    office.settle()

    assert {"2 calls · Keyed in", "1 of 2 rows are keyed in."} <= set(said(page))


def test_home_asks_for_a_sheet_to_be_keyed_in_and_its_window_opens(office, save, show):
    key = office.school("Alder School")
    office.reach(key, ContactKind.PHONE, "020 7946 0101")
    sheet = save("call_sheet", "calls.pdf")
    page = show()
    page.open_at(RegisterShown(dispatch_id=sheet, key_in=True))
    office.settle()
    office.settle()
    dialog = page.window().findChild(KeyInDialog)
    assert dialog.sheet.dispatch_id == sheet
    dialog.reject()


def test_what_is_typed_of_a_file_stays_when_the_register_is_read_again(office, save, show):
    office.school("Alder School")
    page = show()
    page.open_at(RegisterShown(dispatch_id=save(), not_sent=True))
    office.settle()
    page._leaving.panel.otherwise.reason.setText("Another list")

    save("labels", "labels.pdf")
    page.reload()
    office.settle()

    assert names(page) == ["labels.pdf", "list.xlsx"]
    assert page._leaving.panel.otherwise.reason.text() == "Another list"


def test_a_panel_that_was_closed_stays_closed_when_the_register_is_read_again(office, save, show):
    office.school("Alder School")
    page = show(save())
    panel = page._leaving.panel
    assert panel.isVisible()
    panel.close_panel()

    save("labels", "labels.pdf")
    page.reload()
    office.settle()

    assert not panel.isVisible()
    page._leaving.register.table.opened.emit(page._leaving.register.table.current_key)
    assert panel.isVisible()


@pytest.mark.parametrize(("rows", "scrolls"), [(1, False), (3, False), (9, True)])
def test_the_few_who_were_on_a_list_are_all_seen_at_once(office, save, show, rows, scrolls):
    for number in range(rows):
        office.school(f"School {number}")
    page = show(save())
    table = page._leaving.panel.findChild(OnItCard).table
    assert (table.verticalScrollBar().maximum() > 0) is scrolls


def test_a_file_is_checked_by_its_hash_which_can_be_copied(office, save, show, press, said):
    office.school("Alder School")
    key = save()
    page = show(key)
    (entry,) = office.database.read(dispatches)

    press(page, "Check the file")
    office.settle()
    assert "The file is there, and is exactly the one that was saved." in said(page)
    hashed = page._leaving.panel.findChild(CopyLabel)
    hashed.click()
    assert QApplication.clipboard().text() == entry.sha256

    (office_file := page._desk.folder / "list.xlsx").write_bytes(b"other")
    assert office_file.exists()
    press(page, "Check the file")
    office.settle()
    assert any("not the one that was saved" in one for one in said(page))


def test_who_was_on_it_is_listed_and_opened(office, save, show):
    key = office.school("Alder School")
    page = show(save())
    card = page._leaving.panel.findChildren(type(page._leaving.register.table))[-1]
    assert [card.records.cell(0, column).text for column in (0, 1)] == ["1", "Alder School"]
    card.opened.emit(1)
    assert office.wished == [("organisations", OrganisationsShown(organisation_id=key))]


def test_copied_rows_show_whom_they_told_of_and_are_not_made_again(office, show, said):
    held = RecordsHeld(kind=RecordKind.PERSON, keys=(7,))
    note_copy(office.database, label="Copy", held=held)
    page = show(1)
    assert "Rows copied or printed" in said(page)
    buttons = [one.accessibleName() for one in page._leaving.panel.findChildren(QPushButton)]
    assert "Make the same list again…" not in buttons
    page._leaving.panel.findChildren(type(page._leaving.register.table))[-1].opened.emit(1)
    assert office.wished == [("people", PeopleShown(person_id=7))]


def test_the_same_list_again_leaves_out_who_objected_only_when_asked(
    office, save, show, press, said, monkeypatch, tmp_path
):
    keys = [office.school(name) for name in ("Alder School", "Birch School")]
    page = show(save())
    office.object(keys[0])
    monkeypatch.setattr(Exporting, "ask_where", lambda *_: tmp_path / "again.xlsx")

    press(page, "Make the same list again…")
    office.settle()
    assert any("1 of the 2 rows must not be written again" in one for one in said(page))
    assert not (tmp_path / "again.xlsx").exists()
    press(page, "Leave them out")
    office.settle()

    assert (tmp_path / "again.xlsx").exists()
    assert "again.xlsx is saved, with the same rows." in said(page)
    assert names(page) == ["again.xlsx", "list.xlsx"]


def test_a_file_that_must_go_is_deleted_from_its_entry(office, save, show, press, tmp_path):
    office.school("Alder School")
    key = save()
    due = {"delete_after": office.database.clock().date() - timedelta(days=1)}
    office.do(saving.update, table=Dispatch, key=key, version=None, values=due)
    page = show(key)
    press(page, "Delete the file")
    office.settle()
    assert not (tmp_path / "list.xlsx").exists()
    assert page._leaving.register.table.records.cell(0, 5).text == "Deleted"


def test_names_in_the_register_are_shown_as_typed(office, save, show, hostile, shown_as_typed):
    office.school(hostile)
    page = show(save(purpose=hostile))
    shown_as_typed(page)
