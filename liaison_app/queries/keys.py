"""Many keys from the database at once, as lists hold them.

A row at a time, 50,000 keys take 26 ms through SQLAlchemy and 10 through the driver; as one text
that SQLite puts together they take 8. As one text they also go back: a statement has room for
32,766 values, and somebody may have chosen more than that.
"""

import json
from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, Select, func, select

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

_AT_ONCE = 65_536


def keys_of(connection: Connection, found: Select[int]) -> "array[int]":
    """Return the keys that a selection of one column finds, in its order."""
    rows = found.subquery()
    (key,) = rows.columns
    joined = connection.execute(select(func.group_concat(key))).scalar_one()
    return keys_in(joined or "")


def keys_in(joined: str) -> "array[int]":
    """Return the keys that stand in a text, a comma between one and the next.

    Read as JSON they come twice as fast as one by one, and a piece at a time the window can paint
    in between: no thread gives way while it is within one piece.
    """
    keys, began = array("q"), 0
    while began < len(joined):
        ended = joined.find(",", began + _AT_ONCE)
        ended = len(joined) if ended < 0 else ended
        keys.extend(json.loads(f"[{joined[began:ended]}]"))
        began = ended + 1
    return keys


def among(
    key: "ColumnElement[int] | InstrumentedAttribute[int] | InstrumentedAttribute[int | None]",
    keys: Iterable[int],
) -> ColumnElement[bool]:
    """Return whether a column's value is among these keys, however many they are."""
    told = func.json_each(json.dumps(list(keys))).table_valued("value")
    return key.in_(select(told.c.value))
