"""Ways to reach an organisation: added, verified, given up, taken away."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_contacts import (
    add_contact,
    change_contact,
    give_up_contact,
    read_contact,
    remove_contact,
    verify_contact,
)
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.organisation_entries import ContactEntry, OrganisationEntry
from liaison_app.queries.organisation_details import details

DAY = date(2017, 5, 25)


@pytest.fixture
def school(database):
    """Write a school, and return its key."""
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    return database.write("Add", partial(save_organisation, entry=entry)).value


@pytest.fixture
def add(database, school):
    """Return what adds a contact point to the school."""

    def added(kind, typed, label=""):
        entry = ContactEntry(kind=kind, typed=typed, label=label, organisation_id=school)
        return database.write("Add", partial(add_contact, entry=entry)).value

    return added


@pytest.fixture
def contacts(database, school):
    """Return what reads the school's contact points."""
    return lambda: database.read(partial(details, key=school, today=DAY)).contacts


def test_a_number_is_kept_as_typed_as_dialled_and_as_shown(add, contacts):
    add(ContactKind.PHONE, "0207 946 0301 ", " Office ")

    only = contacts()[0]
    assert (only.typed, only.value, only.shown) == (
        "0207 946 0301",
        "+442079460301",
        "020 7946 0301",
    )
    assert (only.label, only.standing) == ("Office", ContactStanding.UNVERIFIED)


@pytest.mark.parametrize(
    ("kind", "typed", "right"),
    [
        (ContactKind.PHONE, "07700 900123", ContactKind.MOBILE),
        (ContactKind.MOBILE, "020 7946 0301", ContactKind.PHONE),
        (ContactKind.EMAIL, "Office@Hollybush.Example", ContactKind.EMAIL),
        (ContactKind.ADDRESS, "1 High Street\nEnfield\nEN2 6AA", ContactKind.ADDRESS),
        (ContactKind.GROUP, "Parents of Year 6", ContactKind.GROUP),
    ],
)
def test_a_contact_point_becomes_what_it_is(add, contacts, kind, typed, right):
    add(kind, typed)

    assert contacts()[0].kind is right


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        (ContactKind.PHONE, "12", "too few digits"),
        (ContactKind.EMAIL, "office", "@"),
        (ContactKind.ADDRESS, "Enfield", "postcode"),
        (ContactKind.GROUP, " ", "name of the group"),
    ],
)
def test_what_cannot_be_reached_is_refused_with_its_reason(add, contacts, kind, typed, why):
    assert why in read_contact(kind, typed).problem
    with pytest.raises(LiaisonError, match=why):
        add(kind, typed)

    assert contacts() == ()


def test_verifying_says_who_and_when(add, contacts, database):
    key = add(ContactKind.PHONE, "020 7946 0301")

    verify = partial(verify_contact, contact_id=key, version=1, on=DAY, officer="PC Sample")
    database.write("Verify", verify)

    only = contacts()[0]
    assert (only.standing, only.verified_on) == (ContactStanding.VERIFIED, DAY)


def test_one_given_up_stays_to_be_seen(add, contacts, database):
    key = add(ContactKind.EMAIL, "office@hollybush.example")

    bounced = partial(give_up_contact, contact_id=key, version=1, standing=ContactStanding.BOUNCED)
    database.write("Bounced", bounced)

    assert contacts()[0].standing is ContactStanding.BOUNCED


def test_one_removed_is_gone_and_an_older_version_is_not_removed(add, contacts, database):
    key = add(ContactKind.PHONE, "020 7946 0301")
    remove = partial(remove_contact, contact_id=key)

    with pytest.raises(Stale, match="contact point"):
        database.write("Remove", partial(remove, version=7))
    assert len(contacts()) == 1
    database.write("Remove", partial(remove, version=1))
    assert contacts() == ()

    with pytest.raises(NotFound):
        database.write("Remove", partial(remove, version=1))


@pytest.fixture
def change(database, school):
    """Return what changes the school's one contact point as typed, on the day, by PC Sample."""

    def changed(key, typed, *, kind=ContactKind.PHONE, version=None, **said):
        entry = ContactEntry(
            kind=kind,
            typed=typed,
            organisation_id=school,
            contact_id=key,
            version=version,
            **said,
        )
        writing = partial(change_contact, entry=entry, on=DAY, officer="PC Sample")
        return database.write("Change", writing).value

    return changed


def verified(contact):
    return contact.standing, contact.verified_on


def test_another_number_is_not_verified_any_more(add, change, contacts):
    key = add(ContactKind.PHONE, "020 7946 0301")
    change(key, "020 7946 0301", standing=ContactStanding.VERIFIED)
    assert verified(contacts()[0]) == (ContactStanding.VERIFIED, DAY)

    change(key, "020 7946 0302")

    assert contacts()[0].value == "+442079460302"
    assert verified(contacts()[0]) == (ContactStanding.UNVERIFIED, None)


def test_the_same_number_typed_another_way_stays_verified(add, change, contacts):
    key = add(ContactKind.PHONE, "020 7946 0301")
    change(key, "020 7946 0301", standing=ContactStanding.VERIFIED)

    change(key, "+44 20 7946 0301", label="Office")

    assert (contacts()[0].typed, contacts()[0].label) == ("+44 20 7946 0301", "Office")
    assert verified(contacts()[0]) == (ContactStanding.VERIFIED, DAY)


def test_a_contact_point_given_up_bears_no_verification(add, change, contacts):
    key = add(ContactKind.PHONE, "020 7946 0301")
    change(key, "020 7946 0301", standing=ContactStanding.VERIFIED)

    change(key, "020 7946 0301", standing=ContactStanding.GONE)

    assert verified(contacts()[0]) == (ContactStanding.GONE, None)


def test_a_contact_point_becomes_what_was_typed(add, change, contacts):
    key = add(ContactKind.PHONE, "020 7946 0301")

    change(key, "Office@Hollybush.example", kind=ContactKind.EMAIL)

    assert (contacts()[0].kind, contacts()[0].shown) == (
        ContactKind.EMAIL,
        "office@hollybush.example",
    )


def test_a_change_to_a_contact_point_that_cannot_be_is_refused(add, change, contacts):
    key = add(ContactKind.PHONE, "020 7946 0301")

    with pytest.raises(LiaisonError):
        change(key, "12")
    with pytest.raises(Stale):
        change(key, "020 7946 0302", version=7)
    with pytest.raises(NotFound):
        change(404, "020 7946 0302")
    with pytest.raises(ValueError, match="without a key"):
        change(None, "020 7946 0302")

    assert contacts()[0].shown == "020 7946 0301"
