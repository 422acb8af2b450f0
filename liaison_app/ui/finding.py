"""Finding what a list shows: what fills the window at once, and then all of it."""

from array import array
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from liaison_app.queries.list_counts import ListCounts
from liaison_app.ui.tasks import Tasks

SCREENFUL = 24
Keys: TypeAlias = "array[int]"  # arrays take no brackets at run time before Python 3.12


class _Wanted(Protocol):
    @property
    def unnarrowed(self) -> object: ...


class _Found(Protocol):
    @property
    def of(self) -> int: ...
    @property
    def in_all(self) -> int: ...


Wanted = TypeVar("Wanted", bound=_Wanted)
Found = TypeVar("Found", bound=_Found)


class Finding(QObject, Generic[Wanted, Found]):
    """Asks for what a list wants; only what was wanted last is shown.

    ``first`` and ``whole`` are the readings. What words do not change is counted once, and again
    after ``forget``.

    Signals:
        begun: the keys that fill the window, where there are any.
        found: all that was found.
        failed: a LiaisonError that says why nothing could be.
    """

    begun = Signal(object)
    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        owner: QObject,
        tasks: Tasks,
        *,
        first: Callable[..., Keys],
        whole: Callable[..., Found],
    ) -> None:
        super().__init__(owner)
        self._tasks, self._first, self._whole = tasks, first, whole
        self._wanted: Wanted | None = None
        self._counted: dict[object, ListCounts] = {}

    def forget(self) -> None:
        """Count again at the next question: the records have changed."""
        self._counted.clear()

    def find_first(self, wanted: Wanted) -> None:
        """Find what fills the window, to be seen at once, and then all.

        What was still being found is given up: it would only be in the way.
        """
        self._tasks.forget(self)
        self._wanted = wanted
        self._read(partial(self._first, wanted=wanted, most=SCREENFUL), self._go_on, wanted)

    def find(self, wanted: Wanted) -> None:
        """Find all at once: where a list is only read again, nothing is to jump."""
        self._tasks.forget(self)
        self._wanted = wanted
        known = self._counted.get(wanted.unnarrowed)
        self._read(partial(self._whole, wanted=wanted, known=known), self._end, wanted)

    def _go_on(self, wanted: Wanted, keys: Keys) -> None:
        if wanted == self._wanted:
            if keys:
                self.begun.emit(keys)
            self.find(wanted)

    def _end(self, wanted: Wanted, found: Found) -> None:
        if wanted == self._wanted:
            self._counted[wanted.unnarrowed] = ListCounts(of=found.of, in_all=found.in_all)
            self.found.emit(found)

    def _read(
        self, reading: Callable[..., Any], then: Callable[[Wanted, Any], None], wanted: Wanted
    ) -> None:
        then_of_these = partial(then, wanted)
        self._tasks.read(reading, then=then_of_these, owner=self, or_else=self.failed.emit)
