"""A card of rows that says what belongs there while it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card


class RowsCard(Card):
    """Shows rows, or a sentence and a button where there are none.

    Signals:
        pressed: the button of the empty card was pressed.
    """

    pressed = Signal()

    def __init__(self, heading: str, *, empty: str, action: str = "") -> None:
        super().__init__(heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._empty = PlainLabel(empty, role="muted")
        self._empty.setWordWrap(True)
        self._button = secondary_button(action)
        self._button.clicked.connect(self.pressed)
        self._action = action
        self.add(inside)
        self.add(self._empty)
        self._column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in place of those before."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
        self._empty.setVisible(not rows)
        self._button.setVisible(not rows and bool(self._action))
