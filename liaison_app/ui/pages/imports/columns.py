"""The columns of the look-over: each row of the file and what will become of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from liaison_app.domain.imports import Decision, PlannedRow, RowVerdict
from liaison_app.ui.pages.imports.outcomes import outcome
from liaison_app.ui.pages.imports.words import change_labels, change_line, where
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


def planned_columns(
    decided: Callable[[int], Decision | None],
) -> tuple[Column[PlannedRow], ...]:
    """Return the columns; ``decided`` tells what the officer decided about a line."""

    def verdict(row: PlannedRow) -> Cell:
        decision = decided(row.line)
        becomes = outcome(row, decision)
        label = f"{becomes.label}, decided" if decision is not None else becomes.label
        return Cell(text=label, pill=VERDICT_TONES[becomes])

    return (
        Column(name="line", heading="Row", cell=_line, width=64, share=0, sortable=False),
        Column(name="name", heading="In the file", cell=_name, width=290, sortable=False),
        Column(
            name="verdict",
            heading="What becomes of it",
            cell=verdict,
            width=160,
            share=0,
            sortable=False,
        ),
        Column(name="what", heading="What to know", cell=_what, width=360, sortable=False),
    )


def _line(row: PlannedRow) -> Cell:
    return Cell(text=f"{row.line:,}", role="muted")


def _name(row: PlannedRow) -> Cell:
    return Cell(
        text=row.name or "Without a name", second=row.reference, strong=True, hover=row.name
    )


def _what(row: PlannedRow) -> Cell:
    if row.candidates:
        names = "; ".join(f"{one.name} {one.postcode}".strip() for one in row.candidates)
        return Cell(text=row.problem, second=names, hover=names)
    notices = " ".join(row.notices)
    if row.changes:
        lines = [f"{change.label}: {change_line(change)}" for change in row.changes]
        hover = "\n".join((*lines, *row.notices))
        values = " · ".join(change_line(change) for change in row.changes)
        both = "Both changed: " if row.conflicts else ""
        return Cell(text=f"{both}{change_labels(row)}", second=values, hover=hover)
    if row.problem:
        return Cell(text=row.problem, second=row.hint, hover=f"{row.problem} {row.hint}".strip())
    place = where(row.record)
    return Cell(text=place or notices, second=notices if place else "", hover=notices)
