"""Our own spreadsheet of faith groups and networks, brought in beside what the team types."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.import_file import apply_import
from liaison_app.actions.import_plan import plan_own
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.errors import Stale
from liaison_app.domain.imports import Answer, Decision, RowVerdict
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.progress import Progress
from liaison_app.files.registers import OwnRow
from liaison_app.store.tables import ContactPoint, Organisation, RegisterRow, Role

TODAY = date(2017, 5, 25)


def only(plan):
    (row,) = plan.rows
    return row


def test_a_new_group_is_taken_with_its_person_and_their_own_phone(bring_in, own_file, store):
    bring_in(own_file({"Members": "1,200", "Means of reaching members": "Friday prayers"}))

    (group,) = store.rows(Organisation)
    assert (group.kind, group.name, group.tradition) == (Kind.FAITH, "Example Mosque", "Muslim")
    assert (group.members, group.relay_means) == (1200, "Friday prayers")
    assert store.heads() == [("Mr Yusuf Sample", "Imam", None, None)]
    (role,) = store.rows(Role)
    assert (role.main_contact, store.phones(role_id=role.id)) == (True, ["07700 900123"])
    assert store.phones(organisation_id=group.id) == ["020 7946 0222"]
    assert store.emails() == ["office@mosque.example"]


@pytest.mark.parametrize("edit", [{}, {"street": "9 Typed Road"}, {"postcode": "EN1 1AA"}])
def test_the_same_file_again_plans_nothing_whatever_the_team_typed_since(
    bring_in, plan, own_file, store, edit
):
    file = own_file({}, {"Kind": "Network", "Name": "Example Network", "Postcode": ""})
    bring_in(file)
    store.type(Organisation, 1, **({"notes": "Rang them."} | edit))
    assert plan(file).counts[RowVerdict.NO_CHANGE] == 2


def test_a_group_is_known_by_its_folded_name_and_postcode(bring_in, plan, own_file):
    bring_in(own_file({}))
    planned = only(plan(own_file({"Name": "EXAMPLE masjid", "E-mail": "", "Phone": ""})))
    assert (planned.organisation_id, planned.verdict) == (1, RowVerdict.UPDATE)


def test_a_group_is_known_by_its_email_where_nothing_contradicts(bring_in, plan, own_file):
    bring_in(own_file({}))
    near = only(plan(own_file({"Name": "Islamic Centre", "Postcode": "EN2 6AB"})))
    assert (near.organisation_id, near.candidates) == (1, ())
    far = only(plan(own_file({"Name": "Islamic Centre", "Postcode": "EN9 6AB"})))
    assert (far.verdict, [one.organisation_id for one in far.candidates]) == (
        RowVerdict.NEEDS_YOU,
        [1],
    )


def test_a_group_is_known_by_its_phone_only_if_the_names_are_alike(bring_in, plan, own_file):
    bring_in(own_file({}))
    alike = {"Name": "Example Mosques", "Postcode": "", "E-mail": ""}
    assert only(plan(own_file(alike))).organisation_id == 1
    unlike = {"Name": "Scout Hall", "Postcode": "", "E-mail": ""}
    assert only(plan(own_file(unlike))).verdict is RowVerdict.NEEDS_YOU


def test_nearly_the_same_name_in_the_same_place_is_asked_about(bring_in, plan, own_file):
    bring_in(own_file({}, {"Name": "Example Hall", "Postcode": "", "E-mail": "", "Phone": ""}))
    nearby = {"Name": "Exampel Mosque", "Postcode": "EN2 9ZZ", "E-mail": "", "Phone": ""}
    planned = only(plan(own_file(nearby)))
    assert (planned.problem, planned.candidates[0].name) == (
        "It may be this record.",
        "Example Mosque",
    )
    in_town = {"Name": "Exampel Hall", "Postcode": "", "E-mail": "", "Phone": ""}
    assert only(plan(own_file(in_town))).candidates[0].name == "Example Hall"
    elsewhere = nearby | {"Postcode": "N9 9ZZ"}
    assert only(plan(own_file(elsewhere))).verdict is RowVerdict.NEW


def test_two_rows_that_mean_the_same_group_are_not_both_brought_in(bring_in, plan, own_file):
    spelt_otherwise = {"Name": "Example Masjid", "E-mail": "", "Phone": ""}
    file = own_file({}, spelt_otherwise)
    assert [row.verdict for row in plan(file).rows] == [RowVerdict.NEW, RowVerdict.DUPLICATE]
    bring_in(own_file({}))
    same_email = {"Name": "Islamic Centre", "Postcode": "EN2 6AB"}
    second = plan(own_file({}, same_email)).rows[1]
    assert second.problem == "Line 2 already means the record that this row fits."


def test_an_email_typed_by_hand_stays_and_the_files_is_asked_about(bring_in, plan, own_file, store):
    bring_in(own_file({"E-mail": ""}))
    store.type_contact(1, ContactKind.EMAIL, "typed@mosque.example")
    file = own_file({})
    assert only(plan(file)).verdict is RowVerdict.NEEDS_YOU
    bring_in(file)
    assert store.emails() == ["typed@mosque.example"]
    bring_in(own_file({"E-mail": "new@mosque.example"}), line2=Decision(answer=Answer.TAKE_THEIRS))
    assert store.emails() == ["typed@mosque.example", "new@mosque.example"]


def test_somebody_new_in_the_post_takes_over_with_their_own_phone(bring_in, own_file, store):
    bring_in(own_file({}))
    bring_in(own_file({"Forenames": "Bilal", "Person mobile": "07700 900456"}))
    assert store.heads() == [
        ("Mr Yusuf Sample", "Imam", None, TODAY),
        ("Mr Bilal Sample", "Imam", TODAY, None),
    ]
    old, new = store.rows(Role)
    assert (old.main_contact, new.main_contact) == (False, True)
    assert store.phones(role_id=new.id) == ["07700 900456"]


def test_somebody_in_another_post_stands_beside_whom_the_team_typed(bring_in, own_file, store):
    nobody = {"Title": "", "Forenames": "", "Surname": "", "Person mobile": "", "Post": ""}
    bring_in(own_file(nobody))
    store.type_head(1, "Typed", post="Chair")
    bring_in(own_file({}))
    assert [(name, to_day) for name, _, _, to_day in store.heads()] == [
        ("Ms Jo Typed", None),
        ("Mr Yusuf Sample", None),
    ]


def test_the_same_person_gets_a_second_number_and_a_salutation(bring_in, own_file, store):
    bring_in(own_file({"Person mobile": ""}))
    bring_in(own_file({"Person mobile": "07700 900123", "Title": "Dr"}))
    (role,) = store.rows(Role)
    assert store.phones(role_id=role.id) == ["07700 900123"]
    assert store.heads()[0][0] == "Dr Yusuf Sample"


def test_what_the_file_last_said_is_remembered_for_a_group_typed_by_hand(
    bring_in, plan, own_file, store
):
    store.add(
        Organisation,
        kind=Kind.FAITH,
        standing=Standing.ACTIVE,
        name="Example Mosque",
        name_key="example mosque",
        postcode="EN2 6AA",
    )
    bring_in(own_file({}))
    (remembered,) = store.rows(RegisterRow)
    assert (remembered.organisation_id, remembered.source) == (1, "own")
    assert len(store.rows(ContactPoint)) == 3
    assert only(plan(own_file({}))).verdict is RowVerdict.NO_CHANGE


def test_rows_are_planned_without_a_file_too(database):
    row = OwnRow(line=2, kind="network", name="Example Network")
    planning = partial(plan_own, rows=(row,), progress=Progress(), today=TODAY)
    (planned,) = database.read(planning)
    assert (planned.verdict, planned.record.kind) == (RowVerdict.NEW, Kind.NETWORK)


def test_a_persons_own_phone_changed_since_the_check_makes_the_plan_stale(
    database, bring_in, plan, own_file, store
):
    bring_in(own_file({}))
    planned = plan(own_file({"Street": "3 New Street"}))
    (phone,) = store.rows(ContactPoint, kind=ContactKind.MOBILE)
    store.type(ContactPoint, phone.id, label="work")
    with pytest.raises(Stale):
        apply_import(database, plan=planned)
