"""Cells that lists of organisations and of people have alike."""

from collections.abc import Sequence
from datetime import date, datetime

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.outreach import Channel
from liaison_app.domain.when import clock_time, days_between
from liaison_app.ui.meanings import CHANNEL_ICONS, objection_words
from liaison_app.ui.widgets.record_cells import Cell, Tag


def last_contact_cell(at: datetime | None, channel: Channel | None, *, today: date) -> Cell:
    """Return how long ago the last contact was, and by what means."""
    if at is None or channel is None:
        return Cell(text="Not yet", role="muted", spoken="not contacted yet")
    ago, how = days_between(at, today=today), channel.label
    return Cell(
        text=ago,
        icon=CHANNEL_ICONS[channel],
        hover=f"{how}, {clock_time(at)}",
        spoken=f"{how}, {ago}",
    )


def objections_cell(objections: Sequence[ObjectionChannel], warnings: Sequence[str]) -> Cell:
    """Return what they object to and are warned of; an objection to any contact says all others."""
    every = ObjectionChannel.ALL
    shown = (every,) if every in objections else objections
    closed = tuple(Tag(text=one.label, tone="bad") for one in shown)
    warned = (Tag(text="Warning", tone="warn"),) if warnings else ()
    said = [objection_words(one) for one in objections]
    said += [f"Warning, {notice}" for notice in warnings]
    return Cell(tags=closed + warned, hover="\n".join(warnings), spoken=", ".join(said) or "none")
