"""How far long work has come, and whether the officer still wants it."""

from collections.abc import Callable
from threading import Event

from liaison_app.domain.errors import Cancelled


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
