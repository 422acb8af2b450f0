"""Values as the store keeps them, in the words in which officers read them."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, Table, select

from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.when import clock_time, long_day
from liaison_app.store.record_history import Kept, PastRecords
from liaison_app.store.tables import Ward, journalled_tables
from liaison_app.store.tables.base import Chosen, Day, UtcTime, Words, YesNo

_NAMES = ("name", "title", "shown", "file_name", "post", "promise", "notice")


def kept_words(connection: Connection, *, table: str, column: str, value: Kept) -> str:
    """Return a kept value as officers read it; nothing where it is empty."""
    kept = _table(table)
    if value is None or value == "" or kept is None or column not in kept.c:
        return "" if value is None else str(value)
    if column == "ward_code":
        named = select(Ward.name).where(Ward.code == str(value))
        return connection.execute(named).scalar() or str(value)
    for link in kept.c[column].foreign_keys:
        return record_name(connection, table=link.column.table.name, key=int(value))
    return _typed(kept, column, value)


def record_name(connection: Connection, *, table: str, key: int) -> str:
    """Return what a record is called, or was called before it went; nothing where it has no name.

    Who a person was is not told once they are gone.
    """
    kept = _table(table)
    if kept is None:
        return ""
    row = connection.execute(select(kept).where(kept.c.id == key)).one_or_none()
    if row is None:
        is_nobody = table not in {"person", "role"}
        past = PastRecords(connection).last(table=table, key=key) if is_nobody else {}
        return name_of(table, past)
    if table == "role":
        return record_name(connection, table="person", key=row.person_id)
    return name_of(table, row._asdict())


def name_of(table: str, columns: Mapping[str, object]) -> str:
    """Return what a record with these columns is called; nothing where it has no name."""
    if table == "person":
        parts = ("title", "forenames", "surname", "post_nominals")
        said = {part: str(columns.get(part) or "") for part in parts}
        return full_name(PersonName(**said))
    column = next((name for name in _NAMES if columns.get(name)), None)
    return "" if column is None else str(columns[column])


def _typed(kept: Table, column: str, value: str | int) -> str:
    match kept.c[column].type:
        case Chosen() as chosen:
            choice = chosen.choices.from_label(str(value))
            return str(value) if choice is None else choice.label
        case YesNo():
            return "Yes" if value else "No"
        case Day():
            return long_day(date.fromisoformat(str(value)))
        case UtcTime():
            return clock_time(datetime.fromisoformat(str(value)))
        case Words():
            return ", ".join(str(value).split("\n"))
    return str(value)


def _table(name: str) -> Table | None:
    return next((one for one in journalled_tables() if one.name == name), None)
