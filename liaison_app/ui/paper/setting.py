"""Text set in lines: how wide and high it is in each size, and broken where it must be.

What is set is kept for as long as one file is written, or one list previewed: most paragraphs of a
thousand letters are the same, and setting a line costs more than painting it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

from liaison_app.domain.paper import Side

_MOST_KEPT = 4_096
_ENDLESS = 1e7
_STRONG = frozenset({"L", "R", "AL"})


@dataclass(frozen=True, slots=True)
class Set:
    """A text in lines: its width and height, and how far below its top each line ends, in dots."""

    layout: QTextLayout
    width: float
    ends: tuple[float, ...]

    @property
    def height(self) -> float:
        """How high it is."""
        return self.ends[-1]

    def height_of(self, lines: range) -> float:
        """Return how high some of its lines are together."""
        above = self.ends[lines.start - 1] if lines.start else 0.0
        return self.ends[lines[-1]] - above if lines else 0.0

    def plain(self, lines: range) -> str:
        """Return what some of its lines say, without the places where they were broken."""
        first, last = self.layout.lineAt(lines[0]), self.layout.lineAt(lines[-1])
        return self.layout.text()[first.textStart() : last.textStart() + last.textLength()].strip()

    def paint(self, painter: QPainter, left: float, top: float) -> None:
        """Paint all its lines."""
        self.layout.draw(painter, QPointF(left, top))

    def paint_lines(self, painter: QPainter, left: float, top: float, lines: range) -> None:
        """Paint some of its lines, the first of them at the top."""
        above = self.ends[lines.start - 1] if lines.start else 0.0
        for number in lines:
            self.layout.lineAt(number).draw(painter, QPointF(left, top - above))


class Style(NamedTuple):
    """How text looks: the size of its letters in dots, strong or not, and where its lines stand.

    No width is as wide as the text is; ``by_script`` puts what is read from the right there.
    """

    size: int
    strong: bool = False
    width: float | None = None
    side: Side = Side.LEFT
    by_script: bool = False


class Setter:
    """Sets text in one family of letters, in others where that one lacks a character."""

    def __init__(self, families: Sequence[str]) -> None:
        self._families = list(families)
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._kept: dict[tuple[str, Style], Set] = {}

    def set(self, text: str, style: Style) -> Set:
        """Return the text in lines of this style."""
        kept = self._kept.get((text, style))
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = self._kept[text, style] = self._set(text, style)
        return kept

    def _set(self, text: str, style: Style) -> Set:
        layout = QTextLayout(text, self._font(style))
        layout.setTextOption(_OPTION)
        layout.setCacheEnabled(True)  # else it is set anew whenever it is painted
        layout.beginLayout()
        ends: list[float] = []
        widest = top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(_ENDLESS if style.width is None else style.width)
            line.setPosition(QPointF(0, top))
            top += line.height()
            ends.append(top)
            widest = max(widest, line.naturalTextWidth())
        layout.endLayout()
        if style.width is not None:
            _move(layout, style.width, style)
        return Set(layout=layout, width=widest, ends=tuple(ends))

    def _font(self, style: Style) -> QFont:
        font = self._fonts.get((style.size, style.strong))
        if font is None:
            font = QFont(self._families)
            font.setPixelSize(style.size)
            font.setWeight(QFont.Weight.DemiBold if style.strong else QFont.Weight.Normal)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setFeature(QFont.Tag("calt"), 0)  # else a hyphen among capitals is not found
            self._fonts[style.size, style.strong] = font
        return font


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    option.setUseDesignMetrics(True)
    return option


_OPTION = _option()


def _move(layout: QTextLayout, width: float, style: Style) -> None:
    """Put each line at its side of the width."""
    side = style.side
    if style.by_script and _is_from_right(layout.text()):
        side = Side.RIGHT
    if side is Side.LEFT:
        return
    share = 1.0 if side is Side.RIGHT else 0.5
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        line.setPosition(QPointF((width - line.naturalTextWidth()) * share, line.y()))


def _is_from_right(text: str) -> bool:
    """Say whether a text is read from the right: its first letter that has a direction says so."""
    if text.isascii():
        return False
    directions = (bidirectional(character) for character in text)
    return next((one for one in directions if one in _STRONG), "L") != "L"
