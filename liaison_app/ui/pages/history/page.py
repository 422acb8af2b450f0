"""The history: every step, the newest first; each can be looked into and taken back."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_app.actions.undo import undo_step
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.records import RecordMeant
from liaison_app.domain.steps import StepSeen
from liaison_app.queries import history
from liaison_app.queries.history import HistoryWanted, StepRow, StepStanding, StepTopic
from liaison_app.queries.step_content import StepContent, content_of
from liaison_app.store.written import Busy
from liaison_app.ui.desk import Desk
from liaison_app.ui.page import Page
from liaison_app.ui.pages.history.columns import history_columns
from liaison_app.ui.pages.history.panel import StepPanel
from liaison_app.ui.pages.history.record_chooser import RecordChooser
from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.buttons import menu_button, secondary_button
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.wishes import HistoryShown

_LONGEST = 36
_NOTHING_YET = "Nothing has been done yet."
_HOW = "Every save, import and list handed out will be kept here, with who did it and when."


class HistoryPage(Page):
    """Finds steps by words, officer, kind, record and standing; the panel shows one of them."""

    tables = frozenset({"step"})

    def __init__(self, *, desk: Desk) -> None:
        super().__init__("History")
        self._desk = desk
        self._wanted = HistoryWanted()
        self._all = 0
        self._search = self.header.add_search("Search what was done")
        self._search.typed.connect(self._search_for)
        self._filters = FilterBar()
        self._filters.filter_removed.connect(self._drop_filter)
        self._officers = QMenu(self)
        self._add_filters()
        self.add_bar(self._filters)
        self.table: RecordTable[StepRow] = RecordTable(
            "History", history_columns(desk.today), self._fetch
        )
        desk.remembered.arrange(self.table, "history")
        self.table.opened.connect(self._look_into)
        self.table.current_changed.connect(self._look_into)
        self._empty = EmptyState("history", _NOTHING_YET, hint=_HOW)
        self._empty.pressed.connect(self._show_all)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.add_body(self._body)
        settings = desk.remembered.settings
        self.panel = StepPanel(
            width=settings.panel_width, remember_width=desk.remembered.keep_panel_width
        )
        self.panel.turn_wanted.connect(self._turn)
        self.panel.step_wanted.connect(self._show_step)
        self.add_panel(self.panel)

    def reload(self) -> None:
        """Find the steps to show, and the officers to filter by."""
        self._find()
        self._desk.tasks.read(history.count, then=self._show_count, owner=self)
        self._desk.tasks.read(history.step_officers, then=self._show_officers, owner=self)
        if self.panel.isVisible() and self.panel.content is not None:
            self._look_into(self.panel.content.step.id)

    def on_changed(self, tables: frozenset[str]) -> None:
        """Read again after any step, since each is a step of the history."""
        if tables:
            super().on_changed(self.tables)

    def open_at(self, argument: object) -> None:
        """Show the step of this key, or all that had to do with one record."""
        if isinstance(argument, int):
            self._show_step(argument)
        elif isinstance(argument, HistoryShown):
            self._show_all()
            self._filter_record(argument.record, argument.name)

    def search(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus()
        self._search.selectAll()

    def _add_filters(self) -> None:
        standings = QMenu(self)
        for standing in StepStanding:
            act = partial(self._filter, "standing", standing, standing.label)
            standings.addAction(standing.label, act)
        topics = QMenu(self)
        for topic in StepTopic:
            topics.addAction(topic.label, partial(self._filter, "topic", topic, topic.label))
        record = secondary_button("Record", "search")
        record.clicked.connect(partial(self._choose_record, record))
        self._filters.add_filter(menu_button("By", self._officers))
        self._filters.add_filter(menu_button("Kind", topics))
        self._filters.add_filter(record)
        self._filters.add_filter(menu_button("Standing", standings))

    def _choose_record(self, below: QWidget) -> None:
        chooser = RecordChooser(tasks=self._desk.tasks, parent=self)
        chooser.chosen.connect(self._filter_record)
        chooser.open_below(below)
        self.chooser = chooser

    def _filter_record(self, record: RecordMeant, name: str) -> None:
        short = name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()} …"
        self._filter("record", record, f"Record: {short}")

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
        find = partial(history.matching_steps, wanted=self._wanted)
        self._desk.tasks.read(find, then=self._show, owner=self)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, StepRow] | None:
        rows = self._desk.database.read_now(partial(history.steps_by_key, keys=keys))
        return None if isinstance(rows, Busy) else rows

    def _show(self, keys: "array[int]") -> None:
        self.table.set_keys(keys)
        self._say_shown()
        self._body.setCurrentWidget(self.table if len(keys) else self._empty)
        if len(keys):
            return
        if self._wanted == HistoryWanted():
            self._empty.say(_NOTHING_YET, hint=_HOW)
        else:
            hint = "Take a filter away, or search for another word."
            self._empty.say("No step matches.", hint=hint, action="Show all")

    def _show_count(self, count: int) -> None:
        self._all = count
        self.header.set_count(f"{count:,} steps" if count != 1 else "1 step")
        self._say_shown()

    def _say_shown(self) -> None:
        shown = len(self.table.records.keys)
        self._filters.set_shown(f"{shown:,} of {self._all:,}" if self._all else "")

    def _show_officers(self, names: Sequence[str]) -> None:
        self._officers.clear()
        for name in names:
            self._officers.addAction(
                button_text(name), partial(self._filter, "officer", name, name)
            )

    def _show_all(self) -> None:
        self._wanted = HistoryWanted()
        for key in ("officer", "standing", "topic", "record"):
            self._filters.show_chip(key, "")
        self._search.clear()
        self._find()

    def _show_step(self, step: int) -> None:
        if not self.table.go_to(step):
            self._show_all()
        self._look_into(step)

    def _look_into(self, step: int | None) -> None:
        if step is not None:
            self._desk.tasks.read(
                partial(content_of, step=step), then=self._show_content, owner=self
            )

    def _show_content(self, content: StepContent) -> None:
        if self.panel.content is None or self.panel.content.step.id != content.step.id:
            self.message.hide()
        self.panel.show_step(content)

    def _turn(self, step: int) -> None:
        """Take a step back, or do it again where it was taken back."""
        self.message.hide()
        self.panel.set_busy(busy=True)
        content = self.panel.content
        live = content is None or content.own.live
        self._desk.tasks.write_by(
            partial(undo_step, self._desk.database, step=step),
            label="Undo" if live else "Redo",
            owner=self,
            then=partial(self._turned, "Taken back" if live else "Done again"),
            or_else=self._refused,
        )

    def _turned(self, done: str, step: StepSeen) -> None:
        self.message.say("ok", f"{done}: {step.label}.")
        self.panel.set_busy(busy=False)

    def _refused(self, problem: LiaisonError) -> None:
        self.message.problem(problem)
        self.panel.set_busy(busy=False)
