"""Who holds which post, how to reach them, and what they object to."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.names import PersonName
from liaison_app.domain.people import PersonStanding
from liaison_app.store.tables import Objection, Person, Role


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
    """Return what holds of a role on a day: from <= day < to, by somebody not in the bin."""
    begun = or_(Role.from_day.is_(None), Role.from_day <= day)
    return and_(begun, or_(Role.to_day.is_(None), Role.to_day > day), of_somebody_kept())


def of_somebody_kept() -> ColumnElement[bool]:
    """Return what holds of a role whose holder does not lie in the bin."""
    binned = select(Person.id).where(Person.standing == PersonStanding.BINNED).correlate(None)
    return Role.person_id.not_in(binned)


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
