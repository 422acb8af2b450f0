from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from liaison_app.actions.edit_campaign import edit_campaign
from liaison_app.actions.edit_saved_lists import delete_list, save_list
from liaison_app.actions.keep_word_template import add_word_template
from liaison_app.actions.run_campaign import freeze_audience, start_campaign
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.queries.campaigns import campaign

BODY = "«Organisation»\n«Address_line_1»\n\n«Salutation»,\n\nPlease read this in assembly."
AT = datetime(2017, 5, 22, 21, 31, 12, tzinfo=UTC)
FRIENDS = LetterEntry(name="Dear Friends", kind=Kind.FAITH, body="Dear all")


@pytest.fixture
def seen(desk, keys):  # noqa: ARG001 - the campaign has to be there
    """Return a reading of the open campaign as it is kept."""
    desk.open()
    return lambda: desk.database.read(partial(campaign, campaign_id=desk.rows()[0].id))


@pytest.fixture
def form(desk, seen):  # noqa: ARG001 - the campaign is shown
    """Return the form of the open campaign, just opened."""
    return reopened(desk)


def reopened(desk):
    desk.page.view.edit.click()
    desk.settle()
    return next(iter(desk.page.forms.edit_forms.values()))


def theirs(desk, seen, **changes):
    """Save the campaign as another officer would."""
    shown = seen()
    letters = tuple(
        LetterEntry(
            letter_id=one.id,
            name=one.name,
            kind=one.kind,
            posts=one.posts,
            dated=one.dated,
            body=changes.pop("body", one.body),
        )
        for one in shown.letters
    )
    incident = IncidentEntry(
        title=shown.incident,
        happened_at=shown.happened_at,
        threat_level=shown.threat_level,
        threat_wording=shown.threat_wording,
        threat_wording_on=shown.threat_wording_on,
    )
    entry = CampaignEntry(
        name=shown.name,
        incident=incident,
        letters=letters,
        deadline=shown.deadline,
        our_ref=shown.our_ref,
        lawful_basis=shown.lawful_basis,
    )
    entry = replace(entry, **changes)
    desk.database.write("Theirs", partial(edit_campaign, shown=shown, entry=entry))


def save(desk, form):
    form.save()
    desk.settle()


