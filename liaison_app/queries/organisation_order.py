"""Organisations in an order that indexes give, for sorting 100,000 takes five times as long.

What no one index orders is ordered a column at a time, each by an index (``queries.places``). For
the first rows alone, a column that is empty for many is two selections, one behind the other: those
that have it in the order of its index, and those that have not by their names.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from liaison_app.queries.keys import among, keys_in, keys_of
from liaison_app.queries.organisations_wanted import BY_NAME, Ordered, OrganisationOrder
from liaison_app.queries.places import FEW, Keys, Places, dealt_out, placed, places
from liaison_app.store.tables import Organisation, Ward, table_of

_WALKED = frozenset({OrganisationOrder.NAME, OrganisationOrder.KIND, OrganisationOrder.POSTCODE})
"""By what one index holds all of them, and gives their order by itself."""


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


def ordered_keys(connection: Connection, chosen: ToOrder, order: Sequence[Ordered]) -> Keys:
    """Return the keys of the organisations chosen in an order."""
    first, *rest = order
    if rest or first.by not in _WALKED:
        keys = ordered_keys(connection, chosen, rest or BY_NAME)
        return dealt_out(keys, _places(connection, first.by, keys), descending=first.descending)
    keys = array("q")
    for part in _parts(chosen, first):
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
    first, *rest = order
    if rest or first.by is OrganisationOrder.WARD:
        return keys
    for part in _parts(chosen, first):
        if len(keys) < most:
            keys.extend(keys_of(connection, part.limit(most - len(keys))))
    return keys


def _parts(chosen: ToOrder, order: Ordered) -> Iterator[Select[int]]:
    """Return the selections that hold an order of one column, one behind the other."""
    o, by = Organisation, order.by
    named, others = chosen.by_name, chosen.by_others
    name = (o.sort_key.expression, o.id.expression)
    column = _column(by)
    turned = column.desc() if order.descending else column
    if by is OrganisationOrder.NAME:
        yield named.order_by(turned, o.id)
        return
    ordered = others.order_by(turned, *chosen.same, *name)
    if by is OrganisationOrder.KIND:
        yield ordered
        return
    held = ordered.where(_has(by))
    if by is OrganisationOrder.POSTCODE:
        lacking = others.where(column == "")
    else:
        lacking = named.where(o.id.not_in(_having(column)))
    parts = (held, lacking.order_by(*name))
    yield from parts if _behind(by) is not order.descending else reversed(parts)


def _places(connection: Connection, by: OrganisationOrder, keys: Keys) -> Places:
    """Return the places of at least these organisations by one column."""
    if by is OrganisationOrder.WARD:
        return _places_by_ward(connection, keys)
    return places(
        connection, Organisation.id, _column(by), *_having_any(by), keys=keys, behind=_behind(by)
    )


def _places_by_ward(connection: Connection, keys: Keys) -> Places:
    """Return the places by the names of the wards, of which some may have the same."""
    o, w = Organisation, Ward
    there = select(func.group_concat(o.id)).where(o.ward_code == w.code)
    if len(keys) <= FEW:
        there = there.where(among(o.id, keys))
    found = array("q")
    many: dict[str, int] = {}
    for name, joined in connection.execute(
        select(w.name, there.scalar_subquery()).order_by(w.name)
    ):
        here = keys_in(joined or "")
        found.extend(here)
        many[name] = many.get(name, 0) + len(here)
    return placed(found, many.values(), keys=keys, behind=True)


def _column(by: OrganisationOrder) -> ColumnElement[Any]:
    o = Organisation
    columns: Mapping[OrganisationOrder, ColumnElement[Any]] = {
        OrganisationOrder.NAME: o.sort_key.expression,
        OrganisationOrder.KIND: o.kind.expression,
        OrganisationOrder.WARD: o.ward_code.expression,
        OrganisationOrder.POSTCODE: o.postcode.expression,
        OrganisationOrder.LAST_CONTACT: o.last_contact.expression,
        OrganisationOrder.REACH: o.reach.expression,
        OrganisationOrder.VERIFIED: o.verified_on.expression,
    }
    return columns[by]


def _has(by: OrganisationOrder) -> ColumnElement[bool]:
    """Return whether an organisation has anything in a column that some leave empty."""
    column = _column(by)
    return column > "" if by is OrganisationOrder.POSTCODE else column.is_not(None)


def _having_any(by: OrganisationOrder) -> Sequence[ColumnElement[bool]]:
    filled = by in {OrganisationOrder.NAME, OrganisationOrder.KIND}
    return () if filled else (_has(by),)


def _behind(by: OrganisationOrder) -> bool:
    """Tell whether those without stand last; where there is a number or a day they stand first."""
    return by is OrganisationOrder.POSTCODE


def _having(column: ColumnElement[Any]) -> Select[int]:
    """Return the organisations that have something in a column, by the index of those alone."""
    kept = table_of(Organisation).alias()
    return select(kept.c.id).where(kept.c[str(column.key)].is_not(None))
