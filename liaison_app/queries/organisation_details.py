"""Everything the panel and the form show of one organisation."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, func, or_, select

from liaison_app.domain.completeness import Completeness, Held, completeness
from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.errors import NotFound
from liaison_app.domain.holders import Holder
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.tags import TagColour
from liaison_app.queries.contacts import held_on, holders_of
from liaison_app.queries.follow_ups import FollowUpRow, open_follow_ups
from liaison_app.store.tables import (
    ContactPoint,
    Membership,
    Objection,
    Officer,
    Organisation,
    OrganisationTag,
    Role,
    Tag,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)
from liaison_app.store.tables.base import table_of

if TYPE_CHECKING:
    from sqlalchemy.orm import InstrumentedAttribute

_MEMBERS = 30
_ADDRESS = ("street", "town", "postcode")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSeen:
    """One way to reach the organisation, or the person in this role."""

    id: int
    version: int
    kind: ContactKind
    typed: str
    value: str
    shown: str
    label: str
    standing: ContactStanding
    verified_on: date | None
    verified_by: str
    role_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionSeen:
    """What the organisation, or one of its people, objects to; since when and who said so."""

    id: int
    version: int
    channel: ObjectionChannel
    since: date | None
    said_by: str
    said_how: str
    person_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningSeen:
    """A notice that cannot be missed."""

    id: int
    version: int
    notice: str
    review_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """An organisation that this one belongs to, or that belongs to it."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TagBorne:
    """A tag that the organisation bears."""

    id: int
    name: str
    colour: TagColour


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationDetails:
    """One organisation whole. ``fields`` holds its own columns by their names.

    ``members`` are the first by name of the ``member_count`` that belong to a network; ``missing``
    is what is not known of it yet.
    """

    id: int
    version: int
    name: str
    kind: Kind
    standing: Standing
    ward: str
    fields: dict[str, object]
    verified_on: date | None
    holders: tuple[Holder, ...]
    contacts: tuple[ContactSeen, ...]
    objections: tuple[ObjectionSeen, ...]
    warnings: tuple[WarningSeen, ...]
    follow_ups: tuple[FollowUpRow, ...]
    officer: str
    tags: tuple[TagBorne, ...]
    networks: tuple[Belonging, ...]
    members: tuple[Belonging, ...]
    member_count: int
    missing: Completeness


def details(connection: Connection, *, key: int, today: date) -> OrganisationDetails:
    """Return one organisation whole; raise NotFound where there is none of this key."""
    table = table_of(Organisation)
    row = connection.execute(select(table).where(table.c.id == key)).one_or_none()
    if row is None:
        raise NotFound("This organisation is not there any more.", hint="Choose another one.")
    fields = row._asdict()
    holders = holders_of(connection, organisation_ids=[key], on=today).get(key, ())
    ward = _ward(connection, fields["ward_code"])
    contacts = _contacts(connection, key, today)
    objections = _objections(connection, key, [one.person_id for one in holders])
    members = _belongings(connection, Membership.organisation_id, Membership.network_id == key)
    held = Held(
        kind=fields["kind"],
        standing=fields["standing"],
        has_address=any(fields[part] for part in _ADDRESS)
        or any(one.kind is ContactKind.ADDRESS for one in contacts),
        has_ward=bool(ward),
        contacts=contacts,
        holders=holders,
        objections=[one.channel for one in objections if one.person_id is None],
    )
    return OrganisationDetails(
        id=key,
        version=fields["version"],
        name=fields["name"],
        kind=fields["kind"],
        standing=fields["standing"],
        ward=ward,
        fields=fields,
        verified_on=fields["verified_on"],
        holders=holders,
        contacts=contacts,
        objections=objections,
        warnings=_warnings(connection, key, [one.person_id for one in holders]),
        follow_ups=open_follow_ups(connection, organisation_id=key),
        officer=_officer(connection, fields["officer_id"]),
        tags=_tags(connection, key),
        networks=_belongings(connection, Membership.network_id, Membership.organisation_id == key),
        members=members[:_MEMBERS],
        member_count=len(members),
        missing=completeness(held, today=today),
    )


def _ward(connection: Connection, code: str) -> str:
    named = select(func.coalesce(func.max(Ward.name), "")).where(Ward.code == code)
    return connection.execute(named).scalar_one()


def _contacts(connection: Connection, key: int, today: date) -> tuple[ContactSeen, ...]:
    c = ContactPoint
    roles = select(Role.id).where(Role.organisation_id == key, held_on(today))
    found = connection.execute(
        select(
            c.id,
            c.version,
            c.kind,
            c.typed,
            c.value,
            c.shown,
            c.label,
            c.standing,
            c.verified_on,
            c.verified_by,
            c.role_id,
        )
        .where(or_(c.organisation_id == key, c.role_id.in_(roles)))
        .order_by(c.role_id.isnot(None), c.id)
    )
    return tuple(ContactSeen(**row._asdict()) for row in found)


def _objections(
    connection: Connection, key: int, person_ids: list[int]
) -> tuple[ObjectionSeen, ...]:
    b = Objection
    found = connection.execute(
        select(b.id, b.version, b.channel, b.since, b.said_by, b.said_how, b.person_id)
        .where(or_(b.organisation_id == key, b.person_id.in_(person_ids)))
        .order_by(b.id)
    )
    return tuple(ObjectionSeen(**row._asdict()) for row in found)


def _warnings(connection: Connection, key: int, person_ids: list[int]) -> tuple[WarningSeen, ...]:
    w = Warning
    found = connection.execute(
        select(w.id, w.version, w.notice, w.review_on)
        .where(or_(w.organisation_id == key, w.person_id.in_(person_ids)))
        .order_by(w.id)
    )
    return tuple(WarningSeen(**row._asdict()) for row in found)


def _officer(connection: Connection, officer_id: int | None) -> str:
    named = select(Officer.rank, Officer.name).where(Officer.id == officer_id)
    row = connection.execute(named).one_or_none()
    return "" if row is None else f"{row.rank} {row.name}".strip()


def _tags(connection: Connection, key: int) -> tuple[TagBorne, ...]:
    found = connection.execute(
        select(Tag.id, Tag.name, Tag.colour)
        .join(OrganisationTag, OrganisationTag.tag_id == Tag.id)
        .where(OrganisationTag.organisation_id == key)
        .order_by(Tag.name_key)
    )
    return tuple(TagBorne(**row._asdict()) for row in found)


def _belongings(
    connection: Connection, theirs: "InstrumentedAttribute[int]", here: ColumnElement[bool]
) -> tuple[Belonging, ...]:
    """Return the organisations at the other end of its memberships, by name."""
    o = Organisation
    found = connection.execute(
        select(o.id, o.name)
        .join(Membership, theirs == o.id)
        .where(here, o.standing != Standing.BINNED)
        .order_by(o.sort_key, o.id)
    )
    return tuple(Belonging(id=one, name=name) for one, name in found)
