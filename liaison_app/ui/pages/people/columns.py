"""The columns of the list of people."""

from collections.abc import Callable
from datetime import date
from functools import partial

from liaison_app.domain.people import PersonStanding
from liaison_app.domain.when import long_day
from liaison_app.queries.people_rows import PersonRow, PostHeld, Reached
from liaison_app.queries.people_wanted import PeopleOrder
from liaison_app.ui.records.cells import last_contact_cell, objections_cell
from liaison_app.ui.widgets.record_cells import Cell, Column, Tag


def people_columns(today: Callable[[], date]) -> tuple[Column[PersonRow], ...]:
    """Return the columns; how long ago a contact was is told from today."""
    return (
        Column(name=PeopleOrder.NAME.value, heading="Name", cell=_name, width=224, share=2),
        Column(name=PeopleOrder.POST.value, heading="Posts", cell=_posts, width=190, share=2),
        Column(
            name=PeopleOrder.ORGANISATION.value,
            heading="Organisation",
            cell=_organisation,
            width=190,
            shown=False,
        ),
        Column(name="ward", heading="Ward", cell=_ward, width=78, sortable=False),
        Column(name="phone", heading="Phone", cell=_phone, width=122, share=0, sortable=False),
        Column(name="email", heading="E-mail", cell=_email, width=120, sortable=False),
        Column(name="marks", heading="Groups", cell=_marks, width=112, share=0, sortable=False),
        Column(
            name=PeopleOrder.LAST_CONTACT.value,
            heading="Last contact",
            cell=partial(_last_contact, today),
            width=126,
            share=0,
        ),
        Column(
            name="objections", heading="Objections", cell=_objections, width=116, sortable=False
        ),
    )


def _name(row: PersonRow) -> Cell:
    binned = "In the bin" if row.standing is PersonStanding.BINNED else ""
    represents = next((one.represents for one in row.posts if one.represents), "")
    speaks_for = f"Represents {represents}" if represents else ""
    return Cell(
        text=row.shown,
        second=" · ".join(part for part in (binned, speaks_for) if part),
        avatar=row.shown,
        strong=True,
        hover=row.shown,
    )


def _posts(row: PersonRow) -> Cell:
    if not row.posts:
        return Cell(text="No post", role="muted")
    first, *others = row.posts
    more = f" and {len(others)} more" if others else ""
    return Cell(
        text=first.post if first.left_on is None else f"Was {first.post}",
        second=f"{first.organisation}{more}",
        role="text" if first.left_on is None else "muted",
        hover="\n".join(map(_in_words, row.posts)),
        spoken=", ".join(map(_in_words, row.posts)),
    )


def _in_words(held: PostHeld) -> str:
    until = f", until {long_day(held.left_on)}" if held.left_on else ""
    return f"{held.post}, {held.organisation}{until}"


def _organisation(row: PersonRow) -> Cell:
    if not row.posts:
        return Cell()
    first = row.posts[0]
    return Cell(text=first.organisation, second=first.kind.label, hover=first.organisation)


def _ward(row: PersonRow) -> Cell:
    return Cell(text=" · ".join(dict.fromkeys(one.ward for one in row.posts if one.ward)))


def _phone(row: PersonRow) -> Cell:
    return _reached(row.phone)


def _email(row: PersonRow) -> Cell:
    return _reached(row.email)


def _reached(reached: Reached) -> Cell:
    if reached.own:
        return Cell(text=reached.shown, hover=reached.shown)
    return Cell(
        text=reached.shown,
        role="muted",
        hover=f"{reached.shown}\nThe organisation's",
        spoken=f"{reached.shown}, the organisation's",
    )


def _marks(row: PersonRow) -> Cell:
    kin = any(one.kin for one in row.posts)
    iag = any(one.iag for one in row.posts)
    named = [
        *(("KIN", "Key Individual Network") if kin else ()),
        *(("IAG", "Independent Advisory Group") if iag else ()),
    ]
    return Cell(
        tags=tuple(Tag(text=short, tone="accent") for short in named[::2]),
        hover="\n".join(named[1::2]),
        spoken=", ".join(named[1::2]) or "none",
    )


def _last_contact(today: Callable[[], date], row: PersonRow) -> Cell:
    return last_contact_cell(row.last_contact, row.last_channel, today=today())


def _objections(row: PersonRow) -> Cell:
    return objections_cell(row.objections, row.warnings)
