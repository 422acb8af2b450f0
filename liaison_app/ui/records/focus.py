"""Keeping the focus where it was, though all that stood there is made anew."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from liaison_app.ui.reading_order import focus_place, place_of_focus


class FocusKept:
    """Remembers, when it is made, which control within a widget has the focus, and which place."""

    def __init__(self, within: QWidget) -> None:
        self._within = within
        self._name = _focused_name(within)
        self._place = place_of_focus(within)

    def put_back(self) -> None:
        """Put the focus on the control of the same name, or else on the next one after it."""
        if not self._found_by_name():
            focus_place(self._within, self._place)

    def _found_by_name(self) -> bool:
        every = self._within.findChildren(QWidget) if self._name else ()
        same = (one for one in every if one.isVisible() and one.accessibleName() == self._name)
        widget = next(same, None)
        if widget is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return widget is not None


def _focused_name(within: QWidget) -> str:
    focused = within.window().focusWidget()
    return focused.accessibleName() if focused in within.findChildren(QWidget) else ""
