"""The outreach log: every contact made, the newest first."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget

from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.queries import outreach
from liaison_app.queries.campaigns import campaign_names
from liaison_app.queries.outreach import ContactSeen, OutreachRow, OutreachWanted
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.page import Page
from liaison_app.ui.pages.outreach.columns import outreach_columns
from liaison_app.ui.pages.outreach.panel import OutreachPanel
from liaison_app.ui.plain import button_text
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import menu_button, primary_button
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    LogOutreachWanted,
    MailListShown,
    OrganisationsShown,
)

_NOBODY_YET = "No contact has been logged yet."
_HOW = "Calls, visits, letters and meetings belong here. Press Ctrl+L anywhere to log one."


class OutreachPage(Page):
    """Finds contacts by words, campaign, channel and outcome; a row opens its organisation."""

    tables = frozenset({"outreach", "outreach_with", "relay", "organisation", "campaign"})

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__("Outreach log")
        self._tasks, self._database = tasks, database
        self._wanted = OutreachWanted()
        self._all = 0
        self._search = self.header.add_search("Search names and notes")
        self._search.typed.connect(self._search_for)
        log = primary_button("Log outreach", "plus")
        log.clicked.connect(self.new)
        self.header.add_button(log)
        self._filters = FilterBar()
        self._filters.filter_removed.connect(self._drop_filter)
        self._campaigns = QMenu(self)
        self._add_filters()
        self.add_bar(self._filters)
        self._table: RecordTable[OutreachRow] = RecordTable(
            "Outreach log", outreach_columns(today), self._fetch
        )
        self._table.opened.connect(self._open)
        self._table.current_changed.connect(self._look_into)
        self._table.menu_wanted.connect(self._show_menu)
        remembered.arrange(self._table, "outreach")
        self._empty = EmptyState("notebook-pen", _NOBODY_YET, hint=_HOW, action="Log outreach")
        self._empty.pressed.connect(self._act_on_empty)
        self._body = QStackedWidget()
        self._body.addWidget(self._table)
        self._body.addWidget(self._empty)
        self.add_body(self._body)
        self.panel = OutreachPanel(
            width=remembered.settings.panel_width, remember_width=remembered.keep_panel_width
        )
        self.panel.organisation_wanted.connect(self._open_organisation)
        self.panel.next_wanted.connect(self._log_with)
        self.add_panel(self.panel)

    def reload(self) -> None:
        """Find the contacts to show, and the campaigns to filter by."""
        find = partial(outreach.matching_ids, wanted=self._wanted)
        self._tasks.read(find, then=self._show, owner=self)
        self._tasks.read(outreach.count, then=self._show_count, owner=self)
        self._tasks.read(campaign_names, then=self._show_campaigns, owner=self)

    def search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus()
        self._search.selectAll()

    def new(self) -> None:
        """Open the form for a contact."""
        self.page_wanted.emit(LOG_OUTREACH, None)

    def export(self) -> None:
        """Make letters or a list to those of the contacts selected, else of all found."""
        several = self._table.selected_count > 1
        keys = tuple(self._table.selected_keys() if several else self._table.records.keys)
        reading = partial(outreach.organisations_of, keys=keys)
        self._tasks.read(reading, then=self._write_to, owner=self)

    def _write_to(self, organisation_ids: Sequence[int]) -> None:
        if organisation_ids:
            wanted = MailListWanted(organisation_ids=tuple(organisation_ids))
            self.page_wanted.emit("mail_lists", MailListShown(wanted=wanted))

    def _add_filters(self) -> None:
        self._filters.add_filter(menu_button("Campaign", self._campaigns))
        channels, outcomes = QMenu(self), QMenu(self)
        for channel in Channel:
            act = partial(self._filter, "channel", channel, channel.label)
            channels.addAction(channel.label, act)
        for outcome in Outcome:
            act = partial(self._filter, "outcome", outcome, outcome.label)
            outcomes.addAction(outcome.label, act)
        self._filters.add_filter(menu_button("How", channels))
        self._filters.add_filter(menu_button("What came of it", outcomes))

    def _search_for(self, words: str) -> None:
        self._wanted = replace(self._wanted, words=words)
        self._find()

    def _filter(self, key: str, value: object, text: str) -> None:
        self._wanted = replace(self._wanted, **{key: value})  # type: ignore[arg-type] # by name
        self._filters.show_chip(key, text)
        self._find()

    def _drop_filter(self, key: str) -> None:
        self._filter(key, None, "")

    def _find(self) -> None:
        find = partial(outreach.matching_ids, wanted=self._wanted)
        self._tasks.read(find, then=self._show, owner=self)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, OutreachRow] | None:
        rows = self._database.read_now(partial(outreach.block, keys=keys))
        return None if isinstance(rows, Busy) else rows

    def _show(self, keys: "array[int]") -> None:
        self._table.set_keys(keys)
        self._filters.set_shown(f"{len(keys):,} of {self._all:,}" if self._all else "")
        self._body.setCurrentWidget(self._table if len(keys) else self._empty)
        if not len(keys) and self._wanted != OutreachWanted():
            self._empty.say(
                "No contact matches.",
                hint="Take a filter away, or search for another word.",
                action="Show all",
            )
        elif not len(keys):
            self._empty.say(_NOBODY_YET, hint=_HOW, action="Log outreach")

    def _show_count(self, count: int) -> None:
        self._all = count
        self.header.set_count(f"{count:,} contacts" if count != 1 else "1 contact")
        self._filters.set_shown(f"{len(self._table.records.keys):,} of {count:,}")

    def _show_campaigns(self, names: Mapping[int, str]) -> None:
        self._campaigns.clear()
        for key, name in names.items():
            act = partial(self._filter, "campaign_id", key, name)
            self._campaigns.addAction(button_text(name), act)

    def _act_on_empty(self) -> None:
        if self._wanted == OutreachWanted():
            self.new()
            return
        self._wanted = OutreachWanted()
        for key in ("campaign_id", "channel", "outcome"):
            self._filters.show_chip(key, "")
        self._search.clear()
        self._find()

    def _look_into(self, key: int | None) -> None:
        if key is not None:
            find = partial(outreach.contact, outreach_id=key)
            self._tasks.read(find, then=self._show_contact, owner=self)

    def _show_contact(self, found: ContactSeen | None) -> None:
        if found is None:
            self.panel.close_panel()
        else:
            self.panel.show_contact(found.row, found.names)

    def _log_with(self, keys: Sequence[int]) -> None:
        self.page_wanted.emit(LOG_OUTREACH, LogOutreachWanted(organisation_ids=tuple(keys)))

    def _open(self, key: int) -> None:
        rows = self._fetch([key])
        if rows and key in rows:
            self._open_organisation(rows[key].organisation_id)

    def _open_organisation(self, organisation_id: int) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=organisation_id))

    def _show_menu(self, place: QPoint) -> None:
        key = self._table.current_key
        rows = self._fetch([key]) if key is not None else None
        for row in (rows or {}).values():
            menu = QMenu(self)
            act = partial(self._open_organisation, row.organisation_id)
            menu.addAction(button_text(f"Open {row.organisation}"), act)
            menu.popup(place)
