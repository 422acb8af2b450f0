"""How far long work has come, and whether the officer still wants it."""

from collections.abc import Callable, Iterator, Sequence
from threading import Event

from liaison_app.domain.errors import Cancelled

_AT_ONCE = 5_000


class Progress:
    """Handed to long work: it reports each step, and is stopped there once cancelled.

    May be used from two threads: one works and reports, the other cancels.
    """

    def __init__(self, label: str = "") -> None:
        self.label = label
        self._cancelled = Event()
        self._heard: Callable[[int, int], None] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether the officer pressed Cancel."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work at its next report."""
        self._cancelled.set()

    def listen(self, heard: Callable[[int, int], None]) -> None:
        """Have each report passed on: how many are done, of how many (0 if not known)."""
        self._heard = heard

    def report(self, done: int, total: int = 0) -> None:
        """Say how far the work has come; raise Cancelled once the officer cancelled it."""
        self.ask()
        if self._heard is not None:
            self._heard(done, total)

    def ask(self) -> None:
        """Raise Cancelled once the officer cancelled it; how far the work has come is not said."""
        if self.cancelled:
            raise Cancelled


def reported(keys: Sequence[int], progress: Progress | None) -> Iterator[Sequence[int]]:
    """Give so many records at a time as are changed between two reports; the last reports all."""
    progress = progress or Progress()
    for start in range(0, len(keys), _AT_ONCE):
        progress.report(start, len(keys))
        yield keys[start : start + _AT_ONCE]
    progress.report(len(keys), len(keys))
