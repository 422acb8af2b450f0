"""Saved lists: named audiences, made of sets and of organisations picked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.criteria import Criteria

LONGEST_LIST_NAME = 60


class SetMark(Choice):
    """What a set does to a list.

    A list holds whoever is in any set included (everybody, where none is), in every set that must
    be, and in no set excluded.
    """

    INCLUDE = "include", "Include"
    MUST = "must", "Must be"
    EXCLUDE = "exclude", "Exclude"


class PickMark(Choice):
    """What was decided by hand of one organisation, whatever the sets say."""

    ADDED = "added", "Added by hand"
    REMOVED = "removed", "Removed by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSet:
    """One set of a saved list."""

    mark: SetMark
    criteria: Criteria


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefinition:
    """What a saved list selects; organisations picked by hand are given by their keys."""

    sets: Sequence[ListSet] = ()
    added: Sequence[int] = ()
    removed: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedListEntry:
    """A saved list as the officer made it; ``list_id`` is None for a new one."""

    name: str
    definition: ListDefinition
    pinned: bool = False
    list_id: int | None = None
    version: int | None = None
