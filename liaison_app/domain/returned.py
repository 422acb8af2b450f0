"""Letters that came back: whom each was for, where it went, and which list it was on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FIND_WITHIN = timedelta(days=7)
"""So long there is to find the new address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedList:
    """A list that a Ref was on: its key, what it is called, and when it was made and sent.

    Where nobody marked it as sent there is no ``sent_at``; a letter that came back went all the
    same.
    """

    dispatch_id: int
    name: str
    campaign: str
    made_at: datetime
    sent_at: datetime | None

    @property
    def words(self) -> str:
        """Return the campaign and the file; most files are named after their campaign."""
        named = not self.campaign or self.campaign in self.name
        return self.name if named else f"{self.campaign}: {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLetter:
    """One letter that came back; of the lists that held it the newest comes first, sent ones first.

    ``organisation_ids`` are all that shared the letter, ``address`` is where it went.
    """

    ref: str
    organisation_ids: tuple[int, ...]
    person_id: int | None
    name: str
    address: tuple[str, ...]
    lists: tuple[PostedList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedEntry:
    """Letters that came back together, each with the list it was on, and when they came."""

    letters: Sequence[tuple[ReturnedLetter, int | None]]
    happened_at: datetime


def find_address(name: str) -> str:
    """Return the follow-up of a letter that came back."""
    return f"Find the new address of {name}"
