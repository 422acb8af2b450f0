"""A link that cuts a long name with dots, and shows all of it on hover."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from liaison_app.ui.plain import button_text, set_tooltip

_LEAST = 60
_FRAME = 4
_SLACK = 2  # the width is rounded, and the text must not be cut for half a pixel
_FLUSH = "text-align: left; padding: 0;"


class ElidedLink(QPushButton):
    """Reads like a link in a line of text, and never asks for more room than there is."""

    def __init__(self, words: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setProperty("kind", "link")
        self.setStyleSheet(_FLUSH)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_words(words)

    @property
    def words(self) -> str:
        """The whole of the link's words."""
        return self._words

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setAccessibleName(words)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room that all of the words need."""
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self._words) + _FRAME + _SLACK
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        hint = self.sizeHint()
        return QSize(min(_LEAST, hint.width()), hint.height())

    def changeEvent(self, event: QEvent) -> None:
        """Ask for other room when the letters become wider or narrower."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width() - _FRAME, 1)
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(button_text(shown))
        set_tooltip(self, self._words if shown != self._words else "")
