"""What lies in the bin is in no list, and is had back until it is emptied, and even after."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import func, select

from liaison_app.actions.bin_records import Emptied, bin_organisations, empty_bin, put_back
from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.undo import undo_last
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import Cancelled
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.progress import Progress
from liaison_app.queries.audiences import audience_count
from liaison_app.queries.criteria import meeting
from liaison_app.store.tables import ContactPoint, Objection, Organisation, Role

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
