from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, bin_people
from liaison_app.actions.edit_team import add_ward, add_wards, rename_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_step
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import OrganisationEntry, PersonEntry
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.steps import StepKind
from liaison_app.queries.history import StepStanding, StepTopic
from liaison_app.queries.team import wards
from liaison_app.settings import Settings
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.history.page import HistoryPage
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.pill import FilterChip
from liaison_app.ui.wishes import HistoryShown

NOW = datetime(2017, 5, 25, 9, 50, tzinfo=UTC)


@pytest.fixture
def added(database):
    """Add two wards in one step, and return its key."""
    lines = [("E05000195", "Chase"), ("E05000210", "Town")]
    return database.write("Add wards", partial(add_wards, lines=lines)).step


@pytest.fixture
def renamed(database, added):  # noqa: ARG001 - there must be a ward
    """Rename one of the wards, and return the step's key."""
    chase = database.read(wards)[0]
    rename = partial(rename_ward, ward_id=chase.id, version=None, name="Chase Side")
    return database.write("Rename the ward Chase", rename).step


@pytest.fixture
def real_tasks(qapp, database):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on the real database, ended with the test."""
    made = Tasks(database)
    yield made
    made.close()


@pytest.fixture
def settled(real_tasks, settle):
    """Return what lets the page's work finish."""

    def finished():
        settle(real_tasks)
        QApplication.processEvents()

    return finished


@pytest.fixture
def new_page(theme, database, real_tasks, qtbot, settled, tmp_path):
    """Return what makes and shows the page, filled."""

    def made():
        desk = Desk(
            folder=tmp_path,
            database=database,
            tasks=real_tasks,
            remembered=Remembered(Settings()),
            theme=theme,
            clock=lambda: NOW,
            officer_id=lambda: None,
        )
        page = HistoryPage(desk=desk)
        real_tasks.changed.connect(page.on_changed)
        qtbot.addWidget(page)
        page.resize(1160, 720)
        page.show()
        settled()
        return page

    return made


@pytest.fixture
def look_into(settled):
    """Return what goes to a step of the page."""

    def gone(page, step):
        page.open_at(step)
        settled()
        return page.panel

    return gone


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def keys(page):
    return list(page.table.records.keys)


def row(page, step):
    return [
        column.cell(page.table.records.row(keys(page).index(step))).words
        for column in page.table.records.columns
    ]


def test_every_step_is_listed_the_newest_first(new_page, added, renamed, qtmodeltester):
    page = new_page()

    assert keys(page)[:2] == [renamed, added]
    assert row(page, added)[1:] == ["Add wards", "2 wards added", "PC Sample", "Stands"]
    qtmodeltester.check(page.table.records)


def test_a_step_shows_what_it_changed_field_by_field(new_page, renamed, look_into):
    panel = look_into(new_page(), renamed)

    assert {"Chase Side", "Ward changed", "Name: Chase → Chase Side"} <= set(words(panel))
    assert panel.turn_button.text() == "Take this step back"


def test_a_step_is_taken_back_and_done_again(new_page, renamed, look_into, settled, database):
    page = new_page()
    panel = look_into(page, renamed)

    panel.turn_button.click()
    settled()
    settled()

    assert [ward.name for ward in database.read(wards)] == ["Chase", "Town"]
    assert row(page, renamed)[-1] == "Taken back"
    assert panel.turn_button.text() == "Do it again"
    assert "Taken back: Rename the ward Chase." in words(page.message)

    panel.turn_button.click()
    settled()
    settled()

    assert [ward.name for ward in database.read(wards)] == ["Chase Side", "Town"]
    assert row(page, renamed)[-1] == "Stands"


def test_what_stands_on_a_step_is_said_on_the_page(new_page, added, renamed, look_into, settled):
    assert renamed
    page = new_page()
    panel = look_into(page, added)

    panel.turn_button.click()
    settled()

    assert any("take that back first" in one for one in words(page.message))
    assert panel.turn_button.isEnabled()
    assert row(page, added)[-1] == "Stands"


def test_an_event_offers_no_way_back(new_page, database, look_into):
    event = database.write("Hand out", lambda _one: None, kind=StepKind.EVENT).step

    panel = look_into(new_page(), event)

    assert not panel.turn_button.isVisible()
    assert "What left the program cannot be taken back." in words(panel)


def test_records_without_a_name_are_counted_and_not_listed(new_page, database, look_into):
    school = OrganisationEntry(values={"kind": "School", "name": "Alder", "standing": "Active"})
    key = database.write("Add Alder", partial(save_organisation, entry=school)).value
    call = OutreachEntry(
        organisation_ids=[key], channel=Channel.CALL, outcome=Outcome.SPOKE, happened_at=NOW
    )
    logged = database.write("Log a call", partial(log_outreach, entry=call)).step

    said = words(look_into(new_page(), logged))

    assert "1 log entry added" in said
    assert "Log entry" not in said
    assert not {"RECORDS", "SOME OF THE RECORDS"} & set(said)


