"""Everything that happened to one organisation."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import PurePath

import pytest
from sqlalchemy import delete, insert

from liaison_app.actions.bin_records import bin_organisations
from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.edit_contacts import add_contact, remove_contact, verify_contact
from liaison_app.actions.edit_objections import add_objection, withdraw_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import (
    add_person,
    leave_post,
)
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_last
from liaison_app.domain.campaigns import IncidentKind, Marking
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.outreach import (
    Channel,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayStage,
)
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.domain.tags import TagColour
from liaison_app.queries.organisation_details import details
from liaison_app.queries.record_timeline import (
    HappeningKind,
    Happenings,
    happenings,
    timeline,
    timeline_keys,
)
from liaison_app.queries.step_content import content_of
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


def test_a_tag_keeps_its_name_in_the_history_once_the_tag_itself_is_gone(
    database, oak, newest, told
):
    tagging = partial(tag_anew, name="Key partner", colour=TagColour.BLUE, organisation_ids=[oak])
    database.write("Tag", tagging)
    undo_last(database)

    assert newest() == ("Tag taken away: Key partner",)
    assert ("Tag put on: Key partner",) in [one.sentences for one in told(Happenings.CHANGES)]


@pytest.mark.parametrize(
    ("kind", "called"), [("faith", "Number in the register"), ("school", "URN")]
)
def test_only_a_school_has_a_urn(database, write, add, kind, called):
    key = add("Ash", kind=kind)
    renumber = "UPDATE organisation SET source_ref = 'X1' WHERE id = ?"
    write(lambda c: c.exec_driver_sql(renumber, (key,)))

    told = database.read(partial(timeline, of=school(key), only=None, shown=9)).first
    assert told[0].sentences == (f"{called}: X1",)
    step = database.read(partial(content_of, step=told[0].step))
    assert [field.label for field in step.records[0].fields] == [called]


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


def test_the_bin_is_told_as_the_bin(write, oak, newest):
    write(bin_organisations, organisation_ids=[oak])

    assert newest() == ("Put into the bin",)
