"""Put organisations into the bin, take them out again, and empty it; empty that of people, too.

What lies in the bin is in no list, letter or campaign that is begun. Emptying it deletes whoever
nothing was done with; what was logged, sent or promised stays, and so does whom it was with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select, update

from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.progress import Progress, reported
from liaison_app.queries.keys import among
from liaison_app.store.tables import (
    ContactPoint,
    DispatchRow,
    FollowUp,
    Membership,
    Objection,
    Organisation,
    OrganisationTag,
    OutreachWith,
    Person,
    Recipient,
    RegisterRow,
    Relay,
    Role,
    SavedListPick,
    Tables,
    Warning,  # noqa: A004 - the officer's word
    table_of,
)

WHY_ORGANISATIONS_STAY = (
    "Something was logged with them, sent or promised to them, or others belong to them."
)
WHY_PEOPLE_STAY = "A contact that was logged, or a list that was saved, names them."
DONE_WITH: tuple[type[Tables], ...] = (Recipient, DispatchRow, OutreachWith, Relay, FollowUp)
HANGS_ON: tuple[type[Tables], ...] = (
    OrganisationTag,
    Membership,
    Objection,
    Warning,
    SavedListPick,
    RegisterRow,
    ContactPoint,
    Role,
)
PEOPLE_NAMED_IN: tuple[type[Tables], ...] = (OutreachWith, DispatchRow)
PEOPLE_DELETED_FROM: tuple[type[Tables], ...] = (Objection, Warning, Role)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """What came of emptying the bin: how many were deleted, and how many stay in it."""

    deleted: int
    kept: int

    def told(self, *, one: str, several: str) -> str:
        """Return "3 people were deleted; 1 person stays in the bin."."""
        gone = f"{self.deleted:,} {one if self.deleted == 1 else several}"
        stay = f"{self.kept:,} {one} stays" if self.kept == 1 else f"{self.kept:,} {several} stay"
        return f"{gone} {'was' if self.deleted == 1 else 'were'} deleted; {stay} in the bin."


def bin_organisations(
    connection: Connection, *, organisation_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Put organisations into the bin."""
    for some in reported(organisation_ids, progress):
        _stand(connection, some, Standing.BINNED)


def put_back(
    connection: Connection, *, organisation_ids: Sequence[int], progress: Progress | None = None
) -> None:
    """Take organisations out of the bin; they are active again."""
    for some in reported(organisation_ids, progress):
        _stand(connection, some, Standing.ACTIVE)


def empty_bin(connection: Connection, *, progress: Progress | None = None) -> Emptied:
    """Delete whoever lies in the bin and nothing was done with, and all that hangs on them."""
    o = Organisation
    binned = o.standing == Standing.BINNED
    done = or_(*(_in(table) for table in DONE_WITH), _spoken_for())
    keys = connection.execute(select(o.id).where(binned, ~done)).scalars().all()
    kept = connection.execute(select(func.count()).where(binned, done).select_from(o)).scalar_one()
    for some in reported(keys, progress):
        _delete(connection, some)
    return Emptied(deleted=len(keys), kept=kept)


def empty_bin_of_people(connection: Connection, *, progress: Progress | None = None) -> Emptied:
    """Delete whoever lies in the bin and no contact or list names, with all that hangs on them."""
    p = Person
    binned = p.standing == PersonStanding.BINNED
    named = or_(*(exists().where(table_of(one).c.person_id == p.id) for one in PEOPLE_NAMED_IN))
    keys = connection.execute(select(p.id).where(binned, ~named)).scalars().all()
    kept = connection.execute(select(func.count()).where(binned, named).select_from(p)).scalar_one()
    for some in reported(keys, progress):
        _delete_people(connection, some)
    return Emptied(deleted=len(keys), kept=kept)


def _stand(connection: Connection, keys: Sequence[int], standing: Standing) -> None:
    o = Organisation
    connection.execute(
        update(o)
        .where(among(o.id.expression, keys), o.standing != standing)
        .values(standing=standing, version=o.version + 1)
    )


def _in(table: type[Tables]) -> ColumnElement[bool]:
    return exists().where(table_of(table).c.organisation_id == Organisation.id)


def _spoken_for() -> ColumnElement[bool]:
    """Return whether somebody elsewhere represents the organisation, or belongs to the network."""
    represented = exists().where(Role.represents_id == Organisation.id)
    has_members = exists().where(Membership.network_id == Organisation.id)
    return or_(represented, has_members)


def _delete(connection: Connection, keys: Sequence[int]) -> None:
    r, c = Role, ContactPoint
    roles = select(r.id).where(among(r.organisation_id.expression, keys))
    connection.execute(delete(c).where(c.role_id.in_(roles)))
    for table in HANGS_ON:
        owner = table_of(table).c.organisation_id
        connection.execute(delete(table).where(among(owner, keys)))
    connection.execute(delete(Organisation).where(among(Organisation.id.expression, keys)))


def _delete_people(connection: Connection, keys: Sequence[int]) -> None:
    posts = select(Role.id).where(among(Role.person_id.expression, keys))
    connection.execute(delete(ContactPoint).where(ContactPoint.role_id.in_(posts)))
    for table in PEOPLE_DELETED_FROM:
        owner = table_of(table).c.person_id
        connection.execute(delete(table).where(among(owner, keys)))
    connection.execute(delete(Person).where(among(Person.id.expression, keys)))
