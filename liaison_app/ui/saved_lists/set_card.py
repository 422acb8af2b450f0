"""One set of a saved list: what it does to the list, its filters as chips, and whom it finds."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_gone import gone_asked_for, without_gone
from liaison_app.domain.criteria_words import CriteriaNames, criteria_parts, criteria_sentence
from liaison_app.domain.saved_lists import ListSet, SetMark
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out
from liaison_app.ui.widgets.buttons import icon_button, secondary_button
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.pill import FilterChip
from liaison_app.ui.widgets.segmented import Segment, Segmented


class SetCard(QFrame):
    """Shows a set and lets its mark and filters be changed.

    Signals:
        changed: the set is another now.
        filters_wanted: filters of the set are to be chosen.
        remove_wanted: the set is not wanted any more.
    """

    changed = Signal()
    filters_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, one: ListSet, names: CriteriaNames) -> None:
        super().__init__()
        self.setObjectName("card")
        self._names = names
        self.criteria = one.criteria
        self.mark: Segmented[SetMark] = Segmented(
            "What this set does", [Segment(value=mark, text=mark.label) for mark in SetMark]
        )
        self.mark.choose(one.mark)
        self.mark.chosen.connect(self._on_mark)
        self.count = PlainLabel(role="muted")
        self.button = secondary_button("Filter", "list-filter")
        self.button.clicked.connect(self.filters_wanted)
        self._remove = icon_button("trash-2", "Take this set away")
        self._remove.clicked.connect(self.remove_wanted)
        self._gone = MessageLine()
        self._gone.pressed.connect(self._leave_gone_out)
        self._words = PlainLabel("Every active organisation, until a filter is set.", role="small")
        self._flow = FlowLayout(gap=8)
        self._chips: list[FilterChip] = []
        self._lay_out()
        self._draw()

    @property
    def set(self) -> ListSet:
        """The set as it stands now."""
        return ListSet(mark=self.mark.value or SetMark.INCLUDE, criteria=self.criteria)

    def take(self, criteria: Criteria) -> None:
        """Have these filters, and say so."""
        if criteria != self.criteria:
            self.criteria = criteria
            self._draw()
            self.changed.emit()

    def know_names(self, names: CriteriaNames) -> None:
        """Call wards, tags and the like by these names."""
        if names != self._names:
            self._names = names
            self._draw()

    def say_count(self, count: int) -> None:
        """Say how many meet the filters of this set by itself."""
        self.count.setText(f"{count:,} {'organisation' if count == 1 else 'organisations'}")

    def _on_mark(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        parts = criteria_parts(self.criteria, self._names)
        for old in self._chips:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._flow.removeWidget(self.button)
        self._chips = []
        for part in parts:
            chip = FilterChip(part.words)
            chip.removed.connect(partial(self._drop, part.key))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self.button)
        self._words.setVisible(not parts)
        gone = gone_asked_for(self.criteria, self._names)
        if gone:
            said = f"This set asks for {' and for '.join(gone)}: nobody is found by that."
            self._gone.say("warn", said, action="Ask for it no more", fixed=True)
        else:
            self._gone.hide()
        sentence = criteria_sentence(self.criteria, self._names)
        self.setAccessibleName(f"{self.set.mark.label}: {sentence}")
        read_as_laid_out(self)

    def _leave_gone_out(self) -> None:
        self.take(without_gone(self.criteria, self._names))
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self, key: str) -> None:
        parts = criteria_parts(self.criteria, self._names)
        part = next((one for one in parts if one.key == key), None)
        if part is not None:
            self.take(part.without)
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.mark, 1)
        head.addWidget(self.count)
        head.addWidget(self._remove)
        chips = QWidget()
        chips.setLayout(self._flow)
        self._flow.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(chips)
        column.addWidget(self._words)
        column.addWidget(self._gone)
