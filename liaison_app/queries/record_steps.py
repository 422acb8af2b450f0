"""The steps that had to do with one record: with itself, or with one that belongs to it.

A row belongs to an organisation or a person by pointing to it, or to one of its posts. What was
removed since is known by the image that the journal keeps of it.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Table,
    and_,
    literal,
    or_,
    select,
    union_all,
)

from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.store.journal_triggers import columns_noted
from liaison_app.store.record_history import Happened
from liaison_app.store.tables import (
    Change,
    HandedOut,
    Organisation,
    Person,
    Role,
    Tables,
    journalled_tables,
    table_of,
)

DETAILS = (
    "organisation",
    "role",
    "person",
    "contact_point",
    "objection",
    "warning",
    "membership",
    "organisation_tag",
    "recipient",
)
"""The tables whose changes are told as changes of an organisation or of a person."""

_OWNERS: Mapping[RecordKind, type[Tables]] = {
    RecordKind.ORGANISATION: Organisation,
    RecordKind.PERSON: Person,
}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row of one table."""

    table: str
    key: int


def steps_about(
    connection: Connection, *, of: RecordMeant, tables: Collection[str] | None = None
) -> Select[int]:
    """Return the selection of the steps that changed it or what belongs to it, in these tables."""
    about = _rows_about(connection, of, tables).subquery()
    here = and_(Change.table_name == about.c.table_name, Change.row == about.c.key)
    return select(Change.step).join(about, here).distinct()


def rows_changed(
    connection: Connection, *, of: RecordMeant, steps: Collection[int]
) -> tuple[tuple[int, RecordRow], ...]:
    """Return which rows of its details each of these steps changed, in the order it did."""
    about = _rows_about(connection, of, DETAILS).subquery()
    here = and_(Change.table_name == about.c.table_name, Change.row == about.c.key)
    found = connection.execute(
        select(Change.step, Change.table_name, Change.row)
        .join(about, here)
        .where(Change.step.in_(list(steps)))
        .order_by(Change.id)
    )
    each = dict.fromkeys((step, RecordRow(table, key)) for step, table, key in found)
    return tuple(each)


def _rows_about(
    connection: Connection, of: RecordMeant, tables: Collection[str] | None
) -> CompoundSelect[str, int]:
    """Return the rows of the record and of all that belongs to it, also of what is gone."""
    parts: list[Select[str, int]] = []
    for table in journalled_tables():
        if tables is not None and table.name not in tables:
            continue
        belongs = list(_belongs(table, of))
        if belongs:
            parts.append(
                select(literal(table.name).label("table_name"), table.c.id.label("key")).where(
                    or_(*belongs)
                )
            )
        gone = list(_belonged(connection, table, of))
        if gone:
            parts.append(_gone(table).where(or_(*gone)))
    if tables is None:
        parts.append(_lists_of(of))
    return union_all(*parts)


def _lists_of(of: RecordMeant) -> Select[str, int]:
    """Return the entries of the lists that held the record, copied or printed."""
    h = HandedOut
    held = h.person_id if of.kind is RecordKind.PERSON else h.organisation_id
    return select(literal("dispatch").label("table_name"), h.dispatch_id.label("key")).where(
        held == of.key
    )


def _belongs(table: Table, of: RecordMeant) -> Iterator[ColumnElement[bool]]:
    """Return by what a row of a table belongs to the record."""
    owner, posts = _OWNERS[of.kind], _posts(of)
    people = select(Role.person_id).where(Role.organisation_id == of.key)
    with_its_people = of.kind is RecordKind.ORGANISATION
    if table is table_of(owner):
        yield table.c.id == of.key
    elif table is table_of(Person) and with_its_people:
        yield table.c.id.in_(people)
    for link in table.foreign_keys:
        if link.column.table is table_of(owner):
            yield link.parent == of.key
        elif link.parent.name == "role_id":
            yield link.parent.in_(posts)
        elif link.parent.name == "person_id" and with_its_people and _may_be_of_a_person(table):
            yield link.parent.in_(people)


def _posts(of: RecordMeant) -> Select[int]:
    """Return the posts at an organisation, or those of a person."""
    held_by = Role.person_id if of.kind is RecordKind.PERSON else Role.organisation_id
    return select(Role.id).where(held_by == of.key)


def _may_be_of_a_person(table: Table) -> bool:
    """Tell whether its rows are of an organisation or else of a person, as objections are."""
    return "organisation_id" in table.c and bool(table.c.organisation_id.nullable)


def _belonged(
    connection: Connection, table: Table, of: RecordMeant
) -> Iterator[ColumnElement[bool]]:
    """Return by what a row that is gone belonged to it, as its image tells."""
    noted = columns_noted(connection, table=table.name)
    for link in table.foreign_keys:
        was = Change.old.op("->>")(noted.index(link.parent.name))
        if link.column.table is table_of(_OWNERS[of.kind]):
            yield was == of.key
        elif link.parent.name == "role_id":
            yield was.in_(_posts(of))


def _gone(table: Table) -> Select[str, int]:
    removed = Change.operation == Happened.REMOVED.value
    return select(Change.table_name.label("table_name"), Change.row.label("key")).where(
        Change.table_name == table.name, removed
    )
