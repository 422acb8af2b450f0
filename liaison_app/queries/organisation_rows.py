"""The rows of a list of organisations, a screenful at a time.

They are read by the driver alone: once before anything else is loaded, so that a start need not
wait for SQLAlchemy, and then many times a second while somebody scrolls. So these few statements
are written out, and a test holds them to the typed tables.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.outreach import Channel
from liaison_app.domain.tags import TagColour
from liaison_app.queries.organisations_wanted import OrganisationOrder, OrganisationsWanted
from liaison_app.queries.rows_reading import RowsReading
from liaison_app.store.sqlite import Raw


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
    tags: tuple[tuple[str, TagColour], ...] = ()
    reach: int | None = None
    verified_on: date | None = None


def first_keys(raw: Raw, *, wanted: OrganisationsWanted, count: int) -> "array[int]":
    """Return the first keys of a list that is not filtered and ordered by name, else none.

    Other orders and filters have to look at every organisation; this one follows an index.
    """
    first = wanted.order[0]
    if wanted != OrganisationsWanted(order=(first,)) or first.by is not OrganisationOrder.NAME:
        return array("q")
    direction = "DESC" if first.descending else "ASC"
    found: list[tuple[Any, ...]] = raw.execute(
        f"SELECT id FROM organisation WHERE standing = ? ORDER BY sort_key {direction}, id LIMIT ?",  # noqa: S608 - one of two words
        (Standing.ACTIVE.value, count),
    ).fetchall()
    return array("q", (key for (key,) in found))


def block(raw: Raw, *, keys: Sequence[int], today: date) -> Mapping[int, OrganisationRow]:
    """Return the rows of these organisations by their keys; a few statements, however many rows.

    Who is in post today is named, and how to reach them.
    """
    read = RowsReading(raw, keys)
    holders = _main_holders(read, today.isoformat())
    contacts = _shown_contacts(read, today.isoformat())
    channels = _last_channels(read)
    objections = _objections(read)
    warnings = _warnings(read)
    tags = _tags(read)
    return {
        key: OrganisationRow(
            id=key,
            name=name,
            kind=_KINDS[kind],
            standing=_STANDINGS[standing],
            known_for=known_for,
            town=town,
            postcode=postcode,
            ward=ward or "",
            holder=holders.get(key),
            phone=contacts.get((key, ContactKind.PHONE), ""),
            email=contacts.get((key, ContactKind.EMAIL), ""),
            last_contact=datetime.fromisoformat(met) if met else None,
            last_channel=channels.get(key),
            objections=tuple(objections.get(key, ())),
            warnings=tuple(warnings.get(key, ())),
            tags=tuple(tags.get(key, ())),
            reach=reach,
            verified_on=date.fromisoformat(verified) if verified else None,
        )
        for (
            key,
            name,
            kind,
            standing,
            known_for,
            town,
            postcode,
            ward,
            reach,
            verified,
            met,
        ) in read(_ROWS)
    }


def _main_holders(read: RowsReading, today: str) -> Mapping[int, Holder]:
    """Return the main contact of each organisation, or else whoever has held a post the longest."""
    holders: dict[int, Holder] = {}
    for key, role, post, main, person, *name in read(_HOLDERS, today, today):
        title, forenames, surname, after, salutation = name
        if key not in holders:
            holders[key] = Holder(
                person_id=person,
                role_id=role,
                name=PersonName(
                    title=title,
                    forenames=forenames,
                    surname=surname,
                    post_nominals=after,
                    salutation=salutation,
                ),
                post=post,
                main_contact=bool(main),
            )
    return holders


def _shown_contacts(read: RowsReading, today: str) -> Mapping[tuple[int, ContactKind], str]:
    """Return the first working contact point of each organisation by kind, a mobile as a phone."""
    shown: dict[tuple[int, ContactKind], str] = {}
    own = read(_OWN_CONTACTS, *_NOT_WORKING)
    for key, kind, text in (*own, *read(_CONTACTS_IN_POSTS, today, today, *_NOT_WORKING)):
        kept = ContactKind.PHONE if kind == ContactKind.MOBILE.value else _CONTACT_KINDS[kind]
        shown.setdefault((key, kept), text)
    return shown


def _last_channels(read: RowsReading) -> Mapping[int, Channel]:
    return {key: _CHANNELS[channel] for key, channel in read(_LAST_CHANNELS)}


def _objections(read: RowsReading) -> Mapping[int, list[ObjectionChannel]]:
    objections: dict[int, list[ObjectionChannel]] = {}
    for key, stored in read(_OBJECTIONS):
        channels, channel = objections.setdefault(key, []), _OBJECTION_CHANNELS[stored]
        if channel not in channels:
            channels.append(channel)
    return objections


def _warnings(read: RowsReading) -> Mapping[int, list[str]]:
    notices: dict[int, list[str]] = {}
    for key, notice in read(_WARNINGS):
        notices.setdefault(key, []).append(notice)
    return notices


def _tags(read: RowsReading) -> Mapping[int, list[tuple[str, TagColour]]]:
    tags: dict[int, list[tuple[str, TagColour]]] = {}
    for key, name, colour in read(_TAGS):
        tags.setdefault(key, []).append((name, _TAG_COLOURS[colour]))
    return tags


_KINDS = {one.value: one for one in Kind}
_STANDINGS = {one.value: one for one in Standing}
_CHANNELS = {one.value: one for one in Channel}
_CONTACT_KINDS = {one.value: one for one in ContactKind}
_OBJECTION_CHANNELS = {one.value: one for one in ObjectionChannel}
_TAG_COLOURS = {one.value: one for one in TagColour}
_NOT_WORKING = tuple(one.value for one in NOT_WORKING)

_ROWS = """
    SELECT o.id, o.name, o.kind, o.standing,
        CASE o.kind WHEN 'school' THEN o.phase WHEN 'faith' THEN o.tradition
            WHEN 'network' THEN o.relay_means ELSE '' END,
        o.town, o.postcode, w.name, o.reach, o.verified_on, o.last_contact
    FROM organisation o LEFT JOIN ward w ON w.code = o.ward_code
    WHERE o.id IN {keys}
