"""The filters of the people page: who is in post, and all that organisations are asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaPart
from liaison_app.queries.people_choices import people_choices
from liaison_app.queries.people_wanted import EVERYBODY, PeopleCriteria, PostState
from liaison_app.ui.criteria_bar import CriteriaBar
from liaison_app.ui.criteria_fields import CRITERIA_FIELDS, field_of
from liaison_app.ui.criteria_popover import CriteriaPopover
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import menu_button, quiet_button

_STATE = "state"
_TIP = "Show only some: by post, ward, tag, last contact and more"
_POST = field_of("posts")
_FIELDS = (_POST, *(one for one in CRITERIA_FIELDS if one not in {_POST, field_of("standings")}))
"""The status of an organisation is not that of its people, which has a menu."""


class PeopleFilters(CriteriaBar):
    """Says whenever a filter was set or taken away; people in post need no chip.

    Signals:
        empty_wanted: the bin, which is shown, is to be emptied.
    """

    empty_wanted = Signal()

    def __init__(self, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(tasks=tasks, today=today, tip=_TIP)
        self.states = QMenu(self)
        for state in PostState:
            self.states.addAction(state.label)
        self.states.triggered.connect(self._on_state)
        self.add_filter(menu_button("Status", self.states))
        self.show_criteria(EVERYBODY, plain=EVERYBODY)

    def own_tools(self) -> Sequence[QWidget]:
        """Make the button that empties the bin, seen while the bin is shown."""
        self.empty = quiet_button("Empty the bin", "trash-2")
        self.empty.clicked.connect(self.empty_wanted)
        return (self.empty,)

    def make_popover(self) -> CriteriaPopover:
        """Make the popover, of what people can be asked for."""
        return CriteriaPopover(
            tasks=self._tasks,
            today=self._today,
            fields=_FIELDS,
            choices=people_choices,
            parent=self,
        )

    def show_criteria(self, criteria: Criteria, *, plain: Criteria) -> None:
        """Show a chip for everything that is asked for beyond the plain criteria."""
        super().show_criteria(criteria, plain=plain)
        self.empty.setVisible(self.state is PostState.BINNED)

    @property
    def state(self) -> PostState:
        """Whom the list shows."""
        return self.criteria.state if isinstance(self.criteria, PeopleCriteria) else EVERYBODY.state

    @property
    def parts(self) -> tuple[CriteriaPart, ...]:
        """What the chips stand for, those in post aside."""
        if self.state is EVERYBODY.state:
            return super().parts
        without = replace(self.criteria, state=EVERYBODY.state)  # type: ignore[call-arg] # it has one
        return (CriteriaPart(key=_STATE, words=self.state.label, without=without), *super().parts)

    def show_state(self, state: PostState) -> None:
        """Show only those in this state."""
        if isinstance(self.criteria, PeopleCriteria):
            self.changed.emit(replace(self.criteria, state=state))
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_state(self, action: QAction) -> None:
        state = PostState.from_label(action.text())
        if state is not None:
            self.show_state(state)
