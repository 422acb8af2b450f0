"""The columns of the look-over: each row of the file and what will become of it."""

from collections.abc import Mapping
from types import MappingProxyType

from liaison_app.domain.imports import PlannedRow, RowVerdict
from liaison_app.ui.tokens import Tone
from liaison_app.ui.widgets.record_cells import Cell, Column

VERDICT_TONES: Mapping[RowVerdict, Tone] = MappingProxyType(
    {
        RowVerdict.NEW: "ok",
        RowVerdict.UPDATE: "accent",
        RowVerdict.NO_CHANGE: "neutral",
        RowVerdict.NEEDS_YOU: "warn",
        RowVerdict.DUPLICATE: "neutral",
        RowVerdict.PROBLEM: "bad",
        RowVerdict.LEFT_OUT: "neutral",
    }
)


def planned_columns() -> tuple[Column[PlannedRow], ...]:
    """Return the columns; a row is known by its line in the file."""
    return (
        Column(name="line", heading="Row", cell=_line, width=70, sortable=False),
        Column(name="name", heading="Name in the file", cell=_name, width=300, sortable=False),
        Column(
            name="verdict", heading="What becomes of it", cell=_verdict, width=170, sortable=False
        ),
        Column(name="what", heading="What to know", cell=_what, width=420, sortable=False),
    )


def change_words(row: PlannedRow) -> str:
    """Return what the row changes, by the names of the fields."""
    return ", ".join(change.label for change in row.changes)


def _line(row: PlannedRow) -> Cell:
    return Cell(text=f"{row.line:,}", role="muted")


def _name(row: PlannedRow) -> Cell:
    return Cell(
        text=row.name or "Without a name", second=row.reference, strong=True, hover=row.name
    )


def _verdict(row: PlannedRow) -> Cell:
    return Cell(text=row.verdict.label, pill=VERDICT_TONES[row.verdict])


def _what(row: PlannedRow) -> Cell:
    if row.problem:
        return Cell(text=row.problem, second=row.hint, hover=f"{row.problem} {row.hint}".strip())
    if row.candidates:
        names = "; ".join(f"{one.name} {one.postcode}" for one in row.candidates)
        return Cell(text="It may be one of several that you have.", second=names, hover=names)
    notices = " ".join(row.notices)
    changes = change_words(row) if row.verdict is not RowVerdict.NEW else ""
    return Cell(text=changes or notices, second=notices if changes else "", hover=notices)
