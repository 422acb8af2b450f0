"""A picture of the help, as wide as there is room, in the colours and letters of the theme.

It is drawn from SVG of ours alone; what it shows is also said in words, for whoever cannot see it.
"""

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from liaison_app.ui.help_text import picture_of
from liaison_app.ui.tokens import LIGHT, Tokens, tokens_now

_OURS = (
    *("bg", "canvas", "text", "muted", "line", "field_line", "accent", "accent_soft"),
    "on_accent",
)
_ON_ACCENT = "#fffffe"  # told apart from the ground, which is white too
_FONT = "Inter, sans-serif"


class HelpPicture(QWidget):
    """One picture; its text is what a screen reader says of it."""

    def __init__(self, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text)
        self._svg = picture_of(name)
        self._size = QSvgRenderer(QByteArray(self._svg.encode())).defaultSize()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Say that it keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is where it is so wide."""
        return round(width * self._size.height() / self._size.width())

    def sizeHint(self) -> QSize:
        """Return the size in which it was drawn."""
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it anew, so that it follows the theme."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        family = self.font().families()[0]
        svg = in_colours(self._svg, tokens_now()).replace(_FONT, family)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(self.rect()))
        painter.end()


def in_colours(svg: str, tokens: Tokens) -> str:
    """Return a picture drawn in the light theme's colours in those of another theme."""
    for name in _OURS:
        light = _ON_ACCENT if name == "on_accent" else str(getattr(LIGHT, name))
        svg = svg.replace(f'"{light}"', f'"{getattr(tokens, name)}"')
    return svg
