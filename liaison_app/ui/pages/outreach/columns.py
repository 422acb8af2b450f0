"""The columns of the outreach log."""

from collections.abc import Callable
from datetime import date
from functools import partial

from liaison_app.domain.when import clock_time, days_between, local
from liaison_app.queries.outreach import OutreachRow
from liaison_app.ui.meanings import CHANNEL_ICONS, OUTCOME_TONES, relay_words
from liaison_app.ui.widgets.record_cells import Cell, Column


def outreach_columns(today: Callable[[], date]) -> tuple[Column[OutreachRow], ...]:
    """Return the columns; how long ago a contact was is told from today."""
    return (
        Column(
            name="when",
            heading="When",
            cell=partial(_when, today),
            width=140,
            share=0,
            sortable=False,
        ),
        Column(name="whom", heading="With whom", cell=_whom, width=250, share=3, sortable=False),
        Column(
            name="outcome",
            heading="What came of it",
            cell=_outcome,
            width=134,
            share=0,
            sortable=False,
        ),
        Column(
            name="note", heading="What was said", cell=_note, width=150, share=6, sortable=False
        ),
        Column(name="officer", heading="By", cell=_officer, width=134, share=0, sortable=False),
    )


def _when(today: Callable[[], date], row: OutreachRow) -> Cell:
    return Cell(
        text=days_between(row.happened_at, today=today()),
        second=f"{local(row.happened_at):%d/%m/%y %H:%M}",
        icon=CHANNEL_ICONS[row.channel],
        hover=f"{row.channel.label}, {clock_time(row.happened_at)}",
        spoken=f"{row.channel.label}, {clock_time(row.happened_at)}",
    )


def _whom(row: OutreachRow) -> Cell:
    others = f"and {row.others:,} more" if row.others else row.direction.label
    return Cell(
        text=row.organisation,
        second=others,
        avatar=row.organisation,
        strong=True,
        hover=row.organisation,
    )


def _outcome(row: OutreachRow) -> Cell:
    return Cell(text=row.outcome.label, pill=OUTCOME_TONES[row.outcome])


def _note(row: OutreachRow) -> Cell:
    """Return what was said, and below it how it was passed on and in which campaign."""
    relay = relay_words(row.relay) if row.relay else ""
    said = row.note.replace("\n", " ")
    parts = [part for part in (said, relay, row.campaign) if part]
    first, *rest = parts or [""]
    return Cell(
        text=first,
        second=" · ".join(rest),
        hover="\n".join(part for part in (row.note, relay, row.campaign) if part),
    )


def _officer(row: OutreachRow) -> Cell:
    return Cell(text=row.officer, hover=row.officer)
