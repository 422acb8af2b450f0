"""The page of one person: all there is of them."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.queries.person_details import PersonDetails, person_details
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.people.record_buttons import more_menu
from liaison_app.ui.pages.people.record_cards import PersonCards, head_of
from liaison_app.ui.pages.people.record_hands import PersonHands
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.records.record_view import RecordView


class PersonView(RecordView[PersonDetails]):
    """Shows one person whole.

    Signals:
        place_wanted: the key of an organisation to open.
    """

    place_wanted = Signal(int)

    def __init__(self, key: int, hands: PersonHands) -> None:
        super().__init__(key, tasks=hands.tasks, today=hands.today)
        self._hands = hands
        changes = hands.changes(self)
        changes.refused.connect(self.message.problem)
        self._cards = PersonCards(
            forms=hands.forms,
            changes=changes,
            values=FieldValues(self, tasks=hands.tasks, restore=changes.restore),
            open_place=self.place_wanted.emit,
        )
        self.add_menu = more_menu(hands.forms, changes, lambda: self.known, self)
        self.add_buttons(self.add_menu, menu_text="More", history_text="All their history")

    def reading(self) -> Callable[..., PersonDetails]:
        """Return what reads the person."""
        return partial(person_details, key=self.key, today=self._hands.today())

    def head_of(self, known: PersonDetails) -> RecordHead:
        """Return their name and post."""
        return head_of(known)

    def cards_of(self, known: PersonDetails) -> Iterable[QWidget]:
        """Make the cards of all there is."""
        return self._cards.all_of(known, self)

    def edit(self) -> None:
        """Open the form of the person shown."""
        if self.known is not None:
            self._hands.forms.edit(self.known)