def words(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def test_a_started_campaign_keeps_its_audience_and_says_so(desk, form, seen):
    (letter,) = form.letters
    assert not letter.kind.isEnabled()
    assert "Frozen on 25 May 2017, and stays as it is." in words(form)
    assert "Goes to 4 organisations" in words(form)

    letter.body.setPlainText("Please read this tomorrow.")
    letter.your_ref.setText("Y/2")
    letter.dated.set_text("26/5/2017")
    form.fields.deadline.set_text("29/5/2017")
    form.fields.sender.fax.setText("020 7946 0002")
    save(desk, form)

    kept = seen()
    assert (kept.deadline, kept.author_fax) == (date(2017, 5, 29), "020 7946 0002")
    assert (kept.letters[0].body, kept.letters[0].your_ref) == ("Please read this tomorrow.", "Y/2")
    assert kept.letters[0].dated == date(2017, 5, 26)
    assert kept.letters[0].audience == 4
    assert desk.page.forms.edit_forms == {}
    undo_last(desk.database)
    assert seen().letters[0].your_ref == ""


def test_saving_what_nobody_touched_changes_nothing(desk, form, seen):
    before = seen()

    save(desk, form)

    assert seen() == before


def test_a_draft_can_be_changed_whole(desk, keys):  # noqa: ARG001 - schools are there
    incident = IncidentEntry(title="Fire", happened_at=AT)
    entry = CampaignEntry(name="Draft", incident=incident, letters=(FRIENDS,), lawful_basis="Other")
    key = desk.database.write("Start", partial(start_campaign, entry=entry)).value
    desk.show()
    desk.page._open(key)
    desk.settle()
    form = reopened(desk)

    (letter,) = form.letters
    assert letter.body.toPlainText() == "Dear all"
    letter.kind.setCurrentIndex(letter.kind.findData(Kind.SCHOOL))
    form.fields.name.setText("A fire")
    save(desk, form)

    kept = desk.database.read(partial(campaign, campaign_id=key))
    assert (kept.name, kept.lawful_basis, kept.happened_at) == ("A fire", "Other", AT)
    assert [(one.kind, one.name, one.audience) for one in kept.letters] == [
        (Kind.SCHOOL, "Dear Friends", 4)
    ]
    assert desk.page.title == "A fire"


def test_a_started_campaign_can_be_changed_after_its_list_was_deleted(desk, keys):
    entry = SavedListEntry(name="Both", definition=ListDefinition(added=(keys["Oak School"],)))
    list_id = desk.database.write("Save", partial(save_list, entry=entry)).value
    letter = replace(FRIENDS, kind=None, saved_list_id=list_id)
    incident = IncidentEntry(title="Fire", happened_at=AT)
    whole = CampaignEntry(name="Listed", incident=incident, letters=(letter,))
    key = desk.database.write("Start", partial(start_campaign, entry=whole)).value
    desk.database.write("Freeze", partial(freeze_audience, campaign_id=key, at=AT))
    desk.database.write("Delete", partial(delete_list, list_id=list_id, version=None))
    desk.show()
    desk.page._open(key)
    desk.settle()
    form = reopened(desk)

    assert form.letters[0].kind.currentText() == "Saved list: Both"
    assert "Goes to 1 organisation" in words(form)
    form.letters[0].your_ref.setText("Y/3")
    save(desk, form)

    (kept,) = desk.database.read(partial(campaign, campaign_id=key)).letters
    assert (kept.your_ref, kept.saved_list, kept.audience) == ("Y/3", "Both", 1)


def test_theirs_is_shown_beside_yours_and_the_officer_chooses(desk, form, seen):
    form.fields.our_ref.setText("MINE")
    form.fields.purpose.setText("To reassure")
    theirs(desk, seen, our_ref="THEIRS", deadline=date(2017, 6, 1))

    save(desk, form)

    said = words(form.stale)
    assert "CE/1" in said
    assert "THEIRS" in said
    assert list(form.stale.choices) == ["our_ref"]
    assert form.fields.deadline.value == date(2017, 6, 1)
    assert form.fields.purpose.text() == "To reassure"
    take_theirs = form.stale.choices["our_ref"].findChildren(QAbstractButton)[1]
    take_theirs.click()
    save(desk, form)

    kept = seen()
    assert (kept.our_ref, kept.purpose, kept.deadline) == (
        "THEIRS",
        "To reassure",
        date(2017, 6, 1),
    )


def test_a_letter_that_both_changed_is_told_by_its_first_line_that_differs(desk, form, seen):
    (letter,) = form.letters
    old = letter.body.toPlainText() + "\n" + "A line that stays. " * 8
    theirs(desk, seen, body=old)
    letter.body.setPlainText("Mine")

    save(desk, form)

    (letter,) = form.letters
    assert letter.body.toPlainText() == "Mine"
    assert "… A line that stays." in words(form.stale)


def test_a_letter_is_made_of_one_of_the_teams_word_letters(desk, form, seen, keys):  # noqa: ARG001 - the form is opened again
    desk.page.forms.edit_forms[desk.rows()[0].id].reject()
    add = partial(add_word_template, name="Appeal", file_name="appeal.docx", content=b"x")
    key = desk.database.write("Add", add).value
    form = reopened(desk)
    (letter,) = form.letters

    letter.template.setCurrentText("Word letter: Appeal")
    assert not letter.body.isEnabled()
    save(desk, form)

    assert (seen().letters[0].template_id, seen().letters[0].body) == (key, BODY)
    form = reopened(desk)
    assert form.letters[0].template.currentText() == "Word letter: Appeal"
    form.letters[0].template.setCurrentText("My own text")
    save(desk, form)
    assert (seen().letters[0].template_id, seen().letters[0].body) == (None, BODY)


def test_what_was_typed_is_there_again_after_esc(desk, form, qtbot):
    form.fields.purpose.setText("To reassure")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()

    again = reopened(desk)

    assert again.fields.purpose.text() == "To reassure"
    assert "This is what you had begun." in words(again)
    again.message.pressed.emit()
    desk.settle()
    assert again.fields.purpose.text() == ""


def test_a_letter_added_and_the_changes_of_another_officer_stay_both(desk, form, seen):
    form.add_letter()
    form.letters[1].name.setText("To the others")
    form.fields.purpose.setText("To reassure")
    theirs(desk, seen, our_ref="THEIRS")

    save(desk, form)
    save(desk, form)

    kept = seen()
    assert [one.name for one in kept.letters] == ["Dear Head Teacher", "To the others"]
    assert (kept.our_ref, kept.purpose) == ("THEIRS", "To reassure")
