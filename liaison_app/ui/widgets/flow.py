"""Pills, chips and buttons in lines, as many lines as they need."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays widgets from left to right and begins another line where they do not fit.

    Where lines are to be ``filled``, the first widget of each takes the room that is left.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 6, filled: bool = False
    ) -> None:
        super().__init__(parent)
        self._gap, self._filled = gap, filled
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item behind the others."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item in this place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item from this place, or return None."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no more room is wanted than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at this width."""
        places = self._places(width)
        return max((place.bottom() + 1 for place in places), default=0)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their places."""
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> Sequence[QRect]:
        places: list[QRect] = []
        line: list[QRect] = []
        left = top = 0
        for item in self._items:
            if item.isEmpty():  # what is hidden takes no room, nor a gap
                line.append(QRect(max(left - self._gap, 0), top, 0, 0))
                continue
            size = item.sizeHint()
            if left and left + size.width() > width:
                places += self._line(line, width)
                left, top, line = 0, top + _height(line) + self._gap, []
            line.append(QRect(QPoint(left, top), QSize(min(size.width(), width), size.height())))
            left += size.width() + self._gap
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
