"""What a table shows of a record: its columns, and the cells they make of a row."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from liaison_app.ui.tokens import Role, Tone

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One chip of a cell."""

    text: str
    tone: Tone = "neutral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: words, perhaps a muted second line, and what stands before them.

    ``avatar`` is the name whose initials are shown in a circle; ``icon`` a Lucide name; ``pill``
    makes the words a pill in that tone; ``tags`` are chips; ``hover`` is shown while the mouse
    rests. ``spoken`` is what a screen reader says in place of the words.
    """

    text: str = ""
    second: str = ""
    avatar: str = ""
    icon: str = ""
    pill: Tone | None = None
    tags: tuple[Tag, ...] = field(default=())
    role: Role = "text"
    strong: bool = False
    hover: str = ""
    spoken: str = ""

    @property
    def words(self) -> str:
        """The cell's words in one line, tags included."""
        parts = [self.text, self.second, *(tag.text for tag in self.tags)]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[Row]):
    """One column: its stored name, the heading officers read, and how a row becomes its cell.

    ``width`` is what it needs at the usual size of text, and grows with that. ``share`` is how much
    it takes of room to spare, beside others: 0 for what is always as long (phones, states, dates),
    which is never made narrower either; more than 1 for names, which are made narrower last.
    """

    name: str
    heading: str
    cell: Callable[[Row], Cell]
    width: int = 160
    share: float = 1
    sortable: bool = True
    shown: bool = True

    def sentence(self, row: Row) -> str:
        """Return what a screen reader says of this cell."""
        cell = self.cell(row)
        return f"{self.heading}: {cell.spoken or cell.words or 'empty'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedBy:
    """One column of the order of a list."""

    column: str
    descending: bool = False
