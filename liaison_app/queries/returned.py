"""Whom a Ref on a returned letter stands for, where the letter went, and on which list it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from liaison_app.domain.addresses import address_lines, check_address, check_tidied
from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage, cells_kept
from liaison_app.domain.errors import NotFound
from liaison_app.domain.outreach import Channel
from liaison_app.domain.references import PERSON, make_ref, read_ref
from liaison_app.domain.returned import PostedList, ReturnedLetter
from liaison_app.queries.keys import among
from liaison_app.store.tables import (
    Campaign,
    ContactPoint,
    Dispatch,
    DispatchRow,
    Organisation,
    Outreach,
    Person,
    Role,
)

_LINES = tuple(f"Address_line_{number}" for number in range(1, 8))
_MOST_LISTS = 12
_CARRIED = (Channel.LETTER, Channel.VISIT)
"""The ways in which a letter goes: by post, or by hand."""


def returned_letter(
    connection: Connection, *, text: str, dispatch_id: int | None = None
) -> ReturnedLetter:
    """Return the letter that a typed Ref stands for, as the list held it.

    Without a list said it is the newest sent one that held it, else the newest that was made for
    the post and never marked as sent. Raises LiaisonError where the text is no Ref of ours,
    NotFound where nobody of that Ref is in the records.
    """
    letter, key = read_ref(text)
    ref = make_ref(letter=letter, key=key)
    w = DispatchRow
    whose = w.person_id == key if letter == PERSON else w.organisation_id == key
    d = Dispatch
    found = connection.execute(
        select(
            d.id,
            d.file_name,
            d.fields,
            d.made_at,
            func.coalesce(Campaign.name, "").label("campaign"),
            Outreach.happened_at.label("sent_at"),
            w.place,
            w.person_id,
            w.cells,
        )
        .join(w, w.dispatch_id == d.id)
        .outerjoin(Outreach, Outreach.id == d.sent_outreach_id)
        .outerjoin(Campaign, Campaign.id == d.campaign_id)
        .where(whose, _may_have_been_posted())
        .order_by(Outreach.happened_at.desc().nulls_last(), d.id.desc())
        .limit(_MOST_LISTS)
    ).all()
    lists = {
        row.id: PostedList(
            dispatch_id=row.id,
            name=row.file_name,
            campaign=row.campaign,
            made_at=row.made_at,
            sent_at=row.sent_at,
        )
        for row in found
    }
    known = _known(connection, ref=ref, letter=letter, key=key)
    rows = [row for row in found if dispatch_id in {None, row.id}]
    if not rows:
        return replace(known, lists=tuple(lists.values()))
    newest = rows[0]
    texts = cells_kept(newest.cells, fields=newest.fields)
    sharing = connection.execute(
        select(w.organisation_id)
        .where(w.dispatch_id == newest.id, w.place == newest.place)
        .order_by(w.id)
    )
    return ReturnedLetter(
        ref=ref,
        organisation_ids=tuple(sharing.scalars()),
        person_id=newest.person_id,
        name=known.name,
        address=_went_to(texts) or known.address,
        lists=tuple(lists.values()),
    )


def addresses_now(
    connection: Connection, *, organisation_ids: Sequence[int]
) -> Mapping[int, tuple[tuple[str, ...], int | None]]:
    """Return where post to each of these goes now, and the key of its correspondence address.

    There is no key where post goes to the premises.
    """
    o, c = Organisation, ContactPoint
    own: dict[int, tuple[int, str]] = {}
    kept = (
        select(c.organisation_id, c.id, c.shown)
        .where(among(c.organisation_id, organisation_ids), c.role_id.is_(None))
        .where(c.kind == ContactKind.ADDRESS, c.standing.not_in(NOT_WORKING))
        .order_by(c.id.desc())
    )
    for key, contact_id, shown in connection.execute(kept):
        own[key or 0] = contact_id, shown
    premises = connection.execute(
        select(o.id, o.street, o.locality, o.address3, o.town, o.county, o.postcode).where(
            among(o.id, organisation_ids)
        )
    )
    found: dict[int, tuple[tuple[str, ...], int | None]] = {}
    for key, street, locality, address3, town, county, postcode in premises:
        if key in own:
            contact_id, shown = own[key]
            found[key] = _lines(shown.split("\n"), checked=False), contact_id
            continue
        lines = address_lines(
            street=street,
            locality=locality,
            address3=address3,
            town=town,
            county=county,
            postcode=postcode,
        )
        found[key] = _lines(lines, checked=True), None
    return found


def _may_have_been_posted() -> ColumnElement[bool]:
    """Say of a list whether its letters were carried, or were made to be."""
    d = Dispatch
    by = case((d.settings != "", func.json_extract(d.settings, "$.by")), else_="")
    return or_(
        and_(d.stage == DispatchStage.SENT, Outreach.channel.in_(_CARRIED)),
        and_(d.stage == DispatchStage.SAVED, by == ObjectionChannel.POST.value),
    )


def _went_to(texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the address as it was printed, where the list held all of its lines."""
    if any(name not in texts for name in _LINES):
        return ()
    return tuple(texts[name] for name in _LINES if texts[name])


def _lines(lines: Sequence[str], *, checked: bool) -> tuple[str, ...]:
    address = (check_tidied if checked else check_address)(lines).address
    return address.lines if address is not None else tuple(line for line in lines if line)


def _known(connection: Connection, *, ref: str, letter: str, key: int) -> ReturnedLetter:
    """Return what the records say of whom a Ref stands for: to whom post would go today."""
    organisation_id: int | None = key
    person_id = None
    name = ""
    if letter == PERSON:
        p, r = Person, Role
        person = connection.execute(
            select(p.title, p.forenames, p.surname).where(p.id == key)
        ).one_or_none()
        posts = select(r.organisation_id).where(r.person_id == key)
        organisation_id = connection.execute(
            posts.order_by(r.to_day.is_not(None), r.main_contact.desc(), r.id).limit(1)
        ).scalar_one_or_none()
        person_id = key
        name = " ".join(part for part in person or () if part)
    found = connection.execute(
        select(Organisation.name).where(Organisation.id == (organisation_id or 0))
    ).scalar_one_or_none()
    if found is None or organisation_id is None:
        raise NotFound(
            f"Nobody in the records has the Ref {ref} any more.",
            hint="Look them up in History, and put the letter aside.",
        )
    lines, _ = addresses_now(connection, organisation_ids=(organisation_id,))[organisation_id]
    return ReturnedLetter(
        ref=ref,
        organisation_ids=(organisation_id,),
        person_id=person_id,
        name=f"{name}, {found}" if name else found,
        address=lines,
    )
