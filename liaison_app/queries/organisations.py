"""Find organisations, and read a screenful of them."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, Text, case, cast, func, select

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel
from liaison_app.queries.contacts import Holder, main_holders, objections_of, shown_contacts
from liaison_app.queries.keys import keys_of
from liaison_app.store.search import matching
from liaison_app.store.tables import (
    Organisation,
    Outreach,
    OutreachWith,
    Ward,
    Warning,  # noqa: A004 - the officer's word
)

_LAST = "\uffff"


class OrganisationOrder(Choice):
    """By what a list of organisations may be ordered."""

    NAME = "name", "Name"
    WARD = "ward", "Ward"
    POSTCODE = "postcode", "Postcode"
    LAST_CONTACT = "last_contact", "Last contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsWanted:
    """Which organisations a list shows, and in which order.

    ``ward_codes`` empty means any ward; ``words`` is what was typed into the search.
    """

    words: str = ""
    kind: Kind | None = None
    ward_codes: tuple[str, ...] = ()
    standing: Standing | None = Standing.ACTIVE
    order: OrganisationOrder = OrganisationOrder.NAME
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationsFound:
    """The keys of a list, how many there would be without its filters, and how many there are."""

    keys: "array[int]"  # arrays take no brackets at run time before Python 3.12
    of: int
    in_all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationRow:
    """What a list says of one organisation; ``known_for`` is what its kind is told apart by."""

    id: int
    name: str
    kind: Kind
    standing: Standing
    known_for: str
    town: str
    postcode: str
    ward: str
    holder: Holder | None
    phone: str
    email: str
    last_contact: datetime | None
    last_channel: Channel | None
    objections: tuple[ObjectionChannel, ...]
    warnings: tuple[str, ...]


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


def block(connection: Connection, *, keys: Iterable[int]) -> Mapping[int, OrganisationRow]:
    """Return the rows of these organisations by their keys; a few statements, however many rows."""
    wanted = list(keys)
    o = Organisation
    found = connection.execute(
        select(
            o.id,
            o.name,
            o.kind,
            o.standing,
            _known_for(),
            o.town,
            o.postcode,
            func.coalesce(Ward.name, ""),
        )
        .outerjoin(Ward, Ward.code == o.ward_code)
        .where(o.id.in_(wanted))
    )
    holders = main_holders(connection, organisation_ids=wanted)
    contacts = shown_contacts(connection, organisation_ids=wanted)
    last = _last_contacts(connection, wanted)
    objections = objections_of(connection, organisation_ids=wanted)
    warnings = _warnings(connection, wanted)
    return {
        key: OrganisationRow(
            id=key,
            name=name,
            kind=kind,
            standing=standing,
            known_for=known_for,
            town=town,
            postcode=postcode,
            ward=ward,
            holder=holders.get(key),
            phone=contacts.get((key, ContactKind.PHONE), ""),
            email=contacts.get((key, ContactKind.EMAIL), ""),
            last_contact=last[key][0] if key in last else None,
            last_channel=last[key][1] if key in last else None,
            objections=objections.get(key, ()),
            warnings=tuple(warnings.get(key, ())),
        )
        for key, name, kind, standing, known_for, town, postcode, ward in found
    }


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


def _known_for() -> ColumnElement[str]:
    o = Organisation
    return case(
        (o.kind == Kind.SCHOOL, o.phase),
        (o.kind == Kind.FAITH, o.tradition),
        (o.kind == Kind.NETWORK, o.relay_means),
        else_="",
    )


def _warnings(connection: Connection, organisation_ids: list[int]) -> Mapping[int, list[str]]:
    found = connection.execute(
        select(Warning.organisation_id, Warning.notice)
        .where(Warning.organisation_id.in_(organisation_ids))
        .order_by(Warning.id)
    )
    notices: dict[int, list[str]] = {}
    for key, notice in found:
        if key is not None:
            notices.setdefault(key, []).append(notice)
    return notices


def _last_contacts(
    connection: Connection, organisation_ids: list[int]
) -> Mapping[int, tuple[datetime, Channel]]:
    met = OutreachWith
    newest = (
        select(met.organisation_id, func.max(met.happened_at).label("newest"))
        .where(met.organisation_id.in_(organisation_ids))
        .group_by(met.organisation_id)
        .subquery()
    )
    found = connection.execute(
        select(met.organisation_id, met.happened_at, Outreach.channel)
        .join(
            newest,
            (newest.c.organisation_id == met.organisation_id)
            & (newest.c.newest == met.happened_at),
        )
        .join(Outreach, Outreach.id == met.outreach_id)
    )
    return {key: (happened_at, channel) for key, happened_at, channel in found}
