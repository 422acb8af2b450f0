"""The main thread's own connection: the driver alone, which never waits for a lock."""

from collections.abc import Callable
from typing import TypeVar

from liaison_app.store.sqlite import DatabaseFile, Raw, connect
from liaison_app.store.troubles import Occupied, trouble_of
from liaison_app.store.written import Busy

T = TypeVar("T")
_CACHE = -4096
"""KiB: a screenful, and the way there. Going through a long list fills whatever there is."""


class OwnReader:
    """Reads at once, or says that it would have had to wait."""

    def __init__(self, file: DatabaseFile) -> None:
        self._file = file
        self._raw: Raw | None = None

    def read(self, reading: Callable[[Raw], T]) -> T | Busy:
        """Return what the reading finds, all of it as it stood at one moment."""
        try:
            raw = self._raw = self._raw or self._opened()
            raw.execute("BEGIN")
            try:
                return reading(raw)
            finally:
                if raw.in_transaction:  # some errors end it by themselves
                    raw.execute("ROLLBACK")  # nothing was changed, and no lock must stay
        except Occupied:
            return Busy()
        except BaseException as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            if isinstance(trouble, Occupied):
                return Busy()
            self.close()
            raise trouble from error

    def _opened(self) -> Raw:
        raw = connect(self._file, patience=0)
        raw.execute(f"PRAGMA cache_size = {_CACHE}")
        return raw

    def close(self) -> None:
        """Close the connection, until the next reading."""
        raw, self._raw = self._raw, None
        if raw is not None:
            raw.close()
