"""The name of a saved list, typed anew where it stands: on the list's tab."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_app.domain.saved_lists import LONGEST_LIST_NAME
from liaison_app.domain.text import tidy
from liaison_app.ui.fitting import grown

_LEAST = 180
_LOW = "QLineEdit { min-height: 20px; padding: 1px 6px; }"
_STAYS = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class TabName(QLineEdit):
    """Lies over a tab; Enter or going elsewhere gives the name, Esc leaves it as it was.

    It stays until it is told to end, so that a name which is refused can be mended.

    Signals:
        given: the key of the list, and its new name.
    """

    given = Signal(int, str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.list_id = 0
        self._before = self._asked = ""
        self.setMaxLength(LONGEST_LIST_NAME)
        self.setAccessibleName("Name of the list")
        self.setStyleSheet(_LOW)  # a tab is lower than a field of a form
        self.hide()

    def begin(self, list_id: int, name: str, *, where: QRect) -> None:
        """Show the name of this list to be changed."""
        self.list_id, self._before, self._asked = list_id, name, ""
        self.setText(name)
        self.lie_at(where)
        self.show()
        self.raise_()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lie_at(self, where: QRect) -> None:
        """Lie over the tab, as wide as a name needs."""
        height = self.sizeHint().height()
        width = max(where.width(), grown(_LEAST, self.font()))
        over = self._over.width()
        left = max(min(where.left(), over - width), 0)
        self.setGeometry(left, where.center().y() - height // 2, width, height)

    def finish(self) -> None:
        """Go, with the focus on the tabs where the field had it."""
        had = self.hasFocus()
        self._asked = tidy(self.text())
        self.hide()
        if had:
            self._over.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the name on Enter, leave it on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._asked = ""
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self.finish()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the name where the officer goes elsewhere."""
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in _STAYS:
            self._give()

    def _give(self) -> None:
        """Ask for the name once; one that was refused is asked for again by Enter."""
        name = tidy(self.text())
        if name in {"", self._before}:
            self.finish()
        elif name != self._asked:
            self._asked = name
            self.given.emit(self.list_id, name)
