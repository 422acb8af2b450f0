"""Saving one row, guarded by its version, which every save raises."""

from collections.abc import Mapping

from sqlalchemy import Connection
from sqlalchemy import delete as delete_from
from sqlalchemy import insert as insert_into
from sqlalchemy import update as change

from liaison_app.domain.errors import NotFound, Stale
from liaison_app.store.new_addresses import with_new_address
from liaison_app.store.tables import Tables, table_of


def insert(connection: Connection, table: type[Tables], values: Mapping[str, object]) -> int:
    """Write a new row, and return its key."""
    made = table_of(table)
    key: int = connection.scalars(insert_into(made).returning(made.c.id), [dict(values)]).one()
    return key


def update(
    connection: Connection,
    table: type[Tables],
    *,
    key: int,
    version: int | None,
    values: Mapping[str, object],
) -> None:
    """Change a row that still has the version that was shown; None takes it as it is.

    Raise Stale where somebody saved it since, and NotFound where it is gone.
    """
    kept = table_of(table)
    changing = change(kept).where(kept.c.id == key)
    if version is not None:
        changing = changing.where(kept.c.version == version)
    saved = with_new_address(table, values)
    done = connection.execute(changing.values({**saved, "version": kept.c.version + 1}))
    if done.rowcount != 1:
        raise _moved_on(connection, table, key=key)


def delete(connection: Connection, table: type[Tables], *, key: int, version: int | None) -> None:
    """Delete a row that still has the version that was shown; None takes it as it is.

    Raise Stale where somebody saved it since, and NotFound where it is gone.
    """
    kept = table_of(table)
    deleting = delete_from(kept).where(kept.c.id == key)
    if version is not None:
        deleting = deleting.where(kept.c.version == version)
    if connection.execute(deleting).rowcount != 1:
        raise _moved_on(connection, table, key=key)


def _moved_on(connection: Connection, table: type[Tables], *, key: int) -> NotFound | Stale:
    kept = table_of(table)
    name = kept.name.replace("_", " ")
    if connection.execute(kept.select().where(kept.c.id == key)).first() is None:
        return NotFound(
            f"This {name} is not there any more.", hint="Go back to the list to see what is."
        )
    return Stale(
        f"Somebody changed this {name} after it was shown to you, so yours was not saved.",
        hint="Look at what they changed, then make your change again.",
    )
