"""Nobody falls out of a list unseen, and what lets one in lets in nothing else."""

from functools import partial

import pytest

from liaison_app.actions.edit_contacts import verify_contact
from liaison_app.actions.edit_memberships import join_network
from liaison_app.actions.edit_objections import add_warning
from liaison_app.actions.edit_people import leave_post
from liaison_app.actions.verify_organisations import verify_organisations
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import EmailChosen, IncludedAnyway, LeftOutReason, Notice
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.queries.plan_stands import touched_since
from liaison_app.store import saving
from liaison_app.store.tables import Person
from tests.queries.test_mail_list_ways import TODAY, Patch

EMAIL, POST, ALL = ObjectionChannel.EMAIL, ObjectionChannel.POST, ObjectionChannel.ALL


@pytest.fixture
def patch(database):
    """Return a workspace with a team."""
    return Patch(database)


@pytest.mark.parametrize("row_per", [RowPer.PERSON, RowPer.ROLE])
def test_a_person_who_objects_is_counted_with_the_ways_that_are_their_own(patch, row_per):
    alder = patch.school("Alder")
    patch.reach(ContactKind.EMAIL, "office@alder.example", organisation_id=alder)
    person, role = patch.person(alder, "Sample")
    patch.reach(ContactKind.PHONE, "020 7946 0102", role_id=role)
    patch.object(POST, person_id=person)

    plan = patch.plan(row_per=row_per)

    [out] = plan.left_out
    assert (out.reason, out.person_id) == (LeftOutReason.OBJECTION, person)
    assert out.name == "Mrs Jane Sample, Alder"
    assert out.channels == ("Phone", "Visits"), "the office's e-mail is not theirs"
    assert plan.audience == 1


def test_a_person_chosen_by_hand_who_objects_does_not_fall_out_unseen(patch):
    alder = patch.school("Alder")
    person, _ = patch.person(alder, "Sample")
    patch.object(ALL, person_id=person)

    plan = patch.plan(kind=None, person_ids=(person,), row_per=RowPer.PERSON)

    assert [(one.reason, one.channels) for one in plan.left_out] == [(LeftOutReason.OBJECTION, ())]


def test_people_stay_themselves_where_their_organisation_objects(patch):
    alder = patch.school("Alder")
    people = {}
    for surname in ("Ash", "Beech"):
        person, role = patch.person(alder, surname)
        patch.reach(ContactKind.EMAIL, f"{surname}@alder.example", role_id=role)
        people[surname] = person
    patch.object(POST, organisation_id=alder)

    plan = patch.plan(kind=None, person_ids=(people["Ash"],), row_per=RowPer.PERSON)

    [out] = plan.left_out
    assert (out.reason, out.person_id) == (LeftOutReason.OBJECTION, people["Ash"])
    assert out.channels == ("E-mail", "Visits")
    assert len(patch.plan(row_per=RowPer.PERSON).left_out) == 2


def test_those_chosen_by_hand_without_a_post_or_in_the_bin_are_told_of(patch):
    alder, birch = patch.school("Alder"), patch.school("Birch")
    here, _ = patch.person(alder, "Ash")
    gone, role = patch.person(birch, "Beech")
    patch.do(leave_post, role_id=role, version=1, on=TODAY)
    binned, _ = patch.person(birch, "Cedar")
    values = {"standing": PersonStanding.BINNED}
    patch.do(saving.update, table=Person, key=binned, version=None, values=values)

    plan = patch.plan(kind=None, person_ids=(here, gone, binned), row_per=RowPer.PERSON)

    assert [one.row.surname for one in plan.included] == ["Ash"]
    assert {one.person_id: one.reason for one in plan.left_out} == {
        gone: LeftOutReason.NO_POST,
        binned: LeftOutReason.BINNED,
    }
    assert plan.sentence == "1 letter from 1 organisation"


def test_a_person_with_two_posts_is_left_out_once_and_not_at_all_where_one_of_them_reaches(patch):
    alder, birch = patch.school("Alder"), patch.school("Birch")
    reached, role = patch.person(alder, "Ash")
    patch.also_at(reached, birch)
    patch.reach(ContactKind.EMAIL, "ash@alder.example", role_id=role)
    unreached, _ = patch.person(alder, "Beech")
    patch.also_at(unreached, birch)

    plan = patch.plan(by=EMAIL, row_per=RowPer.PERSON)

    assert [one.person_id for one in plan.included] == [reached]
    assert [one.person_id for one in plan.left_out] == [unreached]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"street": "", "town": "", "postcode": ""}, LeftOutReason.NO_ADDRESS),
        ({"postcode": "ZZ9 9ZZ"}, LeftOutReason.NOT_POSTABLE),
    ],
)
def test_what_is_included_anyway_still_needs_an_address(patch, values, reason):
    key = patch.school("Alder", standing=Standing.CLOSED, **values)
    anyway = (IncludedAnyway(organisation_id=key, reason="They asked for it"),)

    assert patch.plan(anyway=anyway).reasons == {reason: 1}


