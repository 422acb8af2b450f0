"""Letters that came back are typed in one after another, by the keyboard alone."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from liaison_app.actions.make_export import save_export
from liaison_app.actions.mark_as_sent import mark_as_sent
from liaison_app.actions.undo import undo_last
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.domain.references import make_ref
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.ui.pages.mail_lists.returned import ReturnedDialog


@pytest.fixture
def save(office, tmp_path):
    """Return what saves a list of the schools."""

    def saved(name):
        wanted = MailListWanted(kind=Kind.SCHOOL)
        today = office.database.clock().date()
        plan = office.database.read(partial(plan_mail_list, wanted=wanted, today=today))
        path, private = tmp_path / name, tmp_path / "private"
        return save_export(office.database, plan=plan, path=path, private=private).value.dispatch_id

    return saved


@pytest.fixture
def send(office, save):
    """Return what sends a list of the schools."""

    def sent(name="list.xlsx"):
        key = save(name)
        office.do(mark_as_sent, dispatch_id=key, happened_at=office.database.clock())
        return key

    return sent


@pytest.fixture
def window(office):
    """Return what opens the window, by the page's command."""

    def opened():
        page = office.open()
        page.returned_mail()
        QApplication.processEvents()
        return page.window().findChild(ReturnedDialog)

    return opened


def type_in(dialog, text):
    """Type a Ref as a scanner does: all of it, and Enter."""
    QTest.keyClicks(dialog.ref, text)
    QTest.keyClick(dialog.ref, Qt.Key.Key_Return)


def listed(dialog):
    """Return who is listed, the last typed first."""
    records = dialog.table.records
    return [records.cell(row, 0).words for row in range(records.rowCount())]


def test_ten_refs_scanned_without_a_pause_are_one_step(office, send, window):
    keys = [office.school(f"School {number:02}") for number in range(10)]
    send()
    dialog = window()
    refs = [make_ref(letter="S", key=key) for key in keys]

    for ref in refs:
        type_in(dialog, ref.lower())
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    office.settle()
    QApplication.processEvents()
    office.settle()

    assert not isValid(dialog), "it is closed"
    assert len(office.database.read(open_follow_ups)) == 10
    assert undo_last(office.database).value.label == "Returned mail: 10 letters"
    assert office.database.read(open_follow_ups) == ()


def test_each_is_listed_with_name_address_and_the_list_it_was_on(office, send, window):
    key = office.school("Alder School")
    send()
    dialog = window()
    type_in(dialog, make_ref(letter="S", key=key))
    office.settle()
    cells = [dialog.table.records.cell(0, column).words for column in range(3)]
    ref = make_ref(letter="S", key=key)
    assert cells == [
        f"Alder School, {ref}",
        "1 Sample Street, Enfield, EN2 3AB",
        "list.xlsx, sent Thu 25 May 2017",
    ]


def test_a_list_nobody_marked_as_sent_is_taken_and_said(office, save, send, window):
    key = office.school("Alder School")
    kept = save("kept.xlsx")
    dialog = window()
    type_in(dialog, make_ref(letter="S", key=key))
    office.settle()

    assert dialog.lists.currentData() == kept
    assert dialog.lists.currentText() == "kept.xlsx, made Thu 25 May 2017, not marked as sent"
    assert dialog.table.records.cell(0, 2).words == "kept.xlsx, not marked as sent"
    assert "mark it as sent" in dialog.lists.accessibleDescription()
    other = office.school("Birch School")
    send("sent.xlsx")
    type_in(dialog, make_ref(letter="S", key=other))
    office.settle()
    assert dialog.lists.accessibleDescription() == ""


def test_a_wrong_ref_is_refused_beside_the_field_and_may_be_put_right(office, send, window):
    key = office.school("Alder School")
    send()
    dialog = window()
    ref = make_ref(letter="S", key=key)

    type_in(dialog, f"{ref[:-1]}{'0' if ref[-1] != '0' else '1'}")
    assert "not a Ref of ours" in dialog._row.problem
    assert listed(dialog) == []
    type_in(dialog, ref)  # what was wrong is selected, so typing takes its place
    office.settle()

    assert dialog._row.problem == ""
    assert listed(dialog) == [f"Alder School, {ref}"]


def test_one_of_nobody_and_one_typed_twice_say_so(office, send, window):
    key = office.school("Alder School")
    send()
    dialog = window()
    type_in(dialog, make_ref(letter="S", key=999))
    office.settle()
    assert "Nobody in the records" in dialog._row.problem
    for _ in range(2):
        type_in(dialog, make_ref(letter="S", key=key))
        office.settle()
    assert len(listed(dialog)) == 1


def test_the_list_may_be_another_and_a_letter_may_be_taken_out(office, send, window):
    key = office.school("Alder School")
    first, second = send("first.xlsx"), send("second.xlsx")
    dialog = window()
    type_in(dialog, make_ref(letter="S", key=key))
    office.settle()
    assert dialog.lists.currentData() == second

    dialog.lists.setCurrentIndex(dialog.lists.findData(first))
    dialog.lists.activated.emit(dialog.lists.currentIndex())
    office.settle()
    assert dialog.table.records.cell(0, 2).text == "first.xlsx"
    dialog._remove.click()
    assert listed(dialog) == []
    assert not dialog.save_button.isEnabled()


def test_a_day_to_come_is_refused(office, send, window):
    key = office.school("Alder School")
    send()
    dialog = window()
    type_in(dialog, make_ref(letter="S", key=key))
    office.settle()
    dialog.day.set_text("27/5/2017")
    dialog.save()
    assert dialog._when.problem == "That day is still to come."
    assert office.database.read(open_follow_ups) == ()
