"""The panel of one organisation: what to mind first, then how to reach it, then all else."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.queries.organisation_details import OrganisationDetails
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.organisations.record_buttons import add_menu
from liaison_app.ui.pages.organisations.record_cards import RecordCards
from liaison_app.ui.pages.organisations.record_details import head_of
from liaison_app.ui.pages.organisations.record_hands import RecordHands
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.records.record_panel import RecordPanel

_AT_ONCE = 15


class OrganisationPanel(RecordPanel[OrganisationDetails]):
    """Shows one organisation beside the list.

    Signals:
        record_wanted: the key of another organisation, to be shown instead.
    """

    record_wanted = Signal(int)

    def __init__(
        self,
        hands: RecordHands,
        *,
        width: int,
        remember_width: Callable[[int], object],
    ) -> None:
        super().__init__(
            tasks=hands.tasks,
            today=hands.today,
            at_once=_AT_ONCE,
            width=width,
            remember_width=remember_width,
        )
        self._forms = forms = hands.forms
        self.changes = changes = hands.changes(self)
        self._cards_of = RecordCards(
            forms=forms,
            changes=changes,
            values=FieldValues(self, tasks=hands.tasks, restore=changes.restore),
            today=hands.today,
            open_record=self.record_wanted.emit,
        )
        self.add_menu = add_menu(forms, lambda: self.known, self)
        self.add_buttons(self.add_menu, menu_text="Add", history_text="All its history")

    def head_of(self, known: OrganisationDetails) -> RecordHead:
        """Return its name, its kind and ward."""
        return head_of(known)

    def cards_of(self, known: OrganisationDetails) -> Iterable[QWidget]:
        """Make the cards of what is known and not empty."""
        cards = self._cards_of
        yield from cards.tags(known)
        yield from cards.to_mind(known, self)
        yield from cards.to_do(known)
        yield from cards.to_reach(known)
        yield from cards.belonging(known)
        yield cards.some_details(known)

    def edit(self) -> None:
        """Open the form of the organisation shown."""
        if self.known is not None:
            self._forms.edit(self.known)
