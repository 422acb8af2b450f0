"""The bar above a table: its filters, how many are shown, its tools."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.pill import FilterChip


class FilterBar(QFrame):
    """Filters from left to right, tools at the right.

    Signals:
        filter_removed: the key of the filter taken away.
    """

    filter_removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filterBar")
        self._chips: dict[str, FilterChip] = {}
        self._filters: list[QWidget] = []
        self._shown = PlainLabel(role="small")
        self._tools = QHBoxLayout()
        self._tools.setSpacing(4)
        self._left = QWidget()
        self._flow = FlowLayout(self._left, gap=8)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 20, 9)
        row.setSpacing(8)
        row.addWidget(self._left, 1)
        row.addLayout(self._tools)
        self._draw()

    def add_filter(self, widget: QWidget) -> None:
        """Add a button or field that filters."""
        self._filters.append(widget)
        self._draw()

    def add_tool(self, widget: QWidget) -> None:
        """Add a button at the right."""
        self._tools.addWidget(widget)

    def set_shown(self, words: str) -> None:
        """Say how many are shown, as in "67 of 1,284"."""
        self._shown.setText(words)

    def show_chip(self, key: str, text: str) -> None:
        """Show a filter in force as a chip; an empty text takes it away."""
        old = self._chips.pop(key, None)
        if old is not None:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        if not text:
            return
        chip = FilterChip(text)
        chip.setProperty("filterKey", key)
        chip.removed.connect(self._on_removed)
        self._chips[key] = chip
        self._draw()

    def _draw(self) -> None:
        """Put the chips first, then what filters, in as many lines as large text needs."""
        for widget in (*self._chips.values(), *self._filters, self._shown):
            self._flow.removeWidget(widget)
            self._flow.addWidget(widget)
        read_as_laid_out(self._left)

    def _on_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, FilterChip):
            self.filter_removed.emit(str(chip.property("filterKey")))
