"""Writing many rows at once.

New ones are laid in a temporary table and copied over in one statement: with the journal's triggers
that takes half of the time of inserting them one by one. Keys are handed out beforehand, so that
rows can name each other. Keys and temporary tables are written as SQLite has them.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from secrets import token_hex

from sqlalchemy import Connection

from liaison_app.store.new_addresses import new_address_in_words
from liaison_app.store.tables import Record, Tables, table_of

_STAGING = "rows_to_insert"
_AT_ONCE = 5_000


def next_key(connection: Connection, table: type[Tables]) -> int:
    """Return the first of the keys that no row of a table has ever had."""
    name = table_of(table).name
    found = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,))
    return int(found.scalar() or 0) + 1


def insert_many(
    connection: Connection,
    table: type[Tables],
    *,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
) -> Iterator[int]:
    """Write new rows, yielding after each few thousand how many; a record gets its UUID.

    Values are given as they are kept: texts and whole numbers. Columns left out take the value
    that the database itself has for them.
    """
    names = [*columns, "uuid"] if issubclass(table, Record) else list(columns)
    listed = ", ".join(names)
    marks = ", ".join("?" * len(names))
    into = table_of(table).name
    waiting = iter(rows)
    connection.exec_driver_sql(f"CREATE TEMP TABLE {_STAGING} ({listed})")
    while some := list(islice(waiting, _AT_ONCE)):
        if issubclass(table, Record):
            some = [(*row, uuid) for row, uuid in zip(some, _uuids(len(some)), strict=True)]
        connection.exec_driver_sql(f"INSERT INTO {_STAGING} VALUES ({marks})", some)
        connection.exec_driver_sql(f"INSERT INTO {into} ({listed}) SELECT * FROM {_STAGING}")
        connection.exec_driver_sql(f"DELETE FROM {_STAGING}")
        yield len(some)
    connection.exec_driver_sql(f"DROP TABLE {_STAGING}")


def update_many(
    connection: Connection,
    table: type[Tables],
    *,
    columns: Sequence[str],
    rows: Iterable[tuple[object, ...]],
) -> None:
    """Change rows, each given as the columns' values and its key at the end.

    A record's version is raised. Values are given as they are kept.
    """
    given = list(rows)
    if not given:
        return
    changed = [f"{name} = ?{place}" for place, name in enumerate(columns, start=1)]
    if new_address := new_address_in_words(table, columns):
        changed.append(new_address)
    if issubclass(table, Record):
        changed.append("version = version + 1")
    of_row = f"WHERE id = ?{len(columns) + 1}"
    statement = f"UPDATE {table_of(table).name} SET {', '.join(changed)} {of_row}"
    connection.exec_driver_sql(statement, given)


def _uuids(count: int) -> Iterator[str]:
    """Yield as many random UUIDs of version 4; one by one they take five times as long."""
    drawn = token_hex(16 * count)
    for start in range(0, len(drawn), 32):
        one = drawn[start : start + 32]
        variant = "89ab"[int(one[16], 16) % 4]
        yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{variant}{one[17:20]}-{one[20:]}"
