"""What stands on a sheet of paper, and where: a page as values, before anybody paints it.

All measures are millimetres from the upper left corner of the paper; sizes of letters are points.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import overload

A4 = (210.0, 297.0)
DL = (220.0, 110.0)


class Side(Enum):
    """Where a line of text stands in its box."""

    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Lines of text in a box, from its top; none of it ever leaves the box.

    Where the lines do not fit, they are written smaller, down to ``least``; then broken at words;
    then ``others`` are tried in their order: other ways to write the same. Text that ``runs_on`` is
    broken before it is made smaller. Where nothing fits, the paper is refused by the name in
    ``named``, or the end is left out ("…") where there is none. ``most_lines`` counts the broken
    ones too; 0 is as many as there is room for.
    """

    left: float
    top: float
    width: float
    height: float
    lines: tuple[str, ...]
    size: float = 11.0
    strong: bool = False
    side: Side = Side.LEFT
    faint: bool = False
    least: float = 6.0
    most_lines: int = 0
    runs_on: bool = False
    others: tuple[tuple[str, ...], ...] = ()
    named: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line; ``thick`` in millimetres."""

    left: float
    top: float
    right: float
    bottom: float
    thick: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An empty box with thin edges: to be ticked, or the edge of a label on a test print."""

    left: float
    top: float
    width: float
    height: float
    thick: float = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Text that runs on: paragraphs broken into lines, and on to further pages where it must.

    It begins ``top`` from the upper edge on its first page and ``top_after`` on later ones, and
    ends ``bottom`` from the upper edge. An empty paragraph is a blank line. A paragraph read from
    the right stands at the right. Where letters as small as ``least`` save a page they are taken;
    0 is never.
    """

    left: float
    width: float
    top: float
    top_after: float
    bottom: float
    paragraphs: tuple[str, ...]
    size: float = 11.0
    least: float = 0.0


Item = TextBox | Line | Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, or as many as its flow needs.

    ``items`` stand on the first of them, ``on_later`` on those after it, ``on_every`` on each.
    """

    items: tuple[Item, ...] = ()
    on_every: tuple[Item, ...] = ()
    on_later: tuple[Item, ...] = ()
    flow: Flow | None = None
    paper: tuple[float, float] = A4


class Sheets(Sequence[Sheet]):
    """So many sheets, each made only when it is asked for: thousands of letters need no room."""

    def __init__(self, count: int, make: Callable[[int], Sheet]) -> None:
        self._places = range(count)
        self._make = make

    def __len__(self) -> int:
        """Return how many sheets there are."""
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Sheet: ...

    @overload
    def __getitem__(self, place: slice) -> list[Sheet]: ...

    def __getitem__(self, place: int | slice) -> Sheet | list[Sheet]:
        """Return the sheet at a place, the first being 0, or those of several places."""
        if isinstance(place, slice):
            return [self._make(one) for one in self._places[place]]
        return self._make(self._places[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaper:
    """Where a row stands: on which of the sheets, the first being 0, and in which part of it.

    No part is the whole sheet, with every page that comes of it.
    """

    sheet: int
    part: Frame | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Printout:
    """What is printed of some rows: the sheets, and where the row of each place stands on them."""

    sheets: Sequence[Sheet]
    place_of: Callable[[int], OnPaper]


def a_sheet_each(count: int, make: Callable[[int], Sheet]) -> Printout:
    """Return so many sheets, each for one row."""
    return Printout(sheets=Sheets(count, make), place_of=lambda place: OnPaper(sheet=place))
