"""Fill an empty workspace with an invented team, so that everything can be tried without harm.

Nobody in it exists. Its telephone numbers are those set aside for drama, its e-mail addresses lie
on example domains, and its postcodes in sectors that Royal Mail does not use.
"""

from dataclasses import dataclass
from datetime import date
from itertools import chain, product
from pathlib import Path

from sqlalchemy import Connection, insert, select

from liaison_app.actions.edit_reporting_routes import add_public_routes, note_checked
from liaison_app.actions.edit_team import add_ward, save_officer, save_team
from liaison_app.actions.make_sample_belongings import write_belongings
from liaison_app.actions.make_sample_file import SampleFiles, day, read_sample
from liaison_app.actions.make_sample_organisations import write_organisations
from liaison_app.actions.make_sample_outreach import SampleLog
from liaison_app.actions.make_sample_shapes import TeamSaid
from liaison_app.domain.errors import LiaisonError
from liaison_app.paths import resource
from liaison_app.queries.reporting_routes import reporting_routes
from liaison_app.queries.team import team
from liaison_app.store.tables import Organisation, Postcode, table_of

_LAST_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMade:
    """How much was written."""

    organisations: int
    people: int
    campaigns: int
    outreach: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _TeamWritten:
    """The keys of the officers and the codes of the wards, by their names."""

    officers: dict[str, int]
    ward_codes: dict[str, str]


def make_sample(connection: Connection, *, today: date, folder: Path | None = None) -> SampleMade:
    """Fill an empty workspace, with what is current near today; return how much there is.

    Raises LiaisonError where the workspace holds a team or an organisation already.
    """
    _refuse_used(connection)
    folder = folder or resource("sample")
    files = read_sample(folder)
    written = _write_team(connection, files.team)
    _write_routes(connection, files.team, today=today)
    known = write_organisations(
        connection,
        said=files.organisations,
        today=today,
        verified_by=files.team["officers"][-1]["name"],
    )
    write_belongings(connection, said=files.belongings, organisations=known.organisations)
    log = SampleLog(
        connection=connection,
        today=today,
        known=known,
        officers=written.officers,
        ward_codes=written.ward_codes,
        letters=folder.parent / "letters",
    )
    in_campaigns = sum(log.write_campaign(campaign) for campaign in files.campaigns)
    return SampleMade(
        organisations=len(known.organisations),
        people=_count_people(files),
        campaigns=len(files.campaigns),
        outreach=in_campaigns + log.write_log(files.outreach),
    )


def _refuse_used(connection: Connection) -> None:
    used = connection.execute(select(Organisation.id).limit(1)).first()
    if used is not None or team(connection) is not None:
        raise LiaisonError(
            "The sample can only go into an empty workspace, and this one is in use.",
            hint="Make a new workspace for it.",
        )


def _write_team(connection: Connection, said: TeamSaid) -> _TeamWritten:
    save_team(connection, values=said["team"], version=None)
    ward_ids = {
        ward["name"]: add_ward(
            connection, code=ward["code"], name=ward["name"], source_year=ward["source_year"]
        )
        for ward in said["wards"]
    }
    _write_postcodes(connection, said)
    officers = {}
    for officer in said["officers"]:
        officers[officer["name"]] = save_officer(
            connection,
            values={
                "rank": officer["rank"],
                "name": officer["name"],
                "shoulder_number": officer["shoulder_number"],
                "account": officer.get("account", ""),
                "email": officer["email"],
                "phone": officer["phone"],
            },
            ward_ids=[ward_ids[name] for name in officer["wards"]],
        )
    ward_codes = {ward["name"]: ward["code"] for ward in said["wards"]}
    return _TeamWritten(officers=officers, ward_codes=ward_codes)


def _write_routes(connection: Connection, said: TeamSaid, *, today: date) -> None:
    """Write the reporting routes, most of them checked by somebody on some day."""
    add_public_routes(connection)
    for route in reporting_routes(connection):
        checked = said["routes_checked"].get(route.name)
        if checked is not None:
            on = day(checked["on"], today=today)
            by = checked["by"]
            note_checked(connection, route_id=route.id, version=route.version, on=on, officer=by)


def _write_postcodes(connection: Connection, said: TeamSaid) -> None:
    """Write every postcode that a sector can have, so that any of them finds its ward."""
    connection.execute(
        insert(table_of(Postcode)),
        [
            {
                "postcode": f"{ward['sector']}{first}{last}",
                "ward_code": ward["code"],
                "district_code": said["district_code"],
            }
            for ward in said["wards"]
            for first, last in product(_LAST_LETTERS, repeat=2)
        ],
    )


def _count_people(files: SampleFiles) -> int:
    everybody = chain.from_iterable(files.organisations.values())
    return sum(len(organisation["people"]) for organisation in everybody)
