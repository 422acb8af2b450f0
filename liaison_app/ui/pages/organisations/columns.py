"""The columns of the list of organisations."""

from collections.abc import Callable
from datetime import date
from functools import partial

from liaison_app.domain.organisations import Standing
from liaison_app.domain.when import day_in_words, short_day
from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.queries.organisations_wanted import OrganisationOrder
from liaison_app.ui.meanings import TAG_TONES
from liaison_app.ui.records.cells import last_contact_cell, objections_cell
from liaison_app.ui.widgets.record_cells import Cell, Column, Tag


def organisation_columns(today: Callable[[], date]) -> tuple[Column[OrganisationRow], ...]:
    """Return the columns; how long ago a contact was is told from today."""
    return (
        Column(name=OrganisationOrder.NAME.value, heading="Name", cell=_name, width=252, share=3),
        Column(
            name=OrganisationOrder.KIND.value,
            heading="Kind",
            cell=_kind,
            width=104,
            share=0,
            shown=False,
        ),
        Column(name=OrganisationOrder.WARD.value, heading="Ward", cell=_ward, width=84, share=0),
        Column(
            name=OrganisationOrder.POSTCODE.value,
            heading="Postcode",
            cell=_postcode,
            width=90,
            share=0,
            shown=False,
        ),
        Column(
            name="main_contact",
            heading="Main contact",
            cell=_holder,
            width=152,
            share=2,
            sortable=False,
        ),
        Column(name="phone", heading="Phone", cell=_phone, width=116, share=0, sortable=False),
        Column(name="email", heading="E-mail", cell=_email, width=190, sortable=False, shown=False),
        Column(
            name=OrganisationOrder.LAST_CONTACT.value,
            heading="Last contact",
            cell=partial(_last_contact, today),
            width=138,
            share=0,
        ),
        Column(
            name="tags",
            heading="Tags",
            cell=_tags,
            width=160,
            share=1,
            sortable=False,
            shown=False,
        ),
        Column(
            name=OrganisationOrder.REACH.value,
            heading="Reach",
            cell=_reach,
            width=84,
            share=0,
            shown=False,
        ),
        Column(
            name=OrganisationOrder.VERIFIED.value,
            heading="Verified",
            cell=partial(_verified, today),
            width=112,
            share=0,
            shown=False,
        ),
        Column(
            name="objections",
            heading="Objections",
            cell=_objections,
            width=104,
            share=0,
            sortable=False,
        ),
    )


def _name(row: OrganisationRow) -> Cell:
    gone = "" if row.standing is Standing.ACTIVE else row.standing.label
    about = (gone, row.kind.label, row.known_for, row.town)
    return Cell(
        text=row.name,
        second=" · ".join(part for part in about if part),
        avatar=row.name,
        strong=True,
        hover=row.name,
    )


def _ward(row: OrganisationRow) -> Cell:
    return Cell(text=row.ward, second=row.postcode) if row.ward else Cell(text=row.postcode)


def _postcode(row: OrganisationRow) -> Cell:
    return Cell(text=row.postcode)


def _holder(row: OrganisationRow) -> Cell:
    if row.holder is None:
        return Cell(text="Nobody named", role="muted")
    return Cell(text=row.holder.shown or row.holder.post, second=row.holder.post)


def _phone(row: OrganisationRow) -> Cell:
    return Cell(text=row.phone)


def _email(row: OrganisationRow) -> Cell:
    return Cell(text=row.email, hover=row.email)


def _last_contact(today: Callable[[], date], row: OrganisationRow) -> Cell:
    return last_contact_cell(row.last_contact, row.last_channel, today=today())


def _kind(row: OrganisationRow) -> Cell:
    return Cell(text=row.kind.label)


def _tags(row: OrganisationRow) -> Cell:
    chips = tuple(Tag(text=name, tone=TAG_TONES[colour]) for name, colour in row.tags)
    return Cell(tags=chips, hover=", ".join(name for name, _ in row.tags))


def _reach(row: OrganisationRow) -> Cell:
    if row.reach is None:
        return Cell(text="-", role="muted", spoken="not known")
    return Cell(text=f"{row.reach:,}", spoken=f"about {row.reach:,} people")


def _verified(today: Callable[[], date], row: OrganisationRow) -> Cell:
    if row.verified_on is None:
        return Cell(text="Not yet", role="muted", spoken="not verified yet")
    ago = day_in_words(row.verified_on, today=today())
    return Cell(text=ago, hover=short_day(row.verified_on))


def _objections(row: OrganisationRow) -> Cell:
    return objections_cell(row.objections, row.warnings)
