"""Everything that happened to one organisation, or to one person."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import PurePath

import pytest
from sqlalchemy import delete, insert

from liaison_app.actions.bin_records import bin_organisations
from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.copy_rows import note_copy
from liaison_app.actions.edit_contacts import add_contact, remove_contact, verify_contact
from liaison_app.actions.edit_objections import add_objection, withdraw_objection
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
from liaison_app.domain.campaigns import IncidentKind, Marking
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonChange,
    PersonEntry,
    RoleEntry,
)
from liaison_app.domain.outreach import (
    Channel,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayStage,
)
from liaison_app.domain.records import RecordKind, RecordMeant, RecordsHeld
from liaison_app.queries.organisation_details import details
from liaison_app.queries.person_details import role_kept
from liaison_app.queries.record_timeline import (
    HappeningKind,
    Happenings,
    happenings,
    timeline,
    timeline_keys,
)
from liaison_app.store.tables import (
    Campaign,
    Dispatch,
    DispatchRow,
    Import,
    Incident,
    Membership,
    OrganisationTag,
    Relay,
    Tag,
    table_of,
)

DAY = date(2017, 5, 25)


def school(key):
    return RecordMeant(kind=RecordKind.ORGANISATION, key=key)


def moment(day, hour=12):
    return datetime(2017, 5, day, hour, tzinfo=UTC)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes an organisation of this name."""

    def added(name, kind="school"):
        entry = OrganisationEntry(values={"kind": kind, "name": name, "town": "Enfield"})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def oak(add):
    """Write a school, and return its key."""
    return add("Oak")


@pytest.fixture
def told(database, oak):
    """Return what tells the school's events, narrowed or not."""

    def read(only=None):
        reading = partial(timeline, of=school(oak), only=only, shown=99)
        return database.read(reading).first

    return read


@pytest.fixture
def newest(told):
    """Return what tells the sentences of the newest change."""
    return lambda: told(Happenings.CHANGES)[0].sentences


@pytest.fixture
def campaign(write):
    """Write a campaign, and return its key."""

    def written(connection):
        incident = {"title": "Vigil", "happened_at": moment(22), "kind": IncidentKind.EVENT}
        connection.execute(insert(Incident).values(**incident))
        connection.execute(insert(Campaign).values(incident_id=1, name="Vigil"))
        return 1

    return write(written)


def call(key, **values):
    return OutreachEntry(
        organisation_ids=[key],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=moment(24),
        **values,
    )


def hand_out(connection, *, keys, name="heads.xlsx"):
    dispatch = connection.execute(
        insert(Dispatch).returning(Dispatch.id),
        [
            {
                "format": "mail_list",
                "file_name": PurePath(name).name,
                "sha256": "",
                "row_count": len(keys),
                "officer": "PC Sample",
                "made_at": moment(25, 15),
                "marking": Marking.OFFICIAL,
                "stage": DispatchStage.SAVED,
            }
        ],
    ).scalar_one()
    rows = [{"dispatch_id": dispatch, "organisation_id": key, "cells": ("Oak",)} for key in keys]
    connection.execute(insert(DispatchRow), rows)


def test_a_contact_its_promise_and_the_keeping_of_it_are_told(database, write, oak, told):
    write(log_outreach, entry=call(oak, follow_up="Send the poster", follow_up_due=moment(30)))
    (promise,) = database.read(partial(details, key=oak, today=DAY)).follow_ups
    write(close_follow_up, follow_up_id=promise.id, version=promise.version, at=moment(26))

    events = told(Happenings.CONTACTS)

    assert [one.kind for one in events] == [
        HappeningKind.KEPT,
        HappeningKind.PROMISE,
        HappeningKind.CONTACT,
    ]
    assert events[0].sentences == ("Done: Send the poster",)
    assert events[1].about == "Due Tue 30 May 2017"
    assert events[2].contact.outcome is Outcome.SPOKE


def test_what_happened_to_another_is_not_told(write, add, oak, told):
    elm = add("Elm")
    write(log_outreach, entry=call(elm))
    write(hand_out, keys=[elm])

    assert [one.sentences for one in told()] == [("Oak added",)]
    assert oak != elm


def test_what_it_passed_on_is_told_with_the_contact_and_else_alone(write, add, oak, told, campaign):
    elm = add("Elm")
    promised = RelayEntry(stage=RelayStage.PROMISED)
    write(log_outreach, entry=replace(call(oak), organisation_ids=[oak, elm], campaign_id=campaign))

    def pass_on(connection):
        relay = {"campaign_id": campaign, "happened_at": moment(25), "stage": RelayStage.DONE}
        later = {"organisation_id": oak, "people": 300, "outreach_id": None}
        with_it = {"organisation_id": elm, "people": 90, "outreach_id": 1}
        connection.execute(insert(table_of(Relay)), [relay | later, relay | with_it])

    write(pass_on)
    earlier = replace(call(oak), relay=promised, campaign_id=campaign, happened_at=moment(23))
    write(log_outreach, entry=earlier)

    relay, contact, promise = told(Happenings.CONTACTS)
    assert promise.relay.stage is RelayStage.PROMISED
    assert (relay.kind, relay.relay.people, relay.about) == (HappeningKind.RELAY, 300, "Vigil")
    assert contact.relay is None


