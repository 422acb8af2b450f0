"""The record of one reporting route: what it is for, and how it is reached."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.domain.reporting_routes import (
    LONGEST_NAME,
    LONGEST_WORDING,
    ReportingRoute,
    RouteEntry,
)
from liaison_app.domain.text import fold
from liaison_app.ui.pages.settings.fields import Asked, Fields
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import Card

_ONE_LINE = "Stands behind the name, on the same line."
_UNCHECKED = f"{_ONE_LINE} Once it says anything else, it is to be checked again."


class RouteForm(Card):
    """Empty for a new route.

    Signals:
        save_wanted: everything typed is right.
        left: it was closed unsaved.
    """

    save_wanted = Signal()
    left = Signal()

    def __init__(self, route: ReportingRoute | None, parent: QWidget | None = None) -> None:
        super().__init__("Change a reporting route" if route else "A new reporting route", parent)
        self.route = route
        self.fields = Fields(
            (
                Asked(
                    name="name",
                    label="What it is for",
                    check=_name_problem,
                    example="Crimestoppers, without giving your name",
                    wide=True,
                ),
                Asked(
                    name="wording",
                    label="How it is reached",
                    check=_wording_problem,
                    hint=_UNCHECKED if route else _ONE_LINE,
                    example="101, or 18001 101 by text relay",
                    wide=True,
                ),
            )
        )
        if route is not None:
            self.fields.fill({"name": route.name, "wording": route.wording})
        self.save_button = primary_button("Save the route", "check")
        self.save_button.clicked.connect(self.save)
        self.add(self.fields)
        self.add(self._buttons())

    @property
    def entry(self) -> RouteEntry:
        """The route as typed."""
        return RouteEntry(**self.fields.values)

    def save(self) -> None:
        """Ask to be saved where everything is right."""
        if self.fields.complete():
            self.save_wanted.emit()

    def begin(self) -> None:
        """Put the cursor into the first field."""
        self.fields.rows["name"].field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc where nothing was typed."""
        if event.key() == Qt.Key.Key_Escape and not self.fields.touched:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _buttons(self) -> QWidget:
        leave = secondary_button("Leave unsaved")
        leave.clicked.connect(self.left)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        line.addWidget(leave)
        line.addWidget(self.save_button)
        return row


def _name_problem(text: str) -> str:
    if not fold(text):
        return "Say whom it reaches, or what it is for."
    return _line_problem(text, LONGEST_NAME)


def _wording_problem(text: str) -> str:
    return _line_problem(text, LONGEST_WORDING)


def _line_problem(text: str, longest: int) -> str:
    if len(text) > longest:
        return f"At most {longest} letters: say it in fewer words."
    marked = "«" in text or "»" in text
    return "Write it without the marks « and », which fields have." if marked else ""
