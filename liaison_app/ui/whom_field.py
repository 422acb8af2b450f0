"""Whom a contact was with: three letters of a name, Enter, and the next if there are more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from liaison_app.queries.organisations import OrganisationRow, OrganisationsWanted
from liaison_app.queries.whom import first_matches, names_of
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.pill import FilterChip
from liaison_app.ui.widgets.search_box import SearchBox

_MATCHES = 6
_SHOWN_AT_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """An organisation that was chosen, and the chip that shows it."""

    name: str
    chip: FilterChip


class WhomField(QWidget):
    """Chooses organisations; each becomes a chip that can be taken away again.

    Signals:
        changed: others are chosen now.
    """

    changed = Signal()

    def __init__(self, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._chosen: dict[int, _Chosen] = {}
        self._search = SearchBox("Type a few letters of the name")
        self._search.typed.connect(self._find)
        self._search.entered.connect(self._take_first)
        self._matches = QListWidget()
        self._matches.setAccessibleName("Matching organisations")
        self._matches.setUniformItemSizes(True)
        self._matches.itemActivated.connect(self._take)
        self._matches.itemClicked.connect(self._take)
        self._matches.hide()
        self._more = PlainLabel(role="small")
        self._more.hide()
        self._chips = QWidget()
        FlowLayout(self._chips)
        self._chips.hide()
        self.setFocusProxy(self._search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._chips, self._more, self._search, self._matches):
            column.addWidget(part)

    @property
    def organisation_ids(self) -> tuple[int, ...]:
        """The keys of the organisations chosen, in the order they were."""
        return tuple(self._chosen)

    def choose(self, organisation_ids: Sequence[int]) -> None:
        """Choose these organisations and no others."""
        for key in tuple(self._chosen):
            self._drop(key)
        self._search.clear()
        if organisation_ids:
            find = partial(names_of, organisation_ids=tuple(organisation_ids))
            self._tasks.read(find, then=self._add_all, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the matches by Esc, back to the search."""
        if event.key() == Qt.Key.Key_Escape and self._matches.isVisible():
            self._matches.hide()
            self._search.setFocus()
            return
        super().keyPressEvent(event)

    def _find(self, words: str) -> None:
        if not words.strip():
            self._matches.hide()
            return
        wanted = OrganisationsWanted(words=words)
        find = partial(first_matches, wanted=wanted, most=_MATCHES)
        self._tasks.read(find, then=self._show_matches, owner=self)

    def _show_matches(self, rows: Sequence[OrganisationRow]) -> None:
        self._matches.clear()
        for row in rows:
            place = ", ".join(part for part in (row.town, row.postcode) if part)
            item = QListWidgetItem(f"{row.name}   {place}")
            item.setData(Qt.ItemDataRole.UserRole, (row.id, row.name))
            self._matches.addItem(item)
        if not rows:
            item = QListWidgetItem("Nobody by that name. Try another word of it.")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._matches.addItem(item)
        self._matches.setCurrentRow(0)
        height = self._matches.sizeHintForRow(0) * self._matches.count()
        self._matches.setFixedHeight(height + 2 * self._matches.frameWidth() + 8)
        self._matches.setVisible(bool(self._search.text().strip()))

    def _take_first(self) -> None:
        if self._matches.isVisible() and self._matches.currentItem() is not None:
            self._take(self._matches.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if found is None:
            return
        key, name = found
        self._add(key, name)
        self._search.clear()
        self._matches.hide()
        self.changed.emit()

    def _add_all(self, names: Mapping[int, str]) -> None:
        for key, name in names.items():
            self._add(key, name)
        self.changed.emit()

    def _add(self, key: int, name: str) -> None:
        if key in self._chosen:
            return
        chip = FilterChip(name)
        chip.removed.connect(partial(self._drop, key))
        self._chosen[key] = _Chosen(name=name, chip=chip)
        if len(self._chosen) <= _SHOWN_AT_MOST:
            layout = self._chips.layout()
            if layout is not None:
                layout.addWidget(chip)
        self._say_more()

    def _drop(self, key: int) -> None:
        chosen = self._chosen.pop(key, None)
        if chosen is not None:
            chosen.chip.deleteLater()
            chosen.chip.setParent(None)
            self._say_more()
            self.changed.emit()

    def _say_more(self) -> None:
        self._chips.setVisible(bool(self._chosen))
        hidden = len(self._chosen) - _SHOWN_AT_MOST
        self._more.setVisible(hidden > 0)
        self._more.setText(f"and {hidden:,} more")
