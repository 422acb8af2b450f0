"""Pills for states and chips for tags, as widgets."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from liaison_app.ui.icons import set_icon
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.tokens import Tone, tokens_now
from liaison_app.ui.widgets.painting import (
    PILL_HEIGHT,
    draw_chip,
    draw_pill,
    tag_font,
    tag_width,
)


class Pill(PlainLabel):
    """A state: words and a dot in the colour of its tone."""

    dotted = True

    def __init__(self, text: str, tone: Tone = "neutral", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self._tone: Tone = tone

    def set_state(self, text: str, tone: Tone) -> None:
        """Show another state."""
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the words need."""
        width = tag_width(self.text(), self.font(), dotted=self.dotted)
        return QSize(round(width) + 1, PILL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; the rest is cut with dots."""
        return QSize(min(48, self.sizeHint().width()), PILL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the words on their ground."""
        painter = QPainter(self)
        painter.setFont(tag_font(self.font()))
        width = min(self.sizeHint().width(), self.width())
        box = QRectF(0, (self.height() - PILL_HEIGHT) / 2, width, PILL_HEIGHT)
        draw = draw_pill if self.dotted else draw_chip
        draw(painter, box, self.text(), self._tone, tokens_now())


class Chip(Pill):
    """A tag: words on a quiet ground."""

    dotted = False


class FilterChip(QPushButton):
    """A filter in force; pressing it, or Delete on it, takes it away.

    Signals:
        removed: the officer took it away.
    """

    removed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(button_text(text), parent)
        self.setProperty("kind", "chip")
        self.setAccessibleName(f"Filter {text}. Press to remove it")
        set_icon(self, "x", role="accent", pixels=14)
        self.clicked.connect(self.removed)


def pills_in_a_row(*pills: Pill) -> QWidget:
    """Return pills beside each other."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(6)
    for pill in pills:
        layout.addWidget(pill)
    layout.addStretch(1)
    return row
