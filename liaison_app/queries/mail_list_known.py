"""What is known of a block of organisations that a list is made of, read in a few statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, or_, select

from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.queries.contacts import (
    holders_of,
    objections_of,
    objections_of_people,
    of_somebody_kept,
)
from liaison_app.store.tables import ContactPoint, Organisation, Role, Ward, Warning  # noqa: A004 - the officer's word

Contacts = Mapping[tuple[int, int | None, ContactKind], tuple[str, ...]]
"""The working contact points by organisation, role (None: its own) and kind, the first first."""


class OrganisationKnown(NamedTuple):
    """An organisation as its columns are read; a tuple, since each is asked for thirty times."""

    id: int
    kind: Kind
    name: str
    standing: Standing
    street: str
    locality: str
    address3: str
    town: str
    county: str
    postcode: str
    tradition: str
    address_gone_on: date | None
    verified_on: date | None
    website: str
    denomination: str
    religious_character: str
    notes: str
    ward: str
    ward_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known about the organisations of a block, each by its key.

    ``warned`` and ``people_warned`` say the warnings on record. ``verified`` says when a way to
    reach an organisation was verified last, where one was.
    """

    organisations: Sequence[OrganisationKnown]
    holders: Mapping[int, tuple[Holder, ...]]
    objections: Mapping[int, tuple[ObjectionChannel, ...]]
    personal: Mapping[int, frozenset[ObjectionChannel]]
    contacts: Contacts
    kinds: Mapping[int, frozenset[ContactKind]]
    verified: Mapping[int, date]
    warned: Mapping[int, str]
    people_warned: Mapping[int, str]


def known_of(connection: Connection, *, keys: Sequence[int], on: date) -> Known:
    """Return what is known of these organisations on a day."""
    holders = holders_of(connection, organisation_ids=keys, on=on)
    people = [one.person_id for here in holders.values() for one in here]
    contacts, verified = _contacts(connection, keys)
    kinds: dict[int, set[ContactKind]] = defaultdict(set)
    for key, _, kind in contacts:
        kinds[key].add(kind)
    return Known(
        organisations=_organisations(connection, keys),
        holders=holders,
        objections=objections_of(connection, organisation_ids=keys),
        personal=objections_of_people(connection, person_ids=people),
        contacts=contacts,
        kinds={key: frozenset(found) for key, found in kinds.items()},
        verified=verified,
        warned=_warned(connection, keys),
        people_warned=_people_warned(connection, people),
    )


def _organisations(connection: Connection, keys: Sequence[int]) -> Sequence[OrganisationKnown]:
    o = Organisation
    found = connection.execute(
        select(
            o.id,
            o.kind,
            o.name,
            o.standing,
            o.street,
            o.locality,
            o.address3,
            o.town,
            o.county,
            o.postcode,
            o.tradition,
            o.address_gone_on,
            o.verified_on,
            o.website,
            o.denomination,
            o.religious_character,
            o.notes,
            func.coalesce(Ward.name, "").label("ward"),
            Ward.id.label("ward_id"),
        )
        .outerjoin(Ward, Ward.code == o.ward_code)
        .where(o.id.in_(keys))
        .order_by(o.id)
    )
    return list(map(OrganisationKnown._make, found.all()))


def _contacts(connection: Connection, keys: Sequence[int]) -> tuple[Contacts, Mapping[int, date]]:
    """Return the working contact points, and when one of an organisation's own was verified."""
    c = ContactPoint
    roles = select(Role.id).where(Role.organisation_id.in_(keys), of_somebody_kept())
    key_of = func.coalesce(c.organisation_id, Role.organisation_id)
    found = connection.execute(
        select(key_of, c.role_id, c.kind, c.shown, c.verified_on)
        .outerjoin(Role, Role.id == c.role_id)
        .where(or_(c.organisation_id.in_(keys), c.role_id.in_(roles)))
        .where(c.standing.not_in(NOT_WORKING))
        .order_by(c.id)
    )
    contacts: dict[tuple[int, int | None, ContactKind], tuple[str, ...]] = {}
    verified: dict[int, date] = {}
    for key, role_id, kind, shown, day in found:
        whose = key, role_id, kind
        contacts[whose] = (*contacts[whose], shown) if whose in contacts else (shown,)
        if day is not None and role_id is None:
            verified[key] = max(day, verified.get(key, day))
    return contacts, verified


def _warned(connection: Connection, keys: Sequence[int]) -> Mapping[int, str]:
    w = Warning
    asked = select(w.organisation_id, w.notice).where(w.organisation_id.in_(keys))
    return _in_one(connection, asked.order_by(w.id))


def _people_warned(connection: Connection, people: Sequence[int]) -> Mapping[int, str]:
    w = Warning
    asked = select(w.person_id, w.notice).where(w.person_id.in_(people))
    return _in_one(connection, asked.order_by(w.id))


def _in_one(connection: Connection, asked: Select[int | None, str]) -> Mapping[int, str]:
    """Return all the warnings of each in one text."""
    notices: dict[int, str] = {}
    for key, notice in connection.execute(asked):
        if key is not None:
            notices[key] = f"{notices[key]} {notice}" if key in notices else notice
    return notices
