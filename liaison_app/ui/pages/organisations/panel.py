"""The panel of one organisation: what to mind first, then how to reach it, then all else."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from liaison_app.domain.organisations import Standing
from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.organisations.record_buttons import add_menu
from liaison_app.ui.pages.organisations.record_cards import RecordCards
from liaison_app.ui.pages.organisations.record_hands import RecordHands
from liaison_app.ui.reading_order import focus_place, place_of_focus
from liaison_app.ui.record_words import breakable
from liaison_app.ui.timeline_card import TimelineCard
from liaison_app.ui.widgets.buttons import (
    link_button,
    menu_button,
    primary_button,
    secondary_button,
)
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.wishes import HistoryShown

_AT_ONCE = 15
_LITTLE = 24


class OrganisationPanel(Panel):
    """Shows one organisation whole; its buttons open forms, or change one thing at once.

    Signals:
        log_wanted: the form for a contact with this organisation.
        whole_wanted: the key of the organisation, to be opened as a page of its own.
        record_wanted: the key of another organisation, to be shown instead.
        history_wanted: a step's key, or a HistoryShown, for the history to show.
    """

    log_wanted = Signal()
    whole_wanted = Signal(int)
    record_wanted = Signal(int)
    history_wanted = Signal(object)

    def __init__(
        self,
        hands: RecordHands,
        *,
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(width=width, remember_width=remember_width)
        self._forms = forms = hands.forms
        self.changes = changes = hands.changes(self)
        self.known: OrganisationDetails | None = None
        self._cards_of = RecordCards(
            forms=forms,
            changes=changes,
            values=FieldValues(self, tasks=hands.tasks, restore=changes.restore),
            today=hands.today,
            open_record=self.record_wanted.emit,
        )
        self.timeline = TimelineCard(tasks=hands.tasks, today=hands.today, at_once=_AT_ONCE)
        self.timeline.step_wanted.connect(self.history_wanted)
        self.timeline.setParent(self)
        self.timeline.hide()
        log = primary_button("Log contact", "notebook-pen")
        log.clicked.connect(self.log_wanted)
        edit = secondary_button("Edit", "pencil")
        edit.clicked.connect(self.edit)
        self.add_menu = add_menu(forms, lambda: self.known, self)
        for button in (log, edit, menu_button("Add", self.add_menu)):
            self.add_button(button)
        self.add_bar(self._ways())

    def show_details(self, known: OrganisationDetails) -> None:
        """Show this organisation; the focus stays on the button of the same name.

        Where that went with what was taken away, it goes to the next.
        """
        focused, place = self._focused_name(), place_of_focus(self)
        self.known = known
        self.open_for(known.name, subtitle(known))
        self._title.setText(breakable(known.name))
        self._widen()
        self._cards.removeWidget(self.timeline)  # kept: it has its own place and filter
        self.clear_cards()
        cards = self._cards_of
        for card in (
            *cards.tags(known),
            *cards.to_mind(known, self),
            *cards.to_do(known),
            *cards.to_reach(known),
            *cards.belonging(known),
            cards.some_details(known),
            self.timeline,
        ):
            self.add_card(card)
            card.show()  # at once: what is not seen cannot take the focus
        self.timeline.show_record(known.id)
        if not self._focus_again(focused):
            focus_place(self, place)

    def edit(self) -> None:
        """Open the form of the organisation shown."""
        if self.known is not None:
            self._forms.edit(self.known)

    def _widen(self) -> None:
        """Leave the buttons their words, where that takes but little room from the list.

        What is narrower than its buttons would cut the last line of a long name, too.
        """
        super()._widen()
        layout = self.layout()
        needed = layout.minimumSize().width() if layout is not None else 0
        if needed <= self.minimumWidth() + _LITTLE:
            self.setMinimumWidth(max(needed, self.minimumWidth()))

    def _ways(self) -> QWidget:
        """Return the links to all of it: the whole page, and its history."""
        whole, history = link_button("Open whole"), link_button("All its history")
        whole.clicked.connect(self._open_whole)
        history.clicked.connect(self._show_history)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(whole)
        row.addWidget(history)
        row.addStretch(1)
        return box

    def _open_whole(self) -> None:
        if self.known is not None:
            self.whole_wanted.emit(self.known.id)

    def _show_history(self) -> None:
        if self.known is not None:
            shown = HistoryShown(organisation_id=self.known.id, name=self.known.name)
            self.history_wanted.emit(shown)

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        inside = focused is not None and self.isAncestorOf(focused)
        return focused.accessibleName() if focused is not None and inside else ""

    def _focus_again(self, name: str) -> bool:
        every = self.findChildren(QWidget) if name else ()
        same = [one for one in every if one.isVisible() and one.accessibleName() == name]
        for widget in same:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(same)


def subtitle(known: OrganisationDetails) -> str:
    """Return what kind of organisation it is and where, and whether it is still there."""
    gone = "" if known.standing is Standing.ACTIVE else known.standing.label
    return " · ".join(part for part in (gone, known.kind.label, known.ward) if part)
