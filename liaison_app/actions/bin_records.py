"""Put organisations into the bin, take them out again, and empty it.

What lies in the bin is in no list, letter or campaign that is begun. Emptying it deletes whoever
nothing was done with; what was logged, sent or promised stays, and so does whom it was with.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, exists, func, or_, select, update

from liaison_app.domain.organisations import Standing
from liaison_app.domain.progress import Progress
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
    Recipient,
    RegisterRow,
    Relay,
    Role,
    SavedListPick,
    Tables,
    Warning,  # noqa: A004 - the officer's word
    table_of,
)

_AT_ONCE = 5_000
_DONE_WITH: tuple[type[Tables], ...] = (Recipient, DispatchRow, OutreachWith, Relay, FollowUp)
_HANGS_ON: tuple[type[Tables], ...] = (
    OrganisationTag,
    Membership,
    Objection,
    Warning,
    SavedListPick,
    RegisterRow,
    ContactPoint,
    Role,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emptied:
    """What came of emptying the bin: how many were deleted, and how many stay in it."""

    deleted: int
    kept: int


def bin_organisations(connection: Connection, *, organisation_ids: Sequence[int]) -> None:
    """Put organisations into the bin."""
    _stand(connection, organisation_ids, Standing.BINNED)


def put_back(connection: Connection, *, organisation_ids: Sequence[int]) -> None:
    """Take organisations out of the bin; they are active again."""
    _stand(connection, organisation_ids, Standing.ACTIVE)


def empty_bin(connection: Connection, *, progress: Progress | None = None) -> Emptied:
    """Delete whoever lies in the bin and nothing was done with, and all that hangs on them."""
    progress = progress or Progress()
    o = Organisation
    binned = o.standing == Standing.BINNED
    done = or_(*(_in(table) for table in _DONE_WITH), _spoken_for())
    keys = connection.execute(select(o.id).where(binned, ~done)).scalars().all()
    kept = connection.execute(select(func.count()).where(binned, done).select_from(o)).scalar_one()
    for start in range(0, len(keys), _AT_ONCE):
        progress.report(start, len(keys))
        _delete(connection, keys[start : start + _AT_ONCE])
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
    for table in _HANGS_ON:
        owner = table_of(table).c.organisation_id
        connection.execute(delete(table).where(among(owner, keys)))
    connection.execute(delete(Organisation).where(among(Organisation.id.expression, keys)))
