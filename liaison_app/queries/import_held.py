"""What we hold of the organisations that a file may speak of, in the forms it is compared in."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, or_, select

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ContactKind
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    Person,
    RegisterRow,
    Role,
    table_of,
)

COMPARED = (
    "name",
    "also_known_as",
    "standing",
    "street",
    "locality",
    "address3",
    "town",
    "county",
    "postcode",
    "website",
    "tradition",
    "denomination",
    "phase",
    "school_type",
    "religious_character",
    "age_low",
    "age_high",
    "pupils",
    "relay_means",
    "members",
    "notes",
)
"""The columns of an organisation that a file can fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldContact:
    """One of our contact points."""

    id: int
    kind: ContactKind
    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRole:
    """Somebody in a post today, and the contact points of their own."""

    id: int
    person_id: int
    name: PersonName
    post: str
    source: str
    main_contact: bool
    contacts: tuple[HeldContact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One organisation of ours as it stands, and what the file's source last said of it.

    ``reference`` is its key in the source; an organisation that was typed has none.
    """

    id: int
    kind: Kind
    standing: Standing
    values: Mapping[str, str]
    name_key: str
    ward_code: str
    reference: str
    contacts: tuple[HeldContact, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    said: Mapping[str, str]
    register_row_id: int | None = None


def held_organisations(
    connection: Connection, *, kinds: Collection[Kind], source: str, today: date
) -> tuple[Held, ...]:
    """Return all organisations of these kinds, with what the source last said of each."""
    o = table_of(Organisation).c
    columns = [o[name] for name in COMPARED]
    wanted = select(
        o.id, o.kind, o.standing, o.name_key, o.ward_code, o.source, o.source_ref, *columns
    ).where(o.kind.in_(kinds))
    contacts = _contacts(connection)
    roles = _roles(connection, contacts=contacts, today=today)
    said = _said(connection, source)
    found = []
    for key, kind, standing, name_key, ward_code, from_source, ref, *values in connection.execute(
        wanted
    ):
        row_id, last_said = said.get(key, (None, {}))
        texts = dict(zip(COMPARED, map(_as_text, values), strict=True))
        found.append(
            Held(
                id=key,
                kind=kind,
                standing=standing,
                values=texts,
                name_key=name_key,
                ward_code=ward_code,
                reference=ref if from_source == source else "",
                contacts=tuple(contacts.get((key, None), ())),
                roles=tuple(roles.get(key, ())),
                said=last_said,
                register_row_id=row_id,
            )
        )
    return tuple(found)


def _as_text(value: object) -> str:
    if isinstance(value, Choice):
        return str(value.value)
    return "" if value is None else str(value)


def _contacts(
    connection: Connection,
) -> Mapping[tuple[int | None, int | None], Sequence[HeldContact]]:
    """Return the contact points by organisation and role."""
    c = ContactPoint
    found: dict[tuple[int | None, int | None], list[HeldContact]] = defaultdict(list)
    wanted = select(c.organisation_id, c.role_id, c.id, c.kind, c.value, c.shown).order_by(c.id)
    for organisation_id, role_id, key, kind, value, shown in connection.execute(wanted):
        one = HeldContact(id=key, kind=kind, value=value, shown=shown)
        found[None if role_id else organisation_id, role_id].append(one)
    return found


def _roles(
    connection: Connection,
    *,
    contacts: Mapping[tuple[int | None, int | None], Sequence[HeldContact]],
    today: date,
) -> Mapping[int, Sequence[HeldRole]]:
    """Return the roles held today, by organisation."""
    r, p = Role, Person
    wanted = (
        select(
            r.organisation_id,
            r.id,
            r.post,
            r.source,
            r.main_contact,
            p.id,
            p.title,
            p.forenames,
            p.surname,
            p.post_nominals,
            p.salutation,
        )
        .join(p, p.id == r.person_id)
        .where(or_(r.from_day.is_(None), r.from_day <= today))
        .where(or_(r.to_day.is_(None), r.to_day > today))
        .order_by(r.id)
    )
    found: dict[int, list[HeldRole]] = defaultdict(list)
    for organisation_id, key, post, source, main, person_id, *parts in connection.execute(wanted):
        title, forenames, surname, post_nominals, salutation = parts
        found[organisation_id].append(
            HeldRole(
                id=key,
                person_id=person_id,
                name=PersonName(
                    title=title,
                    forenames=forenames,
                    surname=surname,
                    post_nominals=post_nominals,
                    salutation=salutation,
                ),
                post=post,
                source=source,
                main_contact=main,
                contacts=tuple(contacts.get((None, key), ())),
            )
        )
    return found


def _said(connection: Connection, source: str) -> Mapping[int, tuple[int, Mapping[str, str]]]:
    r = RegisterRow
    wanted = select(r.organisation_id, r.id, r.said).where(r.source == source)
    return {
        organisation_id: (key, json.loads(said))
        for organisation_id, key, said in connection.execute(wanted)
    }
