"""What a kind of file has to tell about itself, so that it is known and read.

Every row that a register reads is one of four: usable, a problem, a duplicate within the file, or
left out. So the counts always add up to the rows read.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from liaison_app.files.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One row of a register: its line in the file, and what stands in its way, if anything."""

    line: int
    problem: str = ""
    duplicate_of: int = 0
    left_out: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether the row may go on to be planned."""
        return not (self.problem or self.duplicate_of or self.left_out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A kind of file. `missing` names the headings that a sheet lacks to be one.

    `likeness` is how many of the register's headings a sheet has, for saying what is nearly one.
    `read` takes the district codes to keep; none means all.
    """

    key: str
    label: str
    row_type: type[RegisterRow]
    missing: Callable[[Sheet], tuple[str, ...]]
    likeness: Callable[[Sheet], int]
    read: Callable[[Sheet, Collection[str]], Iterator[RegisterRow]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many rows were read, and what they were; `reasons` counts those left out, by why."""

    read: int = 0
    usable: int = 0
    problems: int = 0
    duplicates: int = 0
    left_out: int = 0
    reasons: tuple[tuple[str, int], ...] = ()

    def adds_up(self) -> bool:
        """Whether every row read is accounted for."""
        counted = self.usable + self.problems + self.duplicates + self.left_out
        return self.read == counted and self.left_out == sum(count for _, count in self.reasons)


class Tally:
    """Counts rows as they go by."""

    def __init__(self) -> None:
        self._problems = 0
        self._duplicates = 0
        self._usable = 0
        self._reasons: dict[str, int] = {}

    def count(self, row: RegisterRow) -> None:
        """Count one row, as the first of the four that it is."""
        if row.problem:
            self._problems += 1
        elif row.duplicate_of:
            self._duplicates += 1
        elif row.left_out:
            self._reasons[row.left_out] = self._reasons.get(row.left_out, 0) + 1
        else:
            self._usable += 1

    def totals(self) -> Totals:
        """Return the counts so far."""
        left_out = sum(self._reasons.values())
        return Totals(
            read=self._usable + self._problems + self._duplicates + left_out,
            usable=self._usable,
            problems=self._problems,
            duplicates=self._duplicates,
            left_out=left_out,
            reasons=tuple(sorted(self._reasons.items())),
        )
