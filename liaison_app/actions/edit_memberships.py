"""Note which organisations belong to a network, and which do no longer."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from sqlalchemy import Connection, delete, select

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.progress import Progress
from liaison_app.queries.keys import among
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import Membership, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinPlan:
    """What joining a network would do: who would join, and how many belong to it already.

    ``itself`` is whether the network is among those chosen; it is left out.
    """

    joining: Sequence[int]
    already: int
    itself: bool


def plan_join(
    connection: Connection, *, organisation_ids: Sequence[int], network_id: int
) -> JoinPlan:
    """Return what joining would do now; it changes nothing.

    Raise LiaisonError where it is no network, or none any more.
    """
    _check_network(connection, network_id)
    wanted = [key for key in dict.fromkeys(organisation_ids) if key != network_id]
    already = _members_among(connection, wanted, network_id)
    joining = tuple(key for key in wanted if key not in already)
    return JoinPlan(joining=joining, already=len(already), itself=network_id in organisation_ids)


def join_network(
    connection: Connection,
    *,
    organisation_ids: Sequence[int],
    network_id: int,
    progress: Progress | None = None,
) -> int:
    """Make organisations members of a network, and return how many were none before.

    Raise Cancelled where that was wished; then nobody has joined.
    """
    progress = progress or Progress()
    _check_network(connection, network_id)
    wanted = tuple(dict.fromkeys(organisation_ids))
    if network_id in wanted:
        raise LiaisonError(
            "A network cannot be a member of itself.", hint="Choose another organisation."
        )
    _check_members(connection, wanted)
    already = _members_among(connection, wanted, network_id)
    fresh = [(key, network_id) for key in wanted if key not in already]
    progress.report(0, len(fresh))
    columns = ("organisation_id", "network_id")
    for done in accumulate(insert_many(connection, Membership, columns=columns, rows=fresh)):
        progress.report(done, len(fresh))
    return len(fresh)


def leave_network(connection: Connection, *, organisation_id: int, network_id: int) -> None:
    """Take an organisation out of a network; the history keeps that it was a member."""
    m = Membership
    mine = delete(m).where(m.organisation_id == organisation_id, m.network_id == network_id)
    if connection.execute(mine).rowcount != 1:
        raise NotFound(
            "This organisation is not a member of the network any more.",
            hint="Somebody took it out before you; there is nothing left to do.",
        )


def _members_among(connection: Connection, keys: Sequence[int], network_id: int) -> set[int]:
    m = Membership
    here = among(m.organisation_id.expression, keys)
    found = connection.execute(select(m.organisation_id).where(m.network_id == network_id, here))
    return set(found.scalars())


def _check_network(connection: Connection, key: int) -> None:
    o = Organisation
    kept = select(o.kind).where(o.id == key, o.standing != Standing.BINNED)
    kind = connection.execute(kept).scalar_one_or_none()
    if kind is None:
        raise NotFound("This network is not there any more.", hint="Choose another one.")
    if kind is not Kind.NETWORK:
        raise LiaisonError(
            "Only a network can have members.",
            hint="Choose a network, or change the kind of this organisation to Network first.",
        )


def _check_members(connection: Connection, keys: Sequence[int]) -> None:
    o = Organisation
    there = select(o.id).where(among(o.id.expression, keys), o.standing != Standing.BINNED)
    if len(connection.execute(there).all()) != len(keys):
        raise NotFound(
            "An organisation that was chosen is not there any more.", hint="Choose again."
        )
