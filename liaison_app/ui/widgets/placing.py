"""A layout whose height follows from its width: a kind of it only says where its items go."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class PlacingLayout(QLayout):
    """Holds items with so many pixels between them; ``places`` says where each goes."""

    def __init__(self, parent: QWidget | None, *, gap: int) -> None:
        super().__init__(parent)
        self.gap = gap
        self.items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @abstractmethod
    def places(self, width: int) -> Sequence[QRect]:
        """Return the place of each item within this width, from the top left corner."""

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item behind the others."""
        self.items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self.items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item in this place, or None."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item from this place, or return None."""
        return self.items.pop(index) if 0 <= index < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that no more room is wanted than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width."""
        return max((place.bottom() + 1 for place in self.places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Return the size of all beside each other; what is hidden takes no room."""
        hints = [item.sizeHint() for item in self.items if not item.isEmpty()]
        width = sum(hint.width() for hint in hints) + self.gap * max(len(hints) - 1, 0)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return room for the widest item."""
        size = QSize()
        for item in self.items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into their places."""
        super().setGeometry(rect)
        for item, place in zip(self.items, self.places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))
