from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import insert

from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.edit_contacts import add_contact, remove_contact
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import (
    add_wards,
    remove_ward,
    rename_ward,
    save_officer,
    save_team,
)
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_last, undo_step
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.errors import NotFound
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.records import RecordKind, RecordMeant, RecordsHeld
from liaison_app.domain.steps import StepKind
from liaison_app.queries.history import (
    HistoryWanted,
    StepStanding,
    StepTopic,
    count,
    matching_steps,
    step_officers,
    steps_by_key,
)
from liaison_app.queries.step_content import content_of
from liaison_app.queries.team import wards
from liaison_app.store.record_history import Happened
from liaison_app.store.tables import Import


def log_a_call(database, key):
    """Log a call with an organisation, and return the step."""
    call = OutreachEntry(
        organisation_ids=[key],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=datetime(2017, 5, 24, 9, 0, tzinfo=UTC),
    )
    return database.write("Log a call", partial(log_outreach, entry=call)).step


def school(added):
    return RecordMeant(kind=RecordKind.ORGANISATION, key=added.value)


def bring_in(connection, *, organisation_id):
    """Change an organisation as an import does, with an entry of its own."""
    counts = [
        "read",
        "new",
        "updated",
        "unchanged",
        "needing_you",
        "duplicate",
        "problem",
        "left_out",
    ]
    connection.execute(
        insert(Import).values(
            file_name="gias.csv",
            sha256="",
            register="schools",
            applied_at=datetime(2017, 5, 24, 9, 0, tzinfo=UTC),
            **{f"rows_{count}": 0 for count in counts},
        )
    )
    entry = OrganisationEntry(values={"town": "Enfield"}, organisation_id=organisation_id)
    save_organisation(connection, entry=entry)


@pytest.fixture
def two_wards(database):
    """Add two wards in one step, and return its key."""
    lines = [("E05000195", "Chase"), ("E05000210", "Town")]
    return database.write("Add wards", partial(add_wards, lines=lines)).step


@pytest.fixture
def found(database):
    """Return what finds the keys of the steps wanted."""
    return lambda **wanted: list(
        database.read(partial(matching_steps, wanted=HistoryWanted(**wanted)))
    )


@pytest.fixture
def told(database):
    """Return what tells a step."""
    return lambda step: database.read(partial(content_of, step=step))


def test_a_step_is_told_in_numbers_and_in_words(two_wards, told):
    content = told(two_wards)

    assert content.sentences == ("2 wards added",)
    assert [(one.kind, one.name, one.happened) for one in content.records] == [
        ("Ward", "Chase", Happened.ADDED),
        ("Ward", "Town", Happened.ADDED),
    ]
    assert content.touched == 2


@pytest.mark.usefixtures("two_wards")
def test_a_changed_field_is_told_before_and_after(database, told):
    chase = database.read(wards)[0]
    rename = partial(rename_ward, ward_id=chase.id, version=chase.version, name="Chase Side")

    step = database.write("Rename", rename).step

    (record,) = told(step).records
    assert record.name == "Chase Side"
    assert [(one.label, one.old, one.new) for one in record.fields] == [
        ("Name", "Chase", "Chase Side")
    ]


@pytest.mark.usefixtures("two_wards")
def test_a_removed_record_is_still_told_by_its_name(database, told):
    chase = database.read(wards)[0]

    step = database.write("Remove", partial(remove_ward, ward_id=chase.id, version=None)).step

    content = told(step)
    assert content.sentences == ("1 ward removed",)
    assert [(one.name, one.happened) for one in content.records] == [("Chase", Happened.REMOVED)]


def test_a_record_added_and_changed_in_one_step_counts_as_added(database, told):
    def add_and_rename(connection):
        add_wards(connection, lines=[("E05000195", "Chase")])
        ward = wards(connection)[0]
        rename_ward(connection, ward_id=ward.id, version=None, name="Chase Side")

    step = database.write("Add and rename", add_and_rename).step

    assert told(step).sentences == ("1 ward added",)


def test_a_record_added_and_removed_in_one_step_is_not_told_of(database, told):
    def add_and_remove(connection):
        add_wards(connection, lines=[("E05000195", "Chase"), ("E05000210", "Town")])
        remove_ward(connection, ward_id=wards(connection)[0].id, version=None)

    step = database.write("Add and remove", add_and_remove).step

    assert told(step).sentences == ("1 ward added",)


def test_the_newest_step_comes_first(database, two_wards, found):
    newer = database.write("Add a team", partial(save_team, values={"name": "A"}, version=None))

    assert found()[:2] == [newer.step, two_wards]
    assert database.read(count) == len(found())


def test_steps_are_found_by_all_their_words_in_any_order(two_wards, found):
    assert found(words="WARDS add") == [two_wards]
    assert found(words="wards remove") == []
    assert found(words="100%") == []


@pytest.mark.usefixtures("two_wards")
def test_steps_are_found_by_their_officer(database, found):
    database.officer = "PCSO Example"
    named = database.write("Add an officer", partial(save_officer, values={"name": "B"})).step

    assert found(officer="PCSO Example") == [named]
    assert set(database.read(step_officers)) >= {"PC Sample", "PCSO Example"}


def test_steps_are_found_by_how_they_stand(database, two_wards, found):
    event = database.write("Hand out", lambda _connection: None, kind=StepKind.EVENT).step
    undoing = undo_last(database).step

    assert found(standing=StepStanding.EVENT)[:1] == [event]
    assert found(standing=StepStanding.TURN) == [undoing]
    assert found(standing=StepStanding.TAKEN_BACK) == [two_wards]
    assert two_wards not in found(standing=StepStanding.STANDS)


