"""The order in which a screen reader reads, and in which Tab goes: as the eye does.

Qt reads out children in the order in which they came, and Tab visits them so, wherever they stand.
What comes later, such as the chip of a filter, would come last.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def read_as_laid_out(widget: QWidget) -> None:
    """Have what is in a widget read out in the order of its layout."""
    layout = widget.layout()
    if layout is None:
        return
    wanted = list(_widgets_of(layout))
    if wanted != [one for one in widget.children() if one in wanted]:
        for one in wanted:
            one.raise_()


def tab_as_read(window: QWidget) -> None:
    """Have Tab go through a window in the order in which it is read out."""
    wanted = [one for one in window.findChildren(QWidget) if _takes_tab(one, window)]
    if not wanted or wanted == _tabbed(wanted[0], set(wanted)):
        return
    for before, after in pairwise(wanted):
        QWidget.setTabOrder(before, after)


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _takes_tab(widget: QWidget, window: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and widget.window() is window


def _tabbed(first: QWidget, among: set[QWidget]) -> list[QWidget]:
    """Return some widgets of a window in the order in which Tab goes, from the first of them on."""
    found, one = [first], first.nextInFocusChain()
    while one is not first and one is not None:
        if one in among:
            found.append(one)
        one = one.nextInFocusChain()
    return found
