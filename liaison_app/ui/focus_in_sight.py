"""What the keys go to is scrolled to, also where they come to it from outside what scrolls.

Qt itself scrolls only while Tab goes from one control to another within the same area.
"""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 40


class FocusInSight(QObject):
    """At work as long as its parent is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._away = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # At once: told later of a control that went meanwhile, the program fell. And not by
            # focusChanged, which hands over the control that had the focus while it is deleted.
            app.focusObjectChanged.connect(self._scroll_to, Qt.ConnectionType.DirectConnection)

    def _scroll_to(self, now: QObject | None) -> None:
        """Leave all where it is under a pressed mouse, and when the window is come back to."""
        comes_back, self._away = self._away, now is None
        if comes_back or not isinstance(now, QWidget) or _is_mouse_pressed():
            return
        area = now.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                _show_in(area, now)
            area = area.parentWidget()


def _show_in(area: QScrollArea, control: QWidget) -> None:
    """Scroll to all of a control, and to the label above it, as far as there is room for it."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(control):
        return
    middle = control.mapTo(inside, control.rect().center())
    around = min(control.height() // 2 + _ROOM, area.viewport().height() // 2)
    area.ensureVisible(middle.x(), middle.y(), 0, around)


def _is_mouse_pressed() -> bool:
    return QApplication.mouseButtons() != Qt.MouseButton.NoButton
