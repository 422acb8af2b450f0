"""The columns of the history."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import clock_time, days_between, local
from liaison_app.queries.history import StepRow, StepStanding
from liaison_app.ui.tokens import Tone
from liaison_app.ui.widgets.record_cells import Cell, Column

STANDING_TONES: Mapping[StepStanding, Tone] = MappingProxyType(
    {
        StepStanding.STANDS: "ok",
        StepStanding.TAKEN_BACK: "warn",
        StepStanding.TURN: "neutral",
        StepStanding.EVENT: "accent",
    }
)
_ICONS: Mapping[StepKind, str] = MappingProxyType(
    {
        StepKind.CHANGE: "pencil",
        StepKind.UNDO: "undo-2",
        StepKind.REDO: "redo-2",
        StepKind.EVENT: "flag",
    }
)


def history_columns(today: Callable[[], date]) -> tuple[Column[StepRow], ...]:
    """Return the columns; how long ago a step was is told from today."""
    return (
        Column(
            name="when",
            heading="When",
            cell=partial(_when, today),
            width=130,
            share=0,
            sortable=False,
        ),
        Column(name="what", heading="What", cell=_what, width=240, share=3, sortable=False),
        Column(
            name="changed",
            heading="What it changed",
            cell=_changed,
            width=190,
            share=2,
            sortable=False,
        ),
        Column(name="officer", heading="By", cell=_officer, width=120, sortable=False),
        Column(
            name="standing", heading="Standing", cell=_standing, width=130, share=0, sortable=False
        ),
    )


def _when(today: Callable[[], date], row: StepRow) -> Cell:
    at = row.step.at
    return Cell(
        text=days_between(at, today=today()),
        second=f"{local(at):%d/%m/%Y %H:%M}",
        hover=clock_time(at),
        spoken=clock_time(at),
    )


def _what(row: StepRow) -> Cell:
    label = row.step.label
    return Cell(text=label, icon=_ICONS[row.step.kind], strong=True, hover=label)


def _changed(row: StepRow) -> Cell:
    first, *rest = row.sentences or ("Nothing in the records",)
    return Cell(
        text=first,
        second=", ".join(rest),
        role="text" if row.sentences else "muted",
        hover="\n".join(row.sentences),
    )


def _officer(row: StepRow) -> Cell:
    return Cell(text=row.step.officer, hover=row.step.officer)


def _standing(row: StepRow) -> Cell:
    return Cell(text=row.standing.label, pill=STANDING_TONES[row.standing])
