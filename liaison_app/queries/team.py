"""The team, its wards and officers, as settings and letters need them."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.campaigns import Marking
from liaison_app.store.tables import Officer, OfficerWard, Organisation, Team, Ward


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSeen:
    """The team whose workspace this is."""

    id: int
    version: int
    name: str
    station: str
    address: str
    phone: str
    fax: str
    email: str
    web: str
    marking: Marking


@dataclass(frozen=True, slots=True, kw_only=True)
class WardSeen:
    """One ward of the team, and how many organisations lie in it."""

    id: int
    version: int
    code: str
    name: str
    source_year: int | None
    organisations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerSeen:
    """One officer of the team."""

    id: int
    version: int
    rank: str
    name: str
    shoulder_number: str
    email: str
    phone: str
    account: str
    ward_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficersAndWards:
    """The officers, and the wards they can look after."""

    officers: tuple[OfficerSeen, ...] = ()
    wards: tuple[WardSeen, ...] = ()


def team(connection: Connection) -> TeamSeen | None:
    """Return the team, or None in a workspace that is still empty."""
    t = Team
    found = connection.execute(
        select(
            t.id, t.version, t.name, t.station, t.address, t.phone, t.fax, t.email, t.web, t.marking
        ).order_by(t.id)
    ).first()
    return None if found is None else TeamSeen(**found._asdict())


def wards(connection: Connection) -> tuple[WardSeen, ...]:
    """Return the team's wards by name."""
    w, o = Ward, Organisation
    inside = select(func.count()).where(o.ward_code == w.code).scalar_subquery()
    found = connection.execute(
        select(
            w.id, w.version, w.code, w.name, w.source_year, inside.label("organisations")
        ).order_by(w.name)
    )
    return tuple(WardSeen(**row._asdict()) for row in found)


def officers(connection: Connection) -> tuple[OfficerSeen, ...]:
    """Return the officers of the team by name, each with the keys of their wards."""
    f = Officer
    looked_after: dict[int, tuple[int, ...]] = {}
    for officer_id, ward_id in connection.execute(
        select(OfficerWard.officer_id, OfficerWard.ward_id).order_by(OfficerWard.id)
    ):
        looked_after[officer_id] = (*looked_after.get(officer_id, ()), ward_id)
    found = connection.execute(
        select(
            f.id, f.version, f.rank, f.name, f.shoulder_number, f.email, f.phone, f.account
        ).order_by(f.name)
    )
    return tuple(
        OfficerSeen(ward_ids=looked_after.get(row.id, ()), **row._asdict()) for row in found
    )


def officers_and_wards(connection: Connection) -> OfficersAndWards:
    """Return the officers and the wards as they stood at one moment."""
    return OfficersAndWards(officers=officers(connection), wards=wards(connection))


def officer_of_account(connection: Connection, *, account: str) -> OfficerSeen | None:
    """Return the officer whose computer account this is, or None."""
    return next(
        (one for one in officers(connection) if one.account.casefold() == account.casefold()),
        None,
    )


def ward_codes_by_name(connection: Connection, *, name: str) -> tuple[str, ...]:
    """Return the code of the ward of this name (or code), in any case; none where unknown."""
    wanted = name.strip().casefold()
    found = wards(connection)
    return tuple(one.code for one in found if wanted in {one.name.casefold(), one.code.casefold()})
