"""Many keys in the order of several columns, one column at a time.

SQLite takes half a second to sort 100,000 records by two columns. But each column has an index, by
which its records come in groups, those with the same value together, in a fiftieth of a second; and
keys that are in the order of the later columns are dealt out to the groups of an earlier one in the
time of a walk. Nothing here compares texts, and no step keeps other threads waiting.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, func, select

from liaison_app.queries.keys import among, keys_in

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

Keys: TypeAlias = "array[int]"  # arrays take no brackets at run time before Python 3.12
FEW = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The place of each key in the order of one column, from 1; equal values have the same.

    Whoever has no value has no place, and stands ``behind`` the others or before them.
    """

    of: dict[int, int]
    last: int
    behind: bool


def places(
    connection: Connection,
    key: "ColumnElement[int] | InstrumentedAttribute[int]",
    value: "ColumnElement[Any] | InstrumentedAttribute[Any]",
    *conditions: ColumnElement[bool],
    keys: Keys,
    behind: bool = True,
) -> Places:
    """Return the places of at least these keys by a value; of several values the lowest counts."""
    found = select(func.group_concat(key).label("found"), func.count().label("many"))
    if len(keys) <= FEW:
        found = found.where(among(key, keys))
    groups = found.where(*conditions).group_by(value).order_by(value).subquery()
    joined = select(func.group_concat(groups.c.found), func.group_concat(groups.c.many))
    found_text, many_text = connection.execute(joined).one()
    return placed(keys_in(found_text or ""), keys_in(many_text or ""), behind=behind)


def places_one_by_one(connection: Connection, ordered: Select[int, int]) -> Places:
    """Return the places of keys that come in an order, each beside that of which it is.

    What is of the same has the same place.
    """
    rows = ordered.subquery()
    key, whose = rows.columns
    joined = select(func.group_concat(key), func.group_concat(whose))
    found, owners = connection.execute(joined).one()
    of: dict[int, int] = {}
    place, before = 0, None
    for one, owner in zip(keys_in(found or ""), keys_in(owners or ""), strict=True):
        if owner != before:
            place, before = place + 1, owner
        of.setdefault(one, place)
    return Places(of=of, last=place, behind=True)


def placed(keys: Sequence[int], many: Iterable[int], *, behind: bool) -> Places:
    """Return the places of keys that come in groups, of so many each."""
    of: dict[int, int] = {}
    place = began = 0
    for place, count in enumerate(many, 1):
        for key in keys[began : began + count]:
            of.setdefault(key, place)
        began += count
    return Places(of=of, last=place, behind=behind)


def dealt_out(keys: Keys, to: Places, *, descending: bool) -> Keys:
    """Return the keys place by place; those at the same place stay in the order they are in."""
    of, beyond = to.of, to.last + 1
    lacking = beyond if to.behind else 0
    turns = array("q", (of.get(key, lacking) for key in keys))
    if descending:
        turns = array("q", (beyond - turn for turn in turns))
    begins = array("q", bytes(8 * (beyond + 2)))
    for turn in turns:
        begins[turn + 1] += 1
    began = 0
    for turn, many in enumerate(begins):
        began += many
        begins[turn] = began
    dealt = array("q", bytes(8 * len(keys)))
    for key, turn in zip(keys, turns, strict=True):
        dealt[begins[turn]] = key
        begins[turn] += 1
    return dealt
