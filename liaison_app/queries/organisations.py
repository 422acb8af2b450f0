"""Find organisations: by words, kind, ward and status, in an order."""

from array import array
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, Select, Text, case, cast, func, select

from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.keys import keys_of
from liaison_app.queries.organisations_wanted import (
    OrganisationOrder,
    OrganisationsFound,
    OrganisationsWanted,
)
from liaison_app.store.search import matching
from liaison_app.store.tables import Organisation, OutreachWith, Ward

_LAST = "\uffff"


def find(connection: Connection, *, wanted: OrganisationsWanted) -> OrganisationsFound:
    """Return what a list shows, and what it would show without words, kind and wards."""
    return OrganisationsFound(
        keys=matching_ids(connection, wanted=wanted),
        of=count(connection, wanted=OrganisationsWanted(standing=wanted.standing)),
        in_all=count(connection, wanted=OrganisationsWanted(standing=None)),
    )


def matching_ids(connection: Connection, *, wanted: OrganisationsWanted) -> "array[int]":
    """Return the keys of the organisations wanted, in the order wanted."""
    return keys_of(connection, _ordered(_chosen(wanted), wanted))


def count(connection: Connection, *, wanted: OrganisationsWanted) -> int:
    """Return how many organisations are wanted."""
    chosen = _chosen(wanted).subquery()
    return connection.execute(select(func.count()).select_from(chosen)).scalar_one()


def counts_by_kind(connection: Connection) -> Mapping[Kind, int]:
    """Return how many active organisations there are of each kind."""
    o = Organisation
    active = o.standing == Standing.ACTIVE
    counted = select(o.kind, func.count()).where(active).group_by(o.kind)
    return dict(connection.execute(counted).all())


def _chosen(wanted: OrganisationsWanted) -> Select[int]:
    o = Organisation
    chosen = select(o.id)
    if wanted.kind is not None:
        chosen = chosen.where(o.kind == wanted.kind)
    if wanted.ward_codes:
        chosen = chosen.where(o.ward_code.in_(wanted.ward_codes))
    if wanted.standing is not None:
        chosen = chosen.where(o.standing == wanted.standing)
    if wanted.words.strip():
        chosen = chosen.where(o.id.in_(matching(wanted.words)))
    return chosen


def _ordered(chosen: Select[int], wanted: OrganisationsWanted) -> Select[int]:
    o = Organisation
    if wanted.order is OrganisationOrder.WARD:
        chosen = chosen.outerjoin(Ward, Ward.code == o.ward_code)
    first = _order_column(wanted.order)
    return chosen.order_by(first.desc() if wanted.descending else first, o.sort_key, o.id)


def _order_column(order: OrganisationOrder) -> ColumnElement[str]:
    o = Organisation
    match order:
        case OrganisationOrder.WARD:
            return func.coalesce(Ward.name, _LAST)
        case OrganisationOrder.POSTCODE:
            return case((o.postcode == "", _LAST), else_=o.postcode)
        case OrganisationOrder.LAST_CONTACT:
            met = OutreachWith
            newest = select(func.max(met.happened_at)).where(met.organisation_id == o.id)
            return func.coalesce(cast(newest.scalar_subquery(), Text), "")
        case OrganisationOrder.NAME:
            return o.sort_key.expression
