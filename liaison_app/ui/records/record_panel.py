"""The panel of one record beside its list: what to mind first, then how to reach it, then all."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Generic

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from liaison_app.ui.record_words import breakable
from liaison_app.ui.records.focus import FocusKept
from liaison_app.ui.records.head import Known, RecordHead
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.timeline_card import TimelineCard
from liaison_app.ui.widgets.buttons import (
    link_button,
    menu_button,
    primary_button,
    secondary_button,
)
from liaison_app.ui.widgets.panel import Panel

_LITTLE = 24


class RecordPanel(Panel, Generic[Known]):
    """Shows one record; its buttons open forms, or change one thing at once.

    What it shows, each kind of record says itself.

    Signals:
        log_wanted: the keys of the organisations that a contact is to be logged with.
        whole_wanted: the key of the record, to be opened in a tab of its own.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
    """

    log_wanted = Signal(object)
    whole_wanted = Signal(int)
    history_wanted = Signal(object)

    def __init__(
        self,
        *,
        tasks: Tasks,
        today: Callable[[], date],
        at_once: int,
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(width=width, remember_width=remember_width)
        self.known: Known | None = None
        self.timeline = TimelineCard(tasks=tasks, today=today, at_once=at_once)
        self.timeline.step_wanted.connect(self.history_wanted)
        self.timeline.setParent(self)
        self.timeline.hide()
        self._log = primary_button("Log contact", "notebook-pen")
        self._log.clicked.connect(self._want_log)

    def head_of(self, known: Known) -> RecordHead:
        """Return who the record is."""
        raise NotImplementedError

    def cards_of(self, known: Known) -> Iterable[QWidget]:
        """Make the cards above the timeline, what must be minded first."""
        raise NotImplementedError

    def edit(self) -> None:
        """Open the form of the record shown."""
        raise NotImplementedError

    def show_details(self, known: Known) -> None:
        """Show this record; the focus stays on the button of the same name.

        Where that went with what was taken away, it goes to the next.
        """
        focus, head = FocusKept(self), self.head_of(known)
        is_another = self.known is None or self.known.id != known.id
        self.known = known
        self.open_for(head.name, head.subtitle)
        self._title.setText(breakable(head.name))
        self._log.setEnabled(bool(head.organisation_ids))
        self._widen()
        self._cards.removeWidget(self.timeline)  # kept: it has its own place and filter
        self.clear_cards()
        for card in (*self.cards_of(known), self.timeline):
            self.add_card(card)
            card.show()  # at once: what is not seen cannot take the focus
        self.timeline.show_record(head.history.record)
        focus.put_back()
        if is_another:
            self.scroll_to_top()

    def add_buttons(self, menu: QMenu, *, menu_text: str, history_text: str) -> None:
        """Add the buttons below the name, and the links to all there is of the record."""
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self.edit)
        for button in (self._log, edit, menu_button(menu_text, menu)):
            self.add_button(button)
        whole, history = link_button("Open whole"), link_button(history_text)
        whole.clicked.connect(self._open_whole)
        history.clicked.connect(self._show_history)
        ways = QWidget()
        row = QHBoxLayout(ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(whole)
        row.addWidget(history)
        row.addStretch(1)
        self.add_bar(ways)

    def _widen(self) -> None:
        """Leave the buttons their words, where that takes but little room from the list.

        What is narrower than its buttons would cut the last line of a long name, too.
        """
        super()._widen()
        layout = self.layout()
        needed = layout.minimumSize().width() if layout is not None else 0
        if needed <= self.minimumWidth() + _LITTLE:
            self.setMinimumWidth(max(needed, self.minimumWidth()))

    def _want_log(self) -> None:
        if self.known is not None:
            self.log_wanted.emit(self.head_of(self.known).organisation_ids)

    def _open_whole(self) -> None:
        if self.known is not None:
            self.whole_wanted.emit(self.known.id)

    def _show_history(self) -> None:
        if self.known is not None:
            self.history_wanted.emit(self.head_of(self.known).history)
