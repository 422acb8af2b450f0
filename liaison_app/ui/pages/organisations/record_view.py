"""The page of one organisation: all there is of it."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.queries.organisation_details import OrganisationDetails, details
from liaison_app.ui.field_values import FieldValues
from liaison_app.ui.pages.organisations.record_belongings import TagChips
from liaison_app.ui.pages.organisations.record_buttons import add_menu
from liaison_app.ui.pages.organisations.record_cards import RecordCards
from liaison_app.ui.pages.organisations.record_details import head_of
from liaison_app.ui.pages.organisations.record_hands import RecordHands
from liaison_app.ui.records.focus import FocusKept
from liaison_app.ui.records.head import RecordHead
from liaison_app.ui.records.record_view import RecordView


class OrganisationView(RecordView[OrganisationDetails]):
    """Shows every field there is, what to mind first."""

    def __init__(self, key: int, hands: RecordHands) -> None:
        super().__init__(key, tasks=hands.tasks, today=hands.today)
        self._hands = hands
        changes = hands.changes(self)
        changes.refused.connect(self.message.problem)
        self._cards = RecordCards(
            forms=hands.forms,
            changes=changes,
            values=FieldValues(self, tasks=hands.tasks, restore=changes.restore),
            today=hands.today,
            open_record=self.record_wanted.emit,
        )
        self.tags = TagChips(changes)
        self.add_below_name(self.tags)
        self.add_menu = add_menu(hands.forms, lambda: self.known, self)
        self.add_buttons(self.add_menu, menu_text="Add", history_text="All its history")

    def reading(self) -> Callable[..., OrganisationDetails]:
        """Return what reads the organisation."""
        return partial(details, key=self.key, today=self._hands.today())

    def head_of(self, known: OrganisationDetails) -> RecordHead:
        """Return its name, its kind and ward."""
        return head_of(known)

    def cards_of(self, known: OrganisationDetails) -> Iterable[QWidget]:
        """Make the cards of all there is."""
        cards = self._cards
        yield from cards.to_mind(known, self)
        yield from cards.to_do(known)
        yield from cards.to_reach(known)
        yield from cards.belonging(known)
        yield cards.all_details(known)

    def show_details(self, known: OrganisationDetails) -> None:
        """Show what is known, and its tags below the name."""
        focus = FocusKept(self)
        self.tags.show_tags(known)
        super().show_details(known)
        focus.put_back()

    def edit(self) -> None:
        """Open the form of the organisation shown."""
        if self.known is not None:
            self._hands.forms.edit(self.known)
