from datetime import UTC, date, datetime, time
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.actions.edit_team import add_ward, save_officer
from liaison_app.actions.run_campaign import start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import ThreatLevel
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.domain.when import LONDON
from liaison_app.queries.campaigns import campaign, campaigns
from liaison_app.settings import Settings
from liaison_app.store import saving
from liaison_app.store.tables import Organisation
from liaison_app.ui.pages.campaigns.incident_fields import time_of_day
from liaison_app.ui.pages.campaigns.page import CampaignsPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks

CHASE, TOWN = "E05000001", "E05000002"
AT = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def tasks(database, settle, qapp):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on a team with two wards, two schools and a chapel."""
    there = (("Oak School", Kind.SCHOOL, CHASE), ("Elm School", Kind.SCHOOL, TOWN))

    def write(connection):
        add_ward(connection, code=CHASE, name="Chase")
        add_ward(connection, code=TOWN, name="Town")
        save_officer(connection, values={"rank": "PC", "name": "Jo Sample"})
        for name, kind, ward in (*there, ("Lane Chapel", Kind.FAITH, CHASE)):
            values = {"name": name, "kind": kind, "ward_code": ward}
            saving.insert(connection, Organisation, {**values, "standing": Standing.ACTIVE})

    database.write("Fill", write)
    made = Tasks(database)
    yield made
    settle(made)
    made.close()


@pytest.fixture
def page(database, tasks, theme, qtbot):  # noqa: ARG001 - pages are drawn in the theme
    made = CampaignsPage(
        tasks=tasks,
        database=database,
        today=lambda: date(2017, 5, 25),
        clock=lambda: AT,
        officer_id=lambda: None,
        remembered=Remembered(Settings()),
    )
    tasks.changed.connect(made.on_changed)
    qtbot.addWidget(made)
    made.resize(1160, 720)
    made.show()
    return made


@pytest.fixture
def form(page, tasks, settle):
    """Return the form for a new campaign, just opened."""
    page.new()
    settle(tasks)
    return page.forms.new_form


def fill(form, qtbot):
    qtbot.keyClicks(form.fields.title, "Attack at the arena")
    qtbot.keyClicks(form.fields.at, "22:31")
    qtbot.keyClicks(form.fields.name, "Assemblies")


def test_a_letter_says_to_how_many_it_goes_while_its_audience_is_chosen(form, tasks, settle):
    (letter,) = form.letters
    assert letter._count.text() == "Goes to 2 organisations"

    letter._wards[0][1].setChecked(True)
    settle(tasks)
    assert letter._count.text() == "Goes to 1 organisation"

    form.add_letter()
    settle(tasks)
    assert form._count.text() == "2 letters to 2 organisations"


def test_a_letter_begins_with_the_posts_and_the_text_of_its_audience(form):
    (letter,) = form.letters
    assert letter.posts.text().startswith("Head Teacher, Deputy Head Teacher")
    assert "your pupils" in letter.body.toPlainText()

    letter.kind.setCurrentIndex(letter.kind.findData(Kind.FAITH))

    assert letter.posts.text().startswith("Imam, Vicar")
    assert "faith groups" in letter.body.toPlainText()


def save(database, name, *keys):
    entry = SavedListEntry(name=name, definition=ListDefinition(added=keys))
    return database.write("Save", partial(save_list, entry=entry)).value


def test_a_letter_can_go_to_a_saved_list(page, database, tasks, settle, qtbot):
    save(database, "Both of them", 1, 2)
    page.new()
    settle(tasks)
    form = page.forms.new_form
    (letter,) = form.letters
    letter.kind.setCurrentText("Saved list: Both of them")
    settle(tasks)

    assert letter._count.text() == "Goes to 2 organisations"
    assert not letter.rows["wards"].isVisible()
    assert (letter.name.text(), letter.posts.text()) == ("Dear Friends, Both of them", "")
    fill(form, qtbot)
    form.save()
    settle(tasks)

    (row,) = database.read(campaigns)
    (kept,) = database.read(partial(campaign, campaign_id=row.id)).letters
    assert (kept.kind, kept.saved_list, kept.audience) == (None, "Both of them", 2)
    shown = "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "On the list Both of them" in shown


def test_a_list_made_from_a_letter_is_that_letters_audience(form, tasks, settle):
    (letter,) = form.letters

    letter._edit_lists.click()
    settle(tasks)
    builder = form.builder
    builder.frame.new.click()
    QTest.keyClicks(builder.frame.name, "New ones")
    builder.frame.editor.added.choose([1])
    builder.save()
    settle(tasks)
    builder.close()

    assert letter.kind.currentText() == "Saved list: New ones"
    assert letter._count.text() == "Goes to 1 organisation"


def test_a_text_of_ones_own_stays_when_the_audience_changes(form):
    (letter,) = form.letters
    letter.body.setPlainText("Dear all")

    letter.kind.setCurrentIndex(letter.kind.findData(Kind.NETWORK))

    assert letter.entry.body == "Dear all"


def test_ctrl_enter_starts_a_draft_and_shows_it(page, form, tasks, settle, qtbot, database):
    fill(form, qtbot)
    form.fields.level.setCurrentIndex(form.fields.level.findData(ThreatLevel.CRITICAL))
    form.fields.deadline.set_text("26/5")
    form.fields.forwarding.setCurrentIndex(1)

    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form.fields.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(tasks)

    (row,) = database.read(campaigns)
    seen = database.read(partial(campaign, campaign_id=row.id))
    assert (seen.incident, seen.name) == ("Attack at the arena", "Assemblies")
    assert seen.happened_at == datetime.combine(date(2017, 5, 25), time(22, 31), LONDON)
    assert (seen.deadline, seen.forwarding_officer) == (date(2017, 5, 26), "Jo Sample")
    assert seen.threat_level is ThreatLevel.CRITICAL
    assert seen.letters[0].dated == date(2017, 5, 25)
    assert seen.frozen_at is None
    assert not form.isVisible()
    assert page.title == "Assemblies"


def test_the_letterhead_of_an_author_is_recalled_from_the_newest_campaign(
    page, form, tasks, settle, database
):
    incident = IncidentEntry(title="Fire", happened_at=AT)
    letter = LetterEntry(name="Dear Friends", kind=Kind.FAITH)
    entry = CampaignEntry(
        name="Before",
        incident=incident,
        letters=[letter],
        author="Commander A Sample",
        author_office="Engagement",
        author_address="Room 1\nLondon",
        author_fax="020 7946 0002",
        author_email="office@police.example",
    )
    database.write("Start", partial(start_campaign, entry=entry))
    form.reject()
    page.new()
    settle(tasks)
    sender = form.fields.sender
    sender.email.setText("mine@police.example")

    sender.author.setText("commander  a sample")
    sender.author.editingFinished.emit()

    assert (sender.office.text(), sender.address.toPlainText()) == ("Engagement", "Room 1\nLondon")
    assert (sender.fax.text(), sender.email.text()) == ("020 7946 0002", "mine@police.example")
    assert sender.rows["author"]._below.text() == "As in the campaign Before."
    assert "\ncommander a sample\nEngagement\n" in form.letters[0].body.toPlainText()


def test_what_cannot_be_rung_or_written_to_is_said_beside_its_field(form, qtbot, database):
    fill(form, qtbot)
    form.fields.sender.fax.setText("12")
    form.fields.sender.email.setText("office at police")

    form.save()

    assert form.fields.rows["author_fax"].problem
    assert form.fields.rows["author_email"].problem
    assert database.read(campaigns) == ()


def test_a_campaign_with_no_name_typed_is_called_after_its_incident(
    form, qtbot, tasks, database, settle
):
    fill(form, qtbot)
    form.fields.title.setText("Fire at the hall")
    form.fields.name.clear()
    assert form.fields.name.placeholderText() == "Fire at the hall"

    form.save()
    settle(tasks)

    assert [one.name for one in database.read(campaigns)] == ["Fire at the hall"]


def test_a_missing_incident_is_said_beside_its_field(form, qtbot, database):
    qtbot.keyClicks(form.fields.at, "half past")

    form.save()

    assert form.fields.rows["title"].problem == "Say what happened."
    assert form.fields.rows["at"].problem == "Type a time as 21:15."
    assert database.read(campaigns) == ()


def test_a_name_that_is_taken_keeps_what_was_typed(form, tasks, settle, qtbot, database):
    letter = LetterEntry(name="Dear Friends", kind=Kind.FAITH)
    incident = IncidentEntry(title="Fire", happened_at=AT)
    entry = CampaignEntry(name="ASSEMBLIES", incident=incident, letters=[letter])
    database.write("Start", partial(start_campaign, entry=entry))
    fill(form, qtbot)

    form.save()
    settle(tasks)

    assert form.isVisible()
    assert form.fields.name.text() == "Assemblies"
    assert form.message.accessibleName().startswith("There is a campaign of this name already.")


def test_esc_keeps_what_was_typed_and_offers_it_again(page, form, tasks, settle, qtbot):
    fill(form, qtbot)

    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    page.new()
    settle(tasks)

    assert form.fields.title.text() == "Attack at the arena"
    form.message.pressed.emit()
    assert form.fields.title.text() == ""


def test_freezing_a_draft_makes_its_audience_the_recipients(page, form, tasks, settle, qtbot):
    fill(form, qtbot)
    form.save()
    settle(tasks)
    buttons = page.view.findChildren(QPushButton)
    freeze = next(one for one in buttons if one.accessibleName() == "Freeze the audience of 2")

    qtbot.mouseClick(freeze, Qt.MouseButton.LeftButton)
    settle(tasks)

    assert page.recipients.isVisible()
    assert len(page.recipients.table.records.keys) == 2
    assert page.window().focusWidget() is page.recipients.table


@pytest.mark.parametrize(
    ("day", "meant"),
    [
        ("today", datetime(2017, 5, 25, 10, 50, tzinfo=LONDON)),
        ("yesterday", datetime(2017, 5, 24, 12, 0, tzinfo=LONDON)),
        ("tomorrow", datetime(2017, 5, 26, 10, 50, tzinfo=LONDON)),
    ],
)
def test_an_incident_with_no_time_typed_is_not_put_later_in_the_day_than_now(
    form, tasks, settle, qtbot, database, day, meant
):
    qtbot.keyClicks(form.fields.title, "Fire at the hall")
    form.fields.on.set_text(day)

    form.save()
    settle(tasks)

    (row,) = database.read(campaigns)
    assert database.read(partial(campaign, campaign_id=row.id)).happened_at == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("21:15", time(21, 15)),
        ("9.05", time(9, 5)),
        ("2231", time(22, 31)),
        (" 9 ", time(9)),
        ("25:00", None),
        ("12:75", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_time_is_typed_in_the_usual_ways(typed, meant):
    assert time_of_day(typed) == meant
