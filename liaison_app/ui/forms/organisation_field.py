"""One organisation, found by a few letters of its name."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.organisations_wanted import EVERYBODY, OrganisationsWanted
from liaison_app.queries.whom import first_matches
from liaison_app.ui.icons import set_icon
from liaison_app.ui.matches_list import MatchesList
from liaison_app.ui.tasks import Tasks

_MATCHES = 6
_TYPE = "Type a few letters of the name"
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKES = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class OrganisationField(QWidget):
    """Takes the match that Tab, Enter or a click chooses; other letters let it go again.

    As a text it is the key and the name, so that a draft brings both back. Found is whoever meets
    ``criteria``, but not those of the keys ``without``.

    Signals:
        changed: another organisation is chosen now, or none.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        tasks: Tasks,
        criteria: Criteria = EVERYBODY,
        without: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._criteria, self._without = criteria, frozenset(without)
        self._key: int | None = None
        self._name = self._found_for = ""
        self._take_when_found = False
        self.line = QLineEdit()
        self.line.setPlaceholderText(_TYPE)
        glass = QAction(self)
        set_icon(glass, "search")
        self.line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.line.textChanged.connect(self._find)
        self.line.installEventFilter(self)
        self.matches = MatchesList(self.line)
        self.matches.taken.connect(self._take)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    @property
    def key(self) -> int | None:
        """The key of the organisation chosen, or None."""
        return self._key

    @property
    def is_half_typed(self) -> bool:
        """Whether letters stand there of which no organisation was chosen."""
        return self._key is None and bool(self.line.text().strip())

    @property
    def text(self) -> str:
        """The key and the name of the organisation chosen; nothing where none is."""
        return "" if self._key is None else f"{self._key} {self._name}"

    def set_text(self, text: str) -> None:
        """Choose what ``text`` was."""
        key, _, name = text.partition(" ")
        self.choose(int(key) if key.isdecimal() else None, name)

    def choose(self, key: int | None, name: str = "") -> None:
        """Choose an organisation, or none."""
        self._key, self._name = key, name if key is not None else ""
        self._take_when_found = False
        blocked = self.line.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.line.setText(self._name)
        self.line.setCursorPosition(0)
        self.line.blockSignals(blocked)
        self.matches.hide()
        self.changed.emit()

    def name_in(self, text: str) -> str:
        """Return the name that stands in such a text."""
        return text.partition(" ")[2]

    def setAccessibleName(self, name: str) -> None:
        """Name the field for a screen reader."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that choose among the matches: Tab, Enter, the arrows, Esc."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            return plain and self._answer(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut:
            self.matches.hide()
        return super().eventFilter(watched, event)

    def _answer(self, key: Qt.Key) -> bool:
        """Return whether the key was meant for the matches alone."""
        if key in _TAKES and self.is_half_typed:
            self._take_current()
            return key != Qt.Key.Key_Tab
        if key in _MOVES and self.matches.isVisible():
            self.matches.move_by(_MOVES[key])
            return True
        if key == Qt.Key.Key_Escape and self.matches.isVisible():
            self.matches.hide()
            return True
        return False

    def _take_current(self) -> None:
        """Take the match the officer is on; one that is not found yet, as soon as it is."""
        if self._found_for == self.line.text() and self.matches.current is not None:
            self._take(self.matches.current)
        elif self._found_for != self.line.text():
            self._take_when_found = True

    def _find(self, words: str) -> None:
        had, self._key, self._name = self._key, None, ""
        self._take_when_found = False
        if had is not None:
            self.changed.emit()
        if not words.strip():
            self._found_for = ""
            self.matches.hide()
            return
        wanted = OrganisationsWanted(criteria=replace(self._criteria, words=words))
        most = _MATCHES + len(self._without)
        find = partial(first_matches, wanted=wanted, most=most)
        self._tasks.read(find, then=partial(self._show_matches, words), owner=self)

    def _show_matches(self, words: str, found: Sequence[OrganisationRow]) -> None:
        if words != self.line.text():
            return
        rows = [row for row in found if row.id not in self._without][:_MATCHES]
        self._found_for = words
        awaited, self._take_when_found = self._take_when_found, False
        if awaited and rows:
            self._take(rows[0])
            return
        self.matches.show_rows(rows)
        names = f"{len(rows)} found, first {rows[0].name}" if rows else "Nobody by that name"
        self.line.setAccessibleDescription(names)

    def _take(self, row: OrganisationRow) -> None:
        self.choose(row.id, row.name)
