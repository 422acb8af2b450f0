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
    """Have Tab go through a window in the order in which it is read out.

    Qt is not asked what the order is now: each widget that it answers with is then taken for a part
    of the one it was asked about, and no longer to be used once that one is gone.
    """
    wanted = [one for one in window.findChildren(QWidget) if _takes_tab(one, window)]
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

