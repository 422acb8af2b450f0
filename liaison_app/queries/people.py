"""Find people: by words, by the posts they hold and where, in an order."""

from array import array
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Select, exists, func, or_, select

from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.queries.first_found import first_found
from liaison_app.queries.keys import among, keys_of
from liaison_app.queries.list_counts import ListCounts
from liaison_app.queries.people_criteria import at_a_kept_place, conditions, not_left
from liaison_app.queries.people_order import by_name, ordered_keys
from liaison_app.queries.people_wanted import (
    PeopleCriteria,
    PeopleFound,
    PeopleOrder,
    PeopleWanted,
    PostState,
)
from liaison_app.store import search
from liaison_app.store.tables import Organisation, Person, Role, table_of

_LEFT, _NOW = table_of(Role).alias(), table_of(Role).alias()  # they take a millisecond to make


def find(
    connection: Connection, *, wanted: PeopleWanted, today: date, known: ListCounts | None = None
) -> PeopleFound:
    """Return what a list shows, and what it would show with nothing asked for but the state.

    What is known of it already is not counted again.
    """
    keys, meant = _keys(connection, wanted, today)
    counts = known or ListCounts(
        of=_count(connection, meeting(wanted.unnarrowed.criteria, today=today)),
        in_all=_count(connection, select(Person.id)),
    )
    return PeopleFound(keys=keys, of=counts.of, in_all=counts.in_all, meant=meant)


def first_ids(
    connection: Connection, *, wanted: PeopleWanted, today: date, most: int
) -> "array[int]":
    """Return the first keys of a list, or none where they would take as long as all."""
    first, *rest = wanted.order
    if rest or first.by is not PeopleOrder.NAME:
        return array("q")

    def named(words: str, count: int) -> "array[int]":
        chosen = meeting(replace(wanted.criteria, words=words), today=today)
        return keys_of(connection, by_name(chosen, descending=first.descending).limit(count))

    return first_found(
        connection,
        words=wanted.criteria.words,
        finding=named,
        most=most,
        many=search.begins_many_of_people,
        among=search.first_matching_people,
    )


def count(connection: Connection, *, today: date) -> int:
    """Return how many people a list shows before anything is asked of it."""
    return _count(connection, meeting(PeopleCriteria(), today=today))


def matching_ids(connection: Connection, *, wanted: PeopleWanted, today: date) -> "array[int]":
    """Return the keys of the people wanted, in the order wanted."""
    chosen = meeting(wanted.criteria, today=today)
    return ordered_keys(connection, chosen, wanted.order, today=today)


def meeting(criteria: PeopleCriteria, *, today: date) -> Select[int]:
    """Return the selection of the people who meet the criteria.

    Whoever holds no post and never held one is shown among those in post, or nobody would find
    them; posts at organisations in the bin do not count.
    """
    c, p = criteria, Person
    binned = c.state is PostState.BINNED
    standing = PersonStanding.BINNED if binned else PersonStanding.ACTIVE
    chosen = select(p.id).where(p.standing == standing)
    if c.state is PostState.HOLDS:
        chosen = chosen.where(p.id.not_in(_former(today)))
    elif c.state is PostState.FORMER:
        chosen = chosen.where(p.id.in_(_former(today)))
    chosen = chosen.where(*conditions(c, today=today))
    if c.words.strip():
        chosen = chosen.where(p.id.in_(search.matching_people(c.words)))
    return chosen


def places_of(connection: Connection, *, person_ids: Sequence[int], today: date) -> tuple[int, ...]:
    """Return the organisations where these people hold a post, each once."""
    r = Role
    held = (among(r.person_id, person_ids), not_left(today), at_a_kept_place())
    found = connection.scalars(select(r.organisation_id).where(*held).order_by(r.id))
    return tuple(dict.fromkeys(found))


def _keys(connection: Connection, wanted: PeopleWanted, today: date) -> tuple["array[int]", str]:
    keys = matching_ids(connection, wanted=wanted, today=today)
    words = wanted.criteria.words
    if keys or not words.strip():
        return keys, ""
    meant = search.meant_of_people(connection, words)
    if meant == words:
        return keys, ""
    instead = replace(wanted, criteria=replace(wanted.criteria, words=meant))
    keys = matching_ids(connection, wanted=instead, today=today)
    return keys, meant if keys else ""


def _former(today: date) -> Select[int]:
    """Return whoever held a post and holds none now.

    Few have left a post, so looking at those alone is ten times as fast as looking at everybody.
    """
    left, now = _LEFT, _NOW
    binned = select(Organisation.id).where(Organisation.standing == Standing.BINNED)
    holds = exists().where(
        now.c.person_id == left.c.person_id,
        or_(now.c.to_day.is_(None), now.c.to_day > today),
        now.c.organisation_id.not_in(binned),
    )
    gone = or_(left.c.to_day <= today, left.c.organisation_id.in_(binned))
    return select(left.c.person_id).where(gone, ~holds)


def _count(connection: Connection, chosen: Select[int]) -> int:
    return connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
