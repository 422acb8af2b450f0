"""Reading and writing a workspace: the only place that opens, commits and rolls back.

A write is one step of the journal: kept whole or not at all, and the officer is told truly which.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Event
from typing import Generic, TypeVar, final
from uuid import UUID, uuid4

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import now
from liaison_app.store import journal
from liaison_app.store.engine import open_engine
from liaison_app.store.sqlite import PATIENCE, DatabaseFile
from liaison_app.store.tables import Change, Step
from liaison_app.store.troubles import (
    Damaged,
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
from liaison_app.store.verification import Verification, verify

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_PATIENCE_AT_COMMIT = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Generic[T_co]):
    """What a writing returned, the step it made (None where nothing changed), and the tables."""

    value: T_co
    step: int | None
    changed: frozenset[str]


@final
class Busy:
    """The answer of a reading that would have had to wait: ask again in a moment."""


class Database:
    """An open workspace's database.

    ``officer`` is the name under which steps are kept; ``clock`` tells when they were made.
    """

    def __init__(
        self,
        file: DatabaseFile,
        *,
        officer: str = "",
        clock: Callable[[], datetime] = now,
    ) -> None:
        self.file = file
        self.officer = officer
        self.clock = clock
        self._engine = open_engine(file, patience=PATIENCE)
        self._impatient = open_engine(file, patience=0)
        self._may_write = Event()
        self._may_write.set()
        self._unsound = False

    def read(self, reading: Callable[[Connection], T]) -> T:
        """Return what the reading finds, all of it as it stood at one moment."""
        try:
            with self._engine.connect() as connection, connection.begin():
                return reading(connection)
        except DBAPIError as error:
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

    def write(
        self,
        label: str,
        writing: Callable[[Connection], T],
        *,
        operation: UUID | None = None,
        kind: StepKind = StepKind.CHANGE,
        takes_back: int | None = None,
    ) -> Written[T]:
        """Do the writing as one step, and return what came of it.

        A step that changed nothing leaves no trace, unless it is an event. ``operation`` is the
        caller's name for this save; by it the outcome is looked up after an error at commit.
        """
        self._wait_until_verified()
        operation = operation or uuid4()
        try:
            with self._engine.connect().execution_options(write=True) as connection:
                with connection.begin():
                    step = journal.begin_step(
                        connection,
                        label=label,
                        officer=self.officer,
                        kind=kind,
                        operation=operation,
                        takes_back=takes_back,
                        at=self.clock(),
                    )
                    value = writing(connection)
                    written = _finish(connection, step=step, kind=kind, value=value)
                    self._commit(connection, operation=operation)
                return written
        except DBAPIError as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            raise not_saved(trouble) from error
        except (NotSaved, SavedAllTheSame, NotKnown):
            raise
        except StoreTrouble as trouble:
            raise not_saved(trouble) from trouble

    def was_saved(self, operation: UUID) -> bool:
        """Tell whether the save of this name was kept."""
        find = select(Step.id).where(Step.operation == operation)
        return self.read(lambda connection: connection.execute(find).first()) is not None

    def hold_writes_until_verified(self) -> None:
        """Make every write wait until ``verify`` has found the file sound."""
        self._may_write.clear()

    def verify(self) -> Verification:
        """Check every page, record and link of the file; a damaged one is not written to again."""
        try:
            verification = self.read(verify)
        except Damaged as damaged:
            verification = Verification(pages=(damaged.sentence,))
        except StoreTrouble:
            self._may_write.set()  # every page is checked when it is read, too
            raise
        self._unsound = not verification.sound
        self._may_write.set()
        return verification

    def close(self) -> None:
        """Close every connection."""
        self._may_write.set()
        self._engine.dispose()
        self._impatient.dispose()

    def _wait_until_verified(self) -> None:
        self._may_write.wait()
        if self._unsound:
            raise NotSaved(
                "The workspace's file is damaged, so nothing is written to it.",
                hint="Restore the newest backup, or ask whoever looks after this computer.",
            )

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
        return not_saved(trouble)


def _finish(connection: Connection, *, step: int, kind: StepKind, value: T) -> Written[T]:
    """End the step, and drop it again where nothing changed and it is no event."""
    named = select(Change.table_name).where(Change.step == step).distinct()
    changed = frozenset(connection.scalars(named))
    journal.end_step(connection)
    if changed or kind is StepKind.EVENT:
        return Written(value=value, step=step, changed=changed)
    connection.execute(delete(Step).where(Step.id == step))
    return Written(value=value, step=None, changed=changed)
