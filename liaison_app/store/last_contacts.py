"""When each organisation and each person was last contacted, kept beside them by triggers alone.

It is worked out from the contacts themselves whenever one of them changes, whatever changed it, so
that nobody can forget it, undo and imports included. Lists are sorted and filtered by it: to look
for the newest of each of 100,000 takes a third of a second. The journal does not note it, since it
follows from what is noted. The text is SQLite's; PostgreSQL will have one of its own beside it.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from collections.abc import Iterator

from sqlalchemy import Connection

_OF = {"organisation": "organisation_id", "person": "person_id"}


def install(connection: Connection) -> None:
    """Put the triggers in place, in the stead of any older ones."""
    older = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'last_contact_*'"
    )
    for name in older.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for table, link in _OF.items():
        for statement in _triggers(table, link):
            connection.exec_driver_sql(statement)


def rebuild(connection: Connection) -> None:
    """Put right whatever is not as the contacts say; before the journal's triggers are there."""
    for table, link in _OF.items():
        connection.exec_driver_sql(_work_out(table, link, f"{table}.id"))


def _triggers(table: str, link: str) -> Iterator[str]:
    """Return what keeps one table; a record that comes back may come back after its contacts."""
    for event, rows in (
        ("INSERT", ("NEW",)),
        ("DELETE", ("OLD",)),
        (f"UPDATE OF {link}, happened_at", ("OLD", "NEW")),
    ):
        name = f"last_contact_{table}_{event.split()[0].lower()}"
        work = " ".join(f"{_work_out(table, link, f'{row}.{link}')};" for row in rows)
        yield f"CREATE TRIGGER {name} AFTER {event} ON outreach_with BEGIN {work} END"
    yield (
        f"CREATE TRIGGER last_contact_{table}_itself AFTER INSERT ON {table} "
        f"WHEN NEW.last_contact IS NOT ({_newest(link, 'NEW.id')}) "
        f"BEGIN {_work_out(table, link, 'NEW.id')}; END"
    )


def _work_out(table: str, link: str, key: str) -> str:
    newest = _newest(link, f"{table}.id")
    return (
        f"UPDATE {table} SET last_contact = ({newest}) "
        f"WHERE id = {key} AND last_contact IS NOT ({newest})"
    )


def _newest(link: str, key: str) -> str:
    return f"SELECT max(w.happened_at) FROM outreach_with AS w WHERE w.{link} = {key}"
