"""The team, its wards and its officers."""

from datetime import UTC, date, datetime
from functools import partial

import pytest

from liaison_app.actions.bulk_edit import apply_bulk_edit
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import (
    add_ward,
    add_wards,
    remove_officer,
    remove_ward,
    rename_ward,
    save_officer,
    save_team,
)
from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.bulk_edits import BulkEdit
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.team import (
    officer_of_account,
    officers,
    team,
    ward_codes_by_name,
    wards,
)


@pytest.fixture
def write(database):
    """Return what does a writing, and returns its value."""
    return lambda writing, **said: database.write("Write", partial(writing, **said)).value


def test_there_is_one_team_and_a_second_save_changes_it(database, write):
    first = write(save_team, values={"name": " Chase  Team ", "address": "a\n b "}, version=None)

    second = write(save_team, values={"name": "Chase Team", "station": "Edmonton"}, version=1)

    kept = database.read(team)
    assert (first, kept.name, kept.address, kept.station) == (
        second,
        "Chase Team",
        "a\nb",
        "Edmonton",
    )
    with pytest.raises(Stale):
        write(save_team, values={"name": "Other"}, version=1)


def test_a_team_without_a_name_is_refused(database, write):
    with pytest.raises(LiaisonError, match="needs a name"):
        write(save_team, values={"name": " "}, version=None)

    assert database.read(team) is None


def test_a_ward_is_known_by_its_code_and_only_once(database, write):
    write(add_ward, code=" e05000195 ", name="Chase", source_year=2015)

    with pytest.raises(LiaisonError, match="there already"):
        write(add_ward, code="E05000195", name="Other")
    with pytest.raises(LiaisonError, match="code and its name"):
        write(add_ward, code="", name="Other")

    only = database.read(wards)[0]
    assert (only.code, only.name, only.source_year) == ("E05000195", "Chase", 2015)
    for said in ("chase", "e05000195"):
        assert database.read(partial(ward_codes_by_name, name=said)) == ("E05000195",)


def test_a_renamed_ward_is_found_by_its_new_name(database, write):
    key = write(add_ward, code="E1", name="Chase")
    with pytest.raises(LiaisonError, match="needs a name"):
        write(rename_ward, ward_id=key, version=1, name=" ")

    write(rename_ward, ward_id=key, version=1, name="Highlands")

    assert [one.name for one in database.read(wards)] == ["Highlands"]


def test_a_ward_that_is_removed_leaves_its_organisations_and_officers(database, write):
    key = write(add_ward, code="E1", name="Chase")
    write(save_officer, values={"name": "PC Sample", "account": "SAMPLE1"}, ward_ids=[key])
    school = OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    write(save_organisation, entry=school)

    write(remove_ward, ward_id=key, version=1)

    assert database.read(wards) == ()
    assert database.read(officers)[0].ward_ids == ()
    assert (
        len(
            database.read(
                partial(matching_ids, wanted=OrganisationsWanted(), today=date(2017, 5, 25))
            )
        )
        == 1
    )


def test_an_officer_who_looks_after_organisations_stays_until_they_are_given_to_another(write):
    officer = write(save_officer, values={"name": "PC Sample", "account": "SAMPLE1"})
    school = write(
        save_organisation, entry=OrganisationEntry(values={"kind": "school", "name": "Hollybush"})
    )
    assign = {"organisation_ids": [school], "today": date(2017, 5, 25)}
    write(apply_bulk_edit, edit=BulkEdit(officer_id=officer), **assign)

    with pytest.raises(LiaisonError, match="looks after one organisation"):
        write(remove_officer, officer_id=officer, version=1)
    write(apply_bulk_edit, edit=BulkEdit(officer_id=0), **assign)
    write(remove_officer, officer_id=officer, version=1)


def test_an_officer_is_known_by_their_account_and_looks_after_wards(database, write):
    first, second = (write(add_ward, code=code, name=code) for code in ("E1", "E2"))
    key = write(
        save_officer, values={"name": " PC  Sample ", "account": "SAMPLE1"}, ward_ids=[first]
    )

    write(
        save_officer,
        values={"name": "PS Sample"},
        ward_ids=[first, second],
        officer_id=key,
        version=1,
    )

    known = database.read(partial(officer_of_account, account="sample1"))
    assert (known.name, known.ward_ids) == ("PS Sample", (first, second))
    assert database.read(partial(officer_of_account, account="nobody")) is None
    with pytest.raises(LiaisonError, match="needs a name"):
        write(save_officer, values={"name": ""})


def test_several_wards_are_added_at_once_and_those_known_keep_their_names(database, write):
    write(add_ward, code="E05000195", name="Chase")
    lines = [("E05000195", "Other"), ("e05000210", " Town ")]

    new = write(add_wards, lines=lines, source_year=2022)

    assert new == ("E05000210",)
    kept = [(ward.code, ward.name, ward.source_year) for ward in database.read(wards)]
    assert kept == [("E05000195", "Chase", None), ("E05000210", "Town", 2022)]


def test_no_lines_are_no_wards(write):
    with pytest.raises(LiaisonError, match="no ward"):
        write(add_wards, lines=[])


def test_an_officer_leaves_with_their_wards(database, write):
    chase = write(add_ward, code="E05000195", name="Chase")
    officer = write(save_officer, values={"name": "Sample"}, ward_ids=[chase])

    write(remove_officer, officer_id=officer, version=1)

    assert database.read(officers) == ()


def test_an_officer_who_logged_a_contact_stays(database, write):
    officer = write(save_officer, values={"name": "Sample"})
    school = write(
        save_organisation, entry=OrganisationEntry(values={"kind": "school", "name": "Oak"})
    )
    call = OutreachEntry(
        organisation_ids=[school],
        channel=Channel.CALL,
        outcome=Outcome.SPOKE,
        happened_at=datetime(2017, 5, 25, 9, 0, tzinfo=UTC),
    )
    write(log_outreach, entry=call, officer_id=officer)

    with pytest.raises(LiaisonError, match="so stays"):
        write(remove_officer, officer_id=officer, version=None)

    assert [one.id for one in database.read(officers)] == [officer]