def test_a_list_it_was_in_is_told_once_with_its_rows(write, oak, told):
    write(hand_out, keys=[oak, oak])

    (event,) = told(Happenings.LISTS)

    assert event.sentences == ("In a list of 2 rows: heads.xlsx",)
    assert (event.by, event.kind) == ("PC Sample", HappeningKind.LIST)
    assert event.about == "Saved, not sent"


def test_an_edit_is_told_as_sentences(write, oak, newest):
    values = {"town": "Edmonton", "standing": "Closed", "website": "oak.example", "notes": ""}
    write(save_organisation, entry=OrganisationEntry(values=values, organisation_id=oak))

    assert set(newest()) == {
        "Town changed from Enfield to Edmonton",
        "Status changed from Active to Closed",
        "Website: oak.example",
    }

    emptied = OrganisationEntry(values={"website": ""}, organisation_id=oak)
    write(save_organisation, entry=emptied)
    assert newest() == ("Website emptied: it was oak.example",)


def test_what_becomes_of_its_contact_points_is_told_also_after_they_are_gone(write, oak, newest):
    phone = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", organisation_id=oak)
    key = write(add_contact, entry=phone)
    assert newest() == ("Phone added: 020 7946 0301",)

    write(verify_contact, contact_id=key, version=None, on=DAY, officer="PC Sample")
    assert newest() == ("Phone 020 7946 0301: verified",)

    write(remove_contact, contact_id=key, version=None)
    assert newest() == ("Phone removed: 020 7946 0301",)


def test_who_comes_and_goes_is_told(database, write, oak, newest):
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample")
    entry = PersonEntry(organisation_id=oak, name=name, post="Headteacher", main_contact=True)
    role = write(add_person, entry=entry)
    assert newest() == ("Mrs Ann Sample became Head Teacher",)

    write(leave_post, role_id=role, version=None, on=DAY)
    assert newest() == ("Mrs Ann Sample left as Head Teacher on 25 May 2017",)

    undo_last(database)
    assert newest() == ("Mrs Ann Sample is back as Head Teacher",)


def test_an_objection_noted_and_withdrawn_is_told(write, oak, newest):
    key = write(
        add_objection,
        entry=ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=oak),
    )
    assert newest() == ("Objection noted: post",)

    write(withdraw_objection, objection_id=key, version=None)
    assert newest() == ("Objection withdrawn: post",)


def test_a_network_it_joins_and_a_tag_it_bears_are_told(write, add, oak, newest):
    faiths = add("Chase Faiths", kind="network")
    write(
        lambda c: (
            c.execute(insert(Membership).values(organisation_id=oak, network_id=faiths)) and None
        )
    )
    assert newest() == ("Became a member of Chase Faiths",)

    def tag(connection):
        connection.execute(insert(Tag).values(name="Key partner", name_key="key partner"))
        connection.execute(insert(OrganisationTag).values(organisation_id=oak, tag_id=1))

    write(tag)
    assert newest() == ("Tag put on: Key partner",)
    write(lambda c: c.execute(delete(OrganisationTag)) and None)
    assert newest() == ("Tag taken away: Key partner",)


def test_a_step_that_was_taken_back_is_told_with_its_undoing(database, write, oak, told):
    values = {"town": "Edmonton"}
    write(save_organisation, entry=OrganisationEntry(values=values, organisation_id=oak))
    undo_last(database)

    undone, edited, _ = told(Happenings.CHANGES)

    assert (undone.about, edited.about) == ("Undo", "Taken back")
    assert edited.sentences == ("Town changed from Enfield to Edmonton",)
    assert undone.sentences == ("Town changed from Edmonton to Enfield",)
    assert undone.step > edited.step


def test_an_import_is_told_as_one(write, oak, told):
    def bring_in(connection):
        connection.execute(
            insert(Import).values(
                file_name="gias.csv",
                sha256="",
                register="schools",
                applied_at=moment(25),
                **dict.fromkeys(
                    (
                        "rows_read",
                        "rows_new",
                        "rows_updated",
                        "rows_unchanged",
                        "rows_needing_you",
                        "rows_duplicate",
                        "rows_problem",
                        "rows_left_out",
                    ),
                    0,
                ),
            )
        )
        values = {"town": "Edmonton"}
        save_organisation(connection, entry=OrganisationEntry(values=values, organisation_id=oak))

    write(bring_in)

    assert [one.kind for one in told()] == [HappeningKind.IMPORT, HappeningKind.CHANGE]
    assert [one.kind for one in told(Happenings.IMPORTS)] == [HappeningKind.IMPORT]
    assert [one.kind for one in told(Happenings.CHANGES)] == [HappeningKind.CHANGE]


def test_events_are_found_at_once_and_told_by_the_block(database, write, oak):
    for hour in range(24):
        write(log_outreach, entry=call(oak, note=f"Call {hour}"))

    keys = database.read(partial(timeline_keys, of=school(oak)))
    seen = database.read(partial(timeline, of=school(oak), only=None, shown=5))
    later = database.read(partial(happenings, of=school(oak), keys=keys[5:10]))

    assert len(keys) == len(set(keys)) == 25
    assert [one.key for one in seen.first] == list(keys[:5])
    assert sorted(later) == sorted(keys[5:10])


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


def test_the_bin_is_told_as_the_bin(write, oak, newest):
    write(bin_organisations, organisation_ids=[oak])

    assert newest() == ("Put into the bin",)
