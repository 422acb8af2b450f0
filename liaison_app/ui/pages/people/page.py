"""The people page: found while one types, filtered, and opened at the side."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QStackedWidget

from liaison_app.actions.bin_records import WHY_PEOPLE_STAY, Emptied
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.queries import people_rows
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.queries.people import find, first_ids, places_of
from liaison_app.queries.people_handed_out import people_title, people_to_hand_out
from liaison_app.queries.people_rows import PersonRow
from liaison_app.queries.people_wanted import (
    BY_NAME,
    EVERYBODY,
    PeopleCriteria,
    PeopleFound,
    PeopleOrder,
    PeopleOrdered,
    PeopleWanted,
    PostState,
)
from liaison_app.queries.person_details import PersonDetails, RoleSeen, role_kept
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.finding import Finding
from liaison_app.ui.handing_out import ListAtHand
from liaison_app.ui.list_deeds import ListDeeds
from liaison_app.ui.page import Page
from liaison_app.ui.pages.people.changes import Changes
from liaison_app.ui.pages.people.columns import people_columns
from liaison_app.ui.pages.people.filters import PeopleFilters
from liaison_app.ui.pages.people.nothing_found import NothingFound
from liaison_app.ui.pages.people.opened import OpenedPeople
from liaison_app.ui.plain import button_text
from liaison_app.ui.records.record_panel import RecordPanel
from liaison_app.ui.records.record_tabs import RecordTabs
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import primary_button
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    LogOutreachWanted,
    OrganisationsShown,
    PeopleShown,
)


class PeoplePage(Page):
    """Finds people by words and filters; shows the chosen one in the panel."""

    tables = frozenset(
        {
            "person",
            "role",
            "organisation",
            "contact_point",
            "objection",
            "warning",
            "outreach",
            "outreach_with",
            "relay",
            "ward",
            "follow_up",
            "dispatch",
            "officer",
            "membership",
            "organisation_tag",
            "tag",
            "campaign",
            "recipient",
        }
    )
    place = PeopleShown()

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__("People")
        self._tasks, self._database, self._today = tasks, database, today
        self._wanted = PeopleWanted()
        self._changes = Changes(self, tasks=tasks, database=database, today=today)
        self._changes.refused.connect(self.message.problem)
        self._changes.emptied.connect(self._say_emptied)
        self.filters = PeopleFilters(tasks=tasks, today=today)
        self.table: RecordTable[PersonRow] = RecordTable(
            "People", people_columns(today), self._fetch
        )
        self._finding: Finding[PeopleWanted, PeopleFound] = Finding(
            self,
            tasks,
            first=lambda connection, **asked: first_ids(connection, today=today(), **asked),
            whole=lambda connection, **asked: find(connection, today=today(), **asked),
        )
        self._finding.begun.connect(self._begin_to_show)
        self._finding.found.connect(self._show)
        self._finding.failed.connect(self.message.problem)
        self._empty = NothingFound()
        self.opened = OpenedPeople(
            self, self.table, tasks=tasks, database=database, today=today, remembered=remembered
        )
        self._is_going = False
        self._add_header()
        self._lay_out()
        self._connect()
        self._deeds = ListDeeds(
            ListAtHand(
                page=self,
                table=self.table,
                read=people_to_hand_out,
                title=lambda: partial(people_title, wanted=self._wanted),
                exported=lambda asked: MailListWanted(person_ids=asked.keys, row_per=RowPer.PERSON),
                tasks=tasks,
                database=database,
                today=today,
            )
        )
        remembered.arrange(self.table, "people")
        self._take_order(self.table.layout_now().order)

    def reload(self) -> None:
        """Find the people to show, what to filter by, and the one in the panel."""
        self._finding.forget()
        self._find()
        self._tasks.read(criteria_names, then=self.filters.know_names, owner=self)
        self.opened.reload()

    def open_at(self, argument: object) -> None:
        """Show what was asked for: words to search for, or one person."""
        if not isinstance(argument, PeopleShown):
            return
        self._is_going = True
        self._go_to(argument)
        self._is_going = False
        if argument.person_id is None or argument.whole:
            self._say_here()

    def take_focus(self) -> None:
        """Take the keys: in the person who is open whole, or else in the search."""
        if self.opened.whole is None:
            self.search()
        else:
            self.records.focus_shown()

    def search(self) -> None:
        """Put the cursor into the search of the list."""
        self.opened.show_list()
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def new(self) -> None:
        """Open the form of a new person in a post."""
        self._new_named("")

    def print_list(self) -> None:
        """Show the list as it can be printed."""
        self._deeds.print_list()

    def export(self) -> None:
        """Make letters, labels or a list of the people selected, else of all found."""
        self._deeds.export()

    @property
    def panel(self) -> RecordPanel[PersonDetails]:
        """The panel of one person."""
        return self.opened.panel

    @property
    def records(self) -> RecordTabs[PersonDetails]:
        """The tabs of the people who are open whole."""
        return self.opened.records

    def _new_named(self, words: str) -> None:
        self.opened.forms.new_person(surname=words, then=self._open_holder)

    def _add_header(self) -> None:
        self._search = self.header.add_search("Search people")
        self._search.typed.connect(self._search_for)
        self._search.entered.connect(self._go_to_first)
        new = primary_button("New person", "plus")
        new.clicked.connect(self.new)
        self.header.add_button(new)

    def _lay_out(self) -> None:
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.add_bar(self.filters)
        self.add_body(self._body)

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrow)
        self.filters.all_wanted.connect(self.table.selectAll)
        self.filters.columns_wanted.connect(self.table.offer_columns)
        self.filters.log_wanted.connect(self._log)
        self.filters.empty_wanted.connect(self._changes.empty_bin)
        self.table.selection_changed.connect(self._say_selected)
        self.table.order_wanted.connect(self._sort)
        self.table.menu_wanted.connect(self._show_menu)
        self.opened.moved.connect(self._say_here)
        self.opened.log_wanted.connect(self._ask_to_log)
        self.opened.place_wanted.connect(self._go_to_place)
        self.opened.history_wanted.connect(partial(self.page_wanted.emit, "history"))
        self.opened.refused.connect(self.message.problem)
        self._empty.all_wanted.connect(self._show_all)
        self._empty.former_wanted.connect(partial(self.filters.show_state, PostState.ANY))
        self._empty.new_wanted.connect(self._new_named)

    def _search_for(self, words: str) -> None:
        self._narrow(replace(self._wanted.criteria, words=words))

    def _narrow(self, criteria: PeopleCriteria) -> None:
        self._wanted = replace(self._wanted, criteria=criteria)
        self.filters.show_criteria(criteria, plain=EVERYBODY)
        self._finding.find_first(self._wanted)

    def _sort(self, order: Sequence[SortedBy]) -> None:
        self._take_order(order)
        self.table.set_order(order)
        self._find()

    def _take_order(self, order: Sequence[SortedBy]) -> None:
        ordered = tuple(
            PeopleOrdered(by=column, descending=by.descending)
            for by in order
            if (column := PeopleOrder.from_label(by.column)) is not None
        )
        self._wanted = replace(self._wanted, order=ordered or BY_NAME)

    def _find(self) -> None:
        self._finding.find(self._wanted)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, PersonRow] | None:
        block = partial(people_rows.block, keys=keys, today=self._today())
        rows = self._database.read_rows(block)
        return None if isinstance(rows, Busy) else rows

    def _begin_to_show(self, keys: "array[int]") -> None:
        self._set_keys(keys, more=True)
        self._body.setCurrentWidget(self.table)
        self.table.paint_now()

    def _show(self, found: PeopleFound) -> None:
        shown = len(found.keys)
        self._set_keys(found.keys)
        self.header.set_count(f"{found.of:,}")
        self.filters.say_found(shown, of=found.of, meant=found.meant)
        self._body.setCurrentWidget(self.table if shown else self._empty)
        if not shown:
            self._empty.say_why(found, criteria=self._wanted.criteria)

    def _set_keys(self, keys: "array[int]", *, more: bool = False) -> None:
        """Show these, on the row of the person in the panel: a new list is no new choice."""
        blocked = self.table.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.table.set_keys(keys, more=more)
        if self.opened.beside is not None:
            self.table.go_to(self.opened.beside)
        self.table.blockSignals(blocked)
        self._say_selected()

    def _show_all(self) -> None:
        self._search.clear()
        self._narrow(EVERYBODY)

    def _go_to_first(self) -> None:
        """Go from the search to the first that was found, and open it as a click does."""
        keys = self.table.records.keys
        if keys:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.opened.open_beside(keys[0])

    def _open_holder(self, role_id: int) -> None:
        """Open whoever holds a post, once it is known who that is."""
        reading = partial(role_kept, key=role_id)
        self._tasks.read(reading, then=self._open_who_holds, owner=self)

    def _open_who_holds(self, role: RoleSeen) -> None:
        self.opened.open_where_the_officer_is(role.person_id)

    def _go_to(self, wanted: PeopleShown) -> None:
        if not wanted.whole:
            self.opened.show_list()
        if wanted.words:
            self._search.setText(wanted.words)
        if wanted.person_id is None:
            self.opened.close_beside()
        elif wanted.whole:
            self.opened.open_whole(wanted.person_id)
        else:
            self.opened.open_beside(wanted.person_id)

    def _say_here(self) -> None:
        """Say who is open, once the officer is there."""
        whole = self.opened.whole
        if not self._is_going and whole is not None:
            self.say_place(PeopleShown(person_id=whole, whole=True))
        elif not self._is_going:
            self.say_place(PeopleShown(person_id=self.opened.beside))

    def _say_selected(self) -> None:
        self.filters.say_selected(self.table.selected_count, of=len(self.table.records.keys))

    def _log(self) -> None:
        keys = tuple(self.table.selected_keys())
        reading = partial(places_of, person_ids=keys, today=self._today())
        self._tasks.read(reading, then=self._ask_to_log, owner=self)

    def _ask_to_log(self, keys: Sequence[int]) -> None:
        self.page_wanted.emit(LOG_OUTREACH, LogOutreachWanted(organisation_ids=tuple(keys)))

    def _go_to_place(self, key: int) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=key))

    def _say_emptied(self, emptied: Emptied) -> None:
        if emptied.kept:
            said = emptied.told(one="person", several="people")
            self.message.say("neutral", said, hint=WHY_PEOPLE_STAY)

    def _show_menu(self, where: QPoint) -> None:
        key, chosen = self.table.current_key, self.table.selected_count
        if key is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, key=key, chosen=chosen)
        menu.popup(where)

    def fill_menu(self, menu: QMenu, *, key: int, chosen: int) -> None:
        """Add what can be done with the people who are selected."""
        words = "Log contact" if chosen == 1 else f"Log contact with {chosen:,}"
        menu.addAction(button_text(words)).triggered.connect(self._log)
        menu.addAction("Open").triggered.connect(partial(self.opened.read, key))
        menu.addAction("Open whole").triggered.connect(partial(self.opened.open_whole, key))
        menu.addSeparator()
        keys = tuple(self.table.selected_keys())
        many = "" if chosen == 1 else f" {chosen:,} people"
        if self._wanted.criteria.state is PostState.BINNED:
            act, text = self._changes.put_back, f"Put{many} back"
        else:
            act, text = self._changes.bin, f"Put{many} into the bin"
        menu.addAction(text).triggered.connect(partial(act, keys))
        if self._wanted.criteria.state is PostState.BINNED:
            menu.addAction("Empty the bin").triggered.connect(self._changes.empty_bin)
        self._deeds.fill(menu)
