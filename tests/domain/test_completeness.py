from dataclasses import dataclass, replace
from datetime import date

import pytest

from liaison_app.domain.completeness import Held, Mend, completeness
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind, Standing

TODAY = date(2017, 5, 26)


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A way to reach them, as the store knows it."""

    id: int
    kind: ContactKind
    standing: ContactStanding = ContactStanding.VERIFIED
    verified_on: date | None = TODAY
    role_id: int | None = None


EMAIL = Contact(id=1, kind=ContactKind.EMAIL)
PHONE = Contact(id=2, kind=ContactKind.PHONE)
HEAD = Holder(
    person_id=1,
    role_id=7,
    name=PersonName(surname="Sample"),
    post="Headteacher",
    main_contact=True,
)
WHOLE = Held(
    kind=Kind.SCHOOL,
    standing=Standing.ACTIVE,
    has_address=True,
    has_ward=True,
    contacts=(EMAIL, PHONE),
    holders=(HEAD,),
    objections=(),
)


def said(**values):
    return completeness(replace(WHOLE, **values), today=TODAY).sentence


def test_nothing_is_said_of_an_organisation_of_which_all_is_known():
    assert said() == ""


def test_what_is_missing_is_said_in_one_sentence():
    theirs = replace(PHONE, role_id=7, verified_on=date(2017, 3, 2))
    old = replace(PHONE, id=3, role_id=7, verified_on=date(2016, 3, 2))

    assert said(contacts=(PHONE, theirs)) == "No e-mail"
    assert said(contacts=(PHONE, old)) == "No e-mail; head teacher not verified since March 2016"


def test_a_month_of_this_year_needs_no_year():
    held = replace(WHOLE, contacts=(EMAIL, replace(PHONE, verified_on=date(2017, 3, 2), role_id=7)))

    told = completeness(held, today=date(2018, 12, 1)).sentence

    assert told == "Head teacher not verified since March 2017"
    stale = replace(PHONE, verified_on=date(2018, 1, 2), role_id=7)
    none = completeness(replace(held, contacts=(EMAIL, stale)), today=date(2018, 12, 1))
    assert none.sentence == ""


@pytest.mark.parametrize(
    ("values", "sentence", "mend"),
    [
        ({"contacts": (EMAIL,)}, "No phone", Mend.ADD_PHONE),
        ({"contacts": (PHONE,)}, "No e-mail", Mend.ADD_EMAIL),
        ({"has_address": False}, "No address", Mend.EDIT),
        ({"has_ward": False}, "Not in any of the team's wards", Mend.ASSIGN),
        ({"holders": ()}, "No head teacher", Mend.ADD_PERSON),
        ({"holders": (), "kind": Kind.FAITH}, "Nobody named", Mend.ADD_PERSON),
    ],
)
def test_each_gap_is_said_with_what_mends_it(values, sentence, mend):
    (gap,) = completeness(replace(WHOLE, **values), today=TODAY).gaps

    assert (gap.sentence, gap.mend) == (sentence, mend)


def test_a_way_that_no_longer_works_is_no_way():
    bounced = replace(EMAIL, standing=ContactStanding.BOUNCED)

    assert said(contacts=(bounced, PHONE)) == "No e-mail that works"


@pytest.mark.parametrize("channel", [ObjectionChannel.EMAIL, ObjectionChannel.ALL])
def test_what_they_object_to_is_not_asked_for(channel):
    assert "e-mail" not in said(contacts=(PHONE,), objections=(channel,))


def test_the_way_asked_after_is_the_leader_s_own_and_else_the_organisation_s():
    never = {"standing": ContactStanding.UNVERIFIED, "verified_on": None}
    own, theirs = replace(PHONE, **never), replace(EMAIL, role_id=7, **never)

    (gap,) = completeness(replace(WHOLE, contacts=(own, theirs)), today=TODAY).gaps
    assert (gap.words, gap.contact_id) == ("head teacher not verified yet", EMAIL.id)
    (gap,) = completeness(
        replace(WHOLE, contacts=(own, EMAIL), holders=(HEAD,)), today=TODAY
    ).gaps or (None,)
    assert gap is None


def test_a_leader_is_called_by_the_post():
    held = replace(WHOLE, kind=Kind.FAITH, holders=(replace(HEAD, post="Imam"),))
    theirs = replace(PHONE, role_id=7, verified_on=None, standing=ContactStanding.UNVERIFIED)

    told = completeness(replace(held, contacts=(EMAIL, theirs)), today=TODAY).sentence

    assert told == "Imam not verified yet"


def test_a_group_whose_own_phone_was_never_verified_is_asked_for_that():
    never = replace(PHONE, standing=ContactStanding.UNVERIFIED, verified_on=None)
    held = replace(WHOLE, contacts=(never,), objections=(ObjectionChannel.EMAIL,))

    (gap,) = completeness(held, today=TODAY).gaps

    assert (gap.words, gap.contact_id) == ("phone not verified yet", PHONE.id)


def test_nothing_is_asked_of_what_is_closed():
    assert said(standing=Standing.CLOSED, contacts=(), holders=()) == ""
