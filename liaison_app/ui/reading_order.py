"""The order in which a screen reader reads, and in which Tab goes: as the eye does.

Qt reads out children in the order in which they came, and Tab visits them so, wherever they stand.
What comes later, such as the chip of a filter, would come last.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QWidget


def read_as_laid_out(widget: QWidget) -> None:
    """Have what is in a widget read out in the order of its layout."""
    layout = widget.layout()
    if layout is None:
        return
    wanted = list(_widgets_of(layout))
    if wanted != [one for one in widget.children() if one in wanted]:
        for one in wanted:
            one.raise_()


def tab_on(window: QWidget, *, back: bool) -> bool:
    """Go to the next control of a window, or the one before, in the order it is read out.

    Qt's own chain of controls is not put in order: where a field is made of several parts, that
    breaks the chain in two, and Tab never comes out of the one again. Nor is Qt asked what the
    chain is: each widget that it answers with is then taken for a part of the one it was asked
    about, and no longer to be used once that one is gone.
    """
    focused = window.focusWidget()
    every = list(_shown_in(window, focused))
    here = every.index(focused) if focused in every else -1
    after, before = every[here + 1 :], every[: max(here, 0)]
    on_the_way = (*reversed(before), *reversed(after)) if back else (*after, *before)
    control = next((one for one in on_the_way if _takes_tab(one, window)), None)
    if control is not None:
        reasons = Qt.FocusReason
        control.setFocus(reasons.BacktabFocusReason if back else reasons.TabFocusReason)
    return control is not None


def place_of_focus(within: QWidget) -> int | None:
    """Return the place of what has the focus among what Tab goes to there, or None where it is not.

    Asked before a list is made anew, so that the focus is in the same place of it afterwards. The
    window is asked, and not the program: while a form is in front of it, its focus waits there.
    """
    controls = _tabbed_to(within)
    focused = within.window().focusWidget()
    return controls.index(focused) if focused in controls else None


def focus_place(within: QWidget, place: int | None) -> bool:
    """Put the focus in this place, or the last before it; return whether there was one.

    Where a row went, that is the same button of the row after it.
    """
    controls = _tabbed_to(within)
    if place is None or not controls:
        return False
    controls[min(place, len(controls) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def _shown_in(widget: QWidget, focused: QWidget | None) -> Iterator[QWidget]:
    """Give what is shown in a widget, in the order it is read out, and the way to the focus.

    What is hidden, such as all other pages, is passed by with all that is in it: there is far more
    of it. What has the focus may just have been hidden; Tab goes on from there all the same.
    """
    for one in widget.children():
        if not isinstance(one, QWidget) or one.isWindow():
            continue
        if one.isVisible() or (focused is not None and _is_in(focused, one)):
            yield one
            yield from _shown_in(one, focused)


def _is_in(one: QWidget, other: QWidget) -> bool:
    return one is other or other.isAncestorOf(one)


def _tabbed_to(within: QWidget) -> list[QWidget]:
    by_tab = Qt.FocusPolicy.TabFocus
    return [
        one
        for one in within.findChildren(QWidget)
        if one.focusPolicy() & by_tab and one.isVisibleTo(within) and one.isEnabled()
    ]


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
    return (
        _wants_tab(widget)
        and widget.focusProxy() is None
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
    )


def _wants_tab(widget: QWidget) -> bool:
    """Whether Tab is to stop there: of several to choose from, at the one chosen.

    Qt itself stops at the one that had the focus last, and nowhere if that is chosen no longer.
    """
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    chosen = group.checkedButton() if group is not None and group.exclusive() else None
    if chosen is not None:
        return chosen is widget
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
