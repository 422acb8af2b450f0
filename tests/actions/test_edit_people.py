"""People take up posts and leave them; objections and warnings come and go."""

from datetime import date
from functools import partial

import pytest

from liaison_app.actions.edit_objections import (
    add_objection,
    add_warning,
    change_objection,
    change_warning,
    end_warning,
    withdraw_objection,
)
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person, leave_post
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisation_entries import (
    ObjectionEntry,
    OrganisationEntry,
    PersonEntry,
    WarningEntry,
)
from liaison_app.queries.organisation_details import details

DAY = date(2017, 5, 25)


@pytest.fixture
def school(database):
    """Write a school, and return its key."""
    entry = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    return database.write("Add", partial(save_organisation, entry=entry)).value


@pytest.fixture
def seen(database, school):
    """Return what reads the school on a day."""
    return lambda on=DAY: database.read(partial(details, key=school, today=on))


@pytest.fixture
def add(database, school):
    """Return what puts somebody in a post at the school, and returns the key of the role."""

    def added(surname, post="Chair", **said):
        entry = PersonEntry(
            organisation_id=school, name=PersonName(surname=surname), post=post, **said
        )
        return database.write("Add", partial(add_person, entry=entry)).value

    return added


def people(known):
    return [(one.shown, one.post, one.main_contact) for one in known.holders]


def test_a_post_is_kept_under_its_usual_name(add, seen):
    add(" Sample ", "headteacher")

    assert people(seen()) == [("Sample", "Head Teacher", False)]


def test_a_new_main_contact_takes_over_from_the_one_before(add, seen):
    add("First", main_contact=True)
    add("Second", main_contact=True)

    assert people(seen()) == [("Second", "Chair", True), ("First", "Chair", False)]


def test_somebody_without_a_name_is_refused(add, seen):
    with pytest.raises(LiaisonError, match="name"):
        add(" ")

    assert people(seen()) == []


def test_a_post_is_held_from_its_first_day_until_the_day_it_is_left(add, seen, database):
    role = add("Sample", from_day=date(2017, 5, 1), main_contact=True)
    leave = partial(leave_post, role_id=role, version=1, on=date(2017, 5, 25))

    database.write("Leave", leave)

    assert people(seen(date(2017, 4, 30))) == []
    assert people(seen(date(2017, 5, 1))) == [("Sample", "Chair", False)]
    assert people(seen(date(2017, 5, 24))) == [("Sample", "Chair", False)]
    assert people(seen(date(2017, 5, 25))) == []


def test_an_objection_is_seen_until_it_is_withdrawn(seen, database, school):
    entry = ObjectionEntry(
        channel=ObjectionChannel.POST,
        organisation_id=school,
        since=DAY,
        said_by=" the  secretary ",
        said_how="by phone",
    )
    key = database.write("Object", partial(add_objection, entry=entry)).value

    only = seen().objections[0]
    assert (only.channel, only.since, only.said_by) == (
        ObjectionChannel.POST,
        DAY,
        "the secretary",
    )
    database.write("Withdraw", partial(withdraw_objection, objection_id=key, version=only.version))
    assert seen().objections == ()


def test_a_person_s_objection_and_contact_points_go_with_them(add, seen, database):
    role = add("Sample")
    person = seen().holders[0].person_id
    entry = ObjectionEntry(channel=ObjectionChannel.PHONE, person_id=person)
    database.write("Object", partial(add_objection, entry=entry))
    assert [one.person_id for one in seen().objections] == [person]

    database.write("Leave", partial(leave_post, role_id=role, version=None, on=DAY))

    assert seen().objections == ()


def test_a_warning_is_seen_until_it_is_ended(seen, database, school):
    warn = partial(add_warning, organisation_id=school, notice=" Bereaved ", review_on=DAY)
    key = database.write("Warn", warn).value

    only = seen().warnings[0]
    assert (only.notice, only.review_on) == ("Bereaved", DAY)
    with pytest.raises(Stale):
        database.write("End", partial(end_warning, warning_id=key, version=only.version + 1))
    database.write("End", partial(end_warning, warning_id=key, version=only.version))
    assert seen().warnings == ()


def test_a_warning_that_says_nothing_is_refused(database, school):
    warn = partial(add_warning, organisation_id=school, notice=" ", review_on=None)

    with pytest.raises(LiaisonError, match="next officer"):
        database.write("Warn", warn)


def test_an_objection_is_put_right(seen, database, school):
    entry = ObjectionEntry(channel=ObjectionChannel.POST, organisation_id=school)
    key = database.write("Object", partial(add_objection, entry=entry)).value
    entry = ObjectionEntry(
        channel=ObjectionChannel.ALL,
        organisation_id=school,
        said_by="herself",
        objection_id=key,
        version=1,
    )

    database.write("Change", partial(change_objection, entry=entry))

    only = seen().objections[0]
    assert (only.channel, only.said_by) == (ObjectionChannel.ALL, "herself")
    with pytest.raises(Stale):
        database.write("Change", partial(change_objection, entry=entry))


def test_a_warning_is_put_right_and_stays_about_whom_it_was(seen, database, school):
    warn = partial(add_warning, organisation_id=school, notice="Bereaved", review_on=DAY)
    key = database.write("Warn", warn).value
    entry = WarningEntry(notice=" Ask first ", warning_id=key, version=1)

    database.write("Change", partial(change_warning, entry=entry))

    assert [(one.notice, one.review_on) for one in seen().warnings] == [("Ask first", None)]


def test_only_what_is_there_is_put_right(database):
    objection = ObjectionEntry(channel=ObjectionChannel.ALL)
    with pytest.raises(ValueError, match="without a key"):
        database.write("Change", partial(change_objection, entry=objection))
    with pytest.raises(ValueError, match="without a key"):
        database.write("Change", partial(change_warning, entry=WarningEntry(notice="Ask first")))
