"""Python's rubbish, looked for on the main thread alone.

Python looks for it on whichever thread happens to make the most, and a widget that another thread
throws away takes the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000


class Rubbish(QObject):
    """Looks for rubbish once a second, as thoroughly as Python itself would, while it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start made stays, so no later collection walks through it
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Throw away what nobody holds, where enough has been made since the last time."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
