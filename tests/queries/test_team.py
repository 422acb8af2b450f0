from functools import partial

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.queries import team as queries
from liaison_app.store.tables import Postcode, table_of

TEAM = {"name": "Chase Team", "station": "Chase", "marking": Marking.SENSITIVE}


def write(database, writing, **arguments):
    return database.write("Given", partial(writing, **arguments)).value


def test_an_empty_workspace_has_no_team(database):
    assert database.read(queries.team) is None


def test_the_team_is_read_as_it_was_saved(database):
    write(database, save_team, values=TEAM, version=None)

    team = database.read(queries.team)

    assert (team.name, team.station, team.marking) == ("Chase Team", "Chase", Marking.SENSITIVE)


def test_a_ward_counts_the_organisations_that_lie_in_it(database):
    write(database, add_ward, code="E05000195", name="Chase", source_year=2022)
    write(database, add_ward, code="E05000210", name="Town")
    place = {"postcode": "EN2 6AA", "ward_code": "E05000195"}
    database.write("Given", lambda one: one.execute(table_of(Postcode).insert(), [place]))
    school = OrganisationEntry(values={"kind": "school", "name": "Oak", "postcode": "EN2 6AA"})
    write(database, save_organisation, entry=school)

    chase, town = database.read(queries.wards)

    assert (chase.name, chase.organisations, chase.source_year) == ("Chase", 1, 2022)
    assert (town.name, town.organisations, town.source_year) == ("Town", 0, None)


def test_an_officer_has_the_keys_of_their_wards(database):
    chase = write(database, add_ward, code="E05000195", name="Chase")
    write(database, save_officer, values={"name": "Sample"}, ward_ids=[chase])

    seen = database.read(queries.officers_and_wards)

    assert [officer.ward_ids for officer in seen.officers] == [(chase,)]
    assert [ward.id for ward in seen.wards] == [chase]


def test_an_account_is_known_in_any_case(database):
    write(database, save_officer, values={"name": "Sample", "account": "SampleA"})

    found = database.read(partial(queries.officer_of_account, account="samplea"))

    assert found.name == "Sample"
    assert database.read(partial(queries.officer_of_account, account="other")) is None


def test_a_ward_is_found_by_its_name_or_its_code(database):
    write(database, add_ward, code="E05000195", name="Chase")

    for said in (" chase ", "e05000195"):
        assert database.read(partial(queries.ward_codes_by_name, name=said)) == ("E05000195",)
    assert database.read(partial(queries.ward_codes_by_name, name="Town")) == ()
