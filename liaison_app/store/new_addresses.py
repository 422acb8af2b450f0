"""Forget that post to the premises came back, as soon as they have another address.

It is done here and nowhere else, wherever the address comes from: a form, a file, an older value.
Undo puts back what was there, and passes by.
"""

from collections.abc import Mapping, Sequence

from sqlalchemy import and_, case

from liaison_app.store.tables import Organisation, Tables, table_of

ADDRESS = ("street", "town", "postcode")
GONE = "address_gone_on"


def with_new_address(table: type[Tables], values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the values to be saved, and with another address that no post came back from it."""
    given = _given(table, tuple(values))
    if not given:
        return values
    kept = table_of(table).columns
    same = and_(*(kept[name] == values[name] for name in given))
    return {**values, GONE: case((same, kept[GONE]))}


def new_address_in_words(table: type[Tables], columns: Sequence[str]) -> str:
    """Return the same as SQLite takes it, with the values numbered from 1, or nothing."""
    given = _given(table, columns)
    same = " AND ".join(f"{name} IS ?{columns.index(name) + 1}" for name in given)
    return f"{GONE} = CASE WHEN {same} THEN {GONE} END" if given else ""


def _given(table: type[Tables], columns: Sequence[str]) -> tuple[str, ...]:
    if table is not Organisation or GONE in columns:
        return ()
    return tuple(name for name in ADDRESS if name in columns)
