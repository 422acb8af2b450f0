"""Letters that came back: whom each was for, where it went, and which list it was on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FIND_WITHIN = timedelta(days=7)
"""So long there is to find the new address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentList:
    """A list that a Ref was on: its key, what it is called, and when it was sent."""

    dispatch_id: int
    name: str
    campaign: str
    sent_at: datetime

    @property
    def words(self) -> str:
        """Return the campaign and the file, as a choice shows them."""
        return f"{self.campaign}: {self.name}" if self.campaign else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLetter:
    """One letter that came back; the newest list that held it comes first.

    ``organisation_ids`` are all that shared the letter, ``address`` is where it went.
    """

    ref: str
    organisation_ids: tuple[int, ...]
    person_id: int | None
    name: str
    address: tuple[str, ...]
    lists: tuple[SentList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedEntry:
    """Letters that came back together, each with the list it was on, and when they came."""

    letters: Sequence[tuple[ReturnedLetter, int | None]]
    happened_at: datetime


def find_address(name: str) -> str:
    """Return the follow-up of a letter that came back."""
    return f"Find the new address of {name}"
