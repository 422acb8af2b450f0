"""A text that is copied by a click, or by Space or Enter."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.tokens import tokens_now

_BREAK = "\u200b"
_LINE = 2


class CopyLabel(QAbstractButton):
    """Shows a number or an address; long ones may break after an @ or a dot.

    It looks like words and is a button, so that a screen reader can press it.

    Signals:
        copied: the text is on the clipboard.
    """

    copied = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.copy = text
        words = PlainLabel(text.replace("@", f"@{_BREAK}").replace(".", f".{_BREAK}"))
        words.setWordWrap(True)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{text}. Press Enter to copy")
        set_tooltip(self, "Click to copy")
        self.clicked.connect(self._copy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Enter as well as on Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Underline the words while the focus is on them."""
        if self.hasFocus():
            line = QRect(0, self.height() - _LINE, self.width(), _LINE)
            QPainter(self).fillRect(line, QColor(tokens_now().accent))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copy)
        self.copied.emit()