def test_an_undo_leads_to_the_step_it_took_back(new_page, database, added, look_into, settled):
    undoing = undo_step(database, step=added).step
    page = new_page()
    panel = look_into(page, undoing)
    assert "It took back “Add wards”, which does not stand now." in words(panel)

    panel.step_wanted.emit(panel.content.own.id)
    settled()

    assert page.panel.content.step.id == added


def test_steps_are_found_by_words_officer_and_standing(new_page, added, renamed, settled):
    page = new_page()

    page._search.search_for("rename")
    settled()
    assert keys(page) == [renamed]

    page._search.clear()
    page._filter("standing", StepStanding.TAKEN_BACK, "Taken back")
    settled()
    assert keys(page) == []
    assert "No step matches." in words(page._empty)

    page._empty.pressed.emit()
    settled()
    assert added in keys(page)


def add_school(database, name):
    school = OrganisationEntry(values={"kind": "School", "name": name})
    return database.write(f"Add {name}", partial(save_organisation, entry=school))


def test_another_page_can_ask_for_all_the_history_of_a_record(new_page, database, added, settled):
    oak, elm = add_school(database, "Oak"), add_school(database, "Elm")
    page = new_page()
    page._search.search_for("wards")

    page.open_at(HistoryShown(organisation_id=oak.value, name="Oak & Ash"))
    settled()

    assert keys(page) == [oak.step]
    (chip,) = page.findChildren(FilterChip)
    assert chip.text() == "Record: Oak && Ash"
    chip.click()
    settled()
    assert {oak.step, elm.step, added} <= set(keys(page))


def test_a_record_is_chosen_by_a_few_letters_of_its_name(new_page, database, settled):
    oak, elm = add_school(database, "Oak"), add_school(database, "Elm")
    page = new_page()

    page._choose_record(page._filters)
    chooser = page.chooser
    QTest.keyClicks(chooser.search, "zzz")
    settled()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert keys(page)[:2] == [elm.step, oak.step]
    chooser.search.setText("oa")
    settled()
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    settled()

    assert keys(page) == [oak.step]


def test_a_person_is_chosen_too_and_their_steps_are_shown(new_page, database, settled):
    oak, elm = add_school(database, "Oak"), add_school(database, "Elm")
    for place, surname in ((oak, "Sample"), (elm, "Example")):
        name = PersonName(title="Mrs", forenames="Ann", surname=surname)
        entry = PersonEntry(organisation_id=place.value, name=name, post="Chair")
        step = database.write("Add a chair", partial(add_person, entry=entry)).step
    gone = database.write("Bin", partial(bin_people, person_ids=[2])).step
    page = new_page()

    page._choose_record(page._filters)
    chooser = page.chooser
    chooser.search.setText("ann")
    settled()
    lines = [chooser.matches.item(number).text() for number in range(chooser.matches.count())]
    assert lines == [
        "Mrs Ann Example · in the bin",
        "Mrs Ann Sample · Oak",
        "Oak",
    ]
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    settled()

    assert keys(page) == [gone, step]
    (chip,) = page.findChildren(FilterChip)
    assert chip.text() == "Record: Mrs Ann Example"


def test_steps_are_found_by_their_kind(new_page, database, added, settled):
    oak = add_school(database, "Oak")
    page = new_page()

    page._filter("topic", StepTopic.TEAM, "Team and wards")
    settled()

    assert added in keys(page)
    assert oak.step not in keys(page)


def test_the_officers_to_filter_by_are_those_of_the_steps(new_page, database, added):
    database.officer = "PCSO Example"
    database.write("Add a ward", partial(add_ward, code="E05000200", name="Highlands"))
    assert added

    menu = new_page()._officers

    assert {"PC Sample", "PCSO Example"} <= {action.text() for action in menu.actions()}


def test_a_new_step_appears_while_the_page_is_seen(new_page, real_tasks, settled, added):
    page = new_page()
    assert keys(page)[0] == added

    real_tasks.write(
        "Add a ward", partial(add_ward, code="E05000200", name="Highlands"), owner=page
    )
    settled()
    settled()

    assert row(page, keys(page)[0])[1] == "Add a ward"


def test_a_step_out_of_the_filter_is_shown_all_the_same(new_page, added, renamed, look_into):
    page = new_page()
    page._search.search_for("rename")

    panel = look_into(page, added)

    assert renamed in keys(page)
    assert panel.content.step.id == added


def test_hostile_names_are_shown_as_typed(new_page, database, hostile, look_into, shown_as_typed):
    add = partial(add_ward, code="E05000200", name=hostile)
    step = database.write(f"Add the ward {hostile}", add).step
    page = new_page()

    panel = look_into(page, step)

    assert hostile in words(panel)
    shown_as_typed(page)