"""
_HOLDERS = """
    SELECT r.organisation_id, r.id, r.post, r.main_contact, p.id,
        p.title, p.forenames, p.surname, p.post_nominals, p.salutation
    FROM role r JOIN person p ON p.id = r.person_id
    WHERE r.organisation_id IN {keys}
        AND p.id NOT IN (SELECT id FROM person WHERE standing = 'binned')
        AND (r.from_day IS NULL OR r.from_day <= ?) AND (r.to_day IS NULL OR r.to_day > ?)
    ORDER BY r.main_contact DESC, r.id
"""
_OWN_CONTACTS = """
    SELECT organisation_id, kind, shown FROM contact_point
    WHERE organisation_id IN {keys} AND standing NOT IN (?, ?)
    ORDER BY id
"""
_CONTACTS_IN_POSTS = """
    SELECT r.organisation_id, c.kind, c.shown
    FROM role r JOIN contact_point c ON c.role_id = r.id
    WHERE r.organisation_id IN {keys}
        AND (r.from_day IS NULL OR r.from_day <= ?) AND (r.to_day IS NULL OR r.to_day > ?)
        AND c.standing NOT IN (?, ?)
        AND r.person_id NOT IN (SELECT id FROM person WHERE standing = 'binned')
    ORDER BY c.id
"""
_LAST_CHANNELS = """
    SELECT o.id, x.channel
    FROM organisation o
    JOIN outreach_with m ON m.organisation_id = o.id AND m.happened_at = o.last_contact
    JOIN outreach x ON x.id = m.outreach_id
    WHERE o.id IN {keys}
    ORDER BY m.id
"""
_OBJECTIONS = """
    SELECT organisation_id, channel FROM objection WHERE organisation_id IN {keys} ORDER BY id
"""
_TAGS = """
    SELECT b.organisation_id, t.name, t.colour
    FROM organisation_tag b JOIN tag t ON t.id = b.tag_id
    WHERE b.organisation_id IN {keys}
    ORDER BY t.name_key
"""
_WARNINGS = """
    SELECT organisation_id, notice FROM warning WHERE organisation_id IN {keys} ORDER BY id
"""
