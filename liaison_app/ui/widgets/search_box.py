"""The field that searches while one types."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_app.ui.icons import set_icon

_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_COMES_BACK = frozenset({Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason})


class SearchBox(QLineEdit):
    """A search field: every key is answered, Esc empties it.

    Signals:
        typed: the words as they stand now.
        entered: Enter or Down was pressed: the first result is meant.
    """

    typed = Signal(str)
    entered = Signal()

    def __init__(
        self,
        placeholder: str = "Search",
        *,
        hint: str = "",
        icon: str = "search",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(f"{placeholder}   {hint}".rstrip())
        self.setAccessibleName(placeholder)
        self.setAccessibleDescription(hint)
        glass = QAction(self)
        set_icon(glass, icon)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._clear = QAction("Clear", self)
        set_icon(self._clear, "x")
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self.textChanged.connect(self._say)

    def search_for(self, words: str) -> None:
        """Put words into the field and the cursor behind them."""
        self.setText(words)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the last step where nothing is being typed that it could take back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undoes, redoes = map(event.matches, (_UNDO, _REDO))
            if (undoes and not self.isUndoAvailable()) or (redoes and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed once the keys are elsewhere: Ctrl+Z then means the last step."""
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            self.setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc, and go to the results on Enter or Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, words: str) -> None:
        self._clear.setVisible(bool(words))
        self.typed.emit(words)
