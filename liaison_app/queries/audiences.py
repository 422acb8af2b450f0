"""Whom a letter would go to, before the audience is frozen: a kind in wards, or a saved list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, func, select

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.keys import keys_of
from liaison_app.queries.saved_lists import definition_of, on_list
from liaison_app.store.tables import Organisation, Ward


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """A kind of organisation, in these wards or in all that the team named; or a saved list."""

    kind: Kind | None = None
    ward_codes: tuple[str, ...] = ()
    saved_list_id: int | None = None


def chosen(connection: Connection, *, audience: Audience, today: date) -> Select[int]:
    """Return the active organisations of an audience today.

    Raises NotFound where the saved list is not there any more.
    """
    if audience.saved_list_id is None:
        if audience.kind is None:
            raise LiaisonError(
                "Nobody is chosen for this letter.", hint="Choose a kind or a saved list for it."
            )
        return of_kind(kind=audience.kind, ward_codes=audience.ward_codes)
    o = Organisation
    definition = definition_of(connection, list_id=audience.saved_list_id)
    listed = o.id.in_(on_list(definition, today=today))
    return select(o.id).where(listed, o.standing == Standing.ACTIVE)


def of_kind(*, kind: Kind, ward_codes: tuple[str, ...]) -> Select[int]:
    """Return the active organisations of a kind in these wards, or in all that the team named."""
    o = Organisation
    found = select(o.id).where(o.kind == kind, o.standing == Standing.ACTIVE)
    if ward_codes:
        return found.where(o.ward_code.in_(ward_codes))
    return found.where(o.ward_code.in_(select(Ward.code)))


def audience_count(connection: Connection, *, kind: Kind, ward_codes: tuple[str, ...]) -> int:
    """Return how many organisations an audience has today."""
    counted = select(func.count()).select_from(of_kind(kind=kind, ward_codes=ward_codes).subquery())
    return connection.execute(counted).scalar_one()


def audience_counts(
    connection: Connection, *, audiences: Sequence[Audience], today: date
) -> tuple[int, ...]:
    """Return how many organisations each audience has today, in order.

    An organisation in two of them counts in the first, as when the audience is frozen.
    """
    taken: set[int] = set()
    counts = []
    for one in audiences:
        found = keys_of(connection, chosen(connection, audience=one, today=today))
        fresh = set(found) - taken
        taken |= fresh
        counts.append(len(fresh))
    return tuple(counts)
