"""Note that what is kept of organisations is still right: somebody asked, or looked."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, update

from liaison_app.queries.keys import among
from liaison_app.store.tables import Organisation


def verify_organisations(
    connection: Connection, *, organisation_ids: Sequence[int], on: date
) -> None:
    """Note the day on which these organisations were verified, whoever was verified later stays."""
    o = Organisation
    connection.execute(
        update(o)
        .where(among(o.id, organisation_ids))
        .where(o.verified_on.is_(None) | (o.verified_on < on))
        .values(verified_on=on, version=o.version + 1)
    )
