"""The export register: every file that left, what for, and when it should be deleted."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.when import clock_time, day_in_words, days_between, short_day
from liaison_app.queries.dispatches import DispatchRowSeen
from liaison_app.ui.tokens import Tone
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable

ROWS = "Rows of a list"
"""What is said where rows left without a file: copied, or printed."""

STAGE_TONES: Mapping[DispatchStage, Tone] = MappingProxyType(
    {
        DispatchStage.PREPARED: "accent",
        DispatchStage.SAVED: "warn",
        DispatchStage.SENT: "ok",
        DispatchStage.FAILED: "bad",
        DispatchStage.COPIED: "neutral",
        DispatchStage.PRINTED: "neutral",
    }
)


class Register(QStackedWidget):
    """Lists the files, the newest first.

    Signals:
        row_chosen: a DispatchRowSeen to be shown at the right.
        list_wanted: a first list is to be made.
    """

    row_chosen = Signal(object)
    list_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.rows: Mapping[int, DispatchRowSeen] = {}
        self.table: RecordTable[DispatchRowSeen] = RecordTable(
            "Export register", _columns(today), self._fetch
        )
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self._choose)
        self._empty = EmptyState(
            "file-spreadsheet",
            "No file has left yet.",
            hint="Every mail list you save is noted here, with its purpose and when to delete it.",
            action="Make a mail list",
        )
        self._empty.pressed.connect(self.list_wanted)
        self.addWidget(self.table)
        self.addWidget(self._empty)

    def show_rows(self, rows: Sequence[DispatchRowSeen]) -> None:
        """Show these entries."""
        self.rows = {row.id: row for row in rows}
        self.table.set_keys(array("q", self.rows))
        self.table.refresh()
        self.setCurrentWidget(self.table if rows else self._empty)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, DispatchRowSeen]:
        return {key: self.rows[key] for key in keys if key in self.rows}

    def _choose(self, key: int | None) -> None:
        if key is not None and key in self.rows:
            self.row_chosen.emit(self.rows[key])


def delete_words(row: DispatchRowSeen, *, today: date) -> str:
    """Return when the file should be deleted, or that it should have been."""
    if row.delete_after is None or row.stage is DispatchStage.FAILED:
        return ""
    if row.delete_after < today:
        return f"Delete it now: due {day_in_words(row.delete_after, today=today)}"
    return f"Delete {day_in_words(row.delete_after, today=today).lower()}"


def _columns(today: Callable[[], date]) -> tuple[Column[DispatchRowSeen], ...]:
    return (
        Column(name="file", heading="File", cell=_file, width=250, share=3, sortable=False),
        Column(name="stage", heading="Stage", cell=_stage, width=150, share=0, sortable=False),
        Column(name="made", heading="Made", cell=partial(_made, today), width=116, sortable=False),
        Column(
            name="purpose", heading="Purpose", cell=_purpose, width=160, share=2, sortable=False
        ),
        Column(name="marking", heading="Marking", cell=_marking, width=110, sortable=False),
        Column(
            name="delete",
            heading="Delete after",
            cell=partial(_delete, today),
            width=136,
            share=0,
            sortable=False,
        ),
    )


def _file(row: DispatchRowSeen) -> Cell:
    return Cell(
        text=row.file_name or ROWS,
        second=rows_in_words(row.row_count),
        icon=_ICONS.get(row.stage, "file-spreadsheet"),
        strong=True,
        hover=row.file_name,
    )


_ICONS: Mapping[DispatchStage, str] = MappingProxyType(
    {DispatchStage.COPIED: "copy", DispatchStage.PRINTED: "printer"}
)


def _stage(row: DispatchRowSeen) -> Cell:
    return Cell(text=row.stage.label, pill=STAGE_TONES[row.stage])


def _made(today: Callable[[], date], row: DispatchRowSeen) -> Cell:
    return Cell(
        text=days_between(row.made_at, today=today()),
        second=row.officer,
        hover=clock_time(row.made_at),
    )


def _purpose(row: DispatchRowSeen) -> Cell:
    return Cell(text=row.purpose, hover=row.purpose)


def _marking(row: DispatchRowSeen) -> Cell:
    return Cell(text=row.marking.label)


def _delete(today: Callable[[], date], row: DispatchRowSeen) -> Cell:
    words = delete_words(row, today=today())
    if not words or row.delete_after is None:
        return Cell(text="-", role="muted", spoken="Nothing to delete")
    late = row.delete_after < today()
    return Cell(
        text="Delete it now" if late else short_day(row.delete_after),
        second=f"due {short_day(row.delete_after)}" if late else "",
        role="bad" if late else "text",
        hover=words,
    )
