"""What lies in the bin is in no list, and is had back until it is emptied, and even after."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import func, select

from liaison_app.actions.bin_records import (
    DONE_WITH,
    HANGS_ON,
    PEOPLE_DELETED_FROM,
    PEOPLE_NAMED_IN,
    Emptied,
    bin_organisations,
    empty_bin,
    empty_bin_of_people,
    put_back,
)
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, bin_people
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_last, undo_step
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import Cancelled, LiaisonError
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.queries.audiences import audience_count
from liaison_app.queries.criteria import meeting
from liaison_app.queries.person_details import role_kept
from liaison_app.queries.record_timeline import Happenings, timeline
from liaison_app.store import saving
from liaison_app.store.tables import (
    ContactPoint,
    Dispatch,
    DispatchRow,
    Membership,
    Objection,
    Organisation,
    Person,
    Role,
    Step,
    journalled_tables,
    table_of,
)

TODAY = date(2017, 5, 25)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes a school with a person, a number and an objection, and returns its key."""

    def added(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        key = write(save_organisation, entry=entry)
        person = PersonEntry(organisation_id=key, name=PersonName(surname="Sample"), post="Head")
        role = write(add_person, entry=person)
        for owner in ({"organisation_id": key}, {"role_id": role}):
            number = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", **owner)
            write(add_contact, entry=number)
        objection = ObjectionEntry(channel=ObjectionChannel.EMAIL, organisation_id=key)
        write(add_objection, entry=objection)
        return key

    return added


def found(database, **criteria):
    chosen = meeting(Criteria(**criteria), today=TODAY)
    return database.read(lambda c: c.scalars(chosen).all())


def how_many(database):
    tables = (Organisation, Role, ContactPoint, Objection)
    return [
        database.read(lambda c, t=table: c.scalar(select(func.count()).select_from(t)))
        for table in tables
    ]


def test_the_bin_is_in_no_list_and_no_audience_and_gives_back(database, add, write):
    key = add("Hollybush")

    write(bin_organisations, organisation_ids=[key])
    assert found(database) == found(database, standings=()) == []
    assert found(database, standings=(Standing.BINNED,)) == [key]
    counted = partial(audience_count, kind=Kind.SCHOOL, ward_codes=("",))
    assert database.read(counted) == 0

    write(put_back, organisation_ids=[key])
    assert found(database) == [key]


def test_emptying_deletes_with_all_that_hangs_on_it_and_can_be_undone(database, add, write):
    binned, here = add("Gone"), add("Here")
    write(bin_organisations, organisation_ids=[binned])

    assert write(empty_bin) == Emptied(deleted=1, kept=0)
    assert how_many(database) == [1, 1, 2, 1]
    assert found(database) == [here]

    undo_last(database)
    assert how_many(database) == [2, 2, 4, 2]
    assert found(database, standings=(Standing.BINNED,)) == [binned]


def test_whom_something_was_done_with_stays_in_the_bin(database, add, write):
    key = add("Hollybush")
    entry = OutreachEntry(
        organisation_ids=[key],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=datetime(2017, 5, 25, 12, tzinfo=UTC),
    )
    write(log_outreach, entry=entry)
    write(bin_organisations, organisation_ids=[key])

    assert write(empty_bin) == Emptied(deleted=0, kept=1)
    assert how_many(database)[0] == 1


def test_emptying_can_be_cancelled(database, add, write):
    write(bin_organisations, organisation_ids=[add("Hollybush")])
    progress = Progress()
    progress.cancel()

    with pytest.raises(Cancelled):
        write(empty_bin, progress=progress)

    assert how_many(database)[0] == 1


def people(database):
    return database.read(lambda c: dict(c.execute(select(Person.surname, Person.standing)).all()))


@pytest.fixture
def bin_three(database, write):
    """Put three people into the bin, with the second of whom a contact was logged."""

    def binned():
        entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
        key = write(save_organisation, entry=entry)
        persons = []
        for surname in ("Ash", "Beech", "Cedar"):
            person = PersonEntry(
                organisation_id=key, name=PersonName(surname=surname), post="Chair"
            )
            role = write(add_person, entry=person)
            number = ContactEntry(kind=ContactKind.MOBILE, typed="07700 900123", role_id=role)
            write(add_contact, entry=number)
            persons.append(database.read(partial(role_kept, key=role)).person_id)
            entry = ObjectionEntry(channel=ObjectionChannel.EMAIL, person_id=persons[-1])
            write(add_objection, entry=entry)
            write(add_warning, person_id=persons[-1], notice="Bereaved", review_on=None)
        call = OutreachEntry(
            organisation_ids=[key],
            person_ids=[persons[1]],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=datetime(2017, 5, 25, 12, tzinfo=UTC),
        )
        write(log_outreach, entry=call)
        write(bin_people, person_ids=persons)

    return binned


def test_emptying_the_bin_of_people_spares_whom_a_contact_names(database, write, bin_three):
    bin_three()

    assert write(empty_bin_of_people) == Emptied(deleted=2, kept=1)
    assert people(database) == {"Beech": PersonStanding.BINNED}
    assert how_many(database) == [1, 1, 1, 1]

    undo_last(database)
    assert set(people(database)) == {"Ash", "Beech", "Cedar"}
    assert how_many(database) == [1, 3, 3, 3]


def test_whoever_is_not_in_the_bin_is_not_deleted_with_it(database, add, write):
    add("Hollybush")

    assert write(empty_bin_of_people) == Emptied(deleted=0, kept=0)
    assert list(people(database)) == ["Sample"]


def test_putting_back_whom_the_bin_no_longer_holds_is_refused_in_a_sentence(
    database, write, bin_three
):
    bin_three()
    write(empty_bin_of_people)
    steps = database.read(
        lambda c: c.scalars(select(Step.id).order_by(Step.id.desc()).limit(2)).all()
    )

    with pytest.raises(LiaisonError) as refused:
        undo_step(database, step=steps[1])

    assert "take that back first" in refused.value.sentence


@pytest.mark.parametrize(
    ("owner", "kept", "deleted"),
    [
        (Person, PEOPLE_NAMED_IN, PEOPLE_DELETED_FROM),
        (Organisation, (*DONE_WITH, Role, Membership), HANGS_ON),
    ],
)
def test_whatever_points_to_a_record_is_deleted_with_it_or_keeps_it(owner, kept, deleted):
    pointing = {
        link.parent.table.name
        for table in journalled_tables()
        for link in table.foreign_keys
        if link.column.table is table_of(owner)
    }

    assert pointing == {table_of(one).name for one in (*kept, *deleted)}


def test_whoever_a_saved_list_names_stays_in_the_bin(database, write, bin_three):
    bin_three()
    values = {
        "format": "Workbook",
        "file_name": "heads.xlsx",
        "sha256": "",
        "row_count": 1,
        "made_at": datetime(2017, 5, 25, 12, tzinfo=UTC),
        "marking": Marking.OFFICIAL,
        "stage": DispatchStage.SAVED,
    }

    def hand_out(connection):
        key = saving.insert(connection, Dispatch, values)
        row = {"dispatch_id": key, "organisation_id": 1, "person_id": 1, "cells": ("Ash",)}
        saving.insert(connection, DispatchRow, row)

    database.write("Save heads.xlsx", hand_out)

    assert write(empty_bin_of_people) == Emptied(deleted=1, kept=2)
    of = RecordMeant(kind=RecordKind.PERSON, key=1)
    seen = database.read(partial(timeline, of=of, only=Happenings.LISTS, shown=9))
    assert [one.sentences for one in seen.first] == [("In a list of 1 row: heads.xlsx",)]
