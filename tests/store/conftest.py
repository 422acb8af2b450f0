"""A store in memory, whose every writing is a step, for the tests of the journal and its like."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, event
from sqlcipher3 import dbapi2

from liaison_app.domain.steps import StepKind
from liaison_app.store import journal, search, undo
from liaison_app.store.tables import Tables, journalled_tables

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)


@dataclass
class Bench:
    """One connection to a store in memory, and a clock that moves a minute a step."""

    connection: Connection
    now: datetime = field(default=NOON)

    def write(self, writing: Callable[[Connection], object], *, label="Edit", kind=StepKind.CHANGE):
        """Do the writing as one step, and return its key; an error takes all of it back."""
        self.now += timedelta(minutes=1)
        with self.connection.begin():
            step = journal.begin_step(
                self.connection,
                label=label,
                officer="PC Sample",
                at=self.now,
                kind=kind,
                operation=uuid4(),
            )
            writing(self.connection)
            journal.end_step(self.connection)
        return step

    def undo(self, step: int) -> int:
        """Take a step back as a step."""
        return self.write(lambda c: undo.undo(c, step=step), label="Undo", kind=StepKind.UNDO)

    def redo(self, step: int) -> int:
        """Do a step again as a step."""
        return self.write(lambda c: undo.redo(c, step=step), label="Redo", kind=StepKind.REDO)

    def read(self, reading: Callable[[Connection], object]):
        """Return what a reading finds."""
        with self.connection.begin():
            return reading(self.connection)

    def contents(self) -> dict[str, dict[int, dict[str, object]]]:
        """Return every row of every journalled table, without the versions."""

        def rows(table):
            found = self.connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')  # noqa: S608 - a table of ours
            return {row["id"]: {**row, "version": None} for row in found.mappings()}

        return self.read(lambda _: {table.name: rows(table) for table in journalled_tables()})


@contextmanager
def _bench() -> Iterator[Bench]:
    engine = create_engine("sqlite://", creator=_connect, module=dbapi2)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.connect() as connection:
        with connection.begin():
            Tables.metadata.create_all(connection)
            journal.install(connection)
            search.install(connection)
        yield Bench(connection)
    engine.dispose()


def _connect():
    raw = dbapi2.connect(":memory:", isolation_level=None)
    for setting in ("foreign_keys", "recursive_triggers"):
        raw.execute(f"PRAGMA {setting} = ON")
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


@pytest.fixture(scope="session")
def new_bench():
    """Return what makes a bench, for tests that need many."""
    return _bench


@pytest.fixture
def bench():
    """Return an empty store in memory."""
    with _bench() as made:
        yield made
