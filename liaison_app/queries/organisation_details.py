"""Everything the panel and the form show of one organisation."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, or_, select

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.errors import NotFound
from liaison_app.domain.holders import Holder
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries import outreach
from liaison_app.queries.contacts import held_on, holders_of
from liaison_app.queries.follow_ups import FollowUpRow, open_follow_ups
from liaison_app.queries.outreach import OutreachRow, OutreachWanted
from liaison_app.store.tables import (
    ContactPoint,
    Objection,
    Organisation,
    Role,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)
from liaison_app.store.tables.base import table_of

_TIMELINE = 30


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
class OrganisationDetails:
    """One organisation whole. ``fields`` holds its own columns by their names."""

    id: int
    version: int
    name: str
    kind: Kind
    standing: Standing
    ward: str
    fields: dict[str, object]
    holders: tuple[Holder, ...]
    contacts: tuple[ContactSeen, ...]
    objections: tuple[ObjectionSeen, ...]
    warnings: tuple[WarningSeen, ...]
    follow_ups: tuple[FollowUpRow, ...]
    timeline: tuple[OutreachRow, ...]


def details(connection: Connection, *, key: int, today: date) -> OrganisationDetails:
    """Return one organisation whole; raise NotFound where there is none of this key."""
    table = table_of(Organisation)
    row = connection.execute(select(table).where(table.c.id == key)).one_or_none()
    if row is None:
        raise NotFound("This organisation is not there any more.", hint="Choose another one.")
    fields = row._asdict()
    holders = holders_of(connection, organisation_ids=[key], on=today).get(key, ())
    return OrganisationDetails(
        id=key,
        version=fields["version"],
        name=fields["name"],
        kind=fields["kind"],
        standing=fields["standing"],
        ward=_ward(connection, fields["ward_code"]),
        fields=fields,
        holders=holders,
        contacts=_contacts(connection, key, today),
        objections=_objections(connection, key, [one.person_id for one in holders]),
        warnings=_warnings(connection, key, [one.person_id for one in holders]),
        follow_ups=open_follow_ups(connection, organisation_id=key),
        timeline=_timeline(connection, key),
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


def _timeline(connection: Connection, key: int) -> tuple[OutreachRow, ...]:
    newest = outreach.matching_ids(connection, wanted=OutreachWanted(organisation_id=key))
    keys = newest[:_TIMELINE]
    rows = outreach.block(connection, keys=keys)
    return tuple(rows[one] for one in keys)
