"""A full-text index over the records of one table, kept by triggers alone.

Whatever touches a record's words marks the record as due; the end of the step, when ``step_now`` is
emptied, writes the entries that are due. So nobody can forget it, undo needs nothing of its own,
and an import writes each entry once however many rows it brought. Everything here is SQLite's;
PostgreSQL will have a search of its own.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from sqlalchemy import Connection

from liaison_app.store.journal_triggers import quoted
from liaison_app.store.search_words import APOSTROPHES, PLAIN

LONGEST_BEGINNING = 3
"""Of so many letters and fewer the index keeps whose words begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table whose rows give words to records.

    ``owners`` selects, as ``due``, the records whose words ``{row}`` gives; it matters when one of
    the columns changes.
    """

    table: str
    columns: str
    owners: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchIndex:
    """An index of the records of one table: its columns, each with the SQL that gives its words.

    That SQL knows the record by the first letter of its table.
    """

    name: str
    table: str
    texts: Mapping[str, str]
    sources: tuple[Source, ...]

    @property
    def due(self) -> str:
        """Return the name of the table of the records whose entries are to be written."""
        return f"{self.name}_due"

    @property
    def words(self) -> str:
        """Return the name of the table by which the words of the index can be read."""
        return f"{self.name}_words"


def install(connection: Connection, *, index: SearchIndex) -> None:
    """Make the index where there is none like it, and put its triggers in place anew.

    One that was made otherwise, by an earlier version, gives way to an empty one.
    """
    older = connection.exec_driver_sql(
        f"SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '{index.name}_*'"
    )
    for name in older.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {quoted(name)}")
    for name, statement in _tables(index).items():
        _make(connection, name, statement)
    for source in index.sources:
        for statement in _marks(index, source):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_at_end_of_step(index))


def rebuild(connection: Connection, *, index: SearchIndex) -> None:
    """Write the whole index anew, so that no deleted word stays in it."""
    name = index.name
    connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('delete-all')")
    connection.exec_driver_sql(f"DELETE FROM {index.due}")
    connection.exec_driver_sql(_entries(index, f"SELECT id FROM {index.table}"))


def _tables(index: SearchIndex) -> Mapping[str, str]:
    """Return the statements that make the index, and the tables beside it, by their names.

    prefix: without an index of one, two and three letters the first keys typed take ten times as
    long. categories: the vowels of Gurmukhi, Hindi or Arabic are marks, and belong to their words.
    No secure-delete: with it, taking back an import took 56 s instead of 0.5.
    """
    return {
        index.name: f"CREATE VIRTUAL TABLE {index.name} USING fts5({', '.join(index.texts)}, "
        "content = '', contentless_delete = 1, detail = full, "
        "tokenize = \"unicode61 remove_diacritics 2 categories 'L* M* N* Co'\", prefix = '1 2 3')",
        index.due: f"CREATE TABLE {index.due} (record INTEGER PRIMARY KEY) STRICT",
        index.words: f"CREATE VIRTUAL TABLE {index.words} USING fts5vocab({index.name}, row)",
    }


def _make(connection: Connection, name: str, statement: str) -> None:
    there = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = ?", (name,))
    kept = there.scalar_one_or_none()
    if kept == statement:
        return
    if kept is not None:
        connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql(statement)


def _marks(index: SearchIndex, source: Source) -> Iterator[str]:
    """Return the triggers by which the rows of one table mark their records as due."""
    columns = source.columns.split()
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    for event, when, rows in (
        ("INSERT", "", ("NEW",)),
        ("DELETE", "", ("OLD",)),
        (f"UPDATE OF {', '.join(columns)}", f"WHEN {differs}", ("OLD", "NEW")),
    ):
        name = f"{index.name}_{source.table}_{event.split()[0].lower()}"
        marked = " ".join(_mark(index, source.owners.format(row=row)) for row in rows)
        yield f"CREATE TRIGGER {name} AFTER {event} ON {source.table} {when} BEGIN {marked} END"


def _mark(index: SearchIndex, owners: str) -> str:
    return (
        f"INSERT INTO {index.due} SELECT * FROM ({owners}) WHERE due IS NOT NULL "
        "ON CONFLICT DO NOTHING;"
    )


def _entries(index: SearchIndex, wanted: str) -> str:
    """Return the statement that writes the entries of the records wanted.

    In the order of their keys: FTS5 writes to the file at every key lower than the one before.
    """
    texts = ", ".join(map(_plainly, index.texts.values()))
    record = index.table[0]
    return (
        f"INSERT INTO {index.name} (rowid, {', '.join(index.texts)}) "
        f"SELECT {record}.id, {texts} FROM {index.table} AS {record} "
        f"WHERE {record}.id IN ({wanted}) ORDER BY {record}.id"
    )


def _at_end_of_step(index: SearchIndex) -> str:
    due = f"SELECT record FROM {index.due}"
    return f"""
CREATE TRIGGER {index.name}_end_of_step AFTER UPDATE OF step ON step_now
WHEN NEW.step IS NULL BEGIN
  DELETE FROM {index.name} WHERE rowid IN ({due});
  {_entries(index, due)};
  DELETE FROM {index.due};
END"""


def _plainly(expression: str) -> str:
    """Return the SQL that puts into plain form the letters that the index would leave alone.

    Most texts are ASCII, and those are spared thirty replacements: half the time of a rebuild.
    """
    letters = PLAIN | dict.fromkeys(APOSTROPHES, "")
    in_ascii = {letter: plain for letter, plain in letters.items() if letter.isascii()}
    seldom = reduce(_replaced, letters.items(), expression)
    mostly = reduce(_replaced, in_ascii.items(), expression)
    return f"iif({expression} GLOB '*[^ -~]*', {seldom}, {mostly})"


def _replaced(expression: str, letters: tuple[str, str]) -> str:
    old, new = (letter.replace("'", "''") for letter in letters)
    return f"replace({expression}, '{old}', '{new}')"
