"""Each criterion finds exactly those who meet it."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import insert

from liaison_app.actions.edit_contacts import add_contact, give_up_contact, verify_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, leave_post
from liaison_app.actions.edit_team import add_ward
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.criteria import meeting
from liaison_app.store import saving
from liaison_app.store.tables import (
    Membership,
    Officer,
    Organisation,
    OrganisationTag,
    Postcode,
    Role,
    Tag,
)

TODAY = date(2017, 5, 25)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


@pytest.fixture
def add(write):
    """Return what writes an organisation, and returns its key."""

    def added(kind, name, **values):
        entry = OrganisationEntry(values={"kind": kind, "name": name, **values})
        return write(save_organisation, entry=entry)

    return added


@pytest.fixture
def found(database):
    """Return what finds the keys of those who meet the criteria."""

    def meet(**criteria):
        chosen = meeting(Criteria(**criteria), today=TODAY)
        return set(database.read(lambda c: c.scalars(chosen).all()))

    return meet


@pytest.fixture
def person(write):
    """Return what puts somebody into a post, and returns the key of the role."""

    def put(key, post, **said):
        entry = PersonEntry(
            organisation_id=key, name=PersonName(surname="Sample"), post=post, **said
        )
        return write(add_person, entry=entry)

    return put


def put(database, table, **values):
    return database.write("Put", lambda c: saving.insert(c, table, values)).value


def test_the_own_fields_of_each_kind_are_criteria(add, found):
    school = add("school", "Hollybush", phase="Primary", religious_character="None named")
    mosque = add("faith", "Al-Noor", tradition="Muslim", denomination="Sunni", reach="700")
    small = add("network", "Neighbours", reach="40")

    assert found(kinds=(Kind.SCHOOL, Kind.FAITH)) == {school, mosque}
    assert found(phases=("Primary",)) == {school}
    assert found(religious_characters=("None named",)) == {school}
    assert found(traditions=("Muslim", "Sikh")) == {mosque}
    assert found(denominations=("Sunni",)) == {mosque}
    assert found(reach_from=100) == {mosque}
    assert found(reach_to=100) == {small}
    assert found(kinds=(Kind.FAITH,), traditions=("Sikh",)) == set()


def test_whoever_lies_in_the_bin_is_found_only_there(add, found):
    here = add("school", "Hollybush")
    closed = add("school", "Old", standing="closed")
    binned = add("school", "Gone", standing="binned")

    assert found() == {here}
    assert found(standings=()) == {here, closed}
    assert found(standings=(Standing.ACTIVE, Standing.CLOSED)) == {here, closed}
    assert found(standings=(Standing.BINNED,)) == {binned}


def test_wards_and_those_without_one_are_told_apart(database, add, found, write):
    write(add_ward, code="E1", name="Chase")
    place = {"postcode": "EN2 6AA", "ward_code": "E1"}
    database.write("Postcode", lambda c: c.execute(insert(Postcode), [place]) and None)
    inside, outside = add("school", "In", postcode="EN2 6AA"), add("school", "Out")

    assert found(ward_codes=("E1",)) == {inside}
    assert found(missing=(Missing.WARD,)) == {outside}


def test_tags_networks_and_officers_are_criteria(database, add, found):
    one, other, network = add("school", "One"), add("school", "Other"), add("network", "All")
    tag = put(database, Tag, name="Governors", name_key="governors")
    put(database, OrganisationTag, organisation_id=one, tag_id=tag)
    put(database, Membership, organisation_id=other, network_id=network)
    officer = put(database, Officer, name="Sample")
    database.write(
        "Assign",
        lambda c: saving.update(
            c, Organisation, key=one, version=None, values={"officer_id": officer}
        ),
    )

    assert found(tag_ids=(tag,)) == {one}
    assert found(network_ids=(network,)) == {other}
    assert found(officer_ids=(officer,)) == {one}


def test_a_post_counts_while_it_is_held(database, add, found, person, write):
    headed, left, nobody = add("school", "Headed"), add("school", "Left"), add("school", "None")
    role = person(headed, "Head Teacher")
    gone = person(left, "Head Teacher")
    write(leave_post, role_id=gone, version=None, on=date(2017, 5, 1))
    database.write(
        "Mark", lambda c: saving.update(c, Role, key=role, version=None, values={"iag": True})
    )

    assert found(posts=("Head Teacher",)) == {headed}
    assert found(missing=(Missing.CONTACT,)) == {left, nobody}
    assert found(marks=(Mark.IAG,)) == {headed}
    assert found(marks=(Mark.KIN,)) == set()
    assert found(marks=(Mark.KIN, Mark.IAG)) == {headed}


def test_what_is_missing_is_what_works_for_nobody(add, found, person, write):
    office, head, broken, bare = (add("school", name) for name in ("A", "B", "C", "D"))
    role = person(head, "Head Teacher")
    for entry in (
        ContactEntry(kind=ContactKind.EMAIL, typed="office@a.example", organisation_id=office),
        ContactEntry(kind=ContactKind.EMAIL, typed="head@b.example", role_id=role),
        ContactEntry(kind=ContactKind.MOBILE, typed="07700 900123", role_id=role),
    ):
        write(add_contact, entry=entry)
    bad = ContactEntry(kind=ContactKind.EMAIL, typed="office@c.example", organisation_id=broken)
    key = write(add_contact, entry=bad)
    write(give_up_contact, contact_id=key, version=None, standing=ContactStanding.BOUNCED)

    assert found(missing=(Missing.EMAIL,)) == {broken, bare}
    assert found(missing=(Missing.PHONE,)) == {office, broken, bare}
    assert found(missing=(Missing.EMAIL, Missing.PHONE)) == {office, broken, bare}


def test_an_address_is_missing_where_neither_premises_nor_another_is_known(add, found, write):
    here, other, nowhere = add("school", "A", town="Enfield"), add("faith", "B"), add("faith", "C")
    entry = ContactEntry(
        kind=ContactKind.ADDRESS, typed="1 Sample Street\nEnfield\nEN2 6AA", organisation_id=other
    )
    write(add_contact, entry=entry)

    assert found(missing=(Missing.ADDRESS,)) == {nowhere}
    assert here not in found(missing=(Missing.ADDRESS,))


def test_objections_and_warnings_are_criteria(add, found, write):
    one, other = add("school", "A"), add("school", "B")
    write(add_objection, entry=ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=one))
    write(add_warning, organisation_id=other, notice="Bereaved", review_on=None)

    assert found(objections=(ObjectionChannel.POST, ObjectionChannel.EMAIL)) == {one}
    assert found(objections=(ObjectionChannel.EMAIL,)) == set()
    assert found(warned=True) == {other}
    assert found(warned=False) == {one}


def test_a_warning_is_due_for_review_from_its_day_on(add, found, write):
    past, on_the_day, ahead, never = (add("school", name) for name in ("A", "B", "C", "D"))
    for key, days in ((past, -1), (on_the_day, 0), (ahead, 1), (never, None)):
        review = None if days is None else TODAY + timedelta(days=days)
        write(add_warning, organisation_id=key, notice="Bereaved", review_on=review)

    assert found(review_due=True) == {past, on_the_day}
    assert found(review_due=False) == {ahead, never}


def test_the_last_contact_is_told_by_the_day_in_london(add, found, write):
    late, early, never = (add("school", name) for name in ("A", "B", "C"))
    for key, at in (
        (late, datetime(2017, 5, 9, 23, 30, tzinfo=UTC)),  # 10 May in London
        (early, datetime(2017, 5, 9, 22, 30, tzinfo=UTC)),  # 9 May
    ):
        entry = OutreachEntry(
            organisation_ids=[key], channel=Channel.CALL, outcome=Outcome.SPOKE, happened_at=at
        )
        write(log_outreach, entry=entry)
    on = date(2017, 5, 10)

    assert found(contacted=LastContact.SINCE, contacted_on=on) == {late}
    assert found(contacted=LastContact.NOT_SINCE, contacted_on=on) == {early, never}
    assert found(contacted=LastContact.NEVER) == {never}


def test_verified_before_a_day_means_not_since(add, found, write):
    fresh, stale = add("school", "A"), add("school", "B")
    for key, on in ((fresh, date(2017, 5, 1)), (stale, date(2016, 5, 1))):
        entry = ContactEntry(kind=ContactKind.PHONE, typed="020 7946 0301", organisation_id=key)
        contact = write(add_contact, entry=entry)
        write(verify_contact, contact_id=contact, version=None, on=on, officer="PC Sample")

    assert found(verified_before=date(2017, 1, 1)) == {stale}
    assert found(verified_before=date(2016, 1, 1)) == set()