def test_a_letter_left_out_by_hand_is_counted_and_comes_back(patch):
    patch.school("Alder")
    patch.school("Birch")
    ref = patch.plan().included[0].row.ref

    plan = patch.plan(without=(ref,))

    assert [one.row.organisation for one in plan.included] == ["Birch"]
    assert [(one.name, one.ref) for one in plan.left_out] == [("Alder", ref)]
    assert plan.reasons == {LeftOutReason.NOT_NOW: 1}
    assert plan.sentence == "1 letter from 2 organisations"


def test_all_behind_a_door_are_left_out_with_their_letter(patch):
    for name in ("Alder", "Birch"):
        patch.school(name, street="1 Same Street")
    shared = {"row_per": RowPer.ADDRESS}
    ref = patch.plan(**shared).included[0].row.ref

    plan = patch.plan(without=(ref,), **shared)

    assert (len(plan.included), len(plan.left_out), plan.audience) == (0, 2, 2)


def test_an_email_address_is_chosen_among_those_on_record_alone(patch):
    alder = patch.school("Alder")
    for typed in ("office@alder.example", "head@alder.example"):
        patch.reach(ContactKind.EMAIL, typed, organisation_id=alder)
    [one] = patch.plan(by=EMAIL).included
    assert one.emails == ("office@alder.example", "head@alder.example")

    [chosen] = patch.plan(
        by=EMAIL, emails=(EmailChosen(ref=one.row.ref, email="head@alder.example"),)
    ).included
    [other] = patch.plan(
        by=EMAIL, emails=(EmailChosen(ref=one.row.ref, email="outside@elsewhere.example"),)
    ).included

    assert (chosen.row.email, chosen.notices) == ("head@alder.example", ())
    assert (other.row.email, other.notices) == ("office@alder.example", (Notice.SEVERAL_EMAILS,))


@pytest.mark.parametrize(
    ("objected", "values", "ways"),
    [
        (EMAIL, {}, ("Post", "Phone", "Visits")),
        (EMAIL, {"postcode": ""}, ("Phone", "Visits")),
        (EMAIL, {"address_gone_on": TODAY}, ("Phone", "Visits")),
        (ObjectionChannel.PHONE, {}, ("Post", "Visits")),
        (POST, {}, ("Phone", "Visits")),
        (ALL, {}, ()),
    ],
)
def test_the_ways_that_are_left_are_known_and_not_objected_to(patch, objected, values, ways):
    alder = patch.school("Alder", **values)
    patch.reach(ContactKind.PHONE, "020 7946 0102", organisation_id=alder)
    patch.object(objected, organisation_id=alder)
    by = EMAIL if objected is ALL else objected

    [out] = patch.plan(by=by).left_out

    assert (out.reason, out.channels) == (LeftOutReason.OBJECTION, ways)


def test_every_warning_that_concerns_a_letter_is_read_at_the_check(patch):
    alder = patch.school("Alder")
    person, _ = patch.person(alder, "Sample")
    for notice, whose in (
        ("Bereaved.", {"organisation_id": alder}),
        ("Ill.", {"person_id": person}),
    ):
        patch.do(add_warning, notice=notice, review_on=None, **whose)

    [one] = patch.plan().included

    assert (one.warning, one.notices) == ("Bereaved. Ill.", (Notice.WARNING,))


def test_whoever_joins_a_network_meanwhile_makes_a_list_of_its_members_another_one(patch):
    alder = patch.school("Alder")
    network = patch.school("Churches Together", kind=Kind.NETWORK)
    step = patch.plan().as_of

    patch.do(join_network, organisation_ids=[alder], network_id=network)

    assert patch.database.read(partial(touched_since, step=step))


def test_a_school_is_verified_by_itself_or_by_a_way_to_reach_it(patch):
    alder = patch.school("Alder", verified_on=None)
    birch = patch.school("Birch", verified_on=None)
    patch.reach(ContactKind.PHONE, "020 7946 0102", organisation_id=birch)
    assert len(patch.plan().noticed[Notice.NOT_VERIFIED]) == 2

    patch.do(verify_organisations, organisation_ids=[alder], on=TODAY)
    patch.do(verify_contact, contact_id=1, version=1, on=TODAY, officer="PC Sample")

    assert patch.plan().noticed == {}
