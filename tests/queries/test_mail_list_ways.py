"""A list for each way it may go out, with a row for whom the officer wants one."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import select

from liaison_app.actions.edit_contacts import add_contact
from liaison_app.actions.edit_objections import add_objection, add_warning
from liaison_app.actions.edit_people import add_person
from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import AddresseePolicy, RowOrder, RowPer
from liaison_app.domain.mail_lists import IncludedAnyway, LeftOutReason, MailListWanted, Notice
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ContactEntry,
    ObjectionEntry,
    PersonEntry,
)
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Organisation, Role

TODAY = date(2017, 5, 25)
SCHOOLS = MailListWanted(kind=Kind.SCHOOL)


class Patch:
    """A team's workspace that a test fills."""

    def __init__(self, database):
        self.database = database
        self.do(save_team, values={"name": "Chase Team", "phone": "020 7946 0101"}, version=None)

    def do(self, writing, **given):
        """Do one writing and return its value."""
        return self.database.write("Test", partial(writing, **given)).value

    def school(self, name, **values):
        """Write a school with an address of its own, and return its key."""
        usual = {
            "kind": Kind.SCHOOL,
            "name": name,
            "street": f"1 {name} Street",
            "town": "Enfield",
            "postcode": "EN2 3AB",
            "verified_on": TODAY,
        }
        return self.do(saving.insert, table=Organisation, values={**usual, **values})

    def person(self, organisation_id, surname, *, post="Head Teacher"):
        """Put somebody in a post, and return the keys of person and role."""
        name = PersonName(title="Mrs", forenames="Jane", surname=surname)
        entry = PersonEntry(organisation_id=organisation_id, name=name, post=post)
        role = self.do(add_person, entry=entry)
        find = select(Role.person_id).where(Role.id == role)
        return self.database.read(lambda c: c.execute(find).scalar_one()), role

    def also_at(self, person_id, organisation_id):
        """Give somebody a second post elsewhere."""
        values = {"person_id": person_id, "organisation_id": organisation_id, "post": "Chair"}
        self.do(saving.insert, table=Role, values=values)

    def reach(self, kind, typed, **whose):
        """Note a way to reach somebody."""
        self.do(add_contact, entry=ContactEntry(kind=kind, typed=typed, **whose))

    def object(self, channel, **whose):
        """Note an objection."""
        self.do(add_objection, entry=ObjectionEntry(channel=channel, **whose))

    def plan(self, **wanted):
        """Return the plan of a list, of all schools unless said."""
        asked = MailListWanted(**({"kind": Kind.SCHOOL} | wanted))
        return self.database.read(partial(plan_mail_list, wanted=asked, today=TODAY))


@pytest.fixture
def patch(database):
    """Return a workspace with a team."""
    return Patch(database)


def test_an_email_needs_an_address_for_email_and_no_street(patch):
    without_street = patch.school("Alder", street="", town="", postcode="")
    patch.reach(ContactKind.EMAIL, "head@alder.example", organisation_id=without_street)
    patch.school("Birch")

    plan = patch.plan(by=ObjectionChannel.EMAIL)

    assert [one.row.email for one in plan.included] == ["head@alder.example"]
    assert plan.reasons == {LeftOutReason.NO_EMAIL: 1}


def test_a_telephone_list_holds_whoever_has_a_telephone_or_a_mobile(patch):
    for name, kind in (("Alder", ContactKind.PHONE), ("Birch", ContactKind.MOBILE)):
        number = "020 7946 0102" if kind is ContactKind.PHONE else "07700 900123"
        patch.reach(kind, number, organisation_id=patch.school(name))
    patch.school("Cedar")

    plan = patch.plan(by=ObjectionChannel.PHONE)

    assert [one.row.phone for one in plan.included] == ["020 7946 0102", "07700 900123"]
    assert [one.row.mobile for one in plan.included] == ["", "07700 900123"]
    assert plan.reasons == {LeftOutReason.NO_PHONE: 1}


@pytest.mark.parametrize("by", [ObjectionChannel.EMAIL, ObjectionChannel.PHONE])
def test_only_an_objection_to_the_way_it_goes_out_counts(patch, by):
    for name, channel in (("Alder", by), ("Birch", ObjectionChannel.POST)):
        key = patch.school(name)
        patch.reach(ContactKind.EMAIL, f"office@{name}.example", organisation_id=key)
        patch.reach(ContactKind.PHONE, "020 7946 0102", organisation_id=key)
        patch.object(channel, organisation_id=key)

    plan = patch.plan(by=by)

    assert [one.row.organisation for one in plan.included] == ["Birch"]
    assert plan.included[0].row.postcode == ""
    assert plan.reason_words(LeftOutReason.OBJECTION) == f"Objection to {by.label.lower()}"


