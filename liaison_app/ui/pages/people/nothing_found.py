"""What the page says where there is nobody to show, and what to do next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.text import as_repeated
from liaison_app.queries.people_wanted import PeopleCriteria, PeopleFound, PostState
from liaison_app.ui.widgets.buttons import name_button, secondary_button
from liaison_app.ui.widgets.empty_state import EmptyState

_NONE_YET = "There are no people yet."
_BELONGS = "Head teachers, imams, vicars, chairs and secretaries belong here, each with their post."
_BIN_EMPTY = "The bin is empty."
_BIN = "Whoever is deleted lies here, and can be put back."


class NothingFound(QWidget):
    """Tells an empty workspace from a search that found nobody.

    Signals:
        all_wanted: the search and the filters are to be taken away.
        former_wanted: those who have left their posts are to be searched as well.
        new_wanted: a new person is to be typed in, by this name.
    """

    all_wanted = Signal()
    former_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words, self._any = "", False
        self._why = EmptyState("users", _NONE_YET, hint=_BELONGS)
        self._why.pressed.connect(self._on_pressed)
        self._former = secondary_button("Look among former post-holders, too", "history")
        self._former.clicked.connect(self.former_wanted)
        self._new = secondary_button("New person", "plus")
        self._new.clicked.connect(self._on_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        self._why.add_button(self._former)
        self._why.add_button(self._new)

    def say_why(self, found: PeopleFound, *, criteria: PeopleCriteria) -> None:
        """Say why nobody is shown."""
        words = criteria.words.strip()
        self._words, self._any = words, found.in_all > 0
        said = as_repeated(words)
        name_button(self._new, f"New person “{said}”" if words else "New person")
        self._new.setVisible(self._any and criteria.state is not PostState.BINNED)
        self._former.setVisible(self._any and criteria.state is PostState.HOLDS)
        if not self._any:
            self._why.say(_NONE_YET, hint=_BELONGS, action="New person")
        elif criteria == PeopleCriteria(state=PostState.BINNED):
            self._why.say(_BIN_EMPTY, hint=_BIN, action="Show all")
        elif words:
            hint = "Try fewer letters, a post, an organisation or a phone number."
            where = "in the bin " if criteria.state is PostState.BINNED else ""
            self._why.say(f"Nobody {where}matches “{said}”.", hint=hint, action="Show all")
        else:
            self._why.say(
                "Nobody matches these filters.", hint="Take a filter away.", action="Show all"
            )

    def _on_pressed(self) -> None:
        if self._any:
            self.all_wanted.emit()
        else:
            self.new_wanted.emit("")

    def _on_new(self) -> None:
        self.new_wanted.emit(self._words)
