"""What stands on a sheet of paper, and where: a page as values, before anybody paints it.

All measures are millimetres from the upper left corner of the paper; sizes of letters are points.
"""

from dataclasses import dataclass
from enum import Enum

A4 = (210.0, 297.0)
DL = (220.0, 110.0)


class Side(Enum):
    """Where a line of text stands in its box."""

    LEFT = "left"
    RIGHT = "right"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBox:
    """Lines of text in a box, from its top; a line that is too wide is written smaller to fit.

    Lines in a script read from the right stand at the right by themselves where ``side`` is LEFT.
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
    ends ``bottom`` from the upper edge. An empty paragraph is a blank line.
    """

    left: float
    width: float
    top: float
    top_after: float
    bottom: float
    paragraphs: tuple[str, ...]
    size: float = 11.0


Item = TextBox | Line | Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, or as many as its flow needs; ``on_every`` stands on each of them."""

    items: tuple[Item, ...] = ()
    on_every: tuple[Item, ...] = ()
    flow: Flow | None = None
    paper: tuple[float, float] = A4
