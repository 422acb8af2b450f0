"""The pool of connections: every one opened the safe way, every write begun with its lock."""

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from liaison_app.store.misspelling import VOCABULARIES
from liaison_app.store.sqlite import DatabaseFile, Raw, connect, connect_any_schema
from liaison_app.store.stop import Stop
from liaison_app.store.vocabulary import Vocabularies

_POOLED = 6
"""The one used last is used first: it has in memory what is read most, and the others need not."""


def open_engine(file: DatabaseFile, *, patience: int) -> Engine:
    """Return an engine whose connections wait so many milliseconds for a lock."""
    return _engine(partial(connect, file, patience=patience))


def open_engine_for_migration(file: DatabaseFile) -> Engine:
    """Return an engine whose connections know no foreign keys and accept an older schema."""
    return _engine(partial(connect_any_schema, file))


def driver_of(connection: Connection) -> Raw:
    """Return the driver's own connection behind one of SQLAlchemy's, in the same transaction."""
    raw: Raw = connection.connection.driver_connection  # type: ignore[assignment] # as above
    return raw


def _engine(opening: Callable[[], Raw]) -> Engine:
    creator: Callable[[], DBAPIConnection] = opening  # type: ignore[assignment] # Raw is the part we use of it
    engine = create_engine(
        "sqlite://",
        module=dbapi2,
        creator=creator,
        poolclass=QueuePool,
        pool_size=_POOLED,
        pool_use_lifo=True,
        max_overflow=0,
        hide_parameters=True,
        execution_options={VOCABULARIES: Vocabularies()},
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _go_no_further)
    return engine


def _go_no_further(connection: Connection, *_: object) -> None:
    """Begin no further statement of a reading that was stopped between two."""
    stop: Stop | None = connection.get_execution_options().get("stop")
    if stop is not None:
        stop.check()


def _begin(connection: Connection) -> None:
    """Take the write lock at once where something is to be written."""
    if connection.get_execution_options().get("write"):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        connection.exec_driver_sql("BEGIN")
