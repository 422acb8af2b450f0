"""What rows can be dragged on to: the team's tags and saved lists, by name."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from liaison_app.queries.saved_lists import ListName
from liaison_app.store.tables import SavedList, Tag


@dataclass(frozen=True, slots=True, kw_only=True)
class TagName:
    """A tag by its name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropTargets:
    """Every tag and every saved list; nobody is counted, since a drag does not wait."""

    tags: tuple[TagName, ...]
    lists: tuple[ListName, ...]


def drop_targets(connection: Connection) -> DropTargets:
    """Return the tags, and the saved lists with the pinned ones first."""
    t, s = Tag, SavedList
    tags = connection.execute(select(t.id, t.name).order_by(t.name_key))
    lists = connection.execute(select(s.id, s.name, s.pinned).order_by(s.pinned.desc(), s.name_key))
    return DropTargets(
        tags=tuple(TagName(id=key, name=name) for key, name in tags),
        lists=tuple(ListName(id=key, name=name, pinned=pinned) for key, name, pinned in lists),
    )
