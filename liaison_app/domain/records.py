"""Organisations and people alike: what has a page, a timeline and a history of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from liaison_app.domain.choices import Choice


class RecordKind(Choice):
    """What a record is; its value is the name of the table that keeps it."""

    ORGANISATION = "organisation", "Organisation"
    PERSON = "person", "Person"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordMeant:
    """One organisation or one person, by its key."""

    kind: RecordKind
    key: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsHeld:
    """The records that a list held, by their keys."""

    kind: RecordKind
    keys: Sequence[int] = ()
