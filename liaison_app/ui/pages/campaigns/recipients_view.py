"""The recipients of one campaign: tabs by state, a search, and the table to work through.

Of a draft they are those who would be its recipients if it were frozen today: a tab a letter.
A row stays where it is while the officer logs what came of it, as on a paper call sheet, and only
its state changes; the list is sieved again by a tab, a search, an order or the link above it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.text import fold
from liaison_app.queries import organisation_rows
from liaison_app.queries.campaigns import CampaignWhole
from liaison_app.queries.recipients import RecipientSeen, recipients_matching
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.pages.campaigns.list_wanted import recipients_meant
from liaison_app.ui.pages.campaigns.recipient_columns import (
    LAST,
    LETTER,
    NAME,
    STATE,
    RecipientRow,
    recipient_columns,
)
from liaison_app.ui.pages.campaigns.words import counted
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import link_button, name_button
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.record_cells import SortedBy
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.widgets.search_box import SearchBox
from liaison_app.ui.widgets.tabs_bar import TabsBar

_S = RecipientState
TABS: tuple[tuple[str, str, frozenset[RecipientState]], ...] = (
    ("open", "Not reached yet", frozenset({_S.TO_DO, _S.TRIED, _S.SENT, _S.CANNOT})),
    ("reached", "Reached", frozenset({_S.REACHED, _S.RELAY_PROMISED})),
    ("relayed", "Passed on", frozenset({_S.RELAYED})),
    ("declined", "Declined", frozenset({_S.DECLINED})),
    ("left_out", "Left out", frozenset({_S.LEFT_OUT})),
    ("all", "All", frozenset(RecipientState)),
)
_LEFT_OUT, _ALL = "left_out", "all"
_LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)


class RecipientsView(QWidget):
    """The recipients, by the campaign that was shown last.

    Signals:
        current_changed: the RecipientSeen the officer is on, or None.
        selection_changed: others are chosen.
        menu_wanted: where the menu of those chosen is to open.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        search: SearchBox,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._database, self._today = tasks, database, today
        self._campaign_id = 0
        self._seen: dict[int, RecipientSeen] = {}
        self._draft = False
        self._places: Mapping[int, int] = {}
        self._letters: Mapping[int, str] = {}
        self._found: frozenset[int] | None = None
        self._order: tuple[SortedBy, ...] = ()
        self.tabs = TabsBar("Recipients by state")
        self.tabs.chosen.connect(self.sieve)
        self._field = search
        self._shown = PlainLabel(role="small")
        self._settled = link_button("")
        self._settled.clicked.connect(self.sieve)
        for tool in (self._shown, self._settled):
            self.tabs.add_tool(tool)
        self.table = RecordTable("Recipients", recipient_columns(today), self._fetch)
        self.table.order_wanted.connect(self._sort)
        self.table.current_changed.connect(self._on_current)
        self.table.selection_changed.connect(self.selection_changed)
        self.table.menu_wanted.connect(self.menu_wanted)
        self._empty = EmptyState("circle-check", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)

    def show_whole(self, whole: CampaignWhole) -> None:
        """Show a campaign's recipients; one that was shown before keeps its list as it stands.

        In a draft whoever is moved goes to the other letter's tab at once.
        """
        campaign_id = whole.campaign.id
        known = set(self._seen)
        was_draft, self._draft = self._draft, whole.campaign.frozen_at is None
        shown = whole.audience if self._draft else whole.recipients
        self._seen = {one.organisation_id: one for one in shown}
        self._places = {key: place for place, key in enumerate(self._seen)}
        self._letters = {letter.id: letter.name for letter in whole.campaign.letters}
        self._show_tabs()
        same = campaign_id == self._campaign_id and was_draft is self._draft
        if same and known == set(self._seen) and not self._draft:
            self.table.refresh()
            self._say_shown()
            return
        if not same:
            self._campaign_id, self._found, self._order = campaign_id, None, ()
            self.table.set_order(())
            self._field.clear()
            self.tabs.select(self._tabs()[0][0])
        self.sieve()

    def sieve(self) -> None:
        """Show those of the tab that the search finds, in the order wanted."""
        keys = [
            key
            for key, one in self._seen.items()
            if self._is_in(self.tabs.key, one) and (self._found is None or key in self._found)
        ]
        for by in reversed(self._order):
            keys.sort(key=partial(self._sort_key, by.column), reverse=by.descending)
        self.table.set_keys(keys)
        self.table.setVisible(bool(keys))
        self._empty.setVisible(not keys)
        if not keys:
            self._say_empty()
        self._say_shown()

    def seen(self, key: int) -> RecipientSeen | None:
        """Return how far a recipient has come."""
        return self._seen.get(key)

    def chosen(self) -> tuple[RecipientSeen, ...]:
        """Return the recipients chosen, in the order shown."""
        return tuple(self._seen[key] for key in self.table.selected_keys())

    def shown(self) -> tuple[RecipientSeen, ...]:
        """Return the recipients of the tab that the search finds, in the order shown."""
        return tuple(self._seen[key] for key in self.table.records.keys)

    def meant(self) -> tuple[RecipientSeen, ...]:
        """Return the several chosen, else all that are shown; of those, whom one letter goes to.

        Nobody is meant in a draft.
        """
        if self._draft:
            return ()
        return recipients_meant(self._letters, chosen=self.chosen(), shown=self.shown())

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, RecipientRow] | None:
        block = partial(organisation_rows.block, keys=keys, today=self._today())
        read = self._database.read_rows(block)
        if isinstance(read, Busy):
            return None
        return {
            key: RecipientRow(
                seen=self._seen[key],
                letter=self._letters.get(self._seen[key].letter_id, ""),
                organisation=row,
            )
            for key, row in read.items()
            if key in self._seen
        }

    def _tabs(self) -> tuple[tuple[str, str], ...]:
        """Return the tabs and their names: by state, or in a draft by letter."""
        if not self._draft:
            return tuple((key, text) for key, text, _ in TABS)
        letters = tuple((str(key), name) for key, name in self._letters.items())
        return (*letters, (_LEFT_OUT, "Left out"), (_ALL, "All"))

    def _is_in(self, tab: str, one: RecipientSeen) -> bool:
        """Return whether somebody stands in a tab."""
        if self._draft and tab not in {_LEFT_OUT, _ALL}:
            return str(one.letter_id) == tab and one.state is not RecipientState.LEFT_OUT
        states = next((states for key, _, states in TABS if key == tab), TABS[0][2])
        return one.state in states

    def _show_tabs(self) -> None:
        tabs = self._tabs()
        counts = {key: sum(self._is_in(key, one) for one in self._seen.values()) for key, _ in tabs}
        self.tabs.set_tabs([(key, f"{text}  {counts[key]:,}") for key, text in tabs])

    def search(self, words: str) -> None:
        """Show the recipients that the words find, whoever was meant by them."""
        if not words.strip():
            self._tasks.forget(self)
            self._show_found(None)
            return
        find = partial(recipients_matching, campaign_id=self._campaign_id, words=words)
        self._tasks.read(find, then=self._show_found, owner=self)

    def _show_found(self, found: frozenset[int] | None) -> None:
        self._found = found
        self.sieve()

    def _sort(self, order: tuple[SortedBy, ...]) -> None:
        self._order = order
        self.table.set_order(order)
        self.sieve()

    def _sort_key(self, column: str, key: int) -> tuple[str, int] | tuple[datetime, int]:
        one = self._seen[key]
        if column == LAST:
            return one.last_at or _LONG_AGO, 0
        if column == LETTER:
            return self._letters.get(one.letter_id, ""), 0
        if column == STATE:
            return "", self._places[key]
        assert column == NAME  # noqa: S101 - no other column can be sorted by
        return fold(one.name), key

    def _say_shown(self) -> None:
        keys = self.table.records.keys
        self._shown.setText(f"{len(keys):,} of {len(self._seen):,}")
        self._shown.setVisible(self._found is not None)
        settled = sum(not self._is_in(self.tabs.key, self._seen[key]) for key in keys)
        name_button(self._settled, f"Take {settled:,} settled off this list")
        self._settled.setVisible(bool(settled))

    def _say_empty(self) -> None:
        if self._draft and self._found is None:
            self._empty.say("Nobody is here.", hint="Choose another letter's tab, or “All”.")
        elif self._found is not None:
            self._empty.say(
                "No recipient here matches.", hint="Try fewer letters, or the tab “All”."
            )
        elif self.tabs.key == "open":
            everybody = counted(len(self._seen), "recipient")
            self._empty.say("Nobody is left to be reached.", hint=f"{everybody} in all.")
        else:
            self._empty.say("There is nobody here yet.", hint="Those who get here are listed.")

    def _on_current(self, key: int | None) -> None:
        self.current_changed.emit(None if key is None else self._seen.get(key))

    def go_to_first(self) -> None:
        """Go to the first row."""
        if self.table.records.keys:
            self.table.go_to(self.table.records.keys[0])
            self.table.setFocus()
