"""Stopping a reading that nobody waits for any more, wherever the engine is with it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Stopped(Exception):  # noqa: N818 - it was asked for; it is no error of ours
    """The reading was stopped; there is nothing to tell anybody."""


class Stop:
    """Handed to one reading: another thread stops it by this, before it begins or within.

    The connection is only ever stopped while the reading has it, never whoever has it next.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._interrupt: Callable[[], None] | None = None
        self.asked = False

    def stop(self) -> None:
        """Stop the reading; one that has ended has ended."""
        with self._lock:
            self.asked = True
            if self._interrupt is not None:
                self._interrupt()

    def check(self) -> None:
        """Raise Stopped where the reading is to go no further."""
        if self.asked:
            raise Stopped

    @contextmanager
    def over(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Have what is read meanwhile interrupted by this."""
        with self._lock:
            self.check()
            self._interrupt = interrupt
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None
