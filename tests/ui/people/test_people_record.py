"""The panel of a person tells their whole life, gives values back, and says what is missing."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.edit_contacts import verify_contact
from liaison_app.actions.edit_people import save_person
from liaison_app.domain.organisation_entries import PersonChange
from liaison_app.domain.records import RecordKind, RecordsHeld
from liaison_app.queries.record_timeline import Happenings
from liaison_app.ui.records.gaps_card import GapsCard
from liaison_app.ui.wishes import HistoryShown


def shown(widget):
    return [
        label.text().replace("\u200b", "").replace("\u200e", "")
        for label in widget.findChildren(QLabel)
        if label.isVisible()
    ]


def button(widget, name):
    every = widget.findChildren(QAbstractButton)
    return next(one for one in every if one.isVisible() and one.accessibleName().startswith(name))


def press(widget, name):
    QTest.mouseClick(button(widget, name), Qt.MouseButton.LeftButton)


def test_contacts_changes_and_lists_are_told_together_and_apart(opened, settled, database, ann):
    held = RecordsHeld(kind=RecordKind.PERSON, keys=(ann,))
    note_copy(database, label="1 row copied", held=held)
    opened.reload()
    settled()
    timeline = opened.panel.timeline

    said = shown(timeline)
    assert "Spoke to them. Will read it in assembly" in said
    assert "In a list of 1 row: Copied to the clipboard" in said
    assert any("Became Head Teacher at Hollybush Primary School" in one for one in said)
    timeline.tabs.chosen.emit(str(Happenings.LISTS.value))
    settled()

    said = shown(timeline)
    assert "In a list of 1 row: Copied to the clipboard" in said
    assert "Spoke to them. Will read it in assembly" not in said


def test_a_change_of_a_person_leads_to_its_step_and_to_all_their_history(opened, qtbot, ann):
    with qtbot.waitSignal(opened.page_wanted) as wanted:
        press(opened.panel, "All their history")

    assert wanted.args == ["history", HistoryShown(person_id=ann, name="Mrs Ann Sample")]
    with qtbot.waitSignal(opened.page_wanted) as wanted:
        press(opened.panel.timeline, "Show this step in the history")
    assert (wanted.args[0], type(wanted.args[1])) == ("history", int)


def test_a_value_that_a_field_of_a_person_had_is_given_back(opened, settled, database, kept, ann):
    entry = PersonChange(values={"surname": "Example", "language": ""}, person_id=ann)
    database.write("Edit", partial(save_person, entry=entry))
    opened.reload()
    settled()

    press(opened.panel, "What “Surname” has been")
    settled()
    popover = opened.panel.values.popover
    assert "Surname: what it has been" in shown(popover)
    press(popover, "Restore this value: Sample")
    settled()
    QApplication.processEvents()
    press(opened.panel, "What “Preferred language” has been")
    settled()
    press(opened.panel.values.popover, "Restore this value: Welsh")
    settled()

    assert (kept().shown, kept().fields["language"]) == ("Mrs Ann Sample", "Welsh")


def test_what_is_missing_of_a_person_is_said_and_mended(opened, settled, database, kept):
    own = next(one for one in kept().contacts if one.role_id)
    (card,) = opened.panel.findChildren(GapsCard)
    assert card.accessibleDescription() == "Mobile not verified yet"
    since = date(2016, 3, 2)
    old = partial(verify_contact, contact_id=own.id, version=None, on=since, officer="PC Sample")
    database.write("Verify", old)
    opened.reload()
    settled()
    card = opened.panel.findChildren(GapsCard)[-1]
    assert card.accessibleDescription() == "Mobile not verified since March 2016"

    press(card, "Mobile not verified since March 2016: Verified today")
    settled()

    assert kept().missing.gaps == ()
