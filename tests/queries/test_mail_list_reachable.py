"""Nobody is in a list for e-mail or telephone whom its row could not reach."""

import pytest

from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.exports import AddresseePolicy, RowPer
from liaison_app.domain.mail_lists import LeftOutReason
from tests.queries.test_mail_list_ways import Patch

EMAIL, PHONE = ObjectionChannel.EMAIL, ObjectionChannel.PHONE
WAYS = pytest.mark.parametrize(
    ("by", "kind", "typed", "reason"),
    [
        (EMAIL, ContactKind.EMAIL, "b.else@alder.example", LeftOutReason.NO_EMAIL),
        (PHONE, ContactKind.MOBILE, "07700 900123", LeftOutReason.NO_PHONE),
    ],
)


@WAYS
def test_somebody_else_there_who_can_be_reached_does_not_reach_the_addressee(
    database, by, kind, typed, reason
):
    patch = Patch(database)
    alder = patch.school("Alder")
    patch.person(alder, "Sample")
    _, caretaker = patch.person(alder, "Else", post="Caretaker")
    patch.reach(kind, typed, role_id=caretaker)

    plan = patch.plan(by=by)

    assert plan.included == ()
    assert plan.reasons == {reason: 1}


@WAYS
def test_a_post_is_not_reached_by_what_its_holder_has(database, by, kind, typed, reason):
    patch = Patch(database)
    _, head = patch.person(patch.school("Alder"), "Sample")
    patch.reach(kind, typed, role_id=head)

    plan = patch.plan(by=by, addressee=AddresseePolicy.POST)

    assert plan.included == ()
    assert plan.reasons == {reason: 1}


@WAYS
def test_a_person_who_objects_is_not_reached_through_their_own_address(
    database, by, kind, typed, reason
):
    patch = Patch(database)
    person, head = patch.person(patch.school("Alder"), "Sample")
    patch.reach(kind, typed, role_id=head)
    patch.object(by, person_id=person)

    plans = [patch.plan(by=by), patch.plan(by=by, row_per=RowPer.PERSON)]

    assert all(plan.included == () for plan in plans)
    assert plans[0].reasons == {reason: 1}
