"""Whom a letter would go to, before the audience is frozen."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from liaison_app.domain.organisations import Kind, Standing
from liaison_app.store.tables import Organisation, Ward


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """A kind of organisation, in these wards or in all that the team named."""

    kind: Kind
    ward_codes: tuple[str, ...] = ()


def audience(*, kind: Kind, ward_codes: tuple[str, ...]) -> Select[int]:
    """Return the active organisations of a kind in these wards, or in all that the team named."""
    o = Organisation
    chosen = select(o.id).where(o.kind == kind, o.standing == Standing.ACTIVE)
    if ward_codes:
        return chosen.where(o.ward_code.in_(ward_codes))
    return chosen.where(o.ward_code.in_(select(Ward.code)))


def audience_count(connection: Connection, *, kind: Kind, ward_codes: tuple[str, ...]) -> int:
    """Return how many organisations an audience has today."""
    counted = select(func.count()).select_from(
        audience(kind=kind, ward_codes=ward_codes).subquery()
    )
    return connection.execute(counted).scalar_one()


def audience_counts(connection: Connection, *, audiences: Sequence[Audience]) -> tuple[int, ...]:
    """Return how many organisations each audience has today, in order.

    An organisation in two of them counts in the first, as when the audience is frozen.
    """
    taken: set[int] = set()
    counts = []
    for one in audiences:
        chosen = audience(kind=one.kind, ward_codes=one.ward_codes)
        fresh = set(connection.execute(chosen).scalars()) - taken
        taken |= fresh
        counts.append(len(fresh))
    return tuple(counts)