def test_steps_are_found_by_what_they_were_about(database, two_wards, found):
    oak = OrganisationEntry(values={"kind": "school", "name": "Oak"})
    added = database.write("Add Oak", partial(save_organisation, entry=oak))
    logged = log_a_call(database, added.value)
    imported = database.write("Import", partial(bring_in, organisation_id=added.value)).step

    assert found(topic=StepTopic.CONTACTS) == [logged]
    assert found(topic=StepTopic.RECORDS) == [added.step]
    assert found(topic=StepTopic.IMPORTS) == [imported]
    assert found(topic=StepTopic.LISTS) == []
    assert two_wards in found(topic=StepTopic.TEAM)


def test_steps_are_found_by_the_record_they_had_to_do_with(database, found):
    keys = [
        database.write(
            "Add",
            partial(
                save_organisation,
                entry=OrganisationEntry(values={"kind": "school", "name": name}),
            ),
        )
        for name in ("Oak", "Elm")
    ]
    oak, elm = keys
    logged = log_a_call(database, oak.value)
    phone = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", organisation_id=oak.value)
    reach = database.write("Reach", partial(add_contact, entry=phone))
    gone = database.write(
        "Remove", partial(remove_contact, contact_id=reach.value, version=None)
    ).step

    assert found(record=school(oak)) == [gone, reach.step, logged, oak.step]
    assert found(record=school(elm)) == [elm.step]


def test_what_somebody_did_elsewhere_is_not_told_here(database, found):
    def add(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return database.write(f"Add {name}", partial(save_organisation, entry=entry))

    oak, elm = add("Oak"), add("Elm")
    person = PersonEntry(organisation_id=oak.value, name=PersonName(surname="Sample"), post="Chair")
    held = database.write("Add", partial(add_person, entry=person)).step
    call = OutreachEntry(
        organisation_ids=[elm.value],
        person_ids=[1],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=datetime(2017, 5, 24, 9, 0, tzinfo=UTC),
    )
    database.write("Log a call", partial(log_outreach, entry=call))

    assert found(record=school(oak)) == [held, oak.step]


def test_values_are_told_in_the_words_officers_read(database, told):
    oak = OrganisationEntry(values={"kind": "school", "name": "Oak"})
    key = database.write("Add Oak", partial(save_organisation, entry=oak)).value
    closed = OrganisationEntry(values={"standing": "Closed"}, organisation_id=key)

    step = database.write("Close Oak", partial(save_organisation, entry=closed)).step

    (record,) = told(step).records
    assert [(one.label, one.old, one.new) for one in record.fields] == [
        ("Status", "Active", "Closed")
    ]


def test_a_post_is_told_by_who_holds_it(database, told):
    oak = OrganisationEntry(values={"kind": "school", "name": "Oak"})
    key = database.write("Add Oak", partial(save_organisation, entry=oak)).value
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample")
    entry = PersonEntry(organisation_id=key, name=name, post="Imam")

    step = database.write("Add", partial(add_person, entry=entry)).step

    assert [(one.kind, one.name) for one in told(step).records] == [
        ("Person", "Mrs Ann Sample"),
        ("Post held", "Mrs Ann Sample"),
    ]


def test_rows_say_how_each_step_stands_and_what_it_changed(database, two_wards):
    undoing = undo_last(database).step

    rows = database.read(partial(steps_by_key, keys=[two_wards, undoing]))

    assert rows[two_wards].standing is StepStanding.TAKEN_BACK
    assert rows[two_wards].sentences == ("2 wards added",)
    assert rows[undoing].standing is StepStanding.TURN
    assert rows[undoing].sentences == ("2 wards removed",)


def test_every_turn_of_a_step_leads_to_the_officers_own_step(database, two_wards, told):
    undoing = undo_last(database).step
    redoing = undo_step(database, step=two_wards).step

    for turn in (two_wards, undoing, redoing):
        assert told(turn).own.id == two_wards
        assert told(turn).newest.id == redoing
    assert told(undoing).own.live


def test_a_very_large_step_is_only_counted_in_the_list(database):
    lines = [(f"E{number:08}", f"Ward {number}") for number in range(2_001)]
    step = database.write("Add wards", partial(add_wards, lines=lines)).step

    rows = database.read(partial(steps_by_key, keys=[step]))

    assert rows[step].sentences == ("2,001 changes",)


def test_a_step_that_never_was_is_not_found(told):
    with pytest.raises(NotFound):
        told(999)


def test_the_steps_of_a_person_are_those_that_touched_them_and_the_lists_they_were_in(
    database, found
):
    values = {"kind": "school", "name": "Oak"}
    school_entry = OrganisationEntry(values=values)
    oak = database.write("Add Oak", partial(save_organisation, entry=school_entry))
    entry = PersonEntry(organisation_id=oak.value, name=PersonName(surname="Sample"), post="Chair")
    added = database.write("Add the chair", partial(add_person, entry=entry))
    other = replace(entry, name=PersonName(surname="Other"))
    database.write("Add another", partial(add_person, entry=other))
    person = RecordMeant(kind=RecordKind.PERSON, key=1)
    note_copy(database, label="1 row copied", held=RecordsHeld(kind=person.kind, keys=(1,)))
    note_copy(database, label="1 row copied", held=RecordsHeld(kind=person.kind, keys=(2,)))
    copied = database.read(partial(matching_steps, wanted=HistoryWanted(words="copied")))[1]

    assert found(record=person) == [copied, added.step]