def test_a_card_is_left_out_by_an_objection_to_everything_and_loses_what_is_objected_to(patch):
    for name, channel in (("Alder", ObjectionChannel.ALL), ("Birch", ObjectionChannel.EMAIL)):
        key = patch.school(name)
        patch.reach(ContactKind.EMAIL, f"office@{name}.example", organisation_id=key)
        patch.reach(ContactKind.PHONE, "020 7946 0102", organisation_id=key)
        patch.object(channel, organisation_id=key)

    plan = patch.plan(by=ObjectionChannel.ALL)

    (row,) = (one.row for one in plan.included)
    assert (row.organisation, row.email, row.phone) == ("Birch", "", "020 7946 0102")
    assert row.postcode == "EN2 3AB"


def test_a_row_for_each_post_and_a_row_for_each_person(patch):
    alder, birch = patch.school("Alder"), patch.school("Birch")
    jane, _ = patch.person(alder, "Sample")
    patch.also_at(jane, birch)
    patch.person(alder, "Case", post="Chair")

    posts = patch.plan(row_per=RowPer.ROLE)
    people = patch.plan(row_per=RowPer.PERSON)

    assert sorted((one.row.organisation, one.row.surname) for one in posts.included) == [
        ("Alder", "Case"),
        ("Alder", "Sample"),
        ("Birch", "Sample"),
    ]
    assert sorted(one.row.surname for one in people.included) == ["Case", "Sample"]
    assert {one.row.ref[0] for one in people.included} == {"P"}
    assert jane in {one.person_id for one in people.included}


def test_a_school_without_anybody_named_has_no_row_of_a_person(patch):
    patch.school("Alder")
    plan = patch.plan(row_per=RowPer.PERSON)
    assert (plan.included, plan.reasons) == ((), {LeftOutReason.NOBODY: 1})


def test_a_person_is_never_reached_by_the_email_of_the_office(patch):
    alder = patch.school("Alder")
    patch.reach(ContactKind.EMAIL, "office@alder.example", organisation_id=alder)
    _, role = patch.person(alder, "Sample")
    patch.person(alder, "Case", post="Chair")
    patch.reach(ContactKind.EMAIL, "jane@alder.example", role_id=role)

    plan = patch.plan(row_per=RowPer.PERSON, by=ObjectionChannel.EMAIL)

    assert [one.row.email for one in plan.included] == ["jane@alder.example"]
    assert [(one.name, one.reason) for one in plan.left_out] == [
        ("Mrs Jane Case, Alder", LeftOutReason.NO_EMAIL)
    ]


def test_only_the_people_chosen_have_a_row(patch):
    alder = patch.school("Alder")
    jane, _ = patch.person(alder, "Sample")
    patch.person(alder, "Case", post="Chair")

    plan = patch.plan(kind=None, person_ids=(jane,), row_per=RowPer.PERSON)

    assert [one.row.surname for one in plan.included] == ["Sample"]
    assert plan.title == "Chosen by hand"


def test_only_the_organisations_chosen_are_written_to(patch):
    keys = [patch.school(name) for name in ("Alder", "Birch", "Cedar")]
    plan = patch.plan(kind=None, organisation_ids=(keys[2], keys[0]))
    assert [one.row.organisation for one in plan.included] == ["Alder", "Cedar"]


def test_two_people_behind_one_door_get_one_letter_in_both_names(patch):
    for name, surname in (("Alder", "Sample"), ("Birch", "Case")):
        patch.person(patch.school(name, street="The Hall"), surname)
    patch.school("Cedar")

    plan = patch.plan(row_per=RowPer.ADDRESS)

    both = next(one for one in plan.included if one.also)
    assert len(plan.included) == 2
    assert both.row.organisation == "Alder / Birch"
    assert both.row.addressee == "Mrs Jane Sample & Mrs Jane Case"
    assert both.row.salutation == "Dear Mrs Sample and Mrs Case"
    assert Notice.JOINED in both.notices
    assert plan.sentence == "2 letters from 3 organisations"


def test_three_behind_one_door_are_written_to_through_their_organisations(patch):
    for name, surname in (("Alder", "Sample"), ("Birch", "Case"), ("Cedar", "Third")):
        patch.person(patch.school(name, street="The Hall"), surname)

    (only,) = patch.plan(row_per=RowPer.ADDRESS).included

    assert only.row.organisation == "Alder / Birch / Cedar"
    assert (only.row.addressee, only.row.surname) == ("", "")
    assert only.row.salutation == "Dear Friends"


