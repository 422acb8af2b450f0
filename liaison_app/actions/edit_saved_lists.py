"""Save, rename, copy, pin and delete the team's saved lists, and pick organisations by hand."""

from collections.abc import Iterable, Sequence
from itertools import accumulate, count

from sqlalchemy import Connection, delete, select, update

from liaison_app.domain.criteria import to_json
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.progress import Progress
from liaison_app.domain.saved_lists import (
    LONGEST_LIST_NAME,
    ListSet,
    PickMark,
    SavedListEntry,
)
from liaison_app.domain.text import tidy
from liaison_app.queries.keys import among
from liaison_app.queries.saved_lists import definition_of, list_name
from liaison_app.store import saving
from liaison_app.store.bulk import insert_many
from liaison_app.store.tables import (
    Campaign,
    Letter,
    SavedList,
    SavedListPick,
    SavedListSet,
)


def save_list(connection: Connection, *, entry: SavedListEntry) -> int:
    """Write a saved list whole, and return its key."""
    list_id = entry.list_id
    values = {**_named(connection, entry.name, list_id=list_id), "pinned": entry.pinned}
    if list_id is None:
        list_id = saving.insert(connection, SavedList, values)
    else:
        saving.update(connection, SavedList, key=list_id, version=entry.version, values=values)
    _write_sets(connection, list_id, entry.definition.sets)
    wanted = dict.fromkeys(entry.definition.added, PickMark.ADDED)
    wanted |= dict.fromkeys(entry.definition.removed, PickMark.REMOVED)
    p = SavedListPick
    known = select(p.organisation_id, p.mark).where(p.saved_list_id == list_id)
    had: dict[int, PickMark] = dict(connection.execute(known).all())
    _unpick(connection, list_id, [key for key, mark in had.items() if wanted.get(key) is not mark])
    for mark in PickMark:
        fresh = [key for key, this in wanted.items() if this is mark and had.get(key) is not mark]
        _pick(connection, list_id, fresh, mark)
    return list_id


def rename_list(connection: Connection, *, list_id: int, version: int | None, name: str) -> None:
    """Give a saved list another name."""
    values = _named(connection, name, list_id=list_id)
    saving.update(connection, SavedList, key=list_id, version=version, values=values)


def pin_list(connection: Connection, *, list_id: int, version: int | None, pinned: bool) -> None:
    """Make a saved list a tab of the list of organisations, or no tab any more."""
    saving.update(connection, SavedList, key=list_id, version=version, values={"pinned": pinned})


def duplicate_list(connection: Connection, *, list_id: int) -> int:
    """Write a copy of a saved list under a name that is free, and return its key."""
    name = _free_name(connection, list_name(connection, list_id=list_id))
    definition = definition_of(connection, list_id=list_id)
    return save_list(connection, entry=SavedListEntry(name=name, definition=definition))


def delete_list(connection: Connection, *, list_id: int, version: int | None) -> None:
    """Delete a saved list; one that a campaign still waits for stays, and that is said.

    The letters of campaigns that have begun keep its name.
    """
    t, c = Letter, Campaign
    waiting = connection.scalars(
        select(c.name)
        .join(t, t.campaign_id == c.id)
        .where(t.saved_list_id == list_id, c.frozen_at.is_(None))
        .limit(1)
    ).first()
    if waiting is not None:
        raise LiaisonError(
            f"The campaign “{waiting}” goes to this list and has not been started yet.",
            hint="Start the campaign first: its recipients are then fixed.",
        )
    connection.execute(
        update(t)
        .where(t.saved_list_id == list_id)
        .values(saved_list_id=None, version=t.version + 1)
    )
    connection.execute(delete(SavedListPick).where(SavedListPick.saved_list_id == list_id))
    connection.execute(delete(SavedListSet).where(SavedListSet.saved_list_id == list_id))
    saving.delete(connection, SavedList, key=list_id, version=version)


def pick_by_hand(
    connection: Connection,
    *,
    list_id: int,
    organisation_ids: Sequence[int],
    mark: PickMark,
    progress: Progress | None = None,
) -> int:
    """Put organisations on a list, or take them out of it, whatever its sets say.

    Return how many of them were not picked so before; raise Cancelled where that was wished.
    """
    list_name(connection, list_id=list_id)
    p = SavedListPick
    here = p.saved_list_id == list_id
    so_already = select(p.organisation_id).where(here, p.mark == mark)
    had = set(connection.scalars(so_already.where(among(p.organisation_id, organisation_ids))))
    fresh = [key for key in organisation_ids if key not in had]
    progress = progress or Progress()
    progress.report(0, len(fresh))
    _unpick(connection, list_id, fresh)
    _pick(connection, list_id, fresh, mark, progress=progress)
    return len(fresh)


def _named(connection: Connection, typed: str, *, list_id: int | None) -> dict[str, str]:
    """Return a name and its key; an empty one, or one that another list has, is refused."""
    name = tidy(typed)
    if not name:
        raise LiaisonError("Give the list a name.", hint="For instance Schools without e-mail.")
    if len(name) > LONGEST_LIST_NAME:
        raise LiaisonError(
            f"The name is longer than {LONGEST_LIST_NAME} letters.",
            hint="Shorten it, so that it fits on a tab.",
        )
    s = SavedList
    taken = select(s.name).where(s.name_key == name.casefold())
    other = connection.scalars(taken if list_id is None else taken.where(s.id != list_id)).first()
    if other is not None:
        raise LiaisonError(
            f"There is a list called “{other}” already.", hint="Choose another name."
        )
    return {"name": name, "name_key": name.casefold()}


def _free_name(connection: Connection, name: str) -> str:
    taken = set(connection.scalars(select(SavedList.name_key)))
    for number in count(1):
        end = " copy" if number == 1 else f" copy {number}"
        free = f"{name[: LONGEST_LIST_NAME - len(end)].rstrip()}{end}"
        if free.casefold() not in taken:
            break
    return free


def _write_sets(connection: Connection, list_id: int, sets: Iterable[ListSet]) -> None:
    """Write the sets, touching none that stays as it was."""
    s = SavedListSet
    had = connection.execute(
        select(s.id, s.mark, s.criteria).where(s.saved_list_id == list_id).order_by(s.place)
    ).all()
    wanted = [(one.mark, to_json(one.criteria)) for one in sets]
    for place, (mark, criteria) in enumerate(wanted):
        values = {"mark": mark, "criteria": criteria}
        if place >= len(had):
            whole = {**values, "saved_list_id": list_id, "place": place}
            saving.insert(connection, SavedListSet, whole)
        elif (had[place].mark, had[place].criteria) != (mark, criteria):
            key = had[place].id
            saving.update(connection, SavedListSet, key=key, version=None, values=values)
    for gone in had[len(wanted) :]:
        saving.delete(connection, SavedListSet, key=gone.id, version=None)


def _pick(
    connection: Connection,
    list_id: int,
    organisation_ids: Sequence[int],
    mark: PickMark,
    *,
    progress: Progress | None = None,
) -> None:
    progress = progress or Progress()
    if not organisation_ids:
        return
    columns = ("saved_list_id", "organisation_id", "mark")
    rows = ((list_id, key, mark.value) for key in organisation_ids)
    written = insert_many(connection, SavedListPick, columns=columns, rows=rows)
    for done in accumulate(written):
        progress.report(done, len(organisation_ids))


def _unpick(connection: Connection, list_id: int, organisation_ids: Sequence[int]) -> None:
    p = SavedListPick
    if organisation_ids:
        connection.execute(
            delete(p).where(p.saved_list_id == list_id, among(p.organisation_id, organisation_ids))
        )
