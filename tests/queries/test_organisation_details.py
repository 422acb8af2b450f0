"""One organisation whole, as its panel and its form show it."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import insert, update

from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward, save_officer
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.tags import TagColour
from liaison_app.queries.organisation_details import details
from liaison_app.store.tables import (
    Membership,
    Organisation,
    OrganisationTag,
    Postcode,
    Tag,
    Warning,  # noqa: A004 - the officer's word
)

DAY = date(2017, 5, 25)


def moment(day, hour=12):
    return datetime(2017, 5, day, hour, tzinfo=UTC)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def school(write):
    """Write a school in a ward, and return its key."""
    write(add_ward, code="E1", name="Town")
    write(lambda c: c.execute(insert(Postcode).values(postcode="EN1 1AA", ward_code="E1")) and None)
    values = {"kind": "school", "name": "Hollybush", "postcode": "EN1 1AA", "pupils": "250"}
    return write(save_organisation, entry=OrganisationEntry(values=values))


@pytest.fixture
def seen(database, school):
    """Return what reads the school."""
    return lambda: database.read(partial(details, key=school, today=DAY))


def test_its_own_columns_are_there_by_their_names(seen):
    known = seen()

    assert (known.name, known.ward, known.version) == ("Hollybush", "Town", 1)
    assert (known.fields["pupils"], known.fields["town"]) == (250, "")


def test_its_own_contact_points_come_before_those_of_its_people(seen, write, school):
    entry = PersonEntry(organisation_id=school, name=PersonName(surname="Sample"), post="Chair")
    role = write(add_person, entry=entry)
    for owner in ({"role_id": role}, {"organisation_id": school}):
        phone = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", **owner)
        write(add_contact, entry=phone)

    assert [one.role_id for one in seen().contacts] == [None, role]


def test_what_its_people_object_to_and_are_warned_of_is_there_too(seen, write, school):
    entry = PersonEntry(organisation_id=school, name=PersonName(surname="Sample"), post="Chair")
    write(add_person, entry=entry)
    person = seen().holders[0].person_id
    write(add_objection, entry=ObjectionEntry(channel=ObjectionChannel.ALL, person_id=person))
    bereaved = insert(Warning).values(person_id=person, notice="Bereaved")
    write(lambda c: c.execute(bereaved) and None)

    assert [one.channel for one in seen().objections] == [ObjectionChannel.ALL]
    assert [one.notice for one in seen().warnings] == ["Bereaved"]


def test_what_is_missing_of_it_is_told(seen):
    assert seen().missing.sentence == "No e-mail; no phone; no head teacher"


def test_its_tags_networks_and_officer_are_there_and_a_network_s_members(
    database, seen, write, school
):
    faiths = write(
        save_organisation,
        entry=OrganisationEntry(values={"kind": "network", "name": "Chase Faiths"}),
    )
    officer = write(save_officer, values={"rank": "PC", "name": "Ola Sample"})

    def belong(connection):
        connection.execute(insert(Membership).values(organisation_id=school, network_id=faiths))
        tag = {"name": "Key partner", "name_key": "key partner", "colour": TagColour.BLUE}
        connection.execute(insert(Tag).values(**tag))
        connection.execute(insert(OrganisationTag).values(organisation_id=school, tag_id=1))
        mine = update(Organisation).where(Organisation.id == school)
        connection.execute(mine.values(officer_id=officer))

    write(belong)
    network = database.read(partial(details, key=faiths, today=DAY))

    assert [one.name for one in seen().networks] == ["Chase Faiths"]
    assert [(one.name, one.colour) for one in seen().tags] == [("Key partner", TagColour.BLUE)]
    assert seen().officer == "PC Ola Sample"
    assert [one.id for one in network.members] == [school]
    assert (network.member_count, network.networks) == (1, ())


def test_open_promises_come_soonest_first_and_closed_ones_are_gone(seen, write, school):
    for day, promise in ((29, "Send the poster"), (27, "Ring back")):
        entry = OutreachEntry(
            organisation_ids=[school],
            channel=Channel.CALL,
            outcome=Outcome.SPOKE,
            happened_at=moment(25),
            follow_up=promise,
            follow_up_due=moment(day),
        )
        write(log_outreach, entry=entry)
    first, second = seen().follow_ups
    assert (first.promise, second.promise) == ("Ring back", "Send the poster")

    write(close_follow_up, follow_up_id=first.id, version=first.version, at=moment(26))

    assert seen().follow_ups == (second,)
