"""What a saved list selects, to be edited: its sets, who is picked by hand, and the sentence."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaNames
from liaison_app.domain.saved_list_words import list_sentence
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SetMark
from liaison_app.queries.saved_lists import ListCounts, list_counts
from liaison_app.ui.criteria_fields import CRITERIA_FIELDS, WORDS_FIELD
from liaison_app.ui.criteria_popover import CriteriaPopover
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.saved_lists.set_card import SetCard
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.whom_field import WhomField
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow

_EVERYBODY = Criteria()


class DefinitionEditor(QWidget):
    """Edits a definition; how many it selects is counted with every change.

    Signals:
        changed: the ListDefinition as it stands now.
    """

    changed = Signal(object)

    def __init__(self, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__()
        self._tasks, self._today = tasks, today
        self._names = CriteriaNames()
        self._definition = ListDefinition()
        self._quiet = False
        self._edited: SetCard | None = None
        self.cards: list[SetCard] = []
        self.total = PlainLabel(role="heading")
        self.sentence = PlainLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.added, self.removed = WhomField(tasks=tasks), WhomField(tasks=tasks)
        for field in (self.added, self.removed):
            field.changed.connect(self._on_picks)
        self._sets = QVBoxLayout()
        self._sets.setSpacing(10)
        self._lay_out()

    @property
    def definition(self) -> ListDefinition:
        """The definition as it stands now."""
        return ListDefinition(
            sets=tuple(card.set for card in self.cards),
            added=self.added.organisation_ids,
            removed=self.removed.organisation_ids,
        )

    def show_definition(self, definition: ListDefinition) -> None:
        """Show a definition without saying so."""
        self._quiet = True
        for card in tuple(self.cards):
            self._drop(card)
        for one in definition.sets:
            self._add_card(one)
        self.added.choose(definition.added)
        self.removed.choose(definition.removed)
        self._quiet = False
        self._definition = self.definition
        self.count()

    def know_names(self, names: CriteriaNames) -> None:
        """Call wards, tags and the like by these names."""
        self._names = names
        for card in self.cards:
            card.know_names(names)
        self._say()

    def count(self) -> None:
        """Say what is selected, and ask how many that are."""
        self._say()
        reading = partial(list_counts, definition=self.definition, today=self._today())
        self._tasks.read(reading, then=self._show_counts, owner=self)

    def add_set(self) -> SetCard:
        """Add a set of everybody, and let its filters be chosen."""
        card = self._add_card(ListSet(mark=SetMark.INCLUDE, criteria=_EVERYBODY))
        self._on_changed()
        return card

    @cached_property
    def popover(self) -> CriteriaPopover:
        """The popover in which filters are chosen; one for all the sets."""
        fields = (*CRITERIA_FIELDS, WORDS_FIELD)
        popover = CriteriaPopover(tasks=self._tasks, today=self._today, fields=fields, parent=self)
        popover.changed.connect(self._take_criteria)
        return popover

    def open_filters(self, card: SetCard) -> None:
        """Let the filters of a set be chosen."""
        self._edited = card
        self.popover.open_below(card.button, card.criteria, plain=_EVERYBODY)

    def _take_criteria(self, criteria: Criteria) -> None:
        if self._edited is not None:
            self._edited.take(criteria)

    def _add_card(self, one: ListSet) -> SetCard:
        card = SetCard(one, self._names)
        card.changed.connect(self._on_changed)
        card.filters_wanted.connect(partial(self.open_filters, card))
        card.remove_wanted.connect(partial(self._remove, card))
        self.cards.append(card)
        self._sets.addWidget(card)
        read_as_laid_out(card.parentWidget() or self)
        return card

    def _remove(self, card: SetCard) -> None:
        self._drop(card)
        self._on_changed()

    def _drop(self, card: SetCard) -> None:
        self.cards.remove(card)
        if self._edited is card:
            self._edited = None
        card.hide()
        card.deleteLater()

    def _on_picks(self) -> None:
        if not self._quiet and self.definition != self._definition:
            self._on_changed()

    def _on_changed(self) -> None:
        if self._quiet:
            return
        self._definition = self.definition
        self.count()
        self.changed.emit(self._definition)

    def _say(self) -> None:
        self.sentence.setText(list_sentence(self.definition, self._names))

    def _show_counts(self, counts: ListCounts) -> None:
        many = f"{counts.total:,} {'organisation' if counts.total == 1 else 'organisations'}"
        self.total.setText(f"{many} now")
        if len(counts.sets) == len(self.cards):
            for card, count in zip(self.cards, counts.sets, strict=True):
                card.say_count(count)

    def _lay_out(self) -> None:
        self.more = secondary_button("Add a set", "plus")
        self.more.clicked.connect(self._begin_set)
        said = Card("Who is on it")
        said.add(self.total)
        said.add(self.sentence)
        picked = Card("Picked by hand")
        hint = "On the list whatever the sets say."
        added = FormRow("Added", self.added, hint=hint)
        added.layout().setContentsMargins(0, 0, 0, 8)  # type: ignore[union-attr] # it has one
        picked.add(added)
        picked.add(FormRow("Taken out", self.removed, hint="Never on the list."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(said)
        column.addLayout(self._sets)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(picked)
        column.addStretch(1)
        read_as_laid_out(self)

    def _begin_set(self) -> None:
        card = self.add_set()
        card.button.setFocus(Qt.FocusReason.OtherFocusReason)
