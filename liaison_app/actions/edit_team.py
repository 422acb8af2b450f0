"""Save the team, its wards and its officers."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.queries.team import team, wards
from liaison_app.store import saving
from liaison_app.store.tables import (
    Campaign,
    FollowUp,
    Officer,
    OfficerWard,
    Organisation,
    Outreach,
    Team,
    Ward,
    table_of,
)


def save_team(connection: Connection, *, values: Mapping[str, object], version: int | None) -> int:
    """Write the team's name, letterhead and marking, and return its key."""
    tidied = {
        name: tidy_lines(value) if isinstance(value, str) else value
        for name, value in values.items()
    }
    if tidied.get("name") == "":
        raise LiaisonError("The team needs a name.")
    known = team(connection)
    if known is None:
        return saving.insert(connection, Team, tidied)
    saving.update(connection, Team, key=known.id, version=version, values=tidied)
    return known.id


def add_ward(
    connection: Connection, *, code: str, name: str, source_year: int | None = None
) -> int:
    """Write a ward that the team covers, and return its key."""
    code, name = tidy(code).upper(), tidy(name)
    if not code or not name:
        raise LiaisonError(
            "A ward needs its code and its name.", hint="For instance E05000195 and Chase."
        )
    if any(one.code == code for one in wards(connection)):
        raise LiaisonError(f"The ward {code} is there already.", hint="Rename that one instead.")
    return saving.insert(connection, Ward, {"code": code, "name": name, "source_year": source_year})


def add_wards(
    connection: Connection,
    *,
    lines: Sequence[tuple[str, str]],
    source_year: int | None = None,
) -> tuple[str, ...]:
    """Write several wards, each a code and a name, and return the codes that were new.

    A ward that is there already keeps the name the team gave it.
    """
    if not lines:
        raise LiaisonError(
            "There is no ward to add.", hint="Write code and name: E05000195 Chase, one a line."
        )
    known = {one.code for one in wards(connection)}
    typed = {tidy(code).upper(): tidy(name) for code, name in lines}
    new = {code: name for code, name in typed.items() if code not in known}
    if new:
        connection.execute(
            insert(table_of(Ward)),
            [
                {"code": code, "name": name, "source_year": source_year}
                for code, name in new.items()
            ],
        )
    return tuple(new)


def rename_ward(connection: Connection, *, ward_id: int, version: int | None, name: str) -> None:
    """Give a ward another name."""
    if not tidy(name):
        raise LiaisonError("A ward needs a name.")
    saving.update(connection, Ward, key=ward_id, version=version, values={"name": tidy(name)})


def remove_ward(connection: Connection, *, ward_id: int, version: int | None) -> None:
    """Take a ward out of the team's list; its organisations stay."""
    connection.execute(delete(OfficerWard).where(OfficerWard.ward_id == ward_id))
    saving.delete(connection, Ward, key=ward_id, version=version)


def save_officer(
    connection: Connection,
    *,
    values: Mapping[str, str],
    ward_ids: Sequence[int] = (),
    officer_id: int | None = None,
    version: int | None = None,
) -> int:
    """Write an officer and the wards they look after, and return the officer's key."""
    tidied = {name: tidy(value) for name, value in values.items()}
    if not tidied.get("name"):
        raise LiaisonError("The officer needs a name.")
    if officer_id is None:
        officer_id = saving.insert(connection, Officer, tidied)
    else:
        saving.update(connection, Officer, key=officer_id, version=version, values=tidied)
    connection.execute(delete(OfficerWard).where(OfficerWard.officer_id == officer_id))
    if ward_ids:
        connection.execute(
            insert(table_of(OfficerWard)),
            [{"officer_id": officer_id, "ward_id": ward_id} for ward_id in ward_ids],
        )
    return officer_id


def remove_officer(connection: Connection, *, officer_id: int, version: int | None) -> None:
    """Take an officer out of the team; one who is named elsewhere stays, and that is said."""
    connection.execute(delete(OfficerWard).where(OfficerWard.officer_id == officer_id))
    looked_after = select(func.count()).where(Organisation.officer_id == officer_id)
    count = connection.execute(looked_after).scalar_one()
    if count:
        whom = "one organisation" if count == 1 else f"{count:,} organisations"
        raise LiaisonError(
            f"This officer looks after {whom}, and so stays.",
            hint="Filter Organisations by this officer, choose all, and give them another.",
        )
    if _is_named_elsewhere(connection, officer_id):
        raise LiaisonError(
            "This officer is named in the outreach log, a follow-up or a campaign, and so stays.",
            hint="Take their wards away instead, or give their follow-ups to somebody else.",
        )
    saving.delete(connection, Officer, key=officer_id, version=version)


def _is_named_elsewhere(connection: Connection, officer_id: int) -> bool:
    return any(
        connection.execute(select(link).where(link == officer_id).limit(1)).first() is not None
        for link in (Outreach.officer_id, FollowUp.owner_id, Campaign.forwarding_officer_id)
    )
