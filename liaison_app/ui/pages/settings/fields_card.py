"""A card in which one record is typed: its fields, and saving or leaving it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.ui.pages.settings.fields import Fields
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import Card


class FieldsCard(Card):
    """Shows the fields; whoever makes it adds what else there is, and ``add_buttons`` at the end.

    Signals:
        save_wanted: everything typed is right.
        left: it was closed unsaved.
    """

    save_wanted = Signal()
    left = Signal()

    def __init__(
        self, title: str, fields: Fields, *, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent)
        self.fields = fields
        self.save_button = primary_button(save, "check")
        self.save_button.clicked.connect(self.save)
        self.add(fields)

    def save(self) -> None:
        """Ask to be saved where everything is right."""
        if self.fields.complete():
            self.save_wanted.emit()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        next(iter(self.fields.rows.values())).field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc where nothing was typed."""
        if event.key() == Qt.Key.Key_Escape and not self.fields.touched:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def add_buttons(self) -> None:
        """Add what saves it and what leaves it, below all else."""
        leave = secondary_button("Leave unsaved")
        leave.clicked.connect(self.left)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        line.addWidget(leave)
        line.addWidget(self.save_button)
        self.add(row)
