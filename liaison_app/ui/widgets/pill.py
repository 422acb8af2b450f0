"""Pills for states and chips for tags, as widgets."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_app.ui.icons import set_icon
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.tokens import Tone, tokens_now
from liaison_app.ui.widgets.painting import (
    draw_chip,
    draw_pill,
    tag_font,
    tag_height,
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
        return QSize(round(width) + 1, tag_height(self.font()))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; the rest is cut with dots."""
        hint = self.sizeHint()
        return QSize(min(48, hint.width()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the words on their ground."""
        painter = QPainter(self)
        painter.setFont(tag_font(self.font()))
        hint = self.sizeHint()
        width = min(hint.width(), self.width())
        box = QRectF(0, (self.height() - hint.height()) / 2, width, hint.height())
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
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        set_icon(self, "x", role="accent", pixels=14)
        self.clicked.connect(self.removed)
