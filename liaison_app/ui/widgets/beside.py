"""Words with what can be done about them: beside them, or below where there is no room for both."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from liaison_app.ui.fitting import grown

_LEAST = 96
"""Words narrower than this are read letter by letter."""


class BesideLayout(QLayout):
    """Holds two items, the words and what is done about them.

    The second stands at the right of the words, and below them where it would leave too little.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 10) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Add the words, then what is done about them."""
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
        """Return that it takes the width there is."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of both beside each other."""
        hints = [item.sizeHint() for item in self._items]
        width = sum(hint.width() for hint in hints) + self._gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the room of the wider one."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put both into their places."""
        super().setGeometry(rect)
        for item, place in zip(self._items, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def _places(self, width: int) -> list[QRect]:
        if len(self._items) < 2:  # noqa: PLR2004 - the words and what is done about them
            return [QRect(0, 0, width, _height(item, width)) for item in self._items]
        words, tools = self._items
        needed = tools.sizeHint()
        room = width - needed.width() - self._gap
        if room >= max(words.minimumSize().width(), self._least):
            beside = QRect(width - needed.width(), 0, needed.width(), needed.height())
            return [QRect(0, 0, room, _height(words, room)), beside]
        high = _height(words, width)
        below = min(needed.width(), width)
        return [
            QRect(0, 0, width, high),
            QRect(width - below, high, below, _height(tools, below)),
        ]

    @property
    def _least(self) -> int:
        parent = self.parentWidget()
        return _LEAST if parent is None else grown(_LEAST, parent.font())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
