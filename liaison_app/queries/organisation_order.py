"""Organisations in an order that indexes give, for sorting 100,000 takes five times as long.

A column that is empty for many is two selections, one behind the other: those that have it in the
order of its index, and those that have not by their names.
"""

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from liaison_app.queries.keys import keys_in, keys_of
from liaison_app.queries.organisations_wanted import Ordered, OrganisationOrder
from liaison_app.store.tables import Organisation, OutreachWith, Ward, table_of

Keys: TypeAlias = "array[int]"  # arrays take no brackets at run time before Python 3.12
_LAST = "\uffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToOrder:
    """The same organisations twice: chosen so as to be ordered by name, and by anything else.

    SQLite takes a standing for something few have, and would rather sort all who have it than
    follow another index; so where another is to be followed, it must not look for the standing.
    """

    by_name: Select[int]
    by_others: Select[int]
    one_standing: bool

    @property
    def same(self) -> Sequence[ColumnElement[Any]]:
        """The standing where all have the same: it orders nothing, but the indexes go by it."""
        return [Organisation.standing.expression] if self.one_standing else []


def ordered_keys(
    connection: Connection,
    chosen: ToOrder,
    order: Sequence[Ordered],
) -> Keys:
    """Return the keys of the organisations chosen in an order."""
    if order[0].by is OrganisationOrder.WARD:
        return _by_ward(connection, chosen, order)
    keys = array("q")
    for part in _parts(chosen, order):
        keys.extend(keys_of(connection, part))
    return keys


def first_ordered_keys(
    connection: Connection,
    chosen: ToOrder,
    order: Sequence[Ordered],
    *,
    most: int,
) -> Keys:
    """Return the first keys alone, or none where they would take as long as all."""
    keys = array("q")
    if order[0].by is OrganisationOrder.WARD:
        return keys
    for part in _parts(chosen, order):
        if len(keys) < most:
            keys.extend(keys_of(connection, part.limit(most - len(keys))))
    return keys


def _parts(chosen: ToOrder, order: Sequence[Ordered]) -> Iterator[Select[int]]:
    """Return the selections that hold the order, one behind the other."""
    o, first = Organisation, order[0]
    rest, same = _terms(order[1:]), chosen.same
    named, others = chosen.by_name, chosen.by_others
    match first.by:
        case OrganisationOrder.NAME:
            yield named.order_by(_turned(first, o.sort_key.expression), *rest[:-2], o.id)
            return
        case OrganisationOrder.POSTCODE:
            column = o.postcode.expression
            held = others.where(column > "").order_by(_turned(first, column), *same, *rest)
            lacking, behind = others.where(column == ""), True
        case OrganisationOrder.REACH | OrganisationOrder.VERIFIED:
            column = _column(first.by)
            held = others.where(column.is_not(None)).order_by(_turned(first, column), *same, *rest)
            lacking, behind = named.where(o.id.not_in(_having(column))), False
        case OrganisationOrder.LAST_CONTACT:
            newest = _newest_contacts().subquery()
            met = others.join(newest, newest.c.organisation_id == o.id)
            held = met.order_by(_turned(first, newest.c.newest), *rest)
            lacking, behind = named.where(o.id.not_in(select(OutreachWith.organisation_id))), False
        case _:
            yield others.order_by(_turned(first, _column(first.by)), *same, *rest)
            return
    parts = (held, lacking.order_by(*rest))
    yield from parts if behind is not first.descending else reversed(parts)


def _by_ward(connection: Connection, chosen: ToOrder, order: Sequence[Ordered]) -> Keys:
    """Return the keys ward by ward: they come by the codes, and the codes by the wards' names."""
    o, rest = Organisation, _terms(order[1:])
    placed = chosen.by_others.add_columns(o.ward_code)
    placed = placed.order_by(o.ward_code, *chosen.same, *rest)
    rows = placed.subquery()
    counted = select(rows.c.ward_code, func.group_concat(rows.c.id)).group_by(rows.c.ward_code)
    joined: Mapping[str, str] = dict(connection.execute(counted).all())
    names: Mapping[str, str] = dict(connection.execute(select(Ward.code, Ward.name)).all())

    def name_of(code: str) -> str:
        return names.get(code, _LAST)

    keys = array("q")
    codes = sorted(joined, key=name_of, reverse=order[0].descending)
    for _, together in groupby(codes, key=name_of):
        alike = list(together)
        if len(alike) == 1:
            keys.extend(keys_in(joined[alike[0]]))
        else:
            mixed = chosen.by_others.where(o.ward_code.in_(alike)).order_by(*rest)
            keys.extend(keys_of(connection, mixed))
    return keys


def _terms(order: Sequence[Ordered]) -> list[ColumnElement[Any]]:
    """Return what further orders ask for, and in the end the name."""
    o = Organisation
    terms = [_turned(one, _column(one.by)) for one in order]
    return [*terms, o.sort_key.expression, o.id.expression]


def _turned(one: Ordered, column: ColumnElement[Any]) -> ColumnElement[Any]:
    return column.desc() if one.descending else column


def _column(order: OrganisationOrder) -> ColumnElement[Any]:
    o = Organisation
    columns: Mapping[OrganisationOrder, Callable[[], ColumnElement[Any]]] = {
        OrganisationOrder.NAME: lambda: o.sort_key.expression,
        OrganisationOrder.KIND: lambda: o.kind.expression,
        OrganisationOrder.WARD: _ward_name,
        OrganisationOrder.POSTCODE: lambda: case((o.postcode == "", _LAST), else_=o.postcode),
        OrganisationOrder.LAST_CONTACT: _newest_contact,
        OrganisationOrder.REACH: lambda: o.reach.expression,
        OrganisationOrder.VERIFIED: lambda: o.verified_on.expression,
    }
    return columns[order]()


def _ward_name() -> ColumnElement[Any]:
    named = select(Ward.name).where(Ward.code == Organisation.ward_code)
    return func.coalesce(named.scalar_subquery(), _LAST)


def _newest_contact() -> ColumnElement[Any]:
    met = OutreachWith
    newest = select(func.max(met.happened_at)).where(met.organisation_id == Organisation.id)
    return newest.scalar_subquery()


def _newest_contacts() -> Select[int, datetime]:
    met = OutreachWith
    newest = select(met.organisation_id, func.max(met.happened_at).label("newest"))
    return newest.group_by(met.organisation_id)


def _having(column: ColumnElement[Any]) -> Select[int]:
    """Return the organisations that have something in a column, by the index of those alone."""
    kept = table_of(Organisation).alias()
    return select(kept.c.id).where(kept.c[str(column.key)].is_not(None))
