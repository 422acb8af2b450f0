"""The panel of one person: what to mind first, then how to reach them, then all else."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.queries.person_details import PersonDetails
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.people.record_buttons import more_menu
from liaison_app.ui.pages.people.record_cards import PersonCards, head_of
from liaison_app.ui.pages.people.record_hands import PersonHands
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.records.record_panel import RecordPanel

_AT_ONCE = 10


class PersonPanel(RecordPanel[PersonDetails]):
    """Shows one person beside the list.

    Signals:
        place_wanted: the key of an organisation to open.
    """

    place_wanted = Signal(int)

    def __init__(
        self,
        hands: PersonHands,
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
        self._forms = hands.forms
        self.changes = changes = hands.changes(self)
        self.values = FieldValues(self, tasks=hands.tasks, restore=changes.restore)
        self._cards_made = PersonCards(
            forms=hands.forms,
            changes=changes,
            values=self.values,
            open_place=self.place_wanted.emit,
        )
        self.add_menu = more_menu(hands.forms, changes, lambda: self.known, self)
        self.add_buttons(self.add_menu, menu_text="More", history_text="All their history")

    def head_of(self, known: PersonDetails) -> RecordHead:
        """Return their name and post."""
        return head_of(known)

    def cards_of(self, known: PersonDetails) -> Iterable[QWidget]:
        """Make the cards of all there is."""
        return self._cards_made.all_of(known, self)

    def edit(self) -> None:
        """Open the form of the person shown."""
        if self.known is not None:
            self._forms.edit(self.known)
