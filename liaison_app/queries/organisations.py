"""Find organisations: by words, kind, ward and status, in an order."""

from array import array
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, Select, func, select

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.criteria import meeting
from liaison_app.queries.first_found import first_found
from liaison_app.queries.list_counts import ListCounts
from liaison_app.queries.meant import found_or_meant
from liaison_app.queries.organisation_order import ToOrder, first_ordered_keys, ordered_keys
from liaison_app.queries.organisations_wanted import (
    OrganisationsFound,
    OrganisationsWanted,
)
from liaison_app.queries.saved_lists import definition_of, on_list
from liaison_app.store.tables import Organisation


def find(
    connection: Connection,
    *,
    wanted: OrganisationsWanted,
    today: date,
    known: ListCounts | None = None,
) -> OrganisationsFound:
    """Return what a list shows, and what it would show with nothing asked for but the status.

    Of a saved list that is whoever is on it. What is known of it already is not counted again.

    Where the words find nobody, the list shows whom they probably meant.
    """

    def named(words: str) -> "array[int]":
        narrowed = replace(wanted, criteria=replace(wanted.criteria, words=words))
        return matching_ids(connection, wanted=narrowed, today=today)

    keys, meant = found_or_meant(connection, words=wanted.criteria.words, finding=named)
    counts = known or _counts(connection, wanted, today, shown=len(keys))
    return OrganisationsFound(keys=keys, meant=meant, of=counts.of, in_all=counts.in_all)


def matching_ids(
    connection: Connection, *, wanted: OrganisationsWanted, today: date
) -> "array[int]":
    """Return the keys of the organisations wanted, in the order wanted."""
    return ordered_keys(connection, _to_order(connection, wanted, today), wanted.order)


def first_ids(
    connection: Connection, *, wanted: OrganisationsWanted, today: date, most: int
) -> "array[int]":
    """Return the first keys of a list, to be shown before the rest is known.

    Fewer than asked for are all there are; none may also mean that they would take as long as all.
    """

    def named(words: str, count: int) -> "array[int]":
        narrowed = replace(wanted, criteria=replace(wanted.criteria, words=words))
        chosen = _to_order(connection, narrowed, today)
        return first_ordered_keys(connection, chosen, wanted.order, most=count)

    return first_found(connection, words=wanted.criteria.words, finding=named, most=most)


def count(connection: Connection, *, wanted: OrganisationsWanted, today: date) -> int:
    """Return how many organisations are wanted."""
    return _count(connection, _chosen(connection, wanted, today))


def counts_by_kind(connection: Connection) -> Mapping[Kind, int]:
    """Return how many active organisations there are of each kind."""
    o = Organisation
    active = o.standing == Standing.ACTIVE
    counted = select(o.kind, func.count()).where(active).group_by(o.kind)
    return dict(connection.execute(counted).all())


def _to_order(connection: Connection, wanted: OrganisationsWanted, today: date) -> ToOrder:
    standings = wanted.criteria.standings
    chosen = others = _chosen(connection, wanted, today)
    if standings and Standing.BINNED not in standings:
        of_any = replace(wanted, criteria=replace(wanted.criteria, standings=()))
        standing = func.coalesce(Organisation.standing, Organisation.standing)
        others = _chosen(connection, of_any, today).where(standing.in_(standings))
    return ToOrder(by_name=chosen, by_others=others, one_standing=len(standings) == 1)


def _chosen(connection: Connection, wanted: OrganisationsWanted, today: date) -> Select[int]:
    chosen = meeting(wanted.criteria, today=today)
    if wanted.saved_list_id is None:
        return chosen
    definition = definition_of(connection, list_id=wanted.saved_list_id)
    return chosen.where(Organisation.id.in_(on_list(definition, today=today)))


def _counts(
    connection: Connection, wanted: OrganisationsWanted, today: date, *, shown: int
) -> ListCounts:
    plain = wanted.unnarrowed
    asks_nothing = wanted.criteria == plain.criteria
    return ListCounts(
        of=shown if asks_nothing else count(connection, wanted=plain, today=today),
        in_all=_count(connection, meeting(Criteria(standings=()), today=today)),
    )


def _count(connection: Connection, chosen: Select[int]) -> int:
    return connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
