"""The mouse's own buttons for back and forward."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWindow

_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}
_OURS = _PRESSES | {QEvent.Type.MouseButtonRelease}


class SideButtons(QObject):
    """Takes these buttons before any widget sees them: a list would choose the row below them.

    It listens to the window of the screen, through which little more than the mouse comes, and not
    to the program, through which every event of every widget does.

    Signals:
        back: the button for back was pressed.
        forward: the button for forward was pressed.
    """

    back = Signal()
    forward = Signal()

    def listen_to(self, window: QWindow) -> None:
        """Take the buttons pressed over this window."""
        window.removeEventFilter(self)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the two buttons, and leave everything else."""
        signal = None
        if event.type() in _OURS and isinstance(event, QMouseEvent):
            sides = {
                Qt.MouseButton.BackButton: self.back,
                Qt.MouseButton.ForwardButton: self.forward,
            }
            signal = sides.get(event.button())
        if signal is None:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonPress:
            signal.emit()
        return True
