"""Who holds which post, how to reach them, and what they object to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.names import PersonName, full_name
from liaison_app.store.tables import ContactPoint, Objection, Person, Role

NOT_WORKING = (ContactStanding.BOUNCED, ContactStanding.GONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in a post."""

    person_id: int
    role_id: int
    name: PersonName
    post: str
    main_contact: bool

    @property
    def shown(self) -> str:
        """Return the name as people say it."""
        return full_name(self.name)


def holders_of(
    connection: Connection, *, organisation_ids: Collection[int] | Select[int], on: date
) -> Mapping[int, tuple[Holder, ...]]:
    """Return who holds a post on a day (from <= day < to), each main contact first."""
    p, r = Person, Role
    found = connection.execute(
        select(
            r.organisation_id,
            r.id,
            r.post,
            r.main_contact,
            p.id,
            p.title,
            p.forenames,
            p.surname,
            p.post_nominals,
            p.salutation,
        )
        .join(p, p.id == r.person_id)
        .where(r.organisation_id.in_(organisation_ids))
        .where(held_on(on))
        .order_by(r.main_contact.desc(), r.id)
    )
    holders: dict[int, list[Holder]] = {}
    for key, role, post, main, person, title, forenames, surname, after, salutation in found:
        name = PersonName(
            title=title,
            forenames=forenames,
            surname=surname,
            post_nominals=after,
            salutation=salutation,
        )
        holders.setdefault(key, []).append(
            Holder(person_id=person, role_id=role, name=name, post=post, main_contact=main)
        )
    return {key: tuple(all_here) for key, all_here in holders.items()}


def held_on(day: date) -> ColumnElement[bool]:
    """Return what holds of a role on a day: from <= day < to."""
    begun = or_(Role.from_day.is_(None), Role.from_day <= day)
    return and_(begun, or_(Role.to_day.is_(None), Role.to_day > day))


def main_holders(
    connection: Connection,
    *,
    organisation_ids: Collection[int] | Select[int],
    on: date | None = None,
) -> Mapping[int, Holder]:
    """Return the main contact of each organisation, or else whoever has held a post the longest."""
    found = holders_of(connection, organisation_ids=organisation_ids, on=on or _today())
    return {key: holders[0] for key, holders in found.items()}


def shown_contacts(
    connection: Connection,
    *,
    organisation_ids: Collection[int] | Select[int],
    on: date | None = None,
) -> Mapping[tuple[int, ContactKind], str]:
    """Return the first working contact point of each organisation by kind, a mobile as a phone."""
    c = ContactPoint
    key = func.coalesce(c.organisation_id, Role.organisation_id)
    found = connection.execute(
        select(key, c.kind, c.shown)
        .outerjoin(Role, Role.id == c.role_id)
        .where(
            or_(
                c.organisation_id.in_(organisation_ids),
                c.role_id.in_(
                    select(Role.id).where(
                        Role.organisation_id.in_(organisation_ids), held_on(on or _today())
                    )
                ),
            ),
            c.standing.not_in(NOT_WORKING),
        )
        .order_by(c.organisation_id.is_(None), c.id)
    )
    shown: dict[tuple[int, ContactKind], str] = {}
    for organisation_id, kind, text in found:
        kept = ContactKind.PHONE if kind is ContactKind.MOBILE else kind
        shown.setdefault((organisation_id, kept), text)
    return shown


def objections_of(
    connection: Connection, *, organisation_ids: Collection[int] | Select[int]
) -> Mapping[int, tuple[ObjectionChannel, ...]]:
    """Return which channels each organisation objects to."""
    found = connection.execute(
        select(Objection.organisation_id, Objection.channel)
        .where(Objection.organisation_id.in_(organisation_ids))
        .order_by(Objection.id)
    )
    objections: dict[int, tuple[ObjectionChannel, ...]] = {}
    for key, channel in found:
        if key is not None and channel not in objections.get(key, ()):
            objections[key] = (*objections.get(key, ()), channel)
    return objections


def objections_of_people(
    connection: Connection, *, person_ids: Collection[int]
) -> Mapping[int, frozenset[ObjectionChannel]]:
    """Return which channels each person objects to."""
    found = connection.execute(
        select(Objection.person_id, Objection.channel).where(Objection.person_id.in_(person_ids))
    )
    objections: dict[int, frozenset[ObjectionChannel]] = {}
    for key, channel in found:
        if key is not None:
            objections[key] = objections.get(key, frozenset()) | {channel}
    return objections


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a post is held by the officer's own day
