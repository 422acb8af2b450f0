"""A menu of ticks that stays open, so that several can be set in one go."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.ui.plain import button_text


class TicksMenu(QMenu):
    """Choices known by their keys, any number of them ticked.

    Signals:
        ticked: the keys ticked now, in the order of the menu.
    """

    ticked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys ticked now."""
        return tuple(str(one.data()) for one in self.actions() if one.isChecked())

    def set_choices(self, choices: Iterable[tuple[str, str]], *, none: str) -> None:
        """Offer these keys with their texts; what was ticked stays so. None says there are none."""
        before = self.keys
        self.clear()
        for key, text in choices:
            action = self.addAction(button_text(text))
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in before)
            action.toggled.connect(self._say)
        if self.isEmpty():
            self.addAction(button_text(none)).setEnabled(False)

    def untick_all(self) -> None:
        """Take every tick away, and say so once."""
        for action in self.actions():
            blocked = action.blockSignals(True)  # noqa: FBT003 - Qt's own
            action.setChecked(False)
            action.blockSignals(blocked)
        self._say()

    def texts(self) -> tuple[str, ...]:
        """Return the texts of what is ticked."""
        return tuple(one.text().replace("&&", "&") for one in self.actions() if one.isChecked())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked, and stay open."""
        action = self._active_choice()
        if action is not None:
            action.toggle()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space, and stay open."""
        action = self._active_choice()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.toggle()
        else:
            super().keyPressEvent(event)

    def _active_choice(self) -> QAction | None:
        active = self.activeAction()
        return next((one for one in self.actions() if one == active and one.isCheckable()), None)

    def _say(self) -> None:
        self.ticked.emit(self.keys)
