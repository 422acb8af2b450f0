"""What passes between a screen and its background work: jobs, their answers and their advance."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.progress import Progress
from liaison_app.store.stop import Stop

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
LONG = 0.3
"""Work that takes longer than this (seconds) is told of while it is under way."""
_BETWEEN_REPORTS = 0.05


class Written(Protocol[T_co]):
    """What came of a write."""

    @property
    def value(self) -> T_co:
        """What the writing returned."""

    @property
    def step(self) -> int | None:
        """The step that can be undone, None where there is none."""

    @property
    def changed(self) -> frozenset[str]:
        """The names of the tables that were changed."""


class Database(Protocol):
    """What opens a connection; screens never see more of it than this."""

    def read(self, reading: Callable[..., T], /, *, stop: Stop | None = None) -> T:
        """Return what the reading finds; raise Stopped where it is stopped meanwhile."""

    def write(self, label: str, writing: Callable[..., T], /) -> Written[T]:
        """Return what the writing did, as one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advance:
    """How far some long work has come; a total of 0 is one not known.

    Work that does not report cannot be cancelled either.
    """

    label: str
    done: int
    total: int
    seconds: float
    may_cancel: bool = True

    @property
    def seconds_left(self) -> float | None:
        """How long it will take yet, once that can be told."""
        if not self.done or self.total <= 0:
            return None
        return self.seconds * (self.total - self.done) / self.done


@dataclass(slots=True, kw_only=True, eq=False)
class Job:
    """One piece of work on its way, and what came of it."""

    work: Callable[[], object]
    owner: QObject
    then: Callable[..., object] | None
    or_else: Callable[[LiaisonError], object] | None
    label: str = ""
    key: tuple[int, object] | None = None
    ticket: int = 0
    progress: Progress | None = None
    stop: Stop | None = None
    answer: object = None
    error: BaseException | None = None
    skipped: bool = False
    reported: bool = False

    @property
    def said(self) -> str:
        """What the work is called while it is under way."""
        return (self.progress.label if self.progress is not None else "") or self.label

    def give_up(self) -> None:
        """Stop the work, where it can be stopped: nobody waits for it."""
        if self.progress is not None:
            self.progress.cancel()
        if self.stop is not None:
            self.stop.stop()


class Pace:
    """Lets reports through no faster than a screen can show them."""

    def __init__(self) -> None:
        self._began = self._last = time.monotonic()

    @property
    def seconds(self) -> float:
        """How long the work has taken so far."""
        return time.monotonic() - self._began

    def due(self, *, last: bool) -> bool:
        """Return whether to let this report through; the last one always is."""
        now = time.monotonic()
        if not last and now - self._last < _BETWEEN_REPORTS:
            return False
        self._last = now
        return True


def question_of(then: Callable[..., object] | None) -> object:
    """Return what tells one question from another: the function that takes its answer."""
    while isinstance(then, partial):
        then = then.func
    function = getattr(then, "__func__", then)
    return getattr(function, "__code__", function)
