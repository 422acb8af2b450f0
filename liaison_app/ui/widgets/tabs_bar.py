"""Underlined tabs: saved lists above a table, or views of one record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QWidget

from liaison_app.ui.plain import button_text


class TabsBar(QFrame):
    """Tabs known by keys, above a line from side to side.

    Signals:
        chosen: the key of the tab the officer went to.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str = "Lists", *, margin: int = 20, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tabsBar")
        self._keys: list[str] = []
        self._bar = QTabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar.setAccessibleName(name)
        self._bar.currentChanged.connect(self._on_current)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(margin, 0, margin, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._bar, 1)

    @property
    def key(self) -> str:
        """The key of the tab shown."""
        place = self._bar.currentIndex()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def set_tabs(self, tabs: Sequence[tuple[str, str]]) -> None:
        """Show these tabs, each a key and its text; the one shown stays if it is among them."""
        before = self.key
        blocked = self._bar.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self._bar.count():
            self._bar.removeTab(0)
        self._keys = [key for key, _ in tabs]
        for _, text in tabs:
            self._bar.addTab(button_text(text))
        self._bar.blockSignals(blocked)
        self.select(before)

    def add_tool(self, widget: QWidget) -> None:
        """Add words or a button at the right."""
        self._row.addWidget(widget)

    def select(self, key: str) -> None:
        """Go to a tab without saying so."""
        if key in self._keys:
            blocked = self._bar.blockSignals(True)  # noqa: FBT003 - Qt's own
            self._bar.setCurrentIndex(self._keys.index(key))
            self._bar.blockSignals(blocked)

    def _on_current(self, place: int) -> None:
        if 0 <= place < len(self._keys):
            self.chosen.emit(self._keys[place])
