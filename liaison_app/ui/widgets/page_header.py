"""The head of a page: its title, its count, its search and its buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.search_box import SearchBox

_SEARCH_WIDTH = 320
_HEIGHT = 62


class PageHeader(QWidget):
    """Title and count at the left, search and buttons at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(title, role="title")
        self._count = PlainLabel(role="muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 12, 20, 12)
        self._row.setSpacing(10)
        self._row.addWidget(self._title)
        self._row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self.setMinimumHeight(_HEIGHT)

    @property
    def title(self) -> str:
        """The page's title."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)

    def set_count(self, count: str) -> None:
        """Say how many are shown, as in "67 of 1,284"."""
        self._count.setText(count)

    def add_search(self, placeholder: str, *, hint: str = "Ctrl+F") -> SearchBox:
        """Add the page's search and return it."""
        box = SearchBox(placeholder, hint=hint)
        box.setMaximumWidth(_SEARCH_WIDTH)
        box.setMinimumWidth(_SEARCH_WIDTH // 2)
        self._row.addWidget(box, 100)
        return box

    def add_button(self, button: QAbstractButton) -> None:
        """Add a button behind those there are; the main one comes last."""
        self._row.addWidget(button)
