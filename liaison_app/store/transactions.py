"""Transactions on a workspace's file: the only place that opens, commits and rolls back.

A write is one step of the journal: kept whole or not at all, and the officer is told truly which.
"""

import time
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from liaison_app.domain.steps import StepKind
from liaison_app.store import journal
from liaison_app.store.engine import driver_of, open_engine
from liaison_app.store.room import give_up_ballast
from liaison_app.store.sqlite import PATIENCE, DatabaseFile
from liaison_app.store.stop import Stop, Stopped
from liaison_app.store.tables import Change, Step
from liaison_app.store.troubles import (
    DiskFull,
    NotKnown,
    NotSaved,
    Occupied,
    SavedAllTheSame,
    StoreTrouble,
    is_busy,
    not_known,
    not_saved,
    saved_all_the_same,
    trouble_of,
)
from liaison_app.store.written import Busy, Written

T = TypeVar("T")

_PATIENCE_AT_COMMIT = 60.0


class Transactions:
    """Reads and writes one file, through two pools: one waits for a lock, one never does."""

    def __init__(self, file: DatabaseFile) -> None:
        self._folder = file.path.parent
        self._engine = open_engine(file, patience=PATIENCE)
        self._impatient = open_engine(file, patience=0)

    def read(self, reading: Callable[[Connection], T], *, stop: Stop | None = None) -> T:
        """Return what the reading finds, all of it as it stood at one moment.

        Raise Stopped where it is stopped meanwhile.
        """
        try:
            with self._engine.connect() as connection, connection.begin():
                if stop is None:
                    return reading(connection)
                with stop.over(driver_of(connection).interrupt):
                    return reading(connection.execution_options(stop=stop))
        except DBAPIError as error:
            if stop is not None and stop.asked:
                raise Stopped from error
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise trouble from error

    def read_now(self, reading: Callable[[Connection], T]) -> T | Busy:
        """Return what the reading finds, or Busy where it would have to wait for a lock."""
        try:
            with self._impatient.connect() as connection, connection.begin():
                return reading(connection)
        except Occupied:
            return Busy()
        except DBAPIError as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            if isinstance(trouble, Occupied):
                return Busy()
            raise trouble from error

    def write(  # noqa: PLR0913 - a step is all of these
        self,
        label: str,
        writing: Callable[[Connection], T],
        *,
        officer: str,
        at: datetime,
        operation: UUID,
        kind: StepKind,
        takes_back: int | None,
    ) -> Written[T]:
        """Do the writing as one step, and return what came of it."""
        try:
            with self._engine.connect().execution_options(write=True) as connection:
                with connection.begin():
                    step = journal.begin_step(
                        connection,
                        label=label,
                        officer=officer,
                        kind=kind,
                        operation=operation,
                        takes_back=takes_back,
                        at=at,
                    )
                    value = writing(connection)
                    written = _finish(connection, step=step, kind=kind, value=value)
                    self._commit(connection, operation=operation)
                return written
        except DBAPIError as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise self._not_saved(trouble) from error
        except (NotSaved, SavedAllTheSame, NotKnown):
            raise
        except StoreTrouble as trouble:
            raise self._not_saved(trouble) from trouble

    def was_saved(self, operation: UUID) -> bool:
        """Tell whether the save of this name was kept."""
        find = select(Step.id).where(Step.operation == operation)
        return self.read(lambda connection: connection.execute(find).first()) is not None

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()
        self._impatient.dispose()

    def _commit(self, connection: Connection, *, operation: UUID) -> None:
        """Commit; a reader in the way is waited for, since the transaction stays open meanwhile."""
        give_up = time.monotonic() + _PATIENCE_AT_COMMIT
        while True:
            try:
                connection.exec_driver_sql("COMMIT")
            except DBAPIError as error:
                if is_busy(error) and time.monotonic() < give_up:
                    continue
                trouble = trouble_of(error)
                if trouble is None or isinstance(trouble, Occupied):
                    raise
                connection.invalidate(error)
                raise self._outcome(operation, trouble) from error
            return

    def _outcome(self, operation: UUID, trouble: StoreTrouble) -> StoreTrouble:
        """Return the truth after an error at commit, which may have come before or after it."""
        try:
            saved = self.was_saved(operation)
        except (StoreTrouble, SQLAlchemyError):
            return not_known(trouble)
        if saved:
            return saved_all_the_same(trouble, operation=operation)
        return self._not_saved(trouble)

    def _not_saved(self, trouble: StoreTrouble) -> NotSaved:
        """Return the truth; where the disk is full, the room kept for that is given up."""
        full = isinstance(trouble, DiskFull)
        return not_saved(trouble, room_was_made=full and give_up_ballast(self._folder))


def _finish(connection: Connection, *, step: int, kind: StepKind, value: T) -> Written[T]:
    """End the step, and drop it again where nothing changed and it is no event."""
    named = select(Change.table_name).where(Change.step == step).distinct()
    changed = frozenset(connection.scalars(named))
    journal.end_step(connection)
    if changed or kind is StepKind.EVENT:
        return Written(value=value, step=step, changed=changed)
    connection.execute(delete(Step).where(Step.id == step))
    return Written(value=value, step=None, changed=changed)
