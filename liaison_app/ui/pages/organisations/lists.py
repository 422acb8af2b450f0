"""What the page does with saved lists: keep what is shown, pick by hand, open the builder."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.actions.edit_saved_lists import (
    delete_list,
    duplicate_list,
    pick_by_hand,
    pin_list,
    rename_list,
)
from liaison_app.domain.progress import Progress
from liaison_app.domain.saved_lists import ListDefinition, ListSet, PickMark, SetMark
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.queries.saved_lists import ListName, definition_of
from liaison_app.store.database import Database
from liaison_app.ui.plain import button_text
from liaison_app.ui.saved_lists.builder import SavedListBuilder
from liaison_app.ui.tasks import Tasks

_MOST_NAMED = 15


class Lists(QObject):
    """Picks organisations by hand, and opens the builder of saved lists.

    Signals:
        refused: a LiaisonError that says why something was not done.
        list_wanted: the key of a saved list that is to be shown.
    """

    refused = Signal(object)
    list_wanted = Signal(int)

    def __init__(
        self, page: QWidget, *, tasks: Tasks, database: Database, today: Callable[[], date]
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._database, self._today = page, tasks, database, today

    @cached_property
    def builder(self) -> SavedListBuilder:
        """The builder, made when it is first opened; what was typed in it stays."""
        builder = SavedListBuilder(
            tasks=self._tasks, database=self._database, today=self._today, parent=self._page
        )
        builder.list_wanted.connect(self.list_wanted)
        return builder

    def edit(self, list_id: int | None) -> None:
        """Open the builder, at a list where one is given."""
        self.builder.open_at(list_id)

    def save_as(self, wanted: OrganisationsWanted) -> None:
        """Open the builder with a new list of what is shown."""
        if wanted.saved_list_id is None:
            first = ListSet(mark=SetMark.INCLUDE, criteria=wanted.criteria)
            self.builder.begin(ListDefinition(sets=(first,)))
            return
        read = partial(definition_of, list_id=wanted.saved_list_id)
        self._tasks.read(
            read, then=partial(self._begin_within, wanted), owner=self, or_else=self.refused.emit
        )

    def fill(
        self, menu: QMenu, keys: Sequence[int], *, lists: Sequence[ListName], shown: int | None
    ) -> None:
        """Add to a menu how these can be put on a list, or taken off the one that is shown."""
        menu.addSeparator()
        names = menu.addMenu("Put on a list")
        others = [one for one in lists if one.id != shown]
        for one in others[:_MOST_NAMED]:
            put = partial(self.pick, one, keys, PickMark.ADDED)
            names.addAction(button_text(one.name)).triggered.connect(put)
        names.addSeparator()
        names.addAction("New list…").triggered.connect(partial(self._begin_with, keys))
        here = next((one for one in lists if one.id == shown), None)
        if here is not None:
            take = partial(self.pick, here, keys, PickMark.REMOVED)
            words = f"Take off “{here.name}”"
            menu.addAction(button_text(words)).triggered.connect(take)

    def fill_of_tab(self, menu: QMenu, one: ListName) -> None:
        """Add to a menu what can be done with a saved list by its tab."""
        menu.addAction("Edit the list…").triggered.connect(partial(self.edit, one.id))
        words = "Take the tab away" if one.pinned else "Keep as a tab"
        menu.addAction(words).triggered.connect(partial(self._pin, one))
        menu.addAction("Duplicate").triggered.connect(partial(self._duplicate, one))
        menu.addSeparator()
        menu.addAction("Delete").triggered.connect(partial(self._delete, one))

    def rename(self, one: ListName, name: str, *, then: Callable[[], object]) -> None:
        """Give a saved list another name; one that is refused is said, and can be mended."""
        self._tasks.write(
            f"Rename the list {one.name} to {name}",
            partial(rename_list, list_id=one.id, version=None, name=name),
            owner=self,
            then=lambda _: then(),
            or_else=self.refused.emit,
        )

    def _pin(self, one: ListName) -> None:
        label = f"{'Unpin' if one.pinned else 'Pin'} the list {one.name}"
        self._write(label, partial(pin_list, list_id=one.id, version=None, pinned=not one.pinned))

    def _duplicate(self, one: ListName) -> None:
        self._tasks.write(
            f"Copy the list {one.name}",
            partial(duplicate_list, list_id=one.id),
            owner=self,
            then=self.edit,
            or_else=self.refused.emit,
        )

    def _delete(self, one: ListName) -> None:
        label = f"Delete the list {one.name}"
        self._write(label, partial(delete_list, list_id=one.id, version=None))

    def _write(
        self, label: str, writing: Callable[..., object], *, progress: Progress | None = None
    ) -> None:
        self._tasks.write(label, writing, owner=self, or_else=self.refused.emit, progress=progress)

    def pick(self, one: ListName, keys: Sequence[int], mark: PickMark) -> None:
        """Put these on a list by hand, or take them off it."""
        count = f"{len(keys):,} {'organisation' if len(keys) == 1 else 'organisations'}"
        label = f"Put {count} on" if mark is PickMark.ADDED else f"Take {count} off"
        label = f"{label} the list {one.name}"
        progress = Progress(label)
        work = partial(
            pick_by_hand, list_id=one.id, organisation_ids=keys, mark=mark, progress=progress
        )
        self._write(label, work, progress=progress)

    def _begin_with(self, keys: Sequence[int]) -> None:
        self.builder.begin(ListDefinition(added=tuple(keys)))

    def _begin_within(self, wanted: OrganisationsWanted, definition: ListDefinition) -> None:
        """Begin a list of those on another who meet the filters, too."""
        narrower = ListSet(mark=SetMark.MUST, criteria=wanted.criteria)
        self.builder.begin(
            ListDefinition(
                sets=(*definition.sets, narrower),
                added=definition.added,
                removed=definition.removed,
            )
        )
