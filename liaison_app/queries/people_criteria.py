"""The people who meet criteria: by their posts, by where they hold them, by what is known of them.

What few have is gathered once, rather than looked for with each of 100,000 people.
"""

from collections.abc import Callable, Collection
from dataclasses import fields
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Select, and_, or_, select

from liaison_app.domain.contacts import NOT_WORKING, ContactKind
from liaison_app.domain.criteria import Criteria, LastContact, Mark, Missing
from liaison_app.domain.organisations import Standing
from liaison_app.domain.when import LONDON
from liaison_app.queries import criteria as organisations
from liaison_app.queries.people_wanted import PeopleCriteria, PostState
from liaison_app.store.tables import (
    ContactPoint,
    Objection,
    Organisation,
    Person,
    Role,
    Warning,  # noqa: A004 - the officer's word
)
from liaison_app.store.tables.base import aliased

_ITSELF = aliased(Person)
_ANYWHERE = Criteria(standings=())
_OF_THE_POST = frozenset({"words", "posts", "marks"})
_OF_THE_PERSON = frozenset(
    {"missing", "objections", "warned", "review_due", "contacted", "contacted_on"}
    | {"verified_before"}
)
_OF_THE_PLACE = tuple(
    one.name for one in fields(Criteria) if one.name not in _OF_THE_POST | _OF_THE_PERSON
)
_WAYS = {
    Missing.PHONE: (ContactKind.PHONE, ContactKind.MOBILE),
    Missing.EMAIL: (ContactKind.EMAIL,),
}
PEOPLE_MAY_LACK: tuple[Missing, ...] = tuple(_WAYS)
"""What is missing of people, as they are listed; the rest is missing of organisations."""


def conditions(criteria: PeopleCriteria, *, today: date) -> list[ColumnElement[bool]]:
    """Return what must hold of a person, but for the words and whether they are in post."""
    c, p, w = criteria, Person, Warning
    warned = select(w.person_id).where(w.person_id.is_not(None))
    due = warned.where(w.review_on <= today)
    lacked = [_WAYS[one] for one in c.missing if one in _WAYS]
    asked: list[tuple[object, Callable[[], ColumnElement[bool]]]] = [
        (lacked, lambda: or_(*(_lacks(kinds, today) for kinds in lacked))),
        (c.objections, lambda: _objects(criteria, today)),
        (c.warned is not None, lambda: _is_in(warned, wanted=bool(c.warned))),
        (c.review_due is not None, lambda: _is_in(due, wanted=bool(c.review_due))),
        (c.contacted, lambda: _contacted(criteria)),
        (c.verified_before, lambda: p.id.not_in(_verified_since(c.verified_before, today))),
    ]
    held = _of_the_post(criteria, today)
    if held:
        when = (not_left(today),) if c.state is PostState.HOLDS else ()
        holders = select(Role.person_id).where(*held, *when, at_a_kept_place())
        asked.append((held, lambda: p.id.in_(holders)))
    return [make() for wanted, make in asked if wanted]


def not_left(today: date) -> ColumnElement[bool]:
    """Return whether a post is held, or will be."""
    return or_(Role.to_day.is_(None), Role.to_day > today)


def at_a_kept_place() -> ColumnElement[bool]:
    """Return whether a post is at an organisation that is not in the bin."""
    o = Organisation
    return Role.organisation_id.not_in(select(o.id).where(o.standing == Standing.BINNED))


def _of_the_post(criteria: PeopleCriteria, today: date) -> list[ColumnElement[bool]]:
    """Return what is asked of a post: its name, its marks, where it is held."""
    c, r = criteria, Role
    asked: list[ColumnElement[bool]] = []
    if c.posts:
        asked.append(r.post.in_(c.posts))
    if c.marks:
        columns = {Mark.KIN: r.kin, Mark.IAG: r.iag}
        asked.append(or_(*(columns[mark].is_(True) for mark in c.marks)))
    there = Criteria(**{name: getattr(c, name) for name in _OF_THE_PLACE})
    if there != _ANYWHERE:
        asked.append(r.organisation_id.in_(organisations.meeting(there, today=today)))
    return asked


def _is_in(people: Select[int | None], *, wanted: bool) -> ColumnElement[bool]:
    return Person.id.in_(people) if wanted else Person.id.not_in(people)


def _lacks(kinds: Collection[ContactKind], today: date) -> ColumnElement[bool]:
    """Return whether they are reached by none of these, of their own or where they have a post."""
    c, r = ContactPoint, Role
    works = (c.kind.in_(kinds), c.standing.not_in(NOT_WORKING))
    own = select(c.role_id).where(c.role_id.is_not(None), *works)
    there = select(c.organisation_id).where(c.organisation_id.is_not(None), *works)
    held = select(r.person_id).where(not_left(today))
    return and_(
        Person.id.not_in(held.where(r.id.in_(own))),
        Person.id.not_in(held.where(r.organisation_id.in_(there))),
    )


def _objects(criteria: PeopleCriteria, today: date) -> ColumnElement[bool]:
    """Return whether they object, or the organisation where they have a post does."""
    b, r = Objection, Role
    asked = b.channel.in_(criteria.objections)
    own = select(b.person_id).where(b.person_id.is_not(None), asked)
    there = select(b.organisation_id).where(b.organisation_id.is_not(None), asked)
    at_such = select(r.person_id).where(r.organisation_id.in_(there), not_left(today))
    return or_(Person.id.in_(own), Person.id.in_(at_such))


def _contacted(criteria: PeopleCriteria) -> ColumnElement[bool]:
    p, last = _ITSELF, _ITSELF.last_contact
    met = select(p.id).where(last.is_not(None))
    if criteria.contacted is LastContact.NEVER or criteria.contacted_on is None:
        return Person.id.not_in(met)
    began = datetime.combine(criteria.contacted_on, time(), tzinfo=LONDON).astimezone(UTC)
    since = met.where(last >= began)
    return _is_in(since, wanted=criteria.contacted is LastContact.SINCE)


def _verified_since(day: date | None, today: date) -> Select[int]:
    """Return those with a way of their own to reach them that was verified on a day or later."""
    c, r = ContactPoint, Role
    verified = select(c.role_id).where(
        c.verified_on.is_not(None), c.verified_on >= day, c.role_id.is_not(None)
    )
    return select(r.person_id).where(r.id.in_(verified), not_left(today))
