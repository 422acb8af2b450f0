"""A text that is copied by a click, or by Space or Enter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from liaison_app.ui.plain import PlainLabel, set_tooltip

_BREAK = "\u200b"


class CopyLabel(PlainLabel):
    """Shows a number or an address; long ones may break after an @ or a dot.

    Signals:
        copied: the text is on the clipboard.
    """

    copied = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("@", f"@{_BREAK}").replace(".", f".{_BREAK}"), parent=parent)
        self.copy = text
        self.setWordWrap(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{text}. Press Enter to copy")
        set_tooltip(self, "Click to copy")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Copy on a click."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._copy()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Space or Enter."""
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.copy)
        self.copied.emit()
