"""Records open in tabs beside their list; the tabs stay while the program runs."""

from collections.abc import Callable
from functools import partial
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.plain import button_text
from liaison_app.ui.records.head import Known
from liaison_app.ui.records.record_view import RecordView
from liaison_app.ui.widgets.buttons import icon_button

_LIST = "List"
_LONGEST = 28
_TABS = "QTabBar::tab { padding: 0 10px; margin: 0; }"
_CLOSE = "QToolButton { min-height: 18px; max-height: 18px; padding: 0 2px; }"
_RIGHT = QTabBar.ButtonPosition.RightSide


class RecordTabs(QWidget, Generic[Known]):
    """Holds the list, and beside it each record that was opened whole.

    The bar of tabs is there only while one is open. Ctrl+W closes the tab shown, Ctrl+Tab and
    Ctrl+Shift+Tab go round.

    Signals:
        log_wanted: the keys of the organisations that a contact is to be logged with.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
        shown_changed: another tab is shown.
        list_left_for: the key of the record whose tab was closed, to the list again.
        refused: a LiaisonError that says why a record was not opened.
    """

    log_wanted = Signal(object)
    history_wanted = Signal(object)
    shown_changed = Signal()
    list_left_for = Signal(int)
    refused = Signal(object)

    def __init__(
        self, page: QWidget, called: str, make_view: Callable[[int], RecordView[Known]]
    ) -> None:
        super().__init__(page)
        self._make_view = make_view
        self._stale: set[int] = set()
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectPreviousTab)
        self.bar.setUsesScrollButtons(True)
        self.bar.setStyleSheet(_TABS)  # the button that closes one is to stand within it
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setAccessibleName(f"The list and the {called} that are open")
        self.bar.addTab(_LIST)
        self.bar.currentChanged.connect(self._show_tab)
        self._frame = QFrame()
        self._frame.setObjectName("tabsBar")
        self._stack = QStackedWidget()
        self._take_place_of(page)
        for keys, act in (
            ("Ctrl+W", self.close_shown),
            ("Ctrl+Tab", partial(self._go_round, 1)),
            ("Ctrl+Shift+Tab", partial(self._go_round, -1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    @property
    def shown(self) -> RecordView[Known] | None:
        """The record whose tab is shown, or None while it is the list."""
        view = self._stack.currentWidget()
        return view if isinstance(view, RecordView) else None

    @property
    def views(self) -> tuple[RecordView[Known], ...]:
        """The records that are open, in the order of their tabs."""
        every = (self._stack.widget(place) for place in range(self._stack.count()))
        return tuple(view for view in every if isinstance(view, RecordView))

    def open(self, key: int) -> None:
        """Show this record in its tab, in a new one where it has none."""
        for place, view in enumerate(self.views, start=1):
            if view.key == key:
                self.bar.setCurrentIndex(place)
                return
        view = self._make_view(key)
        view.named.connect(partial(self._name, view))
        view.lost.connect(partial(self._lose, view))
        view.log_wanted.connect(self.log_wanted)
        view.record_wanted.connect(self.open)
        view.history_wanted.connect(self.history_wanted)
        self._stale.add(key)
        self._stack.addWidget(view)
        place = self.bar.addTab("…")
        self._frame.show()
        close = icon_button("x", "Close this tab")
        close.setStyleSheet(_CLOSE)
        close.clicked.connect(partial(self._close, view))
        self.bar.setTabButton(place, _RIGHT, close)
        self.bar.setCurrentIndex(place)

    def show_list(self) -> None:
        """Go back to the list; the tabs stay."""
        self.bar.setCurrentIndex(0)

    def reload(self) -> None:
        """Read what is shown again now, and what is not when it is next shown."""
        self._stale = {view.key for view in self.views}
        self._read_shown()

    def close_shown(self) -> None:
        """Close the tab shown, and go back to where it was opened; the list stays."""
        if self.shown is not None:
            self._close(self.shown)

    def _close(self, view: RecordView[Known]) -> None:
        place, was_shown = self.views.index(view) + 1, view is self.shown
        self._stack.removeWidget(view)
        view.deleteLater()
        self.bar.removeTab(place)
        self._frame.setVisible(self.bar.count() > 1)
        self._show_tab(self.bar.currentIndex())
        if was_shown and self.shown is None:
            self.list_left_for.emit(view.key)
        else:
            self.focus_shown()

    def _lose(self, view: RecordView[Known], error: LiaisonError) -> None:
        """Keep no tab of a record that is not there to be opened."""
        self._close(view)
        self.refused.emit(error)

    def _go_round(self, by: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + by) % self.bar.count())

    def _show_tab(self, place: int) -> None:
        if 0 <= place < self._stack.count():
            self._stack.setCurrentIndex(place)
            if not self.bar.hasFocus():
                self.focus_shown()
            self._read_shown()
            self.shown_changed.emit()

    def focus_shown(self) -> None:
        """Put the focus where it last was in the tab: from what hides, Qt leads it off the page."""
        shown = self._stack.currentWidget()
        before: QWidget | None = shown.focusWidget() if shown is not None else None
        (self.bar if before is None else before).setFocus(Qt.FocusReason.OtherFocusReason)

    def _read_shown(self) -> None:
        view = self.shown
        if view is not None and view.key in self._stale:
            self._stale.discard(view.key)
            view.reload()

    def _name(self, view: RecordView[Known], name: str) -> None:
        place = self.views.index(view) + 1
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()} …"
        self.bar.setTabText(place, button_text(short))
        close = self.bar.tabButton(place, _RIGHT)
        if close is not None:
            close.setAccessibleName(f"Close {name}")

    def _take_place_of(self, page: QWidget) -> None:
        """Lie where the page's list is, with the list as the first tab."""
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(10, 0, 20, 0)
        row.addWidget(self.bar)
        self._frame.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._frame)
        column.addWidget(self._stack, 1)
        outer = page.layout()
        item = outer.takeAt(0) if outer is not None else None
        there = item.widget() if item is not None else None
        if outer is not None and there is not None:
            self._stack.addWidget(there)
            outer.addWidget(self)
