"""Who a record is, as its panel, its tab and the other pages call it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from liaison_app.ui.wishes import HistoryShown


class Keyed(Protocol):
    """What is known of a record has its key."""

    @property
    def id(self) -> int:
        """The record's key."""


Known = TypeVar("Known", bound=Keyed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHead:
    """The name and what stands below it; its history, and where a contact would be logged."""

    name: str
    subtitle: str
    history: HistoryShown
    organisation_ids: Sequence[int]
