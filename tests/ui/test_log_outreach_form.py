from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import save_officer
from liaison_app.actions.run_campaign import start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel, Direction, Outcome, RelayMeans, RelayStage
from liaison_app.queries import outreach
from liaison_app.queries.follow_ups import open_follow_ups
from liaison_app.queries.history import HistoryWanted, matching_steps, steps_by_key
from liaison_app.ui.log_outreach_form import LogOutreachForm
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import LogOutreachWanted

NOW = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def schools(database):
    """Write three schools, and return their keys by their names."""

    def add(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return database.write("Given", partial(save_organisation, entry=entry)).value

    return {name: add(name) for name in ("Ash School", "Elm School", "Oak Hall")}


@pytest.fixture
def campaign_id(database):
    """Start a campaign, and return its key."""
    entry = CampaignEntry(
        name="Assemblies",
        incident=IncidentEntry(title="Attack", happened_at=NOW),
        letters=[LetterEntry(name="Dear Head Teacher", kind=Kind.SCHOOL)],
    )
    return database.write("Given", partial(start_campaign, entry=entry)).value


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def window(theme, qtbot):  # noqa: ARG001 - looks are the theme's
    """Return the window that the form stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def form(window, real_tasks, database):
    """Return the form over its window; an officer named Sample is at work."""
    officer = database.write("Given", partial(save_officer, values={"name": "Sample"})).value
    return LogOutreachForm(
        tasks=real_tasks, clock=lambda: NOW, officer_id=lambda: officer, parent=window
    )


@pytest.fixture
def begin(form, qtbot, settled):
    """Return what opens the form as Ctrl+L or a page does."""

    def opened(**wanted):
        form.begin(LogOutreachWanted(**wanted))
        qtbot.waitUntil(form.isActiveWindow)
        settled()

    return opened


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the form's work finish."""

    def finished():
        settle(real_tasks)
        QApplication.processEvents()

    return finished


@pytest.fixture
def logged(database):
    """Return what reads the newest contact that was logged."""

    def newest():
        keys = database.read(partial(outreach.matching_ids, wanted=outreach.OutreachWanted()))
        return database.read(partial(outreach.block, keys=keys[:1]))[keys[0]] if keys else None

    return newest


def type_keys(text):
    for letter in text:  # each goes to whatever has the focus by then
        QTest.keyClicks(QApplication.focusWidget(), letter)


def press(key, modifier=NO_MODIFIER):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.mark.usefixtures("schools")
def test_a_call_is_logged_by_three_letters_two_keys_and_a_line(form, begin, settled, logged):
    begin()

    type_keys("elm")
    settled()
    press(Qt.Key.Key_Tab)
    type_keys("v")
    type_keys("m")
    type_keys("Tea with the head.")
    press(Qt.Key.Key_Return, CTRL)
    settled()

    row = logged()
    assert (row.organisation, row.channel, row.outcome) == (
        "Elm School",
        Channel.VISIT,
        Outcome.MET,
    )
    assert (row.note, row.officer, row.happened_at) == ("Tea with the head.", "Sample", NOW)
    assert not form.isVisible()


@pytest.mark.usefixtures("schools")
def test_whoever_types_faster_than_the_search_answers_loses_nothing(begin, settled, logged):
    begin()

    type_keys("oak")
    press(Qt.Key.Key_Tab)
    type_keys("cs")
    press(Qt.Key.Key_Return, CTRL)
    settled()
    settled()

    assert (logged().organisation, logged().outcome) == ("Oak Hall", Outcome.SPOKE)


@pytest.mark.usefixtures("schools")
def test_tab_on_a_name_that_nobody_has_stays_and_says_so(form, begin, settled):
    begin()

    type_keys("zzz")
    press(Qt.Key.Key_Tab)
    settled()

    assert form.fields.whom.search.hasFocus()
    assert form.fields.whom.organisation_ids == ()
    assert "Nobody by that name" in form.fields.whom.matches.item(0).text()


def test_enter_adds_one_after_another_and_the_arrows_choose(form, begin, settled, schools):
    begin()

    for letters, downs in (("oak", 0), ("school", 1)):
        type_keys(letters)
        settled()
        for _ in range(downs):
            press(Qt.Key.Key_Down)
        press(Qt.Key.Key_Return)

    assert form.fields.whom.search.hasFocus()
    assert form.fields.whom.organisation_ids == (schools["Oak Hall"], schools["Elm School"])


def test_backspace_in_the_empty_search_takes_the_last_one_away(form, begin, schools):
    begin(organisation_ids=(schools["Oak Hall"], schools["Ash School"]))
    form.fields.whom.setFocus()

    press(Qt.Key.Key_Backspace)

    assert form.fields.whom.organisation_ids == (schools["Oak Hall"],)


@pytest.mark.usefixtures("schools")
def test_esc_leaves_the_matches_first_and_the_form_next(form, begin, settled):
    begin()
    type_keys("elm")
    settled()
    assert form.fields.whom.matches.isVisible()

    press(Qt.Key.Key_Escape)
    assert not form.fields.whom.matches.isVisible()
    assert form.fields.whom.search.text() == "elm"


def test_what_was_typed_is_kept_on_esc_and_offered_again(form, begin, schools):
    begin(organisation_ids=(schools["Oak Hall"],))
    form.fields.note.setFocus()
    type_keys("Half a sentence")

    press(Qt.Key.Key_Escape)
    assert not form.isVisible()
    begin()

    assert form.fields.note.toPlainText() == "Half a sentence"
    assert form.fields.whom.organisation_ids == (schools["Oak Hall"],)
    assert form.message.isVisible()

    form.message.pressed.emit()
    assert form.fields.note.toPlainText() == ""


def test_a_contact_begun_is_set_aside_for_another_and_comes_back(form, begin, schools):
    begin(organisation_ids=(schools["Oak Hall"],))
    form.fields.note.setPlainText("Half a sentence")
    press(Qt.Key.Key_Escape)

    begin(organisation_ids=(schools["Elm School"],))
    assert form.fields.note.toPlainText() == ""
    form.message.pressed.emit()

    assert form.fields.note.toPlainText() == "Half a sentence"
    assert form.fields.whom.organisation_ids == (schools["Oak Hall"],)


def test_one_outreach_is_written_for_all_and_one_undo_names_it(
    form, begin, settled, logged, schools, database
):
    begin(organisation_ids=tuple(schools.values()))
    assert form.fields.channel.isAncestorOf(QApplication.focusWidget())

    type_keys("et")
    press(Qt.Key.Key_Return, CTRL)
    settled()

    assert (logged().others, logged().outcome) == (2, Outcome.SENT)
    (step, *_) = database.read(partial(matching_steps, wanted=HistoryWanted()))
    label = database.read(partial(steps_by_key, keys=[step]))[step].step.label
    assert label == "Log e-mail with 3 organisations"


def test_what_is_missing_is_said_beside_its_field(form, begin, logged):
    begin()

    press(Qt.Key.Key_Return, CTRL)

    rows = form.fields.rows
    assert rows["whom"].problem
    assert rows["outcome"].problem
    assert form.fields.whom.search.hasFocus()
    assert logged() is None


def test_passing_on_is_asked_for_only_with_a_campaign(
    form, begin, settled, logged, schools, campaign_id
):
    begin(organisation_ids=(schools["Oak Hall"],))
    assert not form.fields.rows["relay"].isVisible()

    form.fields.campaign.setCurrentIndex(form.fields.campaign.findData(campaign_id))
    assert form.fields.rows["relay"].isVisible()
    form.fields.relay.focus_first()
    type_keys("3")
    form.fields.means.setCurrentIndex(form.fields.means.findData(RelayMeans.ASSEMBLY))
    form.fields.people.setValue(240)
    form.fields.outcome.choose(Outcome.SPOKE)
    form.save()
    settled()

    relay = logged().relay
    assert (relay.stage, relay.means, relay.people) == (RelayStage.DONE, RelayMeans.ASSEMBLY, 240)
    assert logged().campaign == "Assemblies"


def test_the_campaign_asked_for_is_chosen(form, begin, schools, campaign_id):
    begin(organisation_ids=(schools["Oak Hall"],), campaign_id=campaign_id)

    assert form.fields.campaign.currentText() == "Assemblies"
    assert form.fields.entry().campaign_id == campaign_id


def test_a_promise_needs_its_day(form, begin, settled, logged, schools, database):
    begin(organisation_ids=(schools["Oak Hall"],))
    form.fields.outcome.choose(Outcome.SPOKE)
    form.fields.promise.setText("Send the poster")

    form.save()
    assert form.fields.rows["due"].problem
    form.fields.due.set_text("friday")
    form.save()
    settled()

    (promise,) = database.read(open_follow_ups)
    assert (promise.promise, promise.due_at.date()) == ("Send the poster", date(2017, 5, 26))
    assert logged() is not None


def test_what_they_asked_is_due_within_72_hours(form, begin, settled, schools, database):
    begin(organisation_ids=(schools["Oak Hall"],))
    form.fields.outcome.choose(Outcome.SPOKE)
    form.fields.direction.focus_first()
    type_keys("t")
    form.fields.promise.setText("May we close the gate?")

    form.save()
    settled()

    (promise,) = database.read(open_follow_ups)
    assert promise.due_at == NOW + timedelta(hours=72)


def test_a_reply_was_begun_by_them(form, begin, schools):
    begin(organisation_ids=(schools["Oak Hall"],))
    type_keys("er")

    assert form.fields.direction.value is Direction.IN


def test_another_day_is_kept_at_midday(form, begin, settled, logged, schools):
    begin(organisation_ids=(schools["Oak Hall"],))
    form.fields.outcome.choose(Outcome.SPOKE)
    form.fields.day.set_text("yesterday")

    form.save()
    settled()

    assert logged().happened_at == datetime(2017, 5, 24, 11, 0, tzinfo=UTC)


def test_log_and_next_keeps_the_channel_and_the_campaign(
    form, begin, settled, logged, schools, campaign_id
):
    begin(organisation_ids=(schools["Oak Hall"],), campaign_id=campaign_id)
    type_keys("v")
    type_keys("s")
    type_keys("A line")

    press(Qt.Key.Key_Return, CTRL | SHIFT)
    settled()

    draft = form.fields.draft
    assert logged().note == "A line"
    assert form.isVisible()
    assert (draft.channel, draft.campaign_id) == (Channel.VISIT, campaign_id)
    assert (draft.outcome, draft.note, draft.organisation_ids) == (None, "", ())


def test_hostile_names_are_shown_as_typed(form, begin, settled, database, hostile, shown_as_typed):
    entry = OrganisationEntry(values={"kind": "school", "name": hostile})
    key = database.write("Given", partial(save_organisation, entry=entry)).value

    begin(organisation_ids=(key,))
    form.fields.whom.setFocus()
    type_keys("sons")
    settled()

    assert form.fields.whom.words == hostile
    assert form.fields.whom.matches.item(0).text() == hostile
    shown_as_typed(form)


def test_every_field_is_named_for_a_screen_reader(form):
    fields = form.fields
    for field in (fields.note, fields.campaign, fields.means, fields.people, fields.promise):
        assert field.accessibleName()
    assert all(button.accessibleName() for button in fields.channel._group.buttons())
