"""A workspace's database, as everybody above the store has it at hand.

The first list is read by the driver alone (``read_rows``). SQLAlchemy, a third of what a start
would cost, is loaded by the first reading that needs it, in the background and behind the first
paint.
"""

from collections.abc import Callable
from datetime import datetime
from threading import Event, Lock
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID, uuid4

from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import now
from liaison_app.store.own_reader import OwnReader
from liaison_app.store.sqlite import DatabaseFile, Raw
from liaison_app.store.stop import Stop
from liaison_app.store.troubles import Damaged, NotSaved, StoreTrouble
from liaison_app.store.written import Busy, Written

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from liaison_app.store.transactions import Transactions
    from liaison_app.store.verification import Verification

T = TypeVar("T")


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
        self._rows = OwnReader(file)
        self._loading = Lock()
        self._loaded: Transactions | None = None
        self._may_write = Event()
        self._may_write.set()
        self._unsound = False

    def read_rows(self, reading: Callable[[Raw], T]) -> T | Busy:
        """Return what the main thread reads by the driver alone, or Busy where it would wait."""
        return self._rows.read(reading)

    def read(self, reading: "Callable[[Connection], T]", *, stop: Stop | None = None) -> T:
        """Return what the reading finds, all of it as it stood at one moment.

        Raise Stopped where it is stopped meanwhile.
        """
        return self._transactions.read(reading, stop=stop)

    def read_now(self, reading: "Callable[[Connection], T]") -> T | Busy:
        """Return what the reading finds, or Busy where it would have to wait for a lock."""
        return self._transactions.read_now(reading)

    def write(
        self,
        label: str,
        writing: "Callable[[Connection], T]",
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
        return self._transactions.write(
            label,
            writing,
            officer=self.officer,
            at=self.clock(),
            operation=operation or uuid4(),
            kind=kind,
            takes_back=takes_back,
        )

    def was_saved(self, operation: UUID) -> bool:
        """Tell whether the save of this name was kept."""
        return self._transactions.was_saved(operation)

    def hold_writes_until_verified(self) -> None:
        """Make every write wait until ``verify`` has found the file sound."""
        self._may_write.clear()

    def verify(self) -> "Verification":
        """Check every page, record and link of the file; a damaged one is not written to again."""
        from liaison_app.store.verification import Verification, verify  # noqa: PLC0415 - behind the first paint

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
        self._rows.close()
        if self._loaded is not None:
            self._loaded.close()

    @property
    def _transactions(self) -> "Transactions":
        with self._loading:
            if self._loaded is None:
                from liaison_app.store.transactions import Transactions  # noqa: PLC0415 - loads SQLAlchemy

                self._loaded = Transactions(self.file)
            return self._loaded

    def _wait_until_verified(self) -> None:
        self._may_write.wait()
        if self._unsound:
            raise NotSaved(
                "The workspace's file is damaged, so nothing is written to it.",
                hint="Restore the newest backup, or ask whoever looks after this computer.",
            )
