"""Words with what can be done about them: beside them, or below where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.widgets.placing import PlacingLayout

_LEAST = 96
"""Words narrower than this are read letter by letter."""


class BesideLayout(PlacingLayout):
    """Holds two items, the words and what is done about them.

    The second stands at the right of the words, and below them where it would leave less than the
    ``least`` to words that then need more lines. Words that are lower than it stand at its middle.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 10, least: int = _LEAST
    ) -> None:
        super().__init__(parent, gap=gap)
        self._least = least

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes the width there is."""
        return Qt.Orientation.Horizontal

    def places(self, width: int) -> Sequence[QRect]:
        """Return the places of the words and of what is done about them."""
        if len(self.items) < 2:  # noqa: PLR2004 - the words and what is done about them
            return [QRect(0, 0, width, _height(item, width)) for item in self.items]
        words, tools = self.items
        needed = tools.sizeHint()
        room = width - needed.width() - self.gap
        high = _height(words, room)
        enough = room >= self._grown(self._least) or high == _height(words, width)
        if enough and room >= max(words.minimumSize().width(), self._grown(_LEAST)):
            beside = QRect(width - needed.width(), 0, needed.width(), needed.height())
            return [QRect(0, max(needed.height() - high, 0) // 2, room, high), beside]
        high = _height(words, width)
        below = min(needed.width(), width)
        return [
            QRect(0, 0, width, high),
            QRect(width - below, high, below, _height(tools, below)),
        ]

    def _grown(self, width: int) -> int:
        parent = self.parentWidget()
        return width if parent is None else grown(width, parent.font())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
