"""Organisations to choose from while somebody types, and the names of those chosen."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from liaison_app.queries.organisations import (
    OrganisationRow,
    OrganisationsWanted,
    block,
    matching_ids,
)
from liaison_app.store.tables import Organisation


def first_matches(
    connection: Connection, *, wanted: OrganisationsWanted, most: int
) -> tuple[OrganisationRow, ...]:
    """Return the first organisations that match."""
    keys = matching_ids(connection, wanted=wanted)[:most]
    rows = block(connection, keys=keys)
    return tuple(rows[key] for key in keys)


def names_of(connection: Connection, *, organisation_ids: Sequence[int]) -> Mapping[int, str]:
    """Return the names of these organisations by their keys, in the order asked for."""
    o = Organisation
    found = connection.execute(select(o.id, o.name).where(o.id.in_(organisation_ids)))
    names = dict(found.all())
    return {key: names[key] for key in organisation_ids if key in names}
