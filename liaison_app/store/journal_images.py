"""How changed rows are put back from their images, as SQLite's text.

The changes of a step are lined up in turns; what is alike in one turn (one table, one operation,
one set of columns) is put back by one statement, however many rows it is. Each statement touches
only rows that still are as the step left them; the caller counts.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Iterator

from sqlalchemy import Connection

from liaison_app.store.journal_triggers import columns_noted, has_version, quoted

# Each row's last change in the first turn, the one before it in the second, and so on.
ALIKE_TOGETHER = "PARTITION BY table_name, row ORDER BY id DESC"
# Every change in a turn of its own: slow, but never in its own way where a value is unique.
ONE_BY_ONE = "ORDER BY id DESC"

_LINE_UP = """
CREATE TEMP TABLE lined_up (
  turn INTEGER, place INTEGER, table_name TEXT, mask INTEGER, change INTEGER,
  PRIMARY KEY (turn, place, table_name, mask, change)
) WITHOUT ROWID
"""
# Of one turn, what was added goes first and what was deleted comes back last: it may be that
# the one had taken the other's unique name.
_FILL = """
INSERT INTO lined_up
SELECT row_number() OVER ({order}), iif(operation = 'insert', 1, iif(operation = 'update', 2, 3)),
       table_name, ifnull(mask, 0), id
FROM change WHERE step = ?
"""
_GROUPS = "SELECT DISTINCT turn, place, table_name, mask FROM lined_up ORDER BY turn, place"
_IN_GROUP = "u.turn = ? AND u.place = ? AND u.table_name = ? AND u.mask = ? AND c.id = u.change"


def put_back(connection: Connection, *, step: int, order: str) -> None:
    """Put the rows that a step changed back as they were before it."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.lined_up")
    connection.exec_driver_sql(_LINE_UP)
    connection.exec_driver_sql(_FILL.format(order=order), (step,))
    for group in connection.exec_driver_sql(_GROUPS).all():
        turn, place, table, mask = group
        statement = _statement(connection, place=place, table=table, mask=mask)
        connection.exec_driver_sql(statement, (turn, place, table, mask))
    connection.exec_driver_sql("DROP TABLE temp.lined_up")


def _statement(connection: Connection, *, place: int, table: str, mask: int) -> str:
    """Return the statement that takes back one kind of change to one table."""
    if place == 1:
        return _remove(table)
    names = [quoted(name) for name in _in_mask(columns_noted(connection, table=table), mask)]
    versioned = has_version(connection, table=table)
    if place == 2:  # noqa: PLR2004 - the place of updates, as filled above
        return _restore(table, names, versioned=versioned)
    return _bring_back(table, names, versioned=versioned)


def _in_mask(columns: tuple[str, ...], mask: int) -> Iterator[str]:
    """Return the columns whose bits are set, in the order of their values in an image."""
    return (name for place, name in enumerate(columns) if mask >> place & 1)


def _remove(table: str) -> str:
    return (
        f"DELETE FROM {quoted(table)} WHERE id IN "
        f"(SELECT c.row FROM temp.lined_up AS u, change AS c WHERE {_IN_GROUP})"
    )


def _restore(table: str, names: list[str], *, versioned: bool) -> str:
    back = [f"{name} = c.old ->> {place}" for place, name in enumerate(names)]
    if versioned:
        back.append("version = t.version + 1")
    as_left = " AND ".join(f"t.{name} IS c.new ->> {place}" for place, name in enumerate(names))
    return (
        f"UPDATE {quoted(table)} AS t SET {', '.join(back)} "
        f"FROM temp.lined_up AS u, change AS c WHERE {_IN_GROUP} AND t.id = c.row AND {as_left}"
    )


def _bring_back(table: str, names: list[str], *, versioned: bool) -> str:
    values = [f"c.old ->> {place}" for place in range(len(names))]
    if versioned:
        values.append(f"(c.old ->> {len(names)}) + 1")
        names = [*names, "version"]
    return (
        f"INSERT INTO {quoted(table)} (id, {', '.join(names)}) "
        f"SELECT c.row, {', '.join(values)} FROM temp.lined_up AS u, change AS c "
        f"WHERE {_IN_GROUP} AND c.row NOT IN (SELECT id FROM {quoted(table)})"
    )
