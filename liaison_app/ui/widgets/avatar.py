"""A tinted circle with a name's initials."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.painting import draw_avatar


class Avatar(QWidget):
    """Decoration only: a screen reader hears the name beside it."""

    def __init__(self, name: str = "", *, pixels: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(pixels, pixels)

    def set_name(self, name: str) -> None:
        """Show another name's initials."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the circle."""
        painter = QPainter(self)
        painter.setFont(self.font())
        draw_avatar(painter, QRectF(self.rect()), self._name, tokens_now())
