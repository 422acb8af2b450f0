"""Text painted many times a frame: measured letter by letter once, and laid out by Qt once.

Qt lays a text out to measure it, once more to cut it, and again to paint it; a list of a screenful
has no time for that.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from liaison_app.ui.widgets.painting import reads_from_right

_FROM_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ONE_LINE = Qt.TextFlag.TextSingleLine


class Room(NamedTuple):
    """Where one line of text stands, in pixels: its left side, its middle line and its width."""

    left: float
    middle: float
    width: float

    def without(self, pixels: float) -> "Room":
        """Return the room that is left behind so many pixels."""
        return Room(self.left + pixels, self.middle, self.width - pixels)

    def moved(self, pixels: float) -> "Room":
        """Return this room so many pixels further down."""
        return Room(self.left, self.middle + pixels, self.width)


class Lettering:
    """Paints single lines of text in one font; what does not fit ends in "…"."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._drop = (self._metrics.ascent() - self._metrics.descent()) / 2
        self._widths: dict[str, float] = {}

    def draw(self, painter: QPainter, text: str, room: Room, ink: QColor) -> None:
        """Paint text within its room, from the side it is read from."""
        painter.setFont(self._font)
        painter.setPen(ink)
        shown = self.cut(text, room.width)
        if not text.isascii() and reads_from_right(text):
            height = self._metrics.height()
            box = QRectF(room.left, room.middle - height / 2, room.width, height)
            painter.drawText(box, _FROM_RIGHT | _ONE_LINE, shown)
        else:
            painter.drawText(QPointF(room.left, round(room.middle + self._drop)), shown)

    def cut(self, text: str, width: float) -> str:
        """Return as much of a text as there is room for."""
        if self._width(text) <= width:
            return text
        return self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _width(self, text: str) -> float:
        """Return the width of a text's letters, each by itself."""
        widths = self._widths
        try:
            return sum(map(widths.__getitem__, text))
        except KeyError:
            for letter in set(text) - widths.keys():
                widths[letter] = self._metrics.horizontalAdvance(letter)
            return sum(map(widths.__getitem__, text))
