"""Everything that happened to one person, and the lists that held a record."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import (
    add_person,
    bin_people,
    leave_post,
    put_people_back,
    save_person,
    save_role,
)
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.print_list import RowsPrinted, print_rows
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonChange,
    PersonEntry,
    RoleEntry,
)
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.records import RecordKind, RecordMeant, RecordsHeld
from liaison_app.queries.person_details import role_kept
from liaison_app.queries.record_timeline import Happenings, timeline

DAY = date(2017, 5, 25)


def moment(day):
    return datetime(2017, 5, day, 12, tzinfo=UTC)


def call(key, **values):
    return OutreachEntry(
        organisation_ids=[key],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=moment(24),
        **values,
    )


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes a school of this name."""

    def added(name):
        entry = OrganisationEntry(values={"kind": "school", "name": name})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def oak(add):
    """Write a school, and return its key."""
    return add("Oak")


@pytest.fixture
def told(database, oak):
    """Return what tells the school's events, narrowed or not."""
    meant = RecordMeant(kind=RecordKind.ORGANISATION, key=oak)
    return lambda only=None: database.read(partial(timeline, of=meant, only=only, shown=99)).first


@pytest.fixture
def chair(database, write, oak):
    """Write the chair of the school, and return the keys of the post and of the person."""
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample")
    entry = PersonEntry(organisation_id=oak, name=name, post="Chair")
    role = write(add_person, entry=entry)
    return role, database.read(partial(role_kept, key=role)).person_id


@pytest.fixture
def told_of_her(database, chair):
    """Return what tells the chair's events, narrowed or not."""
    meant = RecordMeant(kind=RecordKind.PERSON, key=chair[1])
    return lambda only=None: database.read(partial(timeline, of=meant, only=only, shown=99)).first


def test_a_list_copied_or_printed_is_told_of_whom_it_held_and_of_nobody_else(
    database, add, oak, told, chair, told_of_her
):
    places = RecordsHeld(kind=RecordKind.ORGANISATION, keys=(oak, add("Elm")))
    people = RecordsHeld(kind=RecordKind.PERSON, keys=(chair[1],))
    note_copy(database, label="2 rows copied", held=places)
    sheets = RowsPrinted(title="People in post", held=people, contact=True)
    print_rows(database, printed=sheets, paint=lambda: None)

    (of_the_school,) = told(Happenings.LISTS)
    (of_her,) = told_of_her(Happenings.LISTS)

    assert of_the_school.sentences == ("In a list of 2 rows: Copied to the clipboard",)
    assert (of_the_school.by, of_the_school.about) == ("PC Sample", "Copied")
    assert of_her.sentences == ("In a list of 1 row: Printed: People in post",)
    assert of_her.about == "Printed"


def test_a_copied_list_keeps_nobody_from_being_taken_back(database, add, told):
    held = RecordsHeld(kind=RecordKind.ORGANISATION, keys=(add("Elm"),))
    note_copy(database, label="1 row copied", held=held)

    undo_last(database)
    assert told(Happenings.LISTS) == ()


def test_a_person_is_told_what_they_were_told_and_promised(write, oak, chair, told_of_her):
    entry = call(oak, note="Will come", follow_up="Send the poster", follow_up_due=moment(30))
    write(log_outreach, entry=replace(entry, person_ids=[chair[1]]))
    write(log_outreach, entry=call(oak, note="Somebody else answered"))

    promise, contact = told_of_her(Happenings.CONTACTS)

    assert promise.sentences == ("Promised: Send the poster",)
    assert (contact.contact.note, contact.about) == ("Will come", "Oak")


def test_a_person_is_told_every_change_of_theirs(write, oak, chair, told_of_her):
    role, person = chair
    write(
        add_contact, entry=ContactEntry(kind=ContactKind.EMAIL, typed="ann@a.example", role_id=role)
    )
    write(
        save_person,
        entry=PersonChange(values={"language": "Welsh"}, person_id=person, version=None),
    )
    mark = {"kin": "yes"}
    post = RoleEntry(role_id=role, person_id=person, organisation_id=oak, values=mark)
    write(save_role, entry=post)
    write(add_objection, entry=ObjectionEntry(channel=ObjectionChannel.PHONE, person_id=person))
    write(leave_post, role_id=role, version=None, on=DAY)
    write(bin_people, person_ids=[person])
    write(put_people_back, person_ids=[person])

    assert [one.sentences for one in told_of_her(Happenings.CHANGES)] == [
        ("Put back from the bin",),
        ("Put into the bin",),
        ("Left as Chair at Oak on 25 May 2017",),
        ("Objection noted: phone",),
        ("Key Individual Network of Oak changed from No to Yes",),
        ("Preferred language: Welsh",),
        ("E-mail added: ann@a.example",),
        ("Mrs Ann Sample added", "Became Chair at Oak"),
    ]
