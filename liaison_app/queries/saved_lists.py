"""Saved lists: what each of them selects, and whom."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from liaison_app.domain.criteria import from_json
from liaison_app.domain.criteria_gone import gone_asked_for
from liaison_app.domain.criteria_words import CriteriaNames
from liaison_app.domain.errors import NotFound
from liaison_app.domain.organisations import Standing
from liaison_app.domain.saved_lists import ListDefinition, ListSet, PickMark, SetMark
from liaison_app.domain.text import tidy
from liaison_app.queries.criteria import meeting
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.keys import among
from liaison_app.store.tables import Organisation, SavedList, SavedListPick, SavedListSet


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedListSeen:
    """One saved list, and how many organisations are on it now."""

    id: int
    version: int
    name: str
    pinned: bool
    definition: ListDefinition
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListName:
    """A saved list by its name; ``count`` is left out where nobody asked for it.

    ``gone`` is what the list asks for though it was deleted, known where it is counted.
    """

    id: int
    name: str
    pinned: bool
    count: int | None = None
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCounts:
    """How many organisations a definition selects, and how many meet each set by itself."""

    total: int
    sets: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListsBeside:
    """What a list of organisations needs beside its rows: the saved lists, and what is called how.

    Pinned lists are counted.
    """

    lists: tuple[ListName, ...]
    names: CriteriaNames


def lists_beside(connection: Connection, *, today: date, shown: int | None = None) -> ListsBeside:
    """Return the saved lists by name, those pinned and the one shown with their counts."""
    lists, names = [], criteria_names(connection)
    for one in list_names(connection):
        if one.pinned or one.id == shown:
            selected = definition_of(connection, list_id=one.id)
            count = list_count(connection, definition=selected, today=today)
            gone = _gone_from(selected, names)
            lists.append(replace(one, count=count, gone=gone))
        else:
            lists.append(one)
    return ListsBeside(lists=tuple(lists), names=names)


def list_names(connection: Connection) -> tuple[ListName, ...]:
    """Return the saved lists by name, uncounted."""
    s = SavedList
    found = connection.execute(select(s.id, s.name, s.pinned).order_by(s.name_key))
    return tuple(ListName(id=key, name=name, pinned=pinned) for key, name, pinned in found)


def list_name(connection: Connection, *, list_id: int) -> str:
    """Return the name of a saved list; raise NotFound where there is none of this key."""
    name = connection.scalars(select(SavedList.name).where(SavedList.id == list_id)).first()
    if name is None:
        raise NotFound("This list is not there any more.", hint="Choose another one.")
    return name


def saved_lists(connection: Connection, *, today: date) -> tuple[SavedListSeen, ...]:
    """Return the team's saved lists by name, each with what it selects and how many now."""
    s = SavedList
    found = connection.execute(select(s.id, s.version, s.name, s.pinned).order_by(s.name_key))
    seen = []
    for key, version, name, pinned in found.all():
        selected = definition_of(connection, list_id=key)
        seen.append(
            SavedListSeen(
                id=key,
                version=version,
                name=name,
                pinned=pinned,
                definition=selected,
                count=list_count(connection, definition=selected, today=today),
            )
        )
    return tuple(seen)


def definition_of(connection: Connection, *, list_id: int) -> ListDefinition:
    """Return what a saved list selects; raise NotFound where there is none of this key."""
    list_name(connection, list_id=list_id)
    one = SavedListSet
    sets = connection.execute(
        select(one.mark, one.criteria).where(one.saved_list_id == list_id).order_by(one.place)
    )
    return ListDefinition(
        sets=tuple(ListSet(mark=mark, criteria=from_json(kept)) for mark, kept in sets),
        added=_picked(connection, list_id, PickMark.ADDED),
        removed=_picked(connection, list_id, PickMark.REMOVED),
    )


def on_list(definition: ListDefinition, *, today: date) -> Select[int]:
    """Return the selection of the organisations that a definition selects today.

    Any set included, every set that must be, no set excluded; then those picked by hand, and never
    those in the bin. A list of neither sets nor picks holds nobody.
    """
    o = Organisation
    picked = among(o.id, definition.added)
    chosen = or_(_by_sets(definition.sets, today), picked) if definition.sets else picked
    selected = select(o.id).where(chosen, o.standing != Standing.BINNED)
    return selected.where(~among(o.id, definition.removed)) if definition.removed else selected


def list_count(connection: Connection, *, definition: ListDefinition, today: date) -> int:
    """Return how many organisations a definition selects today."""
    counted = select(func.count()).select_from(on_list(definition, today=today).subquery())
    return connection.execute(counted).scalar_one()


def list_counts(connection: Connection, *, definition: ListDefinition, today: date) -> ListCounts:
    """Return how many organisations a definition selects today, and each of its sets."""
    counts = (
        connection.execute(
            select(func.count()).select_from(meeting(one.criteria, today=today).subquery())
        ).scalar_one()
        for one in definition.sets
    )
    total = list_count(connection, definition=definition, today=today)
    return ListCounts(total=total, sets=tuple(counts))


def list_id_by_name(connection: Connection, *, name: str) -> int:
    """Return the key of the list of this name, in any case; raise NotFound with those there."""
    s = SavedList
    wanted = tidy(name).casefold()
    found = connection.scalars(select(s.id).where(s.name_key == wanted)).first()
    if found is not None:
        return found
    listed = "; ".join(connection.scalars(select(s.name).order_by(s.name_key))) or "none yet"
    raise NotFound(f"There is no saved list “{name}”.", hint=f"There are: {listed}.")


def _by_sets(sets: Sequence[ListSet], today: date) -> ColumnElement[bool]:
    included, needed, excluded = (_in_each(sets, mark, today) for mark in _MARKS)
    conditions = [or_(*included)] if included else []
    return and_(True, *conditions, *needed, *(~one for one in excluded))  # noqa: FBT003 - SQL's own


def _in_each(sets: Sequence[ListSet], mark: SetMark, today: date) -> list[ColumnElement[bool]]:
    o = Organisation
    return [o.id.in_(meeting(one.criteria, today=today)) for one in sets if one.mark is mark]


def _gone_from(definition: ListDefinition, names: CriteriaNames) -> tuple[str, ...]:
    """Return what the sets of a list ask for though it was deleted, each once."""
    found = (words for one in definition.sets for words in gone_asked_for(one.criteria, names))
    return tuple(dict.fromkeys(found))


def _picked(connection: Connection, list_id: int, mark: PickMark) -> Sequence[int]:
    p = SavedListPick
    found = select(p.organisation_id).where(p.saved_list_id == list_id, p.mark == mark)
    return tuple(connection.execute(found.order_by(p.id)).scalars())


_MARKS = (SetMark.INCLUDE, SetMark.MUST, SetMark.EXCLUDE)
