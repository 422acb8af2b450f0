"""What the page says where there is no organisation to show, and what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.text import as_repeated
from liaison_app.queries.organisations_wanted import OrganisationsFound
from liaison_app.ui.widgets.buttons import name_button, secondary_button
from liaison_app.ui.widgets.empty_state import EmptyState

_NONE_YET = "There are no organisations yet."
_BRING_IN = "Schools, faith groups, networks and partners belong here. A school register fills it."


class NothingFound(QWidget):
    """Tells an empty workspace from a search that found nothing.

    Signals:
        import_wanted: a register is to be brought in.
        all_wanted: the search and the filters are to be taken away.
        list_wanted: the saved list is to be changed.
        new_wanted: a new organisation is to be typed in, by this name.
    """

    import_wanted = Signal()
    all_wanted = Signal()
    list_wanted = Signal()
    new_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._found: OrganisationsFound | None = None
        self._press = self.import_wanted
        self._why = EmptyState("building-2", _NONE_YET, hint=_BRING_IN)
        self._why.pressed.connect(self._on_pressed)
        self._new = secondary_button("New organisation", "plus")
        self._new.clicked.connect(self._on_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._why)
        self._why.add_button(self._new)

    def say_why(self, found: OrganisationsFound, *, words: str, gone: Sequence[str] = ()) -> None:
        """Say why nothing is shown; ``gone`` is asked for though it was deleted."""
        self._words, self._found = words, found
        said = as_repeated(words)
        name_button(self._new, f"New organisation “{said}”" if words else "New organisation")
        self._press = self.all_wanted
        if not found.in_all:
            self._press = self.import_wanted
            self._why.say(_NONE_YET, hint=_BRING_IN, action="Import a school register")
        elif not found.of and not words and gone:
            self._press = self.list_wanted
            hint = f"It asks for {' and for '.join(gone)}. Ask for something else instead."
            self._why.say("Nobody is on this list now.", hint=hint, action="Change the list")
        elif not found.of and not words:
            hint = "Look at whom it selects under Saved lists, or choose another tab."
            self._why.say("Nobody is on this list now.", hint=hint, action="Show all")
        elif words:
            hint = "Try fewer letters, a postcode or a person. Filters that are set count, too."
            self._why.say(f"No organisation matches “{said}”.", hint=hint, action="Show all")
        elif gone:
            hint = f"They ask for {' and for '.join(gone)}. Take that filter away."
            self._why.say("No organisation matches these filters.", hint=hint, action="Show all")
        else:
            hint = "Take a filter away, or choose another tab."
            self._why.say("No organisation matches these filters.", hint=hint, action="Show all")

    def know_gone(self, gone: Sequence[str]) -> None:
        """Say it again, once it is known what was deleted of what is asked for."""
        if self._found is not None:
            self.say_why(self._found, words=self._words, gone=gone)

    def _on_pressed(self) -> None:
        self._press.emit()

    def _on_new(self) -> None:
        self.new_wanted.emit(self._words)
