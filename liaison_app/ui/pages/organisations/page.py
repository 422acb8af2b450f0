"""The organisations page: found while one types, filtered, and opened at the side."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Standing
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
    from liaison_app.ui.pages.organisations.forms import Forms
    from liaison_app.ui.pages.organisations.many import Many
    from liaison_app.ui.pages.organisations.panel import OrganisationPanel
    from liaison_app.ui.pages.organisations.record_hands import RecordHands
    from liaison_app.ui.pages.organisations.record_tabs import RecordTabs


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
        self._wanted = OrganisationsWanted()
        self._key: int | None = None
        self.narrowing = Narrowing(self, tasks=tasks, database=database, today=today)
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
        self._empty.new_wanted.connect(self._new_named)
        self._finding = OrganisationsFinding(self, tasks, database, today)
        self._finding.begun.connect(self._begin_to_show)
        self._finding.found.connect(self._show)
        self._finding.failed.connect(self._lose_list)
        self._lay_out()
        self._connect_table()
        self._deeds = organisation_deeds(
            self, self.table, tasks, database, today, wanted=lambda: self._wanted
        )
        remembered.arrange(self.table, "organisations")
        self._take_order(self.table.layout_now().order)

    def reload(self) -> None:
        """Find the organisations to show, the saved lists, and the one in the panel."""
        if not self.table.records.keys:
            self._set_keys(self._finding.keys_now(self._wanted))
        self._finding.forget()
        self._find()
        self.narrowing.reload()
        if self._panel_is_open() and self._key is not None:
            self._read_details(self._key)
        if "records" in vars(self):
            self.records.reload()

    def open_at(self, argument: object) -> None:
        """Show what was asked for: a kind, words to search for, an organisation, or a new one."""
        if isinstance(argument, OrganisationWanted):
            self._new_named(argument.name)
        if not isinstance(argument, OrganisationsShown):
            return
        if "records" in vars(self):
            self.records.show_list()
        if argument.kind is not None:
            self.narrowing.choose_kind(argument.kind)
        if argument.words:
            self._search.setText(argument.words)
        if argument.organisation_id is not None:
            self._open(argument.organisation_id)
        elif self._panel_is_open():
            self.panel.close_panel()
        else:
            self._leave_details()

    def search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def new(self) -> None:
        """Open the form of a new organisation, of the kind whose tab is shown."""
        self._forms.new(kind=self.narrowing.kind)

    def print_list(self) -> None:
        """Show the list as it can be printed."""
        self._deeds.print_list()

    @cached_property
    def panel(self) -> "OrganisationPanel":
        """The panel of one organisation, made when one is first opened."""
        from liaison_app.ui.pages.organisations.panel import OrganisationPanel  # noqa: PLC0415 - not for the first list

        panel = OrganisationPanel(
            self._hands(),
            width=self._remembered.settings.panel_width,
            remember_width=self._remembered.keep_panel_width,
        )
        panel.changes.refused.connect(self.message.problem)
        panel.log_wanted.connect(self._log_shown)
        panel.record_wanted.connect(self._open)
        panel.whole_wanted.connect(self._open_whole)
        panel.history_wanted.connect(partial(self.page_wanted.emit, "history"))
        panel.closed.connect(self._leave_details)
        self.add_panel(panel)
        return panel

    @cached_property
    def _forms(self) -> "Forms":
        from liaison_app.ui.pages.organisations.forms import Forms  # noqa: PLC0415 - likewise

        officer = partial(getattr, self._database, "officer")
        forms = Forms(self, tasks=self._tasks, today=self._today, officer=officer)
        forms.saved.connect(self._open)
        forms.refused.connect(self.message.problem)
        return forms

    @cached_property
    def _many(self) -> "Many":
        from liaison_app.ui.pages.organisations.many import Many  # noqa: PLC0415 - likewise

        many = Many(self, tasks=self._tasks, today=self._today)
        many.refused.connect(self.message.problem)
        return many

    @cached_property
    def records(self) -> "RecordTabs":
        """The tabs of the organisations that are open whole, made when the first is opened."""
        from liaison_app.ui.pages.organisations.record_tabs import RecordTabs  # noqa: PLC0415 - likewise

        records = RecordTabs(self, self._hands())
        records.log_wanted.connect(self._log_one)
        records.history_wanted.connect(partial(self.page_wanted.emit, "history"))
        return records

    def _hands(self) -> "RecordHands":
        from liaison_app.ui.pages.organisations.record_hands import RecordHands  # noqa: PLC0415 - likewise

        return RecordHands(
            forms=self._forms, tasks=self._tasks, database=self._database, today=self._today
        )

    def _panel_is_open(self) -> bool:
        return "panel" in vars(self) and self.panel.isVisible()

    def _new_named(self, name: str) -> None:
        self._forms.new(kind=self.narrowing.kind, name=name)

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
        self.filters.columns_wanted.connect(self._offer_columns)
        self.table.opened.connect(self._open_whole)
        self.table.clicked.connect(self._open_clicked)
        self.table.current_changed.connect(self._follow)
        self.table.selection_changed.connect(self._say_selected)
        self.table.order_wanted.connect(self._sort)
        self.table.menu_wanted.connect(self._show_menu)

    def _narrow(self) -> None:
        kept = self.narrowing
        self._wanted = replace(
            self._wanted, criteria=kept.criteria, saved_list_id=kept.saved_list_id
        )
        self._finding.find_first(self._wanted)

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

    def _show(self, found: OrganisationsFound) -> None:
        shown = len(found.keys)
        self._set_keys(found.keys)
        self.header.set_count(f"{found.of:,}")
        self.filters.say_found(shown, of=found.of, meant=found.meant)
        self._body.setCurrentWidget(self.table if shown else self._empty)
        if not shown:
            self._empty.say_why(found, words=self._wanted.criteria.words.strip())

    def _set_keys(self, keys: "array[int]", *, more: bool = False) -> None:
        """Show these, on the row of the organisation in the panel: a new list is no new choice."""
        blocked = self.table.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.table.set_keys(keys, more=more)
        if self._panel_is_open() and self._key is not None:
            self.table.go_to(self._key)
        self.table.blockSignals(blocked)
        self._say_selected()

    def _show_all(self) -> None:
        self._search.clear()
        self.narrowing.show_all()

    def _go_to_first(self) -> None:
        keys = self.table.records.keys
        if keys:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.go_to(keys[0])

    def _open_clicked(self) -> None:
        key = self.table.current_key
        if key is not None and self.table.selected_count == 1:
            self._read_details(key)

    def _follow(self, key: int | None) -> None:
        if key not in {None, self._key} and self._panel_is_open():
            self._read_details(key)

    def _open(self, key: int) -> None:
        self.table.go_to(key)
        self._read_details(key)

    def _open_whole(self, key: int) -> None:
        self.records.open(key)

    def _read_details(self, key: int) -> None:
        from liaison_app.queries.organisation_details import details  # noqa: PLC0415 - not for the first list

        self._key = key
        reading = partial(details, key=key, today=self._today())
        self._tasks.read(reading, then=self._show_details, owner=self, or_else=self._lose_details)

    def _show_details(self, known: "OrganisationDetails") -> None:
        if known.id == self._key:
            self.panel.show_details(known)
            self.say_place(OrganisationsShown(organisation_id=known.id))

    def _leave_details(self) -> None:
        self._key = None
        self.say_place(OrganisationsShown())

    def _lose_details(self, error: LiaisonError) -> None:
        self.panel.close_panel()
        self.message.problem(error)

    def _say_selected(self) -> None:
        self.filters.say_selected(self.table.selected_count, of=len(self.table.records.keys))

    def _log(self) -> None:
        self._ask_to_log(self.table.selected_keys())

    def _log_shown(self) -> None:
        if self.panel.known is not None:
            self._log_one(self.panel.known.id)

    def _log_one(self, key: int) -> None:
        self._ask_to_log(array("q", [key]))

    def _ask_to_log(self, keys: Sequence[int]) -> None:
        self.page_wanted.emit(LOG_OUTREACH, LogOutreachWanted(organisation_ids=tuple(keys)))

    def _offer_columns(self, button: QWidget) -> None:
        menu = self.table.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

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
        menu.addAction("Open").triggered.connect(partial(self._read_details, key))
        menu.addAction("Open whole").triggered.connect(partial(self._open_whole, key))
        menu.addSeparator()
        binned = Standing.BINNED in self._wanted.criteria.standings
        keys = self.table.selected_keys()
        self._many.fill(menu, keys, binned=binned)
        self.narrowing.fill(menu, keys)
        self._deeds.fill(menu)
        menu.popup(where)
