"""The columns of a campaign's recipients."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.objections import may_contact
from liaison_app.domain.when import clock_time, days_between
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.ui.meanings import STATE_TONES
from liaison_app.ui.pages.campaigns.words import counted, ways_instead
from liaison_app.ui.widgets.record_cells import Cell, Column

NAME, LETTER, STATE, LAST = "name", "letter", "state", "last_contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """One recipient as the table shows it: how far it has come, its letter, who to ask for."""

    seen: RecipientSeen
    letter: str
    organisation: OrganisationRow


def recipient_columns(today: Callable[[], date]) -> tuple[Column[RecipientRow], ...]:
    """Return the columns; how long ago a contact was is told from today."""
    return (
        Column(name=NAME, heading="Name", cell=_name, width=258, share=3),
        Column(name=LETTER, heading="Letter", cell=_letter, width=112, share=2),
        Column(
            name="main_contact",
            heading="Main contact",
            cell=_holder,
            width=128,
            share=2,
            sortable=False,
        ),
        Column(name="phone", heading="Phone", cell=_phone, width=116, share=0, sortable=False),
        Column(name=STATE, heading="State", cell=_state, width=156, share=0),
        Column(name=LAST, heading="Last contact", cell=partial(_last, today), width=108, share=0),
    )


def _name(row: RecipientRow) -> Cell:
    where = (row.organisation.ward, row.organisation.postcode)
    return Cell(
        text=row.seen.name,
        second=" · ".join(part for part in where if part),
        avatar=row.seen.name,
        strong=True,
        hover="\n".join((row.seen.name, *row.organisation.warnings)),
    )


def _letter(row: RecipientRow) -> Cell:
    """Return the letter's name in two lines where a comma parts it: "Dear Friends, networks"."""
    first, comma, rest = row.letter.partition(", ")
    return Cell(
        text=f"{first}," if comma else first, second=rest, hover=row.letter, spoken=row.letter
    )


def _holder(row: RecipientRow) -> Cell:
    holder = row.organisation.holder
    if holder is None:
        return Cell(text="Nobody named", role="muted")
    return Cell(text=holder.shown or holder.post, second=holder.post if holder.shown else "")


def _phone(row: RecipientRow) -> Cell:
    if not may_contact(row.organisation.objections, by=ObjectionChannel.PHONE):
        instead = ways_instead(row.seen)
        spoken = f"they object to calls. {instead}" if instead else "they object to calls"
        return Cell(text="Do not call", role="bad", second=instead, hover=instead, spoken=spoken)
    return Cell(text=row.organisation.phone)


def _state(row: RecipientRow) -> Cell:
    state = row.seen.state
    told = f"Told about {counted(row.seen.people_told, 'person', 'people')}"
    reason = row.seen.left_out_reason or (told if row.seen.people_told else "")
    return Cell(text=state.label, pill=STATE_TONES[state], hover=reason)


def _last(today: Callable[[], date], row: RecipientRow) -> Cell:
    if row.seen.last_at is None or row.seen.last_outcome is None:
        return Cell(text="Not yet", role="muted", spoken="not contacted yet")
    ago = days_between(row.seen.last_at, today=today())
    what = row.seen.last_outcome.label
    return Cell(text=ago, second=what, hover=clock_time(row.seen.last_at), spoken=f"{what}, {ago}")
