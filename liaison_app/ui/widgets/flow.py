"""Pills, chips and buttons in lines, as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from liaison_app.ui.widgets.placing import PlacingLayout


class FlowLayout(PlacingLayout):
    """Lays widgets from left to right and begins another line where they do not fit.

    Where lines are to be ``filled``, the first widget of each takes the room that is left.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, filled: bool = False
    ) -> None:
        super().__init__(parent, gap=gap)
        self._filled = filled

    def places(self, width: int) -> Sequence[QRect]:
        """Return the places, line by line."""
        places: list[QRect] = []
        line: list[QRect] = []
        left = top = 0
        for item in self.items:
            if item.isEmpty():  # what is hidden takes no room, nor a gap
                line.append(QRect(max(left - self.gap, 0), top, 0, 0))
                continue
            size = item.sizeHint()
            if left and left + size.width() > width:
                places += self._line(line, width)
                left, top, line = 0, top + _height(line) + self.gap, []
            line.append(QRect(QPoint(left, top), QSize(min(size.width(), width), size.height())))
            left += size.width() + self.gap
        return places + self._line(line, width)

    def _line(self, line: list[QRect], width: int) -> list[QRect]:
        left = width - line[-1].right() - 1 if line and self._filled else 0
        if left > 0:
            line = [line[0].adjusted(0, 0, left, 0), *(one.translated(left, 0) for one in line[1:])]
        return _level(line)


def _height(line: Sequence[QRect]) -> int:
    return max((place.height() for place in line), default=0)


def _level(line: Sequence[QRect]) -> list[QRect]:
    """Return the places of one line with their middles level."""
    high = _height(line)
    return [place.translated(0, (high - place.height()) // 2) for place in line]


def in_lines(*widgets: QWidget) -> QWidget:
    """Return widgets beside each other, in as many lines as they need."""
    box = QWidget()
    flow = FlowLayout(box)
    for widget in widgets:
        flow.addWidget(widget)
    return box
