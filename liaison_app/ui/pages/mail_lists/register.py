"""The export register: every file that left, what for, and when it should be deleted."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.when import clock_time, day_in_words, days_between, short_day
from liaison_app.files.formats import format_named
from liaison_app.queries.dispatches import (
    DispatchChoices,
    DispatchesWanted,
    DispatchRowSeen,
    Only,
)
from liaison_app.ui.plain import button_text, set_tooltip
from liaison_app.ui.tokens import Tone
from liaison_app.ui.widgets.buttons import menu_button, secondary_button
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.filter_bar import FilterBar
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.widgets.search_box import SearchBox

ROWS = "Rows of a list"
"""What is said where rows left without a file: copied, or printed."""

STAGE_TONES: Mapping[DispatchStage, Tone] = MappingProxyType(
    {
        DispatchStage.PREPARED: "accent",
        DispatchStage.SAVED: "warn",
        DispatchStage.SENT: "ok",
        DispatchStage.KEYED: "ok",
        DispatchStage.DISCARDED: "neutral",
        DispatchStage.FAILED: "bad",
        DispatchStage.COPIED: "neutral",
        DispatchStage.PRINTED: "neutral",
    }
)
_ICONS: Mapping[DispatchStage, str] = MappingProxyType(
    {DispatchStage.COPIED: "copy", DispatchStage.PRINTED: "printer"}
)
_BY: Mapping[str, str] = MappingProxyType(
    {"campaign_id": "Campaign", "officer": "Officer", "format": "Kind of file"}
)
"""What the register is filtered by beside what is still to be done, in words."""

_SEARCH_WIDTH = 220
_NOTHING_YET = "No file has left yet."
_WHAT_COMES = "Every mail list you save is noted here, with its purpose and when to delete it."


class Register(QWidget):
    """Lists the files, the newest first.

    Signals:
        row_chosen: a DispatchRowSeen to be shown at the right.
        list_wanted: a first list is to be made.
        filtered: the DispatchesWanted as it stands now.
        returned_wanted: letters came back.
        key_in_wanted: a sheet came back from a round.
    """

    row_chosen = Signal(object)
    list_wanted = Signal()
    filtered = Signal(object)
    returned_wanted = Signal()
    key_in_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.rows: Mapping[int, DispatchRowSeen] = {}
        self.wanted = DispatchesWanted()
        self.search = SearchBox("Search the register")
        self.search.setFixedWidth(_SEARCH_WIDTH)
        self.search.typed.connect(self._search_for)
        self._filters = FilterBar()
        self._filters.filter_removed.connect(self._drop)
        self._menus = {name: QMenu(words, self) for name, words in _BY.items()}
        self.table: RecordTable[DispatchRowSeen] = RecordTable(
            "Export register", _columns(today), self._fetch
        )
        self._current: int | None = None
        self.table.current_changed.connect(self._go_on)
        self.table.opened.connect(self._choose)
        self._empty = EmptyState("file-spreadsheet", _NOTHING_YET, hint=_WHAT_COMES)
        self._empty.pressed.connect(self._act_on_empty)
        self._body = QStackedWidget()
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self._lay_out()

    def show_rows(self, rows: Sequence[DispatchRowSeen], *, of: int) -> None:
        """Show these entries, out of so many."""
        self.rows = {row.id: row for row in rows}
        self.table.set_keys(array("q", self.rows))
        self.table.refresh()
        self._filters.set_shown(f"{len(rows):,} of {of:,}" if of else "")
        self._body.setCurrentWidget(self.table if rows else self._empty)
        if rows:
            return
        if of:
            self._empty.say(
                "No file matches.", hint="Take a filter away.", action="Show the whole register"
            )
        else:
            self._empty.say(_NOTHING_YET, hint=_WHAT_COMES, action="Make a mail list")

    def show_choices(self, choices: DispatchChoices) -> None:
        """Offer to filter by what the register holds."""
        offered: Mapping[str, Sequence[tuple[object, str]]] = {
            "campaign_id": choices.campaigns,
            "officer": [(name, name) for name in choices.officers],
            "format": [(name, format_label(name)) for name in choices.formats],
        }
        for name, menu in self._menus.items():
            menu.clear()
            for value, words in offered[name]:
                menu.addAction(button_text(words), partial(self.show_only, name, value, words))
            menu.setEnabled(bool(offered[name]))

    def show_only(self, name: str, value: object, words: str) -> None:
        """Filter by one thing, and say so in a chip; None takes that filter away."""
        self.wanted = replace(self.wanted, **{name: value})  # type: ignore[arg-type] # by name
        self._filters.show_chip(name, words)
        self.filtered.emit(self.wanted)

    def show_whole(self) -> None:
        """Take every filter away."""
        for name in ("only", *self._menus):
            self._filters.show_chip(name, "")
        self.wanted = DispatchesWanted()
        blocked = self.search.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.search.clear()
        self.search.blockSignals(blocked)
        self.filtered.emit(self.wanted)

    def _lay_out(self) -> None:
        by = QMenu(self)
        for one in Only:
            by.addAction(one.label, partial(self.show_only, "only", one, one.label))
        by.addSeparator()
        for menu in self._menus.values():
            by.addMenu(menu)
        self._filters.add_filter(self.search)
        self._filters.add_filter(menu_button("Filter", by))
        returned = secondary_button("Returned mail…", "mails")
        set_tooltip(returned, "Letters came back: type their Refs (Ctrl+R)")
        returned.clicked.connect(self.returned_wanted)
        sheet = secondary_button("Key in a sheet…", "list")
        set_tooltip(sheet, "A call or visit sheet came back")
        sheet.clicked.connect(self.key_in_wanted)
        self._filters.add_tool(in_lines(returned, sheet))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._filters)
        column.addWidget(self._body, 1)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, DispatchRowSeen]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def _go_on(self, key: int | None) -> None:
        """Choose another row; the same one, read again, opens nothing and wipes no form."""
        if key != self._current:
            self._current = key
            self._choose(key)

    def _choose(self, key: int | None) -> None:
        if key is not None and key in self.rows:
            self.row_chosen.emit(self.rows[key])

    def _search_for(self, words: str) -> None:
        self.wanted = replace(self.wanted, words=words)
        self.filtered.emit(self.wanted)

    def _drop(self, name: str) -> None:
        self.show_only(name, None, "")

    def _act_on_empty(self) -> None:
        if self.wanted == DispatchesWanted():
            self.list_wanted.emit()
        else:
            self.show_whole()


def format_label(name: str) -> str:
    """Return what a kind of file is called; copied and printed rows are of none."""
    try:
        return format_named(name).label
    except KeyError:
        return "Rows copied or printed" if name == "List" else name


def counted(row: DispatchRowSeen) -> str:
    """Return how many rows it has in its own words: "143 letters", "1 label", "12 rows"."""
    try:
        return format_named(row.format).count(row.row_count)
    except KeyError:
        return rows_in_words(row.row_count)


def delete_words(row: DispatchRowSeen, *, today: date) -> str:
    """Return when the file should be deleted, that it should have been, or when it was."""
    if row.deleted_at is not None:
        return f"Deleted {clock_time(row.deleted_at)}"
    if row.delete_after is None or row.stage is DispatchStage.FAILED:
        return ""
    if row.must_go(today=today):
        return f"Delete it now: due {day_in_words(row.delete_after, today=today).lower()}"
    return f"Delete {day_in_words(row.delete_after, today=today).lower()}"


def _columns(today: Callable[[], date]) -> tuple[Column[DispatchRowSeen], ...]:
    return (
        Column(name="file", heading="File", cell=_file, width=230, share=3, sortable=False),
        Column(name="stage", heading="Stage", cell=_stage, width=138, share=0, sortable=False),
        Column(
            name="made",
            heading="Made",
            cell=partial(_made, today),
            width=124,
            share=0,
            sortable=False,
        ),
        Column(
            name="purpose", heading="Purpose", cell=_purpose, width=160, share=2, sortable=False
        ),
        Column(name="marking", heading="Marking", cell=_marking, width=110, sortable=False),
        Column(
            name="delete",
            heading="Delete after",
            cell=partial(_delete, today),
            width=128,
            share=0,
            sortable=False,
        ),
    )


def _file(row: DispatchRowSeen) -> Cell:
    kind = "" if row.format == "List" else f"{format_label(row.format)}, "
    return Cell(
        text=row.file_name or ROWS,
        second=f"{kind}{counted(row)}",
        icon=_ICONS.get(row.stage, "file-spreadsheet"),
        strong=True,
        hover=row.file_name,
    )


def _stage(row: DispatchRowSeen) -> Cell:
    return Cell(text=row.stage_words, pill=STAGE_TONES[row.stage], hover=row.not_sent_reason)


def _made(today: Callable[[], date], row: DispatchRowSeen) -> Cell:
    return Cell(
        text=days_between(row.made_at, today=today()),
        second=row.officer,
        hover=clock_time(row.made_at),
    )


def _purpose(row: DispatchRowSeen) -> Cell:
    campaign = "" if row.campaign and row.campaign in row.purpose else row.campaign
    return Cell(text=row.purpose, second=campaign, hover=row.purpose)


def _marking(row: DispatchRowSeen) -> Cell:
    return Cell(text=row.marking.label)


def _delete(today: Callable[[], date], row: DispatchRowSeen) -> Cell:
    words = delete_words(row, today=today())
    if not words:
        return Cell(text="-", role="muted", spoken="Nothing to delete")
    if row.deleted_at is not None:
        return Cell(text="Deleted", role="muted", hover=words)
    late = row.must_go(today=today())
    due = day_in_words(row.delete_after, today=today()).lower() if row.delete_after else ""
    return Cell(
        text="Delete it now" if late else short_day(row.delete_after) if row.delete_after else "",
        second=f"due {due}" if late else "",
        role="bad" if late else "text",
        hover=words,
    )
