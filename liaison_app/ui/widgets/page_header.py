"""The head of a page: its title, its count, its search and its buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.search_box import SearchBox

_SEARCH_WIDTH = 320
_LEAST_SEARCH = 120
_LEAST_TITLE = 160
_HEIGHT = 62


class PageHeader(QWidget):
    """Title and count at the left, search and buttons at the right, or below where it is narrow."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, role="title")
        self._count = PlainLabel(role="muted")
        self._names, self._row = QHBoxLayout(), QHBoxLayout()
        for part in (self._names, self._row):
            part.setSpacing(10)
        self._names.addWidget(self._title)
        self._names.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._names.addStretch(1)
        self._row.addStretch(1)
        self._whole = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._whole.setContentsMargins(20, 12, 20, 12)
        self._whole.setSpacing(10)
        self._whole.addLayout(self._names, 1)
        self._whole.addLayout(self._row, 100)
        self.setMinimumHeight(_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the search and the buttons: the title has a line of its own then."""
        around = self._whole.contentsMargins()
        width = self._row.minimumSize().width() + around.left() + around.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on in a second line where both halves do not fit in one."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        around = self._whole.contentsMargins()
        room = self.width() - around.left() - around.right()
        count = self._count.sizeHint().width() + self._names.spacing()
        beside = room - count - self._row.minimumSize().width() - self._whole.spacing()
        title = QFontMetrics(self._title.font()).horizontalAdvance(self._title.text()) + 1
        fits = min(title, grown(_LEAST_TITLE, self.font())) <= beside
        one, two = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._whole.setDirection(one if fits else two)
        self._title.setMinimumWidth(max(min(title, beside if fits else room - count), 0))

    @property
    def title(self) -> str:
        """The page's title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self._arrange()

    def set_count(self, count: str) -> None:
        """Say how many are shown, as in "67 of 1,284"."""
        self._count.setText(count)
        self._arrange()

    def add_search(self, placeholder: str, *, hint: str = "Ctrl+F") -> SearchBox:
        """Add the page's search and return it."""
        box = SearchBox(placeholder, hint=hint)
        box.setMaximumWidth(_SEARCH_WIDTH)
        box.setMinimumWidth(_LEAST_SEARCH)
        self._row.addWidget(box, 100)
        return box

    def add_button(self, button: QAbstractButton) -> None:
        """Add a button behind those there are; the main one comes last."""
        self._row.addWidget(button)
