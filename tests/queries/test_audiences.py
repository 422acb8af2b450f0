from datetime import date

import pytest

from liaison_app.actions.edit_team import add_ward
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.audiences import Audience, audience_count, audience_counts
from liaison_app.store import saving
from liaison_app.store.tables import Organisation

TODAY = date(2017, 5, 25)
CHASE, TOWN, ELSEWHERE = "E05000001", "E05000002", "E05000009"


@pytest.fixture
def patch(database):
    """Return the database of a team with two wards, and schools and groups in and out of them."""
    there = (
        ("Oak School", Kind.SCHOOL, CHASE, Standing.ACTIVE),
        ("Elm School", Kind.SCHOOL, TOWN, Standing.ACTIVE),
        ("Ash School", Kind.SCHOOL, TOWN, Standing.CLOSED),
        ("Far School", Kind.SCHOOL, ELSEWHERE, Standing.ACTIVE),
        ("Lane Chapel", Kind.FAITH, CHASE, Standing.ACTIVE),
    )

    def write(connection):
        add_ward(connection, code=CHASE, name="Chase")
        add_ward(connection, code=TOWN, name="Town")
        for name, kind, ward, standing in there:
            values = {"name": name, "kind": kind, "ward_code": ward, "standing": standing}
            saving.insert(connection, Organisation, values)

    database.write("Fill", write)
    return database


def count(patch, kind, *wards):
    return patch.read(lambda one: audience_count(one, kind=kind, ward_codes=wards))


def counts(patch, *audiences):
    return patch.read(lambda one: audience_counts(one, audiences=audiences, today=TODAY))


def test_an_audience_is_the_active_organisations_of_a_kind_in_our_wards(patch):
    assert count(patch, Kind.SCHOOL) == 2
    assert count(patch, Kind.FAITH) == 1
    assert count(patch, Kind.NETWORK) == 0


def test_an_audience_can_be_kept_to_some_wards(patch):
    assert count(patch, Kind.SCHOOL, TOWN) == 1
    assert count(patch, Kind.SCHOOL, CHASE, TOWN) == 2


def test_each_audience_is_counted_in_order(patch):
    schools, groups = Audience(kind=Kind.SCHOOL), Audience(kind=Kind.FAITH)

    assert counts(patch, groups, schools) == (1, 2)


def test_an_organisation_in_two_audiences_counts_in_the_first(patch):
    in_town = Audience(kind=Kind.SCHOOL, ward_codes=(TOWN,))
    everywhere = Audience(kind=Kind.SCHOOL)

    assert counts(patch, in_town, everywhere) == (1, 1)
    assert counts(patch, everywhere, in_town) == (2, 0)
