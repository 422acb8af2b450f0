"""Whom a contact was with: three letters of a name and Tab; Enter, and the next, for more of them.

Whoever types fast presses Tab before the matches are there: the first of them is then taken as
soon as it is found.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.whom import first_matches, names_of
from liaison_app.ui.matches_list import MatchesList
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.pill import FilterChip
from liaison_app.ui.widgets.search_box import SearchBox

_HINT = "Tab takes the first, Enter adds another"
_MATCHES = 6
_SHOWN_AT_MOST = 12
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WhomField(QWidget):
    """Chooses organisations; each becomes a chip that can be taken away again.

    Signals:
        changed: others are chosen now, or nobody was found whom Tab could take.
    """

    changed = Signal()

    def __init__(self, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._names: dict[int, str] = {}
        self._take_when_found = False
        self._found_for = ""
        self.search = SearchBox("Type a few letters of the name", hint=_HINT)
        self.search.typed.connect(self._find)
        self.search.installEventFilter(self)
        self.matches = MatchesList(self.search)
        self.matches.taken.connect(self._take)
        self._more = PlainLabel(role="small")
        self._more.hide()
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._chips.hide()
        self.setFocusProxy(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._chips, self._more, self.search):
            column.addWidget(part)

    @property
    def organisation_ids(self) -> tuple[int, ...]:
        """The keys of the organisations chosen, in the order they were."""
        return tuple(self._names)

    @property
    def words(self) -> str:
        """Whom the contact was with, in words: one name, or how many."""
        names = tuple(self._names.values())
        return names[0] if len(names) == 1 else f"{len(names):,} organisations"

    @property
    def is_finding(self) -> bool:
        """Whether somebody is still to be taken from what was typed."""
        return self._take_when_found

    def choose(self, organisation_ids: Sequence[int]) -> None:
        """Choose these organisations and no others."""
        self._names = dict.fromkeys(organisation_ids, "")
        self._take_when_found = False
        self.search.clear()
        self._draw_chips()
        if organisation_ids:
            find = partial(names_of, organisation_ids=tuple(organisation_ids))
            self._tasks.read(find, then=self._show_names, owner=self)

    def setAccessibleName(self, name: str) -> None:
        """Name the field for a screen reader."""
        super().setAccessibleName(name)
        self.search.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys of the search that choose: Tab, Enter, the arrows, Esc, Backspace."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._answer(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut:
            self.matches.hide()
        return super().eventFilter(watched, event)

    def _answer(self, key: Qt.Key) -> bool:
        """Return whether the key was meant for the matches alone."""
        typed = bool(self.search.text().strip())
        if key in {Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter} and typed:
            self._take_current()
            return key != Qt.Key.Key_Tab
        if key in _MOVES and self.matches.isVisible():
            self.matches.move_by(_MOVES[key])
            return True
        if key == Qt.Key.Key_Escape and self.matches.isVisible():
            self.matches.hide()
            return True
        if key == Qt.Key.Key_Backspace and not self.search.text() and self._names:
            self._drop(self.organisation_ids[-1])
            return True
        return False

    def _take_current(self) -> None:
        """Take the match the officer is on; one that is not found yet, as soon as it is."""
        if self._found_for == self.search.text() and self.matches.current is not None:
            self._take(self.matches.current)
        elif self._found_for != self.search.text():
            self._take_when_found = True

    def _find(self, words: str) -> None:
        self._take_when_found = False
        if not words.strip():
            self._found_for = ""
            self.matches.hide()
            return
        wanted = OrganisationsWanted(criteria=Criteria(words=words))
        find = partial(first_matches, wanted=wanted, most=_MATCHES)
        self._tasks.read(find, then=partial(self._show_matches, words), owner=self)

    def _show_matches(self, words: str, rows: Sequence[OrganisationRow]) -> None:
        if words != self.search.text():
            return
        self._found_for = words
        awaited, self._take_when_found = self._take_when_found, False
        if awaited and rows:
            self._take(rows[0])
            return
        if awaited:
            self.search.setFocus()
            self.changed.emit()
        self.matches.show_rows(rows)
        names = f"{len(rows)} found, first {rows[0].name}" if rows else "Nobody by that name"
        self.search.setAccessibleDescription(names)

    def _take(self, row: OrganisationRow) -> None:
        self._names[row.id] = row.name
        self.search.clear()
        self.matches.hide()
        self._draw_chips()

    def _show_names(self, names: Mapping[int, str]) -> None:
        self._names = {key: names[key] for key in self._names if key in names}
        self._draw_chips()

    def _drop(self, key: int) -> None:
        self._names.pop(key, None)
        self._draw_chips()
        self.search.setFocus()

    def _draw_chips(self) -> None:
        while item := self._flow.takeAt(0):
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for key in self.organisation_ids[:_SHOWN_AT_MOST]:
            if self._names[key]:
                chip = FilterChip(self._names[key])
                chip.setAccessibleName(f"{self._names[key]}. Press to take it away")
                chip.removed.connect(partial(self._drop, key))
                self._flow.addWidget(chip)
        hidden = len(self._names) - _SHOWN_AT_MOST
        self._chips.setVisible(bool(self._names))
        self._more.setVisible(hidden > 0)
        self._more.setText(f"and {hidden:,} more")
        self.changed.emit()
