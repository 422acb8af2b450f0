"""Who holds which post on a day, and what is shown of how to reach them."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, leave_post
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.errors import NotFound
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.queries.contacts import holders_of, objections_of_people
from liaison_app.queries.organisation_details import details
from liaison_app.queries.organisation_rows import block

MAY, JUNE = date(2017, 5, 25), date(2017, 6, 25)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def school(write):
    """Write a school, and return its key."""
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    return write(save_organisation, entry=entry)


@pytest.fixture
def head(write, school):
    """Write a head who leaves on 1 June, with a number of her own, and return the role's key."""
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample")
    entry = PersonEntry(organisation_id=school, name=name, post="Head", main_contact=True)
    role = write(add_person, entry=entry)
    mobile = ContactEntry(kind=ContactKind.MOBILE, typed="07700 900123", role_id=role)
    write(add_contact, entry=mobile)
    write(leave_post, role_id=role, version=None, on=date(2017, 6, 1))
    return role


@pytest.mark.usefixtures("head")
def test_somebody_is_in_post_with_their_number_until_the_day_they_leave(database, school):
    rows = {
        day: database.read_rows(partial(block, keys=[school], today=day))[school]
        for day in (MAY, JUNE)
    }
    assert (rows[MAY].holder.shown, rows[MAY].phone) == ("Mrs Ann Sample", "07700 900123")
    assert (rows[JUNE].holder, rows[JUNE].phone) == (None, "")
    seen = {day: database.read(partial(details, key=school, today=day)) for day in (MAY, JUNE)}
    assert [one.shown for one in seen[MAY].holders] == ["Mrs Ann Sample"]
    assert [one.shown for one in seen[MAY].contacts] == ["07700 900123"]
    assert (seen[JUNE].holders, seen[JUNE].contacts) == ((), ())


@pytest.mark.usefixtures("head")
def test_the_organisation_s_own_number_is_shown_before_a_person_s(database, school, write):
    office = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", organisation_id=school)
    write(add_contact, entry=office)

    row = database.read_rows(partial(block, keys=[school], today=MAY))[school]

    assert row.phone == "020 7946 0301"


def test_the_main_contact_comes_first_and_else_whoever_was_there_first(database, school, write):
    for surname, main in (("First", False), ("Second", False), ("Main", True)):
        entry = PersonEntry(
            organisation_id=school,
            name=PersonName(surname=surname),
            post="Chair",
            main_contact=main,
        )
        write(add_person, entry=entry)

    here = database.read(partial(holders_of, organisation_ids=[school], on=MAY))[school]
    row = database.read_rows(partial(block, keys=[school], today=MAY))[school]

    assert [one.name.surname for one in here] == ["Main", "First", "Second"]
    assert row.holder.name.surname == "Main"


@pytest.mark.usefixtures("head")
def test_a_person_s_objections_are_theirs_alone(database, school, write):
    person = database.read(partial(holders_of, organisation_ids=[school], on=MAY))[school][0]
    for channel in (ObjectionChannel.POST, ObjectionChannel.EMAIL):
        entry = ObjectionEntry(channel=channel, person_id=person.person_id)
        write(add_objection, entry=entry)

    found = database.read(partial(objections_of_people, person_ids=[person.person_id, 99]))

    assert found == {person.person_id: {ObjectionChannel.POST, ObjectionChannel.EMAIL}}


def test_an_organisation_that_is_gone_is_said_so(database):
    with pytest.raises(NotFound, match="not there any more"):
        database.read(partial(details, key=99, today=MAY))
