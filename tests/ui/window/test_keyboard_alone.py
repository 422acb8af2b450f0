"""Every control of every page can be reached and used by the keyboard alone."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
)

from liaison_app.ui.pages import PAGES
from liaison_app.ui.widgets.nav import NavItem

KEYS = [page.key for page in PAGES]
PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return)


@pytest.fixture
def press(qtbot):
    """Return what presses a key where the focus is."""

    def pressed(key):
        qtbot.keyClick(QApplication.focusWidget(), key)

    return pressed


@pytest.fixture
def tabbed(window, press):
    """Return what tells the controls that Tab goes to, one after another, until it comes round."""

    def reached():
        found = []
        while QApplication.focusWidget() not in found:
            found.append(QApplication.focusWidget())
            press(Qt.Key.Key_Tab)
        return [one for one in found if not isinstance(one, NavItem) and one.window() is window]

    return reached


def test_the_arrows_walk_through_the_pages_and_enter_opens_one(window, idle, press):
    titles = []
    window.show_page(KEYS[0])
    idle()
    items = window.findChildren(NavItem)
    for item in items[1:]:
        items[items.index(item) - 1].setFocus()
        press(Qt.Key.Key_Down)
        assert QApplication.focusWidget() is item
        press(Qt.Key.Key_Return)
        idle()
        titles.append(window._stack.currentWidget().accessibleName())
    assert titles == [page.title for page in PAGES[1:]]


@pytest.mark.parametrize("key", KEYS)
def test_every_control_of_every_page_answers_to_keys(window, idle, press, tabbed, key):
    window.show_page(key)
    idle()
    controls, dumb = tabbed(), []
    assert len(controls) > 2, "Tab does not go to the page"
    for control in controls:
        if not shiboken6.isValid(control) or not control.isVisible() or not control.isEnabled():
            continue
        control.setFocus(Qt.FocusReason.TabFocusReason)
        if not answers(control, press):
            dumb.append(f"{type(control).__name__} “{control.accessibleName()}”")
        idle()
    assert not dumb


def answers(control, press):
    """Use a control by its keys, and return whether it did anything."""
    if isinstance(control, QAbstractButton):
        return button_answers(control, press)
    if isinstance(control, (QLineEdit, QPlainTextEdit)):
        return field_answers(control, press)
    if isinstance(control, QComboBox):
        return moves(press, control.currentIndex, control.count())
    if isinstance(control, QTabBar):
        return moves(press, control.currentIndex, control.count(), Qt.Key.Key_Right)
    assert isinstance(control, QAbstractItemView), control
    return moves(press, lambda: control.currentIndex().row(), control.model().rowCount())


def button_answers(button, press):
    """Press a button by each key, with nobody listening but us."""
    if button.isCheckable():
        return check_answers(button, press)
    heard = []
    if isinstance(button, QPushButton) and button.menu() is not None:
        button.setMenu(None)  # which would take the keys that come after
    else:
        button.clicked.disconnect()
    button.clicked.connect(lambda: heard.append(button))
    for key in PRESSING:
        button.setFocus()
        press(key)
    return len(heard) == len(PRESSING)


def check_answers(button, press):
    """Choose another of a group by an arrow, or tick a box by Space and untick it."""
    if button.group() is not None:
        buttons = button.group().buttons()
        step = Qt.Key.Key_Left if button is buttons[-1] else Qt.Key.Key_Right
        return moves(press, lambda: buttons.index(button.group().checkedButton()), 2, step)
    before = button.isChecked()
    press(Qt.Key.Key_Space)
    after = button.isChecked()
    press(Qt.Key.Key_Space)
    return before != after


def field_answers(field, press):
    """Type a letter and take it away; what cannot be changed lets one walk through it."""
    if field.isReadOnly():
        press(Qt.Key.Key_End)
        return isinstance(field, QLineEdit) or field.textCursor().position() > 0
    said = field.text if isinstance(field, QLineEdit) else field.toPlainText
    before = said()
    press(Qt.Key.Key_End)  # Tab selects what is there, and the letter would replace it
    press(Qt.Key.Key_X)
    typed = said()
    press(Qt.Key.Key_Backspace)
    return typed != before == said()


def moves(press, place, count, *keys):
    """Press the arrows, and return whether it moved, or has nowhere to go."""
    before, found = place(), set()
    for key in keys or (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        press(key)
        found.add(place())
    return count < 2 or found != {before}
