"""The triggers that note every change, as SQLite's text, made from the tables themselves.

They cannot be forgotten and count bulk statements too. A change names its step by reading the one
row of ``step_now``; between steps that is NULL, which ``change.step`` refuses, and so the write
with it. PostgreSQL will have a text of its own beside this one.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection

_MOST_COLUMNS = 63
_STEP = "(SELECT step FROM step_now WHERE id = 1)"
_UNNOTED = frozenset({"id", "version", "last_contact", "place_key"})


def columns_noted(connection: Connection, *, table: str) -> tuple[str, ...]:
    """Return the columns whose changes are noted, each at the place of its bit in a mask.

    The order is that of the table in the file, not of its class: a column added later is then the
    last, and the bits of older changes go on meaning what they meant. The key never changes;
    the version is left out, since restoring one would let a stale editor save, and so is what
    follows from other rows.
    """
    columns = connection.exec_driver_sql(f"PRAGMA table_info({quoted(table)})")
    noted = tuple(str(column.name) for column in columns if column.name not in _UNNOTED)
    if len(noted) > _MOST_COLUMNS:
        raise ValueError(f"The table {table} has more columns than a mask has bits.")
    return noted


def has_version(connection: Connection, *, table: str) -> bool:
    """Tell whether the rows of a table carry a version."""
    columns = connection.exec_driver_sql(f"PRAGMA table_info({quoted(table)})")
    return any(column.name == "version" for column in columns)


def triggers(connection: Connection, *, table: str) -> Mapping[str, str]:
    """Return the text of a table's triggers by their names."""
    columns = columns_noted(connection, table=table)
    kept = [*columns, "version"] if has_version(connection, table=table) else columns
    return {
        f"journal_{event}_{table}": f"CREATE TRIGGER {quoted(f'journal_{event}_{table}')} {text}"
        for event, text in (
            ("insert", _on_insert(table)),
            ("update", _on_update(table, columns, watched=kept)),
            ("delete", _on_delete(table, kept, mask=(1 << len(columns)) - 1)),
            ("key", _on_new_key(table)),
        )
    }


def quoted(name: str) -> str:
    """Return a name as SQL takes it, whatever it is."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _on_insert(table: str) -> str:
    """Note the key alone: the row itself is there to be read."""
    return (
        f"AFTER INSERT ON {quoted(table)} BEGIN "
        f"INSERT INTO change (step, table_name, row, operation) "
        f"VALUES ({_STEP}, '{table}', NEW.id, 'insert'); END"
    )


def _on_update(table: str, columns: tuple[str, ...], *, watched: Sequence[str]) -> str:
    """Note the columns that differ; without a step refuse even an update that changes nothing."""
    differs = [f"OLD.{name} IS NOT NEW.{name}" for name in map(quoted, columns)]
    parts = " UNION ALL ".join(
        f"SELECT {1 << place} AS bit, OLD.{quoted(name)} AS was, NEW.{quoted(name)} AS is_now "
        f"WHERE {differs[place]}"
        for place, name in enumerate(columns)
    )
    return (
        f"AFTER UPDATE OF {', '.join(map(quoted, watched))} ON {quoted(table)} "
        f"WHEN {' OR '.join(differs)} OR {_STEP} IS NULL BEGIN "
        f"INSERT INTO change (step, table_name, row, operation, mask, old, new) "
        f"SELECT {_STEP}, '{table}', NEW.id, 'update', sum(bit), "
        f"jsonb_group_array(was), jsonb_group_array(is_now) FROM ({parts}); END"
    )


def _on_delete(table: str, kept: Sequence[str], *, mask: int) -> str:
    """Note the whole row, and its version last, so that it comes back with a higher one."""
    values = ", ".join(f"OLD.{quoted(name)}" for name in kept)
    return (
        f"AFTER DELETE ON {quoted(table)} BEGIN "
        f"INSERT INTO change (step, table_name, row, operation, mask, old) "
        f"VALUES ({_STEP}, '{table}', OLD.id, 'delete', {mask}, jsonb_array({values})); END"
    )


def _on_new_key(table: str) -> str:
    """Refuse a changed key: a record is known by it for ever."""
    return (
        f"BEFORE UPDATE OF id ON {quoted(table)} WHEN OLD.id IS NOT NEW.id BEGIN "
        f"SELECT RAISE(ABORT, 'the key of a row never changes'); END"
    )
