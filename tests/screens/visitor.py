"""Goes about the running program from within, to whatever it can show, and leaves it again."""

import time

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QWidget,
)
from sqlalchemy import text

from liaison_app.ui.palette import Palette

PATIENCE = 20.0


class Visitor:
    """Looks at nothing itself; ``top`` is what lies over all else.

    The moment is how long a real screen takes to show what was asked of it; one that is in memory
    takes none.
    """

    def __init__(self, window, *, moment=0.02):
        self.window = window
        self._moment = moment
        self.desk = window._desk
        self._own = []

    @property
    def top(self):
        """Return the popup or dialog that was opened last, else the window."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            return popup
        over = [one for one in shown_windows() if one is not self.window]
        within = [one for one in self.window.findChildren(Palette) if one.isVisible()]
        return [self.window, *within, *over][-1]

    def classes(self):
        """Return the names of the classes of all windows that are shown."""
        return sorted({type(one).__name__ for one in (*shown_windows(), self.top)})

    @property
    def page(self):
        """Return the page that is shown."""
        return self.window._stack.currentWidget()

    def go(self, key, argument=None):
        """Show a page, and something on it."""
        self.window.show_page(key, argument)
        self.idle()
        return self.page

    def press(self, name):
        """Press the first button of what lies on top whose name begins so."""
        self._press(lambda said: said.startswith(name), name)

    def press_any(self, words):
        """Press the first button of what lies on top in whose name these words are."""
        self._press(lambda said: words in said, words)

    def _press(self, fits, what):
        button = self.until(lambda: self._button(fits), f"there was a button “{what}”")
        menu = button.menu() if isinstance(button, QPushButton) else None
        if menu is None:
            button.click()
        else:
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        self.idle()

    def choose(self, words):
        """Choose an entry of the menu that is open."""
        menu = self.top
        assert isinstance(menu, QMenu), menu
        action = next(one for one in menu.actions() if one.text().startswith(words))
        menu.close()
        action.trigger()
        self.idle()

    def write(self, name, words):
        """Type into the field of this name."""
        field = next(
            one for one in self.top.findChildren(QLineEdit) if one.accessibleName() == name
        )
        field.setText(words)
        self.idle()

    def ask_for_menu(self, widget, where=None):
        """Open the menu of a widget, as the right button of the mouse does."""
        place = where or QPoint(40, 12)
        there = widget.mapToGlobal(place)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, place, there))
        self.idle()

    def table(self):
        """Return the table of the page that is shown."""
        return next(one for one in self.page.findChildren(QTableView) if one.isVisible())

    def select_first(self, rows=1):
        """Select the first rows of the table that is shown."""
        table = self.table()
        keys = table.records.keys
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        table.go_to(keys[0])
        for _ in range(rows - 1):
            self.key(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        self.idle()
        return table

    def key(self, widget, key, held=Qt.KeyboardModifier.NoModifier):
        """Press a key."""
        QTest.keyClick(widget, key, held)

    def first(self, query):
        """Return the first value that a query finds in the workspace."""
        return self.desk.database.read(lambda connection: connection.scalar(text(query)))

    def show(self, widget):
        """Show a window that the program opens by itself at other times."""
        self._own.append(widget)
        widget.show()
        self.idle()
        return widget

    def idle(self):
        """Wait until nothing is under way and all is painted."""
        tasks = self.desk.tasks
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu) and menu.activeAction() is None:
            self.key(menu, Qt.Key.Key_Down)  # as whoever opens it by a key does
        for _ in range(2):
            pause(self._moment)
            self.until(lambda: not tasks.busy, "the work was done")

    def until(self, found, what):
        """Return what is found, once it is."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = found()
            if value:
                return value
            pause(min(0.01, self._moment))
        raise AssertionError(f"It did not come about that {what}.")

    def leave(self):
        """Close whatever lies over the window."""
        while QApplication.activePopupWidget() is not None:
            QApplication.activePopupWidget().close()
        for one in reversed(shown_windows()):
            if one is not self.window:
                one.hide() if not isinstance(one, QDialog) else _dismiss(one)
        if self.top is not self.window:
            self.top.close()
        self._own.clear()
        self.page.message.hide()
        self.idle()

    def _button(self, fits):
        buttons = self.top.findChildren(QAbstractButton)
        fitting = (one for one in buttons if one.isVisible() and one.isEnabled())
        return next((one for one in fitting if fits(one.accessibleName())), None)


def shown_windows():
    """Return the windows that are shown, the one opened first being first."""
    every = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return [one for one in every if isinstance(one, QWidget) and one.isWindow()]


def pause(seconds):
    """Let the program go on for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    QApplication.sendPostedEvents()


def _dismiss(dialog):
    dialog.reject()
    if dialog.isVisible():
        dialog.hide()
