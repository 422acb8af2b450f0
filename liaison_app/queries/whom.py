"""Organisations to choose from while somebody types, and the names of those chosen."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from liaison_app.domain.when import local_day, now
from liaison_app.queries.keys import among
from liaison_app.queries.organisation_rows import OrganisationRow, block
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.engine import driver_of
from liaison_app.store.tables import Organisation


def first_matches(
    connection: Connection, *, wanted: OrganisationsWanted, most: int
) -> tuple[OrganisationRow, ...]:
    """Return the first organisations that match."""
    today = local_day(now())
    keys = matching_ids(connection, wanted=wanted, today=today)[:most]
    rows = block(driver_of(connection), keys=keys, today=today)
    return tuple(rows[key] for key in keys)


def names_of(connection: Connection, *, organisation_ids: Sequence[int]) -> Mapping[int, str]:
    """Return the names of these organisations by their keys, in the order asked for."""
    o = Organisation
    found = connection.execute(select(o.id, o.name).where(among(o.id, organisation_ids)))
    names = dict(found.all())
    return {key: names[key] for key in organisation_ids if key in names}
