"""A sheet that came back from a round, as it is keyed in: row by row, by the printed numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.outreach import Channel, Outcome

OUTCOME_KEYS: Mapping[str, Outcome] = MappingProxyType(
    {
        "S": Outcome.SPOKE,
        "M": Outcome.MET,
        "L": Outcome.MESSAGE_LEFT,
        "N": Outcome.NO_ANSWER,
        "W": Outcome.WRONG_DETAILS,
        "D": Outcome.DECLINED,
    }
)
"""What each key says of a row, the same as on the coverage of a campaign."""

MOST_TOLD = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """One row as it was printed: its number, whom it is for, and how to reach them."""

    place: int
    ref: str
    name: str
    whom: str
    reach: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetToKey:
    """A sheet as it was printed, to be keyed in; the channel is how the round was made.

    ``logged`` is what came of the rows that were keyed in and saved before, by their numbers.
    """

    dispatch_id: int
    name: str
    campaign: str
    channel: Channel
    made_at: datetime
    rows: tuple[SheetRow, ...]
    logged: Mapping[int, Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedRow:
    """What was written beside one number; ``told`` is about how many people they told."""

    place: int
    outcome: Outcome | None = None
    promised: bool = False
    told: int | None = None
    note: str = ""

    @property
    def is_begun(self) -> bool:
        """Whether anything was keyed in."""
        return self != KeyedRow(place=self.place)

    def with_outcome(self, outcome: Outcome | None) -> "KeyedRow":
        """Return the row with another outcome."""
        return replace(self, outcome=outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedSheet:
    """All that was keyed in of one sheet, and when the round was made."""

    dispatch_id: int
    channel: Channel
    happened_at: datetime
    rows: Sequence[KeyedRow]


def answered_by(channel: Channel) -> Outcome:
    """Return the outcome of a row where somebody answered and nothing else was ticked."""
    return Outcome.MET if channel is Channel.VISIT else Outcome.SPOKE


def must_be_whole(row: KeyedRow) -> None:
    """Refuse a row that says something and not what came of it."""
    if row.outcome is None:
        raise LiaisonError(
            f"Row {row.place}: say what came of it.",
            hint="One key will do: S spoke, L left a message, N no answer.",
        )
    if row.told is not None and not 0 <= row.told <= MOST_TOLD:
        raise LiaisonError(f"Row {row.place}: type about how many people were told as a number.")
