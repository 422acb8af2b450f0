"""A person is known better, takes up more posts, hands one over, and goes to the bin."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import (
    add_person,
    bin_people,
    hand_over_post,
    put_people_back,
    remove_role,
    save_person,
    save_role,
)
from liaison_app.actions.undo import undo_last
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.fields import YES
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    OrganisationEntry,
    PersonChange,
    PersonEntry,
    RoleEntry,
)
from liaison_app.domain.people import PersonStanding
from liaison_app.queries.organisation_details import details
from liaison_app.queries.person_details import person_details

DAY = date(2017, 5, 25)


@pytest.fixture
def add(database):
    """Return what writes an organisation, and returns its key."""

    def added(name, kind="school"):
        entry = OrganisationEntry(values={"kind": kind, "name": name})
        return database.write("Add", partial(save_organisation, entry=entry)).value

    return added


@pytest.fixture
def school(add):
    """Write a school, and return its key."""
    return add("Hollybush")


@pytest.fixture
def head(database, school):
    """Write the head of the school, its main contact, and return what reads her."""
    name = PersonName(title="Mrs", forenames="Ann", surname="Sample")
    entry = PersonEntry(organisation_id=school, name=name, post="Head Teacher", main_contact=True)
    role = database.write("Add", partial(add_person, entry=entry)).value
    key = database.read(partial(details, key=school, today=DAY)).holders[0].person_id

    def seen(on=DAY):
        return database.read(partial(person_details, key=key, today=on))

    seen.key, seen.role = key, role
    return seen


def test_only_what_was_typed_of_a_person_is_changed(database, head):
    typed = {"surname": " Wyn-Davies ", "language": "Welsh", "notes": "Rings back\nafter four "}
    entry = PersonChange(values=typed, person_id=head.key, version=1)

    database.write("Edit", partial(save_person, entry=entry))

    assert head().shown == "Mrs Ann Wyn-Davies"
    assert head().fields["sort_key"] == "wyn davies  ann"
    assert (head().fields["language"], head().fields["notes"]) == (
        "Welsh",
        "Rings back\nafter four",
    )


def test_a_person_keeps_a_name(database, head):
    entry = PersonChange(values={"surname": "", "forenames": " "}, person_id=head.key)

    with pytest.raises(LiaisonError, match="name"):
        database.write("Edit", partial(save_person, entry=entry))

    assert head().shown == "Mrs Ann Sample"


def test_a_person_changed_by_somebody_else_is_not_overwritten(database, head):
    entry = PersonChange(values={"title": "Dr"}, person_id=head.key, version=7)

    with pytest.raises(Stale):
        database.write("Edit", partial(save_person, entry=entry))


def test_a_person_who_is_gone_cannot_be_changed(database):
    entry = PersonChange(values={"title": "Dr"}, person_id=404)

    with pytest.raises(NotFound):
        database.write("Edit", partial(save_person, entry=entry))


def test_a_post_bears_its_marks_and_whom_they_speak_for(database, head, add):
    network, tenants = add("Chase Forum", "network"), add("Chase Tenants", "network")
    typed = {"post": "chairman", "kin": YES, "iag": YES, "from_day": "01/05/2017"}
    entry = RoleEntry(
        values=typed, person_id=head.key, organisation_id=network, represents_id=tenants
    )

    database.write("Add a post", partial(save_role, entry=entry))

    post = head().posts[-1]
    assert (post.post, post.kin, post.iag, post.from_day) == ("Chair", True, True, date(2017, 5, 1))
    assert (post.place.name, post.represents) == ("Chase Forum", "Chase Tenants")


def test_whoever_speaks_for_the_organisation_itself_represents_no_other(database, head, school):
    entry = RoleEntry(
        values={}, person_id=head.key, organisation_id=school, represents_id=school, role_id=1
    )

    database.write("Edit", partial(save_role, entry=entry))

    assert head().posts[0].represents_id is None


def test_one_role_is_the_main_contact(database, head, school):
    entry = RoleEntry(
        values={"post": "Secretary", "main_contact": YES},
        person_id=head.key,
        organisation_id=school,
    )

    database.write("Add a post", partial(save_role, entry=entry))

    assert [(one.post, one.main_contact) for one in head().posts] == [
        ("Secretary", True),
        ("Head Teacher", False),
    ]


def test_a_main_contact_that_is_saved_again_stays_it(database, head, school):
    entry = RoleEntry(
        values={"main_contact": YES},
        person_id=head.key,
        organisation_id=school,
        role_id=head.role,
        version=1,
    )

    database.write("Edit", partial(save_role, entry=entry))

    assert head().posts[0].main_contact


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"post": " "}, "Post: This cannot be empty"),
        ({"from_day": "some day"}, "In post since: Type a day"),
        ({"from_day": "02/05/2017", "to_day": "01/05/2017"}, "before they take it up"),
    ],
)
def test_a_post_that_cannot_be_is_refused(database, head, school, typed, said):
    entry = RoleEntry(
        values=typed, person_id=head.key, organisation_id=school, role_id=head.role, version=1
    )

    with pytest.raises(LiaisonError, match=said):
        database.write("Edit", partial(save_role, entry=entry))

    assert head().posts[0].version == 1


def test_a_post_handed_over_is_one_step_and_its_successor_the_main_contact(database, head, school):
    hand_over = partial(
        hand_over_post, role_id=head.role, version=1, on=DAY, successor="Mr Tom Sample"
    )

    database.write("Hand over", hand_over)
    known = database.read(partial(details, key=school, today=DAY))
    assert [(one.shown, one.post, one.main_contact) for one in known.holders] == [
        ("Mr Tom Sample", "Head Teacher", True)
    ]
    assert [one.to_day for one in head().former] == [DAY]

    undo_last(database)
    known = database.read(partial(details, key=school, today=DAY))
    assert [one.shown for one in known.holders] == ["Mrs Ann Sample"]
    assert head().posts[0].main_contact


@pytest.mark.parametrize("successor", ["", " ", "not known yet", "Not known"])
def test_a_successor_may_be_unknown(database, head, school, successor):
    hand_over = partial(hand_over_post, role_id=head.role, version=1, on=DAY, successor=successor)

    assert database.write("Hand over", hand_over).value is None
    assert database.read(partial(details, key=school, today=DAY)).holders == ()


def test_a_post_that_nobody_holds_is_not_handed_over(database):
    hand_over = partial(hand_over_post, role_id=404, version=1, on=DAY, successor="")

    with pytest.raises(NotFound):
        database.write("Hand over", hand_over)


def test_a_post_typed_in_error_is_taken_away_and_comes_back_by_undo(database, head):
    database.write("Remove", partial(remove_role, role_id=head.role, version=1))
    assert (head().posts, head().former) == ((), ())

    undo_last(database)

    assert len(head().posts) == 1


def test_a_person_in_the_bin_holds_no_post_until_they_are_put_back(database, head, school):
    database.write("Bin", partial(bin_people, person_ids=[head.key]))
    assert head().standing is PersonStanding.BINNED
    assert database.read(partial(details, key=school, today=DAY)).holders == ()

    database.write("Put back", partial(put_people_back, person_ids=[head.key]))

    assert len(database.read(partial(details, key=school, today=DAY)).holders) == 1