@pytest.mark.parametrize(
    ("policy", "addressee", "salutation"),
    [
        (AddresseePolicy.NAMED, "Mrs Jane Sample", "Dear Mrs Sample"),
        (AddresseePolicy.POST, "The Head Teacher", "Dear Head Teacher"),
        (AddresseePolicy.ORGANISATION, "", "Dear Head Teacher"),
    ],
)
def test_it_is_addressed_to_whom_the_officer_chose(patch, policy, addressee, salutation):
    patch.person(patch.school("Alder"), "Sample")
    (only,) = patch.plan(addressee=policy).included
    assert (only.row.addressee, only.row.salutation) == (addressee, salutation)


def test_what_is_to_be_looked_at_is_counted_by_its_notice(patch):
    patch.school("Fresh")
    old = patch.school("Old", verified_on=date(2015, 5, 1))
    never = patch.school("Never", verified_on=None)
    warned = patch.school("Warned")
    patch.do(add_warning, notice="Bereaved", review_on=None, organisation_id=warned)

    plan = patch.plan()

    by_notice = {
        notice: {plan.included[place].organisation_id for place in places}
        for notice, places in plan.noticed.items()
    }
    assert by_notice == {Notice.NOT_VERIFIED: {old, never}, Notice.WARNING: {warned}}


def test_several_email_addresses_are_told_of(patch):
    alder = patch.school("Alder")
    for box in ("office", "head"):
        patch.reach(ContactKind.EMAIL, f"{box}@alder.example", organisation_id=alder)

    (only,) = patch.plan(by=ObjectionChannel.EMAIL).included

    assert only.row.email == "office@alder.example"
    assert Notice.SEVERAL_EMAILS in only.notices


def test_the_closed_and_those_gone_away_are_taken_in_for_a_reason_and_objectors_never(patch):
    closed = patch.school("Closed", standing=Standing.CLOSED)
    gone = patch.school("Gone", address_gone_on=TODAY)
    against = patch.school("Against")
    patch.object(ObjectionChannel.POST, organisation_id=against)
    assert patch.plan().reasons == {
        LeftOutReason.OBJECTION: 1,
        LeftOutReason.GONE_AWAY: 1,
        LeftOutReason.CLOSED: 1,
    }

    anyway = tuple(
        IncludedAnyway(organisation_id=key, reason="They asked for it")
        for key in (closed, gone, against)
    )
    plan = patch.plan(anyway=anyway)

    assert {one.organisation_id for one in plan.included} == {closed, gone}
    assert [one.organisation_id for one in plan.left_out] == [against]


def test_the_letter_goes_to_the_correspondence_address_where_the_premises_were_left(patch):
    gone = patch.school("Gone", address_gone_on=TODAY)
    patch.reach(ContactKind.ADDRESS, "2 New Street\nEnfield\nEN2 3AB", organisation_id=gone)
    assert [one.row.address_line_1 for one in patch.plan().included] == ["2 New Street"]


def test_nobody_who_lies_in_the_bin_is_written_to(patch):
    binned = patch.school("Binned", standing=Standing.BINNED)
    assert patch.plan().audience == 0
    chosen = patch.plan(kind=None, organisation_ids=(binned,))
    assert chosen.reasons == {LeftOutReason.BINNED: 1}
    anyway = (IncludedAnyway(organisation_id=binned, reason="Why not"),)
    assert not patch.plan(kind=None, organisation_ids=(binned,), anyway=anyway).included


def test_the_piles_come_out_by_officer_where_that_is_wanted(patch):
    for code, name in (("E05000195", "Chase"), ("E05000196", "Grange")):
        patch.do(add_ward, code=code, name=name)
    wards = {"Chase": 1, "Grange": 2}
    for officer, ward in (("Zed", "Chase"), ("Amy", "Grange")):
        patch.do(
            save_officer,
            values={"name": officer},
            ward_ids=(wards[ward],),
            officer_id=None,
            version=None,
        )
    patch.school("Alder", ward_code="E05000195")
    patch.school("Birch", ward_code="E05000196")

    by_officer = patch.plan(order=RowOrder.OFFICER)

    assert [one.row.officer_name for one in by_officer.included] == ["Amy", "Zed"]
    assert [one.row.organisation for one in patch.plan().included] == ["Alder", "Birch"]
