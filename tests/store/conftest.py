"""A store in memory, whose every writing is a step, for the tests of the journal and its like."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, delete, event
from sqlcipher3 import dbapi2

from liaison_app.domain.steps import StepKind
from liaison_app.store import journal, search, undo
from liaison_app.store.tables import Step, Tables, journalled_tables

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)


@dataclass
class Bench:
    """One connection to a store in memory, and a clock that moves a minute a step."""

    connection: Connection
    now: datetime = field(default=NOON)

    def write(self, writing: Callable[[Connection], object], *, label="Edit", kind=StepKind.CHANGE):
        """Do the writing as one step, and return its key, or None where nothing was changed."""
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
            if kind is StepKind.EVENT or journal.change_count(self.connection, step):
                return step
            self.connection.execute(delete(Step).where(Step.id == step))
        return None

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


def _connect():
    raw = dbapi2.connect(":memory:", isolation_level=None)
    for setting in ("foreign_keys", "recursive_triggers"):
        raw.execute(f"PRAGMA {setting} = ON")
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


@contextmanager
def _connected(raw) -> Iterator[Connection]:
    engine = create_engine("sqlite://", creator=lambda: raw, module=dbapi2)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture(scope="session")
def _made_once():
    """Return an empty store, made once, to be copied."""
    raw = _connect()
    with _connected(raw) as connection:
        with connection.begin():
            Tables.metadata.create_all(connection)
            journal.install(connection)
            search.install(connection)
        yield raw


@pytest.fixture(scope="session")
def new_bench(_made_once):
    """Return what makes a bench, for tests that need many."""

    @contextmanager
    def made() -> Iterator[Bench]:
        raw = _connect()
        _made_once.backup(raw)
        with _connected(raw) as connection:
            yield Bench(connection)

    return made


@pytest.fixture
def bench(new_bench):
    """Return an empty store in memory."""
    with new_bench() as made:
        yield made
