"""Heads and phones of the school register, beside those that the team types."""

from datetime import date

import pytest

from liaison_app.domain.contacts import ContactKind, ContactStanding
from liaison_app.domain.imports import Answer, Decision, ImportEvents, RowVerdict
from liaison_app.store import saving
from liaison_app.store.tables import ContactPoint, Role

THEIRS = Decision(answer=Answer.TAKE_THEIRS)
OURS = Decision(answer=Answer.KEEP_OURS)
TODAY = date(2017, 5, 25)


def only(plan):
    (row,) = plan.rows
    return row


def changes_of(plan):
    return {change.field: (change.ours, change.theirs) for change in only(plan).changes}


def verdict_of(plan):
    return only(plan).verdict


def test_a_blank_head_ends_nobody(bring_in, schools_file, store):
    bring_in(schools_file({}))
    bring_in(schools_file({"HeadFirstName": "", "HeadLastName": "", "HeadTitle (name)": ""}))
    assert store.heads() == [("Mrs Ann Example", "Head Teacher", None, None)]


def test_a_new_head_begins_today_as_the_old_one_ends(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    new_head = schools_file({"HeadFirstName": "Ben", "HeadTitle (name)": "Mr"})
    assert plan(new_head).events == ImportEvents(new_heads=1)
    assert changes_of(plan(new_head)) == {"person": ("Mrs Ann Example", "Mr Ben Example")}
    bring_in(new_head)
    assert store.heads() == [
        ("Mrs Ann Example", "Head Teacher", None, TODAY),
        ("Mr Ben Example", "Head Teacher", TODAY, None),
    ]
    assert verdict_of(plan(new_head)) is RowVerdict.NO_CHANGE


def test_a_head_typed_by_the_team_is_never_silently_ended(bring_in, plan, schools_file, store):
    nobody = {"HeadFirstName": "", "HeadLastName": "", "HeadTitle (name)": ""}
    bring_in(schools_file(nobody))
    store.type_head(store.one().id, "Typed", post="Headteacher")
    named = schools_file({})
    assert verdict_of(plan(named)) is RowVerdict.NEEDS_YOU
    bring_in(named)
    assert store.heads() == [("Ms Jo Typed", "Headteacher", date(2016, 9, 1), None)]
    assert verdict_of(plan(named)) is RowVerdict.NO_CHANGE


def test_a_head_typed_by_the_team_stays_theirs_after_the_register_agreed(
    bring_in, plan, schools_file, store
):
    store.type_head(store.type_school(), "Typed")
    agreed = {"HeadTitle (name)": "Ms", "HeadFirstName": "Jo", "HeadLastName": "Typed"}
    bring_in(schools_file(agreed))
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NEEDS_YOU


def test_a_new_head_leaves_the_teams_main_contact_as_it_is(bring_in, schools_file, store):
    key = store.type_school()
    deputy = store.type_head(key, "Deputy", post="Safeguarding Lead")
    store.type(Role, deputy, main_contact=True)
    bring_in(schools_file({}))
    assert [role.main_contact for role in store.rows(Role)] == [True, False]


def test_a_head_whom_the_team_typed_can_be_replaced(bring_in, schools_file, store):
    key = store.type_school()
    store.type_head(key, "Typed")
    bring_in(schools_file({}), line2=THEIRS)
    assert store.heads() == [
        ("Ms Jo Typed", "Head Teacher", date(2016, 9, 1), TODAY),
        ("Mrs Ann Example", "Head Teacher", TODAY, None),
    ]


def test_the_same_head_under_another_title_or_post_stays_in_office(bring_in, schools_file, store):
    bring_in(schools_file({}))
    bring_in(schools_file({"HeadTitle (name)": "Dr", "HeadPreferredJobTitle": "Principal"}))
    assert store.heads() == [("Dr Ann Example", "Principal", None, None)]


def test_the_leading_zero_is_put_back_with_a_notice(bring_in, plan, schools_file, store):
    file = schools_file({"TelephoneNum": "2079460123"})
    assert only(plan(file)).notices == ("Phone: The leading zero was put back.",)
    bring_in(file)
    (phone,) = store.rows(ContactPoint)
    assert (phone.typed, phone.value, phone.shown) == (
        "2079460123",
        "+442079460123",
        "020 7946 0123",
    )


def test_a_phone_that_cannot_be_read_holds_up_nothing(bring_in, plan, schools_file, store):
    file = schools_file({"TelephoneNum": "4.47701E+11"})
    assert only(plan(file)).verdict is RowVerdict.NEW
    assert only(plan(file)).notices[0].startswith("Phone left out: Digits were lost")
    bring_in(file)
    assert (store.one().name, store.phones()) == ("Example Primary School", [])


def test_a_new_number_takes_the_place_of_the_registers_old_one(bring_in, schools_file, store):
    bring_in(schools_file({}))
    verified = {"standing": ContactStanding.VERIFIED, "verified_by": "PC Sample"}
    store.type(ContactPoint, 1, verified_on=TODAY, **verified)
    bring_in(schools_file({"TelephoneNum": "02079460999"}))
    assert store.phones() == ["020 7946 0999"]
    (phone,) = store.rows(ContactPoint)
    assert (phone.standing, phone.verified_on, phone.verified_by) == (
        ContactStanding.UNVERIFIED,
        None,
        "",
    )


def test_a_number_that_the_team_took_away_does_not_come_back(bring_in, plan, schools_file, store):
    bring_in(schools_file({}))
    store.write(saving.delete, ContactPoint, key=1, version=None)
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NO_CHANGE


@pytest.mark.parametrize("decision", [None, OURS, THEIRS])
def test_phones_and_emails_that_the_team_typed_survive(bring_in, schools_file, store, decision):
    key = store.type_school()
    store.type_contact(key, ContactKind.PHONE, "020 7946 0777")
    store.type_contact(key, ContactKind.EMAIL, "office@school.example")
    bring_in(schools_file({}), **({"line2": decision} if decision else {}))
    bring_in(schools_file({"TelephoneNum": "02079460888"}))
    assert "020 7946 0777" in store.phones()
    assert store.emails() == ["office@school.example"]


def test_a_head_who_left_today_stands_in_nobodys_way(bring_in, plan, schools_file, store):
    role_id = store.type_head(store.type_school(), "Typed")
    store.type(Role, role_id, to_day=TODAY)
    bring_in(schools_file({}))
    assert [name for name, *_ in store.heads()] == ["Ms Jo Typed", "Mrs Ann Example"]
    assert verdict_of(plan(schools_file({}))) is RowVerdict.NO_CHANGE
