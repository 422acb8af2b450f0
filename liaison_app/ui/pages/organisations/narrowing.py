"""What the page narrows its list by: the search, the tab, the filters, or a saved list."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_gone import gone_asked_for
from liaison_app.domain.criteria_words import CriteriaNames
from liaison_app.domain.organisations import Kind
from liaison_app.queries import at_start
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.database import Database
from liaison_app.ui.pages.organisations.as_left import AsLeft
from liaison_app.ui.pages.organisations.filters import OrganisationFilters
from liaison_app.ui.pages.organisations.list_tabs import OrganisationTabs
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import ListNarrowed

if TYPE_CHECKING:
    from liaison_app.queries.saved_lists import ListName, ListsBeside
    from liaison_app.ui.pages.organisations.lists import Lists

_EVERYBODY = Criteria()
_ON_A_LIST = Criteria(standings=())
"""A saved list says by itself which status it asks for."""


class Narrowing(QObject):
    """Keeps tabs, chips and criteria telling the same.

    Signals:
        changed: others are wanted now.
        refused: a LiaisonError that says why something was not done.
        gone_known: what is asked for though it was deleted is known, or is another now.
    """

    changed = Signal()
    refused = Signal(object)
    gone_known = Signal()

    def __init__(
        self, page: QWidget, *, tasks: Tasks, database: Database, today: Callable[[], date]
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._database, self._today = page, tasks, database, today
        self._as_left = AsLeft(self, tasks=tasks, database=database)
        left = self._as_left.read()
        self.criteria = left.criteria
        self.saved_list_id = left.saved_list_id
        self._known: tuple[ListName, ...] = ()
        self._names = CriteriaNames()
        self.tabs = OrganisationTabs()
        self.tabs.kind_chosen.connect(self.choose_kind)
        self.tabs.list_chosen.connect(self.choose_list)
        self.tabs.lists_wanted.connect(self.edit_lists)
        self.tabs.menu_wanted.connect(self._offer_list)
        self.tabs.rename_wanted.connect(self._begin_to_rename)
        self.tabs.named.connect(self._rename)
        self.filters = OrganisationFilters(tasks=tasks, today=today)
        self.filters.changed.connect(self.narrow)
        self.filters.save_wanted.connect(self._save_as_list)
        self._show()

    @property
    def kind(self) -> Kind | None:
        """The kind whose tab is shown, or None."""
        kinds = self.criteria.kinds
        return kinds[0] if len(kinds) == 1 and self.saved_list_id is None else None

    @property
    def narrowed(self) -> ListNarrowed:
        """What the list is narrowed by beside the words of the search."""
        criteria = replace(self.criteria, words="")
        return ListNarrowed(criteria=criteria, saved_list_id=self.saved_list_id)

    @property
    def gone(self) -> tuple[str, ...]:
        """What the filters or the saved list ask for though it was deleted, in words."""
        shown = None if self.saved_list_id is None else self._list_of(self.saved_list_id)
        of_list = () if shown is None else shown.gone
        return (*of_list, *gone_asked_for(self.criteria, self._names))

    def restore(self, narrowed: ListNarrowed) -> None:
        """Narrow the list as it was before, with no words searched for."""
        self.saved_list_id = narrowed.saved_list_id
        self.narrow(narrowed.criteria)
        if narrowed.saved_list_id is not None:
            self.reload()

    def reload(self) -> None:
        """Read the saved lists again, and what is called how."""
        read = partial(at_start.lists_beside, today=self._today(), shown=self.saved_list_id)
        self._tasks.read(read, then=self._know, owner=self)

    def search_for(self, words: str) -> None:
        """Keep to what these words find."""
        self.narrow(replace(self.criteria, words=words))

    def choose_kind(self, kind: Kind | None) -> None:
        """Keep to a kind, or to none; the filters stay, but not those of a list that is left."""
        kept = self.criteria if self.saved_list_id is None else _EVERYBODY
        kinds = () if kind is None else (kind,)
        self.saved_list_id = None
        self.narrow(replace(kept, kinds=kinds, words=self.criteria.words))

    def choose_list(self, list_id: int) -> None:
        """Keep to a saved list, without the filters there were."""
        self.saved_list_id = list_id
        self.narrow(replace(_ON_A_LIST, words=self.criteria.words))
        self.reload()

    def narrow(self, criteria: Criteria) -> None:
        """Keep to those who meet these criteria."""
        self.criteria = criteria
        self._as_left.keep(self.narrowed)
        self._show()
        self.changed.emit()

    def show_all(self) -> None:
        """Keep to nothing."""
        self.saved_list_id = None
        self.narrow(_EVERYBODY)

    def put_away(self) -> None:
        """Keep the tab and the filters, to be found so at the next start."""
        self._as_left.write()

    def fill(self, menu: QMenu, keys: Sequence[int]) -> None:
        """Add to a menu how these can be put on a list, or taken off the one that is shown."""
        self._lists.fill(menu, keys, lists=self._known, shown=self.saved_list_id)

    @cached_property
    def _lists(self) -> "Lists":
        from liaison_app.ui.pages.organisations.lists import Lists  # noqa: PLC0415 - not for the first list

        lists = Lists(self._page, tasks=self._tasks, database=self._database, today=self._today)
        lists.refused.connect(self.refused)
        lists.list_wanted.connect(self.choose_list)
        return lists

    def _know(self, beside: "ListsBeside") -> None:
        self._known, self._names = beside.lists, beside.names
        self.filters.know_names(beside.names)
        if all(one.id != self.saved_list_id for one in beside.lists) and self.saved_list_id:
            self.show_all()
        self.tabs.show_lists(beside.lists, shown=self.saved_list_id)
        self._show()
        self.gone_known.emit()

    def _show(self) -> None:
        """Show the tab and the chips; one kind is its tab's to say."""
        if self.saved_list_id is None:
            self.tabs.select_kind(self.kind)
            plain = replace(_EVERYBODY, kinds=() if self.kind is None else (self.kind,))
        else:
            self.tabs.select_list(self.saved_list_id)
            plain = _ON_A_LIST
        self.filters.show_criteria(self.criteria, plain=plain)

    def edit_lists(self) -> None:
        """Open the builder of saved lists, at the one that is shown."""
        self._lists.edit(self.saved_list_id)

    def _offer_list(self, list_id: int, where: QPoint) -> None:
        """Open the menu of a saved list's tab."""
        one = self._list_of(list_id)
        if one is not None:
            menu = QMenu(self._page)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            rename = menu.addAction("Rename\tF2")
            rename.triggered.connect(partial(self.tabs.edit_name, one.id, one.name))
            self._lists.fill_of_tab(menu, one)
            menu.popup(where)

    def _begin_to_rename(self, list_id: int) -> None:
        one = self._list_of(list_id)
        if one is not None:
            self.tabs.edit_name(one.id, one.name)

    def _rename(self, list_id: int, name: str) -> None:
        one = self._list_of(list_id)
        if one is not None:
            self._lists.rename(one, name, then=self.tabs.end_name)

    def _list_of(self, list_id: int) -> "ListName | None":
        return next((known for known in self._known if known.id == list_id), None)

    def _save_as_list(self) -> None:
        wanted = OrganisationsWanted(criteria=self.criteria, saved_list_id=self.saved_list_id)
        self._lists.save_as(wanted)
