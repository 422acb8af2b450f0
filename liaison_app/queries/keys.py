"""Many keys from the database at once, as lists hold them.

A row at a time, 50,000 keys take 26 ms through SQLAlchemy and 10 through the driver; as one text
that SQLite puts together they take 8.
"""

from array import array

from sqlalchemy import Connection, Select, func, select


def keys_of(connection: Connection, found: Select[int]) -> "array[int]":
    """Return the keys that a selection of one column finds, in its order."""
    rows = found.subquery()
    (key,) = rows.columns
    joined = connection.execute(select(func.group_concat(key))).scalar_one()
    return array("q", map(int, joined.split(","))) if joined else array("q")
