"""The organisations page: found while one types, filtered, and opened at the side."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries import organisation_rows
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.organisations_wanted import (
    BY_NAME,
    Ordered,
    OrganisationOrder,
    OrganisationsFound,
    OrganisationsWanted,
)
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.page import Page
from liaison_app.ui.pages.organisations.columns import organisation_columns
from liaison_app.ui.pages.organisations.handing_out import organisation_deeds
from liaison_app.ui.pages.organisations.list_finding import OrganisationsFinding
from liaison_app.ui.pages.organisations.narrowing import Narrowing
from liaison_app.ui.pages.organisations.nothing_found import NothingFound
from liaison_app.ui.pages.organisations.opened import OpenedOrganisations
from liaison_app.ui.plain import button_text
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    LogOutreachWanted,
    OrganisationsShown,
    OrganisationWanted,
)

if TYPE_CHECKING:
    from liaison_app.queries.organisation_details import OrganisationDetails
    from liaison_app.ui.pages.organisations.many import Many
    from liaison_app.ui.records.record_panel import RecordPanel
    from liaison_app.ui.records.record_tabs import RecordTabs


_LOOKED_AT = 20


class OrganisationsPage(Page):
    """Finds organisations by words, filters and saved lists; shows the chosen one in the panel."""

    tables = frozenset(
        {
            "organisation",
            "role",
            "person",
            "contact_point",
            "objection",
            "warning",
            "outreach",
            "outreach_with",
            "relay",
            "follow_up",
            "ward",
            "officer",
            "membership",
            "organisation_tag",
            "tag",
            "campaign",
            "recipient",
            "saved_list",
            "saved_list_set",
            "saved_list_pick",
            "dispatch_row",
            "dispatch",
        }
    )
    place = OrganisationsShown()

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__("Organisations")
        self._tasks, self._database, self._today = tasks, database, today
        self._remembered = remembered
        self.narrowing = Narrowing(self, tasks=tasks, database=database, today=today)
        self._wanted = OrganisationsWanted(
            criteria=self.narrowing.criteria, saved_list_id=self.narrowing.saved_list_id
        )
        self._add_header()
        self.narrowing.changed.connect(self._narrow)
        self.narrowing.refused.connect(self.message.problem)
        self.tabs, self.filters = self.narrowing.tabs, self.narrowing.filters
        self.filters.log_wanted.connect(self._log)
        self.table: RecordTable[OrganisationRow] = RecordTable(
            "Organisations", organisation_columns(today), self._fetch
        )
        self._empty = NothingFound()
        self._empty.import_wanted.connect(self._import)
        self._empty.all_wanted.connect(self._show_all)
        self._empty.list_wanted.connect(self.narrowing.edit_lists)
        self.narrowing.gone_known.connect(self._tell_gone)
        self._empty.new_wanted.connect(self._new_named)
        self._finding = OrganisationsFinding(self, tasks, database, today)
        self._finding.begun.connect(self._begin_to_show)
        self._finding.found.connect(self._show)
        self._finding.failed.connect(self._lose_list)
        self.opened = OpenedOrganisations(
            self, self.table, tasks=tasks, database=database, today=today, remembered=remembered
        )
        self.opened.moved.connect(self._say_here)
        self.opened.log_wanted.connect(self._ask_to_log)
        self.opened.history_wanted.connect(partial(self.page_wanted.emit, "history"))
        self.opened.refused.connect(self.message.problem)
        self._is_going = False
        self._lay_out()
        self._connect_table()
        self._deeds = organisation_deeds(
            self, self.table, tasks, database, today, wanted=lambda: self._wanted
        )
        remembered.arrange(self.table, "organisations")
        self._take_order(self.table.layout_now().order)
        self.place = self._here

    def reload(self) -> None:
        """Find the organisations to show, the saved lists, and the one in the panel."""
        if not self.table.records.keys:
            self._set_keys(self._finding.keys_now(self._wanted))
        self._finding.forget()
        self._find()
        self.narrowing.reload()
        self.opened.reload()

    def open_at(self, argument: object) -> None:
        """Show what was asked for: a kind, words to search for, an organisation, or a new one."""
        if isinstance(argument, OrganisationWanted):
            self._new_named(argument.name)
        if not isinstance(argument, OrganisationsShown):
            return
        self._is_going = True
        self._go_to(argument)
        self._is_going = False
        if argument.organisation_id is None or argument.whole:
            self._say_here()

    def take_focus(self) -> None:
        """Take the keys: in the organisation that is open whole, or else in the search."""
        if self.opened.whole is None:
            self.search()
        else:
            self.records.focus_shown()

    def put_away(self) -> None:
        """Keep the tab and the filters, to be found so at the next start."""
        self.narrowing.put_away()

    def search(self) -> None:
        """Put the cursor into the search of the list."""
        self.opened.show_list()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def new(self) -> None:
        """Open the form of a new organisation, of the kind that the list shows."""
        self.opened.forms.new(kind=self._kind_shown)

    def print_list(self) -> None:
        """Show the list as it can be printed."""
        self._deeds.print_list()

    def export(self) -> None:
        """Make letters, labels or a list of the organisations selected, else of all found."""
        self._deeds.export()

    @property
    def panel(self) -> "RecordPanel[OrganisationDetails]":
        """The panel of one organisation."""
        return self.opened.panel

    @property
    def records(self) -> "RecordTabs[OrganisationDetails]":
        """The tabs of the organisations that are open whole."""
        return self.opened.records

    @cached_property
    def _many(self) -> "Many":
        from liaison_app.ui.pages.organisations.many import Many  # noqa: PLC0415 - not for the first list

        many = Many(self, tasks=self._tasks, today=self._today)
        many.refused.connect(self.message.problem)
        return many

    def _new_named(self, name: str) -> None:
        self.opened.forms.new(kind=self._kind_shown, name=name)

    @property
    def _kind_shown(self) -> Kind | None:
        """The kind asked for, or else the one that all on the screen are of."""
        if self.narrowing.kind is not None:
            return self.narrowing.kind
        shown = range(min(self.table.records.rowCount(), _LOOKED_AT))
        rows = [self.table.records.row(number) for number in shown]
        kinds = {row.kind for row in rows if row is not None}
        return kinds.pop() if len(kinds) == 1 else None

    def _add_header(self) -> None:
        self._search = self.header.add_search("Search organisations")
        self._search.typed.connect(self.narrowing.search_for)
        self._search.entered.connect(self._go_to_first)
        bring_in = secondary_button("Import", "upload")
        bring_in.clicked.connect(self._import)
        new = primary_button("New organisation", "plus")
        new.clicked.connect(self.new)
        self.header.add_button(bring_in)
        self.header.add_button(new)

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.add_bar(self.tabs)
        self.add_bar(self.filters)
        self.add_body(self._body)

    def _connect_table(self) -> None:
        self.filters.all_wanted.connect(self.table.selectAll)
        self.filters.columns_wanted.connect(self.table.offer_columns)
        self.table.selection_changed.connect(self._say_selected)
        self.table.order_wanted.connect(self._sort)
        self.table.menu_wanted.connect(self._show_menu)

    def _narrow(self) -> None:
        kept = self.narrowing
        self._wanted = replace(
            self._wanted, criteria=kept.criteria, saved_list_id=kept.saved_list_id
        )
        self._finding.find_first(self._wanted)
        self._say_here()

    def _go_to(self, wanted: OrganisationsShown) -> None:
        if not wanted.whole:
            self.opened.show_list()
        if wanted.narrowed is not None and wanted.narrowed != self.narrowing.narrowed:
            self._search.clear()
            self.narrowing.restore(wanted.narrowed)
        if wanted.kind is not None:
            self.narrowing.choose_kind(wanted.kind)
        if wanted.words:
            self._search.setText(wanted.words)
        if wanted.organisation_id is None:
            self.opened.close_beside()
        elif wanted.whole:
            self.opened.open_whole(wanted.organisation_id)
        else:
            self.opened.open_beside(wanted.organisation_id)

    @property
    def _here(self) -> OrganisationsShown:
        """Where the officer is: how the list is narrowed, and what is open of it."""
        whole, narrowed = self.opened.whole, self.narrowing.narrowed
        if whole is not None:
            return OrganisationsShown(organisation_id=whole, whole=True, narrowed=narrowed)
        return OrganisationsShown(organisation_id=self.opened.beside, narrowed=narrowed)

    def _say_here(self) -> None:
        """Say where the officer is, once they are there."""
        if not self._is_going:
            self.say_place(self._here)

    def _sort(self, order: Sequence[SortedBy]) -> None:
        self._take_order(order)
        self.table.set_order(order)
        self._find()

    def _take_order(self, order: Sequence[SortedBy]) -> None:
        ordered = tuple(
            Ordered(by=column, descending=by.descending)
            for by in order
            if (column := OrganisationOrder.from_label(by.column)) is not None
        )
        self._wanted = replace(self._wanted, order=ordered or BY_NAME)

    def _find(self) -> None:
        self._finding.find(self._wanted)

    def _lose_list(self, error: LiaisonError) -> None:
        """Go back to all where the list that was shown has been deleted."""
        if self._wanted.saved_list_id is None:
            self.message.problem(error)
        else:
            self.narrowing.show_all()

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, OrganisationRow] | None:
        block = partial(organisation_rows.block, keys=keys, today=self._today())
        rows = self._database.read_rows(block)
        return None if isinstance(rows, Busy) else rows

    def _begin_to_show(self, keys: "array[int]") -> None:
        self._set_keys(keys, more=True)
        self._body.setCurrentWidget(self.table)
        self.table.paint_now()

    def _show(self, found: OrganisationsFound) -> None:
        shown = len(found.keys)
        self._set_keys(found.keys)
        self.header.set_count(f"{found.of:,}")
        self.filters.say_found(shown, of=found.of, meant=found.meant)
        self._body.setCurrentWidget(self.table if shown else self._empty)
        if not shown:
            words = self._wanted.criteria.words.strip()
            self._empty.say_why(found, words=words, gone=self.narrowing.gone)

    def _tell_gone(self) -> None:
        self._empty.know_gone(self.narrowing.gone)

    def _set_keys(self, keys: "array[int]", *, more: bool = False) -> None:
        """Show these, on the row of the organisation in the panel: a new list is no new choice."""
        blocked = self.table.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.table.set_keys(keys, more=more)
        if self.opened.beside is not None:
            self.table.go_to(self.opened.beside)
        self.table.blockSignals(blocked)
        self._say_selected()

    def _show_all(self) -> None:
        self._search.clear()
        self.narrowing.show_all()

    def _go_to_first(self) -> None:
        """Go from the search to the first that was found, and open it as a click does."""
        keys = self.table.records.keys
        if keys:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.open_beside(keys[0])

    def _say_selected(self) -> None:
        self.filters.say_selected(self.table.selected_count, of=len(self.table.records.keys))

    def _log(self) -> None:
        self._ask_to_log(self.table.selected_keys())

    def _ask_to_log(self, keys: Sequence[int]) -> None:
        self.page_wanted.emit(LOG_OUTREACH, LogOutreachWanted(organisation_ids=tuple(keys)))

    def _import(self) -> None:
        self.page_wanted.emit("imports", None)

    def _show_menu(self, where: QPoint) -> None:
        key, chosen = self.table.current_key, self.table.selected_count
        if key is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words = "Log contact" if chosen == 1 else f"Log contact with {chosen:,}"
        menu.addAction(button_text(words)).triggered.connect(self._log)
        menu.addAction("Open").triggered.connect(partial(self.opened.read, key))
        menu.addAction("Open whole").triggered.connect(partial(self.opened.open_whole, key))
        menu.addSeparator()
        binned = Standing.BINNED in self._wanted.criteria.standings
        keys = self.table.selected_keys()
        self._many.fill(menu, keys, binned=binned)
        self.narrowing.fill(menu, keys)
        self._deeds.fill(menu)
        menu.popup(where)
