"""Statements about the records of one screenful, read by the driver alone."""

from collections.abc import Sequence
from typing import Any

from liaison_app.store.sqlite import Raw


class RowsReading:
    """Asks statements about the same records; ``{keys}`` in them stands for their keys."""

    def __init__(self, raw: Raw, keys: Sequence[int]) -> None:
        self._raw, self._keys = raw, tuple(keys)
        self._listed = f"({', '.join('?' * len(self._keys))})"

    def __call__(self, statement: str, *more: object) -> list[tuple[Any, ...]]:
        """Return the rows found; further parameters stand behind the keys."""
        asked = statement.format(keys=self._listed)
        return self._raw.execute(asked, (*self._keys, *more)).fetchall()
