"""A tag as a chip that can be taken off where it is seen."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import button_text, set_tooltip
from liaison_app.ui.tokens import Tone, tokens_now
from liaison_app.ui.widgets.painting import draw_chip, tag_font, tag_height, tag_width

_APART = 2
_SIDE = 5
_RING = 2
_RADIUS = 4
_FEW_LETTERS = 64


class TagChip(QPushButton):
    """Taken off by a press, or by Delete or Backspace on it.

    Signals:
        removed: the officer took it off.
    """

    removed = Signal()

    def __init__(self, name: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._tone = name, tone
        self.setText(button_text(name))
        self.setProperty("kind", "tag")
        self.setAccessibleName(f"Tag {name}. Press to take it off")
        set_tooltip(self, f"Take the tag {name} off")
        self.clicked.connect(self.removed)

    def sizeHint(self) -> QSize:
        """Return the room of the words and of the cross after them."""
        width = tag_width(self.name, self.font(), dotted=False) + self._cross + _APART
        return QSize(round(width) + 1, tag_height(self.font()))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; the rest is cut with dots."""
        hint = self.sizeHint()
        return QSize(min(_FEW_LETTERS, hint.width()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the tag off by Delete and Backspace, too."""
        if event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the words on their ground, the cross, and a ring where it has the focus."""
        tokens = tokens_now()
        ink, _ = tokens.of_tone(self._tone)
        painter = QPainter(self)
        painter.setFont(tag_font(self.font()))
        box = QRectF(self.rect())
        draw_chip(painter, box, "", self._tone, tokens)
        words = box.adjusted(0, 0, -self._cross - _APART, 0)
        draw_chip(painter, words, self.name, self._tone, tokens)
        cross = pixmap("x", colour=ink, pixels=self._cross, ratio=self.devicePixelRatioF())
        left, top = box.right() - _SIDE - self._cross, (self.height() - self._cross) / 2
        painter.drawPixmap(QPointF(left, top), cross)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(tokens.accent if self.hasFocus() else ink), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    @property
    def _cross(self) -> int:
        return self.fontMetrics().height() * 3 // 4
