"""The letters of one block of organisations: the row of each, or why there is none."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sqlalchemy import Connection, Row, func, or_, select

from liaison_app.domain.addressees import Addressed, address_to
from liaison_app.domain.addresses import (
    AddressProblem,
    CheckedAddress,
    address_lines,
    check_address,
)
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.letterhead import Letterhead
from liaison_app.domain.mail_lists import Included, LeftOut, LeftOutReason
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.names import PersonName
from liaison_app.domain.objections import may_contact
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.posts import posts_for
from liaison_app.domain.references import make_ref
from liaison_app.domain.salutation import Greeting, greet
from liaison_app.domain.salutation import Holder as Named
from liaison_app.domain.text import tidy
from liaison_app.queries.contacts import (
    holders_of,
    objections_of,
    objections_of_people,
    of_somebody_kept,
)
from liaison_app.queries.team import OfficerSeen
from liaison_app.store.tables import ContactPoint, Organisation, Role, Ward

_ADDRESS_LINES = 7
_RANKLESS = "Officer"
"""Stands for a rank nobody typed: an empty field within a line would stop the letter."""

_WAYS: Mapping[ObjectionChannel, frozenset[ContactKind]] = MappingProxyType(
    {
        ObjectionChannel.EMAIL: frozenset({ContactKind.EMAIL}),
        ObjectionChannel.PHONE: frozenset({ContactKind.PHONE, ContactKind.MOBILE}),
        ObjectionChannel.MESSAGE: frozenset({ContactKind.MOBILE, ContactKind.GROUP}),
    }
)
"""What must be known of an organisation before a way to reach it is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes, about what, and to which posts; the same for every row of a list."""

    title: str
    marking: Marking
    team: str
    team_phone: str
    team_email: str
    body: str = ""
    officer: OfficerSeen | None = None
    by_ward: Mapping[int, OfficerSeen] = field(default_factory=dict)
    posts: tuple[str, ...] = ()
    campaign: str = ""
    letter_date: str = ""
    your_ref: str = ""
    our_ref: str = ""
    letterhead: Letterhead = Letterhead()  # noqa: RUF009 - it is frozen


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """What is known about the organisations of a block, each by its key."""

    holders: Mapping[int, tuple[Holder, ...]]
    objections: Mapping[int, tuple[ObjectionChannel, ...]]
    personal: Mapping[int, frozenset[ObjectionChannel]]
    contacts: Mapping[tuple[int, int | None, ContactKind], str]
    kinds: Mapping[int, AbstractSet[ContactKind]]


def rows_of(
    connection: Connection, *, keys: Sequence[int], sender: Sender, today: date
) -> Iterator[Included | LeftOut]:
    """Return a letter for each of these organisations, or the reason why there is none."""
    holders = holders_of(connection, organisation_ids=keys, on=today)
    people = [one.person_id for here in holders.values() for one in here]
    contacts = _contacts(connection, keys)
    kinds: dict[int, set[ContactKind]] = defaultdict(set)
    for key, _, kind in contacts:
        kinds[key].add(kind)
    known = _Block(
        holders=holders,
        objections=objections_of(connection, organisation_ids=keys),
        personal=objections_of_people(connection, person_ids=people),
        contacts=contacts,
        kinds=kinds,
    )
    for organisation in _organisations(connection, keys):
        yield _letter(organisation, known, sender)


_Organisation = Row[int, Kind, str, Standing, str, str, str, str, str, str, str, str, int | None]


def _organisations(connection: Connection, keys: Sequence[int]) -> Sequence[_Organisation]:
    o = Organisation
    return connection.execute(
        select(
            o.id,
            o.kind,
            o.name,
            o.standing,
            o.street,
            o.locality,
            o.address3,
            o.town,
            o.county,
            o.postcode,
            o.tradition,
            func.coalesce(Ward.name, "").label("ward"),
            Ward.id.label("ward_id"),
        )
        .outerjoin(Ward, Ward.code == o.ward_code)
        .where(o.id.in_(keys))
        .order_by(o.id)
    ).all()


def _contacts(
    connection: Connection, keys: Sequence[int]
) -> Mapping[tuple[int, int | None, ContactKind], str]:
    """Return the first working contact point by organisation, role (None: its own) and kind."""
    c = ContactPoint
    roles = select(Role.id).where(Role.organisation_id.in_(keys), of_somebody_kept())
    found = connection.execute(
        select(func.coalesce(c.organisation_id, Role.organisation_id), c.role_id, c.kind, c.shown)
        .outerjoin(Role, Role.id == c.role_id)
        .where(or_(c.organisation_id.in_(keys), c.role_id.in_(roles)))
        .where(c.standing.not_in(NOT_WORKING))
        .order_by(c.id)
    )
    contacts: dict[tuple[int, int | None, ContactKind], str] = {}
    for key, role_id, kind, shown in found:
        contacts.setdefault((key, role_id, kind), shown)
    return contacts


def _letter(organisation: _Organisation, known: _Block, sender: Sender) -> Included | LeftOut:
    key, objections = organisation.id, known.objections.get(organisation.id, ())
    checked = _address(organisation, known)
    why = _why_not(organisation, objections, checked)
    if why is not None:
        reason, detail = why
        return LeftOut(
            organisation_id=key,
            name=organisation.name,
            reason=reason,
            detail=detail,
            channels=() if reason is LeftOutReason.CLOSED else _other_ways(key, known, objections),
        )
    willing = tuple(
        one
        for one in known.holders.get(key, ())
        if may_contact(known.personal.get(one.person_id, ()), by=ObjectionChannel.POST)
    )
    posts = sender.posts or posts_for(organisation.kind, organisation.tradition)
    addressed = address_to(willing, posts=posts)
    greeting = greet(
        holders=[Named(name=one.name, post=one.post) for one in addressed.holders],
        post=addressed.post,
        kind=organisation.kind,
        organisation=organisation.name,
        tradition=organisation.tradition,
    )
    row = _row(organisation, known, sender, addressed=addressed, greeting=greeting, at=checked)
    return Included(organisation_id=key, row=row, doubts=greeting.doubts)


def _other_ways(key: int, known: _Block, objections: Sequence[ObjectionChannel]) -> tuple[str, ...]:
    """Return how else they can be reached: known to us, and not objected to; a visit always is."""
    ways = [way for way, needed in _WAYS.items() if needed & known.kinds.get(key, frozenset())]
    return tuple(
        way.label for way in (*ways, ObjectionChannel.VISIT) if may_contact(objections, by=way)
    )


def _why_not(
    organisation: _Organisation,
    objections: Sequence[ObjectionChannel],
    checked: CheckedAddress,
) -> tuple[LeftOutReason, str] | None:
    if organisation.standing is Standing.CLOSED:
        return LeftOutReason.CLOSED, ""
    if not may_contact(objections, by=ObjectionChannel.POST):
        return LeftOutReason.OBJECTION, ""
    if checked.problem is AddressProblem.MISSING:
        return LeftOutReason.NO_ADDRESS, checked.problem.hint
    if checked.problem is not None:
        return LeftOutReason.NOT_POSTABLE, f"{checked.problem.label}. {checked.problem.hint}"
    return None


def _address(organisation: _Organisation, known: _Block) -> CheckedAddress:
    """Return where post goes: the correspondence address where there is one, else the premises."""
    typed = known.contacts.get((organisation.id, None, ContactKind.ADDRESS))
    if typed:
        return check_address(typed.split("\n"))
    return check_address(
        address_lines(
            street=organisation.street,
            locality=organisation.locality,
            address3=organisation.address3,
            town=organisation.town,
            county=organisation.county,
            postcode=organisation.postcode,
        )
    )


def _row(  # noqa: PLR0913 - a row is made of all of these
    organisation: _Organisation,
    known: _Block,
    sender: Sender,
    *,
    addressed: Addressed[Holder],
    greeting: Greeting,
    at: CheckedAddress,
) -> MailListRow:
    address = at.address
    assert address is not None  # noqa: S101 - an address with a problem has been left out before
    lines = (*address.lines, *[""] * (_ADDRESS_LINES - len(address.lines)))
    only = addressed.holders[0] if len(addressed.holders) == 1 else None
    name = only.name if only else PersonName()
    officer = sender.officer or sender.by_ward.get(organisation.ward_id or 0)
    return MailListRow(
        ref=make_ref(letter=organisation.kind.letter, key=organisation.id),
        organisation=organisation.name,
        addressee="" if greeting.addressee == tidy(organisation.name) else greeting.addressee,
        attention=greeting.attention,
        salutation=greeting.salutation,
        title=name.title,
        forenames=name.forenames,
        surname=name.surname,
        post=only.post if only else addressed.post,
        address_line_1=lines[0],
        address_line_2=lines[1],
        address_line_3=lines[2],
        address_line_4=lines[3],
        address_line_5=lines[4],
        address_line_6=lines[5],
        address_line_7=lines[6],
        town=address.town,
        postcode=address.postcode,
        email=_reach(organisation, known, only, ObjectionChannel.EMAIL),
        phone=_reach(organisation, known, only, ObjectionChannel.PHONE),
        kind=organisation.kind.label,
        ward=organisation.ward,
        officer_name=officer.name if officer else "",
        officer_rank=(officer.rank or _RANKLESS) if officer else "",
        officer_phone=(officer.phone if officer else "") or sender.team_phone,
        officer_email=(officer.email if officer else "") or sender.team_email,
        team=sender.team,
        campaign=sender.campaign,
        letter_date=sender.letter_date,
        your_ref=sender.your_ref,
        our_ref=sender.our_ref,
    )


_KINDS = {
    ObjectionChannel.EMAIL: (ContactKind.EMAIL,),
    ObjectionChannel.PHONE: (ContactKind.PHONE, ContactKind.MOBILE),
}


def _reach(
    organisation: _Organisation, known: _Block, holder: Holder | None, by: ObjectionChannel
) -> str:
    """Return the e-mail or phone of the person written to, else the organisation's own."""
    if not may_contact(known.objections.get(organisation.id, ()), by=by):
        return ""
    if holder and may_contact(known.personal.get(holder.person_id, ()), by=by):
        for kind in _KINDS[by]:
            if shown := known.contacts.get((organisation.id, holder.role_id, kind)):
                return shown
    own = (known.contacts.get((organisation.id, None, kind), "") for kind in _KINDS[by])
    return next((shown for shown in own if shown), "")
