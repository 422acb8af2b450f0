"""The index by which organisations are found: names, places, people, phones and e-mails.

One entry an organisation, kept by triggers alone. Whatever touches an organisation's words marks it
as due; the end of the step, when ``step_now`` is emptied, writes the entries that are due. So
nobody can forget it, undo needs nothing of its own, and an import writes each entry once however
many rows it brought. Everything here is SQLite's; PostgreSQL will have a search of its own.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Iterator
from functools import reduce

from sqlalchemy import Connection, Integer, Select, column, literal_column, select, table

from liaison_app.store.journal_triggers import quoted
from liaison_app.store.search_words import APOSTROPHES, PLAIN, match_expression
from liaison_app.store.tables import Organisation

INDEX = "organisation_search"
_DUE = "organisation_search_due"
_OURS = f"type = 'trigger' AND name GLOB '{INDEX}_*'"

# prefix: without an index of one, two and three letters the first keys typed take ten times as
# long. No secure-delete: with it, taking back an import took 56 s instead of 0.5.
_MAKE = (
    f"""CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(
    name, place, people, contact, content = '', contentless_delete = 1, detail = full,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')""",
    f"CREATE TABLE IF NOT EXISTS {_DUE} (organisation_id INTEGER PRIMARY KEY) STRICT",
)

_NAME = """o.name || ' ' || o.also_known_as || iif(instr(o.name || o.also_known_as, '-'),
    ' ' || replace(o.name || ' ' || o.also_known_as, '-', ''), '')"""
_PLACE = """concat_ws(' ', o.street, o.locality, o.address3, o.town, o.postcode,
    replace(o.postcode, ' ', ''), (SELECT w.name FROM ward AS w WHERE w.code = o.ward_code))"""
_PEOPLE = """(SELECT group_concat(concat_ws(' ', p.title, p.forenames, p.surname), ' ')
    FROM role AS r JOIN person AS p ON p.id = r.person_id
    WHERE r.organisation_id = o.id AND (r.to_day IS NULL OR r.to_day > date('now')))"""
# A UK number is kept as +442079460123, and found as 2079460123 or by the groups that are shown.
_CONTACT = """(SELECT group_concat(concat_ws(' ', c.shown,
    iif(c.value GLOB '+44*', substr(c.value, 4), c.value)), ' ') FROM contact_point AS c
    WHERE c.kind IN ('phone', 'mobile', 'email') AND (c.organisation_id = o.id
    OR c.role_id IN (SELECT r.id FROM role AS r WHERE r.organisation_id = o.id)))"""

# What marks an organisation as due: a table, the columns that count, and whose words they are.
_SOURCES = (
    (
        "organisation",
        "name also_known_as street locality address3 town postcode ward_code",
        "SELECT {row}.id AS due",
    ),
    (
        "contact_point",
        "organisation_id role_id kind value shown",
        """SELECT ifnull({row}.organisation_id,
        (SELECT organisation_id FROM role WHERE id = {row}.role_id)) AS due""",
    ),
    ("role", "person_id organisation_id to_day", "SELECT {row}.organisation_id AS due"),
    (
        "person",
        "title forenames surname",
        "SELECT organisation_id AS due FROM role WHERE person_id = {row}.id",
    ),
    ("ward", "code name", "SELECT id AS due FROM organisation WHERE ward_code = {row}.code"),
)


def install(connection: Connection) -> None:
    """Make the index where there is none, and put its triggers in place anew."""
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    older = connection.exec_driver_sql(f"SELECT name FROM sqlite_schema WHERE {_OURS}")
    for name in older.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {quoted(name)}")
    for source, columns, owners in _SOURCES:
        for statement in _marks(source, columns.split(), owners):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_ON_END_OF_STEP)


def rebuild(connection: Connection) -> None:
    """Write the whole index anew, so that no deleted word stays in it."""
    connection.exec_driver_sql(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('delete-all')")
    connection.exec_driver_sql(f"DELETE FROM {_DUE}")
    connection.exec_driver_sql(_entries("SELECT id FROM organisation"))


def matching(typed: str) -> Select[int]:
    """Return the selection of the organisations that were meant; of all where no word was typed."""
    expression = match_expression(typed)
    if not expression:
        return select(Organisation.id)
    found = table(INDEX, column("rowid", Integer)).c
    return select(found.rowid).where(literal_column(INDEX).op("MATCH")(expression))


def _marks(source: str, columns: list[str], owners: str) -> Iterator[str]:
    """Return the triggers by which the rows of one table mark their organisations as due."""
    differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in columns)
    for event, when, rows in (
        ("INSERT", "", ("NEW",)),
        ("DELETE", "", ("OLD",)),
        (f"UPDATE OF {', '.join(columns)}", f"WHEN {differs}", ("OLD", "NEW")),
    ):
        name = f"{INDEX}_{source}_{event.split()[0].lower()}"
        marked = " ".join(_mark(owners.format(row=row)) for row in rows)
        yield f"CREATE TRIGGER {name} AFTER {event} ON {source} {when} BEGIN {marked} END"


def _mark(owners: str) -> str:
    return (
        f"INSERT INTO {_DUE} SELECT * FROM ({owners}) WHERE due IS NOT NULL ON CONFLICT DO NOTHING;"
    )


def _entries(wanted: str) -> str:
    """Return the statement that writes the entries of the organisations wanted.

    In the order of their keys: FTS5 writes to the file at every key lower than the one before.
    """
    texts = ", ".join(map(_plainly, (_NAME, _PLACE, _PEOPLE, _CONTACT)))
    return (
        f"INSERT INTO {INDEX} (rowid, name, place, people, contact) "
        f"SELECT o.id, {texts} FROM organisation AS o WHERE o.id IN ({wanted}) ORDER BY o.id"
    )


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


_ON_END_OF_STEP = f"""
CREATE TRIGGER {INDEX}_end_of_step AFTER UPDATE OF step ON step_now WHEN NEW.step IS NULL BEGIN
  DELETE FROM {INDEX} WHERE rowid IN (SELECT organisation_id FROM {_DUE});
  {_entries(f"SELECT organisation_id FROM {_DUE}")};
  DELETE FROM {_DUE};
END"""
