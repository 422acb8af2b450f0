"""Tab comes to every control of every screen, dialog, form and popover, in order, and is seen."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from liaison_app.ui.pages.mail_lists.key_in_grid import KeyInGrid
from liaison_app.ui.palette_list import PaletteList
from tests.screens.tour import SCREENS
from tests.screens.visitor import Visitor

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QPlainTextEdit, QTabBar)
MOST = 400
AROUND = 4
MOST_HIGH = 60
DRIVEN = (PaletteList,)
"""Lists that the arrows move while the focus stays in the search above them."""
WALKED_THROUGH = (KeyInGrid,)
"""Grids that Tab leaves after their last cell."""


@pytest.fixture
def visitor(window):
    """Return who goes about the window."""
    window.resize(1366, 768)
    visitor = Visitor(window, moment=0.001)
    visitor.idle()
    yield visitor
    visitor.leave()


def test_tab_comes_to_every_control_in_order_and_is_seen_to(visitor):
    found, looked_at = [], 0
    for name, screen in SCREENS.items():
        screen.show(visitor)
        top = visitor.top
        if not isinstance(top, QMenu):  # whose entries the arrows go through
            looked_at += 1
            walked(top, Qt.Key.Key_Tab)  # a list that is come to may open its record
            visitor.idle()
            found += [f"{name}: {one}" for one in wrong_in(top)]
        visitor.leave()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not found, "\n".join(found)
    assert looked_at > 60


def wrong_in(top):
    """Tell of what cannot be come to, of what comes out of order, and of what does not show it."""
    hidden = []
    reached = walked(top, Qt.Key.Key_Tab, hidden=hidden)
    if reached is None:
        yield f"Tab never comes round, and stays at {said(QApplication.focusWidget())}"
        return
    yield from (
        f"never come to: {said(one)}" for one in wanted(top) if not is_reached(one, reached)
    )
    yield from (
        f"out of order: {said(after)} after {said(before)}"
        for before, after in pairwise(reached)
        if goes_back(top, before, after)
    )
    yield from hidden
    back = walked(top, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    if back is None or set(back) != set(reached):
        yield "Shift+Tab goes another way than Tab"
    yield from (f"focus not seen: {said(one)}" for one in reached if not shows_focus(top, one))


def walked(top, key, held=Qt.KeyboardModifier.NoModifier, hidden=None):
    """Return what a key comes to, from the first on; None where it does not come round."""
    top.window().activateWindow()
    assert QTest.qWaitForWindowActive(top.window())
    first = next((one for one in tabbed_to(top)), None)
    if first is None:
        return []
    first.setFocus(Qt.FocusReason.TabFocusReason)
    start = QApplication.focusWidget()
    found = [start]
    for _ in range(MOST):
        QTest.keyClick(QApplication.focusWidget(), key, held)
        now = QApplication.focusWidget()
        if hidden is not None and not is_in_sight(now):
            hidden.append(f"come to out of sight: {said(now)}")
        if now is start:
            return found
        if now is found[-1] and isinstance(now, WALKED_THROUGH):
            continue
        if now is None or now in found:
            return None
        found.append(now)
    return None


def is_in_sight(one):
    """Whether all of it is seen, or as much as fits into what scrolls it."""
    QApplication.processEvents()
    seen = one.visibleRegion().boundingRect()
    return seen.height() >= min(one.height(), MOST_HIGH) and not seen.isEmpty()


def tabbed_to(top):
    """Return what takes the focus by Tab, in the order of the screen."""
    every = (one for one in top.findChildren(QWidget) if one.isVisible() and one.isEnabled())
    by_tab = Qt.FocusPolicy.TabFocus
    return [one for one in every if one.focusPolicy() & by_tab and one.focusProxy() is None]


def wanted(top):
    """Return every control that the mouse can use, but for parts of another one."""
    return [
        one
        for one in top.findChildren(QWidget)
        if isinstance(one, CONTROLS)
        and not isinstance(one, DRIVEN)
        and one.isVisible()
        and one.isEnabled()
        and one.window() is top.window()
        and not isinstance(one.parent(), (QComboBox, QLineEdit, QAbstractItemView))
        and not (isinstance(one, QAbstractItemView) and isinstance(one.parent(), QLineEdit))
    ]


def is_reached(one, reached):
    """Whether Tab comes to it, or to the one of its group from which the arrows go to it."""
    if one in reached or one.focusProxy() in reached:
        return True
    group = one.group() if isinstance(one, QAbstractButton) else None
    return group is not None and any(other in reached for other in group.buttons())


def goes_back(top, before, after):
    """Whether the next one stands above the last in one column, or left of it in one line."""
    areas = area_around(before), area_around(after)
    if areas[0] is not areas[1]:  # what is scrolled away is still where its area is
        before, after = (area or one for one, area in zip((before, after), areas, strict=True))
    first, then = place_in(top, before), place_in(top, after)
    same_column = first.left() < then.right() and then.left() < first.right()
    same_line = first.top() < then.bottom() and then.top() < first.bottom()
    above = then.bottom() <= first.top() and same_column
    left = then.right() <= first.left() and same_line
    return above or left


def area_around(one):
    """Return what scrolls a control, or None where it stands still."""
    above = one.parent()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parent()
    return above


def place_in(top, one):
    return QRect(one.mapTo(top, QPoint(0, 0)), one.size())


def shows_focus(top, one):
    """Whether a control with the focus looks otherwise than without."""
    one.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_sight(one)
    QApplication.processEvents()
    around = place_in(top, one).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    with_it = top.grab(around).toImage()
    one.clearFocus()
    QApplication.processEvents()
    return with_it != top.grab(around).toImage()


def bring_into_sight(one):
    """Scroll to it, as Tab does."""
    area = area_around(one)
    if area is not None:
        area.ensureWidgetVisible(one)


def said(one):
    if one is None:
        return "nothing"
    name = one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "")
    return f"{type(one).__name__} “{name}”"
