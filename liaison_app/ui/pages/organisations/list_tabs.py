"""The tabs of the organisations page: all, each kind, and the lists that the team has pinned."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from liaison_app.domain.organisations import Kind
from liaison_app.ui.widgets.buttons import quiet_button
from liaison_app.ui.widgets.tabs_bar import TabsBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liaison_app.queries.saved_lists import ListName
    from liaison_app.ui.pages.organisations.tab_name import TabName

_ALL = "all"
_LIST = "list "


class OrganisationTabs(TabsBar):
    """Kinds and pinned lists with their counts; a list that is shown has a tab while it is.

    Signals:
        kind_chosen: the Kind whose tab was chosen, or None for all of them.
        list_chosen: the key of the saved list whose tab was chosen.
        lists_wanted: all saved lists are to be seen and edited.
        menu_wanted: the key of the saved list whose tab was pressed, and where, for a menu.
        rename_wanted: the key of the saved list whose name is to be typed on its tab.
        named: the key of a saved list, and the name that was typed on its tab.
    """

    kind_chosen = Signal(object)
    list_chosen = Signal(int)
    lists_wanted = Signal()
    menu_wanted = Signal(int, QPoint)
    rename_wanted = Signal(int)
    named = Signal(int, str)

    def __init__(self) -> None:
        super().__init__("Kinds of organisation and saved lists")
        self._kinds = [(_ALL, "All"), *((str(kind.value), kind.plural) for kind in Kind)]
        self.set_tabs(self._kinds)
        self.chosen.connect(self._say)
        edit = quiet_button("Saved lists", "bookmark")
        edit.clicked.connect(self.lists_wanted)
        self.add_tool(edit)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._bar.customContextMenuRequested.connect(self._ask_for_menu)
        self._bar.tabBarDoubleClicked.connect(self._ask_to_rename)
        rename = QShortcut(QKeySequence(Qt.Key.Key_F2), self, self._ask_to_rename)
        rename.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_lists(self, lists: "Sequence[ListName]", *, shown: int | None) -> None:
        """Offer the pinned ones of these lists, and the one that is shown."""
        tabs = [one for one in lists if one.pinned or one.id == shown]
        counted = [(f"{_LIST}{one.id}", f"{one.name}  {one.count or 0:,}") for one in tabs]
        self.set_tabs([*self._kinds, *counted])
        if "_name" in vars(self) and self._name.isVisible():
            self._name.lie_at(self._place_of(self._name.list_id))

    def edit_name(self, list_id: int, name: str) -> None:
        """Let the name of a saved list be typed on its tab."""
        self._name.begin(list_id, name, where=self._place_of(list_id))

    def end_name(self) -> None:
        """Take the field away in which a name was typed."""
        self._name.finish()

    @cached_property
    def _name(self) -> "TabName":
        from liaison_app.ui.pages.organisations.tab_name import TabName  # noqa: PLC0415 - not for the first list

        name = TabName(self._bar)
        name.given.connect(self.named)
        return name

    def _place_of(self, list_id: int) -> QRect:
        key = f"{_LIST}{list_id}"
        return self._bar.tabRect(self._keys.index(key)) if key in self._keys else QRect()

    def _ask_to_rename(self, place: int | None = None) -> None:
        key = self.key if place is None else self._keys[place] if place >= 0 else ""
        if key.startswith(_LIST):
            self.rename_wanted.emit(int(key.removeprefix(_LIST)))

    def select_kind(self, kind: Kind | None) -> None:
        """Go to the tab of a kind, or of all, without saying so."""
        self.select(_ALL if kind is None else str(kind.value))

    def select_list(self, list_id: int) -> None:
        """Go to the tab of a saved list without saying so."""
        self.select(f"{_LIST}{list_id}")

    def _ask_for_menu(self, where: QPoint) -> None:
        place = self._bar.tabAt(where)
        key = self._keys[place] if place >= 0 else self.key  # the key of the menu has no place
        if key.startswith(_LIST):
            self.menu_wanted.emit(int(key.removeprefix(_LIST)), self._bar.mapToGlobal(where))

    def _say(self, key: str) -> None:
        if key.startswith(_LIST):
            self.list_chosen.emit(int(key.removeprefix(_LIST)))
        else:
            self.kind_chosen.emit(Kind.from_label(key))
