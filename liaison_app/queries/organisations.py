"""Find organisations: by words, kind, ward and status, in an order."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Text,
    case,
    cast,
    func,
    select,
)

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.criteria import meeting
from liaison_app.queries.keys import keys_of
from liaison_app.queries.meant import found_or_meant
from liaison_app.queries.organisations_wanted import (
    Ordered,
    OrganisationOrder,
    OrganisationsFound,
    OrganisationsWanted,
)
from liaison_app.queries.saved_lists import definition_of, on_list
from liaison_app.store.tables import Organisation, OutreachWith, Ward

_LAST = "\uffff"


def find(connection: Connection, *, wanted: OrganisationsWanted, today: date) -> OrganisationsFound:
    """Return what a list shows, and what it would show with nothing asked for but the status.

    Of a saved list that is whoever is on it.

    Where the words find nobody, the list shows whom they probably meant.
    """
    plain = replace(wanted, criteria=Criteria(standings=wanted.criteria.standings))

    asks_nothing = wanted.criteria == plain.criteria

    def named(words: str) -> "array[int]":
        narrowed = replace(wanted, criteria=replace(wanted.criteria, words=words))
        return matching_ids(connection, wanted=narrowed, today=today)

    keys, meant = found_or_meant(connection, words=wanted.criteria.words, finding=named)
    return OrganisationsFound(
        keys=keys,
        meant=meant,
        of=len(keys) if asks_nothing else count(connection, wanted=plain, today=today),
        in_all=_count(connection, meeting(Criteria(standings=()), today=today)),
    )


def matching_ids(
    connection: Connection, *, wanted: OrganisationsWanted, today: date
) -> "array[int]":
    """Return the keys of the organisations wanted, in the order wanted."""
    return keys_of(connection, _ordered(_chosen(connection, wanted, today), wanted.order))


def count(connection: Connection, *, wanted: OrganisationsWanted, today: date) -> int:
    """Return how many organisations are wanted."""
    return _count(connection, _chosen(connection, wanted, today))


def counts_by_kind(connection: Connection) -> Mapping[Kind, int]:
    """Return how many active organisations there are of each kind."""
    o = Organisation
    active = o.standing == Standing.ACTIVE
    counted = select(o.kind, func.count()).where(active).group_by(o.kind)
    return dict(connection.execute(counted).all())


def _chosen(connection: Connection, wanted: OrganisationsWanted, today: date) -> Select[int]:
    chosen = meeting(wanted.criteria, today=today)
    if wanted.saved_list_id is None:
        return chosen
    definition = definition_of(connection, list_id=wanted.saved_list_id)
    return chosen.where(Organisation.id.in_(on_list(definition, today=today)))


def _count(connection: Connection, chosen: Select[int]) -> int:
    return connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()


def _ordered(chosen: Select[int], order: Sequence[Ordered]) -> Select[int]:
    o = Organisation
    if any(one.by is OrganisationOrder.WARD for one in order):
        chosen = chosen.outerjoin(Ward, Ward.code == o.ward_code)
    columns = [(_order_column(one.by), one.descending) for one in order]
    wanted = (column.desc() if descending else column for column, descending in columns)
    return chosen.order_by(*wanted, o.sort_key, o.id)


def _order_column(order: OrganisationOrder) -> ColumnElement[str] | ColumnElement[int]:
    o = Organisation
    columns: Mapping[OrganisationOrder, ColumnElement[str] | ColumnElement[int]] = {
        OrganisationOrder.NAME: o.sort_key.expression,
        OrganisationOrder.KIND: cast(o.kind, Text),
        OrganisationOrder.WARD: func.coalesce(Ward.name, _LAST),
        OrganisationOrder.POSTCODE: case((o.postcode == "", _LAST), else_=o.postcode),
        OrganisationOrder.LAST_CONTACT: func.coalesce(cast(_newest_contact(), Text), ""),
        OrganisationOrder.REACH: func.coalesce(o.reach, -1),
        OrganisationOrder.VERIFIED: func.coalesce(cast(o.verified_on, Text), ""),
    }
    return columns[order]


def _newest_contact() -> ScalarSelect[datetime]:
    met = OutreachWith
    newest = select(func.max(met.happened_at)).where(met.organisation_id == Organisation.id)
    return newest.scalar_subquery()
