"""The builder of saved lists: all of them at the left, one at the right.

What was changed and not saved stays, list by list, until it is saved or given up; a crash costs a
second of it at most.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from liaison_app.actions.edit_saved_lists import delete_list, duplicate_list, save_list
from liaison_app.actions.undo import undo_step
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.saved_lists import ListDefinition, SavedListEntry
from liaison_app.domain.steps import StepSeen
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.saved_lists import SavedListSeen, saved_lists
from liaison_app.store.database import Database
from liaison_app.ui.criteria_list import Line
from liaison_app.ui.reading_order import tab_on
from liaison_app.ui.saved_lists.builder_frame import BuilderFrame
from liaison_app.ui.saved_lists.list_drafts import ListDrafts
from liaison_app.ui.tasks import Tasks

_NEW = 0  # new lists have this key and those below
_NO_LISTS = "No saved list yet."
_SHOWN = frozenset(
    {"saved_list", "saved_list_set", "saved_list_pick", "organisation", "ward", "tag", "officer"}
)


class SavedListBuilder(QDialog):
    """Makes, changes, copies, pins and deletes saved lists.

    Signals:
        list_wanted: the key of a saved list that is to be shown as a list.
        saved: the key of a list that was saved.
    """

    list_wanted = Signal(int)
    saved = Signal(int)

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Saved lists")
        self._tasks, self._database, self._today = tasks, database, today
        self._seen: dict[int, SavedListSeen] = {}
        self._drafts: dict[int, SavedListEntry] = {}
        self._begun: dict[int, SavedListEntry] = {}
        self._shown: int | None = None
        self._wished: int | None = None
        self._step = 0
        self._kept = ListDrafts(self, tasks=tasks)
        self.frame = BuilderFrame(self, tasks=tasks, today=today)
        self._connect()
        tasks.changed.connect(self._on_changed)
        tasks.written.connect(self._note_step)

    def open_at(self, list_id: int | None) -> None:
        """Open at a list, else as the builder was left."""
        self._wished = self._shown if list_id is None else list_id
        self._open()

    def begin(self, definition: ListDefinition) -> None:
        """Open with a new list that selects this; other lists that were begun stay."""
        self._wished = self._add(definition)
        self._open()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go on in the order in which it is read out, also to what came later."""
        return tab_on(self, back=not next)

    def save(self) -> None:
        """Save the list shown."""
        entry = self._drafts.get(self._shown) if self._shown is not None else None
        if entry is None:
            return
        self._tasks.write(
            f"Save the list {entry.name.strip()}",
            partial(save_list, entry=entry),
            owner=self,
            then=partial(self._saved, self._shown),
            or_else=self._refuse,
        )

    def _open(self) -> None:
        self.frame.message.hide()
        self._kept.read_once(self._take_drafts)
        self._read()
        self.frame.fit()
        self.show()
        self.raise_()
        self.activateWindow()

    def _read(self) -> None:
        self._tasks.read(criteria_names, then=self.frame.editor.know_names, owner=self)
        reading = partial(saved_lists, today=self._today())
        self._tasks.read(reading, then=self._know, owner=self)

    def _take_drafts(self, drafts: Mapping[int, SavedListEntry]) -> None:
        """Take up what was left unsaved before the program ended."""
        if not drafts:
            return
        for key, entry in drafts.items():
            if key > _NEW:
                self._drafts.setdefault(key, entry)
            elif entry not in self._drafts.values():
                self._drafts[self._free_key()] = entry
        self._read()

    def _know(self, seen: tuple[SavedListSeen, ...]) -> None:
        self._seen = {one.id: one for one in seen}
        self._drafts = {
            key: entry for key, entry in self._drafts.items() if key in self._seen or key <= _NEW
        }
        wished, self._wished = self._wished, None
        known = {*self._seen, *self._drafts}
        again = self._shown if self._shown in known else next(iter(known), None)
        self._show(wished if wished in known else again)

    def _show(self, key: int | None) -> None:
        """Show a list, as it was left or as it is kept; one that is shown so is but counted."""
        same, self._shown = key == self._shown, key
        self._list_all()
        self._kept.keep(self._drafts)
        if key is None:
            self.frame.show_nothing()
            return
        entry = self._entry(key)
        if same and self.frame.entry(entry) == entry:
            self.frame.editor.count()
        else:
            self.frame.show_entry(entry, is_new=key <= _NEW)
        self._say_state()

    def _entry(self, key: int) -> SavedListEntry:
        draft = self._drafts.get(key)
        return draft if draft is not None else _kept(self._seen[key])

    def _list_all(self) -> None:
        lines = [
            Line(
                value=one.id,
                words=self._entry(one.id).name or one.name,
                hint="not saved" if one.id in self._drafts else f"{one.count:,}",
                icon="bookmark" if one.pinned else "list",
            )
            for one in self._seen.values()
        ]
        lines += [
            Line(value=key, words=one.name.strip() or "New list", hint="not saved", icon="plus")
            for key, one in self._drafts.items()
            if key <= _NEW
        ]
        self.frame.lists.show_lines(lines, none=_NO_LISTS)
        places = [line.value for line in lines]
        if self._shown in places:
            self.frame.lists.setCurrentRow(places.index(self._shown))

    def _connect(self) -> None:
        frame = self.frame
        frame.lists.chosen.connect(self._show)
        frame.new.clicked.connect(self._begin_empty)
        frame.changed.connect(self._take)
        frame.copy.clicked.connect(self._duplicate)
        frame.delete.clicked.connect(self._delete)
        frame.give_up.clicked.connect(self._give_up)
        frame.as_list.clicked.connect(self._show_as_list)
        frame.save_button.clicked.connect(self.save)
        frame.close_button.clicked.connect(self.close)
        frame.message.pressed.connect(self._bring_back)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def _begin_empty(self) -> None:
        self._show(self._add(ListDefinition()))
        self.frame.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, definition: ListDefinition) -> int:
        """Begin a new list, in the place of one that was begun and never touched."""
        untouched = (key for key, one in self._begun.items() if self._drafts.get(key) == one)
        key = next(untouched, None)
        if key is None:
            key = self._free_key()
        self._drafts[key] = self._begun[key] = SavedListEntry(name="", definition=definition)
        return key

    def _free_key(self) -> int:
        """Return a key for a new list, below those of the others."""
        return min([_NEW + 1, *self._drafts, *self._begun]) - 1

    def _take(self) -> None:
        """Keep what was typed as a draft; a draft like what is kept is none."""
        key = self._shown
        if key is None:
            return
        entry = self.frame.entry(self._entry(key))
        kept = self._seen.get(key)
        if kept is not None and entry == _kept(kept):
            self._drafts.pop(key, None)
        else:
            self._drafts[key] = entry
        self._kept.keep(self._drafts)
        self._list_all()
        self._say_state()

    def _say_state(self) -> None:
        is_new = self._shown is not None and self._shown <= _NEW
        self.frame.say_state(changed=self._shown in self._drafts, is_new=is_new)

    def _give_up(self) -> None:
        """Throw away what was not saved of the list shown."""
        key = self._shown
        if key is not None:
            self._drafts.pop(key, None)
            self._show(key if key in self._seen else next(iter(self._seen), None))

    def _duplicate(self) -> None:
        if self._shown in self._seen:
            one = self._seen[self._shown]
            self._tasks.write(
                f"Copy the list {one.name}",
                partial(duplicate_list, list_id=one.id),
                owner=self,
                then=self._go_to,
                or_else=self._refuse,
            )

    def _delete(self) -> None:
        if self._shown in self._seen:
            one = self._seen[self._shown]
            self._tasks.write(
                f"Delete the list {one.name}",
                partial(delete_list, list_id=one.id, version=one.version),
                owner=self,
                then=partial(self._say_deleted, one.name),
                or_else=self._refuse,
            )

    def _say_deleted(self, name: str, _: None) -> None:
        self.frame.message.say("neutral", f"“{name}” was deleted.", action="Bring it back")

    def _bring_back(self) -> None:
        work = partial(undo_step, self._database, step=self._step)
        self._tasks.write_by(
            work, label="Undo", owner=self, then=self._say_back, or_else=self._refuse
        )

    def _say_back(self, _: StepSeen) -> None:
        self.frame.message.hide()

    def _note_step(self, label: str, step: int) -> None:
        if label.startswith("Delete the list "):
            self._step = step

    def _saved(self, shown: int | None, list_id: int) -> None:
        if shown is not None:
            self._drafts.pop(shown, None)
        self._drafts.pop(list_id, None)
        self.frame.message.hide()
        self._go_to(list_id)
        self.saved.emit(list_id)

    def _go_to(self, list_id: int) -> None:
        self._wished = list_id
        self._read()

    def _refuse(self, error: LiaisonError) -> None:
        self.frame.message.problem(error)

    def _show_as_list(self) -> None:
        if self._shown in self._seen:
            self.list_wanted.emit(self._shown)
            self.close()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self.isVisible() and tables & _SHOWN:
            self._read()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the readings, and keep what was typed."""
        self._kept.write()
        self._tasks.forget(self)
        super().closeEvent(event)


def _kept(one: SavedListSeen) -> SavedListEntry:
    return SavedListEntry(
        name=one.name,
        definition=replace(
            one.definition,
            sets=tuple(one.definition.sets),
            added=tuple(one.definition.added),
            removed=tuple(one.definition.removed),
        ),
        pinned=one.pinned,
        list_id=one.id,
        version=one.version,
    )
