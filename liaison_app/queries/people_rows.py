"""The rows of a list of people, a screenful at a time, read by the driver alone.

They are asked for many times a second while somebody scrolls, so these few statements are written
out; a test holds them to the typed tables.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.names import PersonName, full_name
from liaison_app.domain.organisations import Kind
from liaison_app.domain.outreach import Channel
from liaison_app.domain.people import PersonStanding
from liaison_app.queries.rows_reading import RowsReading
from liaison_app.store.sqlite import Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class PostHeld:
    """A post at an organisation; ``left_on`` is set where it is no longer held."""

    post: str
    organisation_id: int
    organisation: str
    kind: Kind
    ward: str
    kin: bool
    iag: bool
    represents: str
    left_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A number or an address; ``own`` where it is the person's, not the organisation's."""

    shown: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """What a list says of one person: the posts held now, and where there are none those before."""

    id: int
    name: PersonName
    standing: PersonStanding
    posts: tuple[PostHeld, ...]
    phone: Reached
    email: Reached
    last_contact: datetime | None
    last_channel: Channel | None
    objections: tuple[ObjectionChannel, ...]
    warnings: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Return the name as people say it."""
        return full_name(self.name)

    @property
    def in_post(self) -> bool:
        """Whether any post is held now."""
        return any(one.left_on is None for one in self.posts)


def block(raw: Raw, *, keys: Sequence[int], today: date) -> Mapping[int, PersonRow]:
    """Return the rows of these people by their keys; a few statements, however many rows."""
    read = RowsReading(raw, keys)
    posts = _posts(read, today)
    reached = _reached(read, today.isoformat())
    channels = _last_channels(read)
    objections = _gathered(read(_OBJECTIONS, *keys, today.isoformat()))
    warnings = _gathered(read(_WARNINGS))
    return {
        key: PersonRow(
            id=key,
            name=PersonName(
                title=title,
                forenames=forenames,
                surname=surname,
                post_nominals=after,
                salutation=salutation,
            ),
            standing=_PERSON_STANDINGS[standing],
            posts=posts.get(key, ()),
            phone=reached.get((key, ContactKind.PHONE), _NOWHERE),
            email=reached.get((key, ContactKind.EMAIL), _NOWHERE),
            last_contact=datetime.fromisoformat(met) if met else None,
            last_channel=channels.get(key),
            objections=tuple(_OBJECTION_CHANNELS[one] for one in objections.get(key, ())),
            warnings=warnings.get(key, ()),
        )
        for key, title, forenames, surname, after, salutation, standing, met in read(_PEOPLE)
    }


def _posts(read: RowsReading, today: date) -> Mapping[int, tuple[PostHeld, ...]]:
    """Return the posts held now, the main contact's first; where none is, those held before."""
    held: dict[int, list[PostHeld]] = {}
    left: dict[int, list[PostHeld]] = {}
    for key, post, to_day, kin, iag, place, name, kind, ward, represents in read(_POSTS):
        until = date.fromisoformat(to_day) if to_day else None
        gone = until is not None and until <= today
        one = PostHeld(
            post=post,
            organisation_id=place,
            organisation=name,
            kind=_KINDS[kind],
            ward=ward or "",
            kin=bool(kin),
            iag=bool(iag),
            represents=represents or "",
            left_on=until if gone else None,
        )
        (left if gone else held).setdefault(key, []).append(one)
    return {key: tuple(held.get(key) or left[key]) for key in held.keys() | left.keys()}


def _reached(read: RowsReading, today: str) -> Mapping[tuple[int, ContactKind], Reached]:
    """Return the first working contact point of each person by kind, a mobile as a phone.

    Where they have none of their own in a post they hold, it is the organisation's.
    """
    reached: dict[tuple[int, ContactKind], Reached] = {}
    for own, statement in ((True, _OWN_CONTACTS), (False, _CONTACTS_THERE)):
        for key, kind, shown in read(statement, today, *_NOT_WORKING):
            sort = ContactKind.PHONE if kind == ContactKind.MOBILE.value else _CONTACT_KINDS[kind]
            reached.setdefault((key, sort), Reached(shown=shown, own=own))
    return reached


def _last_channels(read: RowsReading) -> Mapping[int, Channel]:
    return {key: _CHANNELS[channel] for key, channel in read(_LAST_CHANNELS)}


def _gathered(rows: list[tuple[Any, ...]]) -> Mapping[int, tuple[str, ...]]:
    """Return the texts of each person, each once."""
    texts: dict[int, dict[str, None]] = {}
    for key, text in rows:
        texts.setdefault(key, {})[text] = None
    return {key: tuple(each) for key, each in texts.items()}


_NOWHERE = Reached()
_KINDS = {one.value: one for one in Kind}
_PERSON_STANDINGS = {one.value: one for one in PersonStanding}
_CHANNELS = {one.value: one for one in Channel}
_CONTACT_KINDS = {one.value: one for one in ContactKind}
_OBJECTION_CHANNELS = {one.value: one for one in ObjectionChannel}
_NOT_WORKING = tuple(one.value for one in NOT_WORKING)

_PEOPLE = """
    SELECT id, title, forenames, surname, post_nominals, salutation, standing, last_contact
    FROM person WHERE id IN {keys}
"""
_POSTS = """
    SELECT r.person_id, r.post, r.to_day, r.kin, r.iag, o.id, o.name, o.kind, w.name, s.name
    FROM role r JOIN organisation o ON o.id = r.organisation_id
        LEFT JOIN ward w ON w.code = o.ward_code
        LEFT JOIN organisation s ON s.id = r.represents_id
    WHERE r.person_id IN {keys} AND o.standing <> 'binned'
    ORDER BY r.main_contact DESC, r.to_day DESC, r.id
"""
_OWN_CONTACTS = """
    SELECT r.person_id, c.kind, c.shown
    FROM role r JOIN contact_point c ON c.role_id = r.id
    WHERE r.person_id IN {keys} AND (r.to_day IS NULL OR r.to_day > ?)
        AND c.standing NOT IN (?, ?)
    ORDER BY c.id
"""
_CONTACTS_THERE = """
    SELECT r.person_id, c.kind, c.shown
    FROM role r JOIN contact_point c ON c.organisation_id = r.organisation_id
    WHERE r.person_id IN {keys} AND (r.to_day IS NULL OR r.to_day > ?)
        AND c.standing NOT IN (?, ?)
    ORDER BY r.main_contact DESC, r.id, c.id
"""
_LAST_CHANNELS = """
    SELECT p.id, x.channel
    FROM person p
    JOIN outreach_with m ON m.person_id = p.id AND m.happened_at = p.last_contact
    JOIN outreach x ON x.id = m.outreach_id
    WHERE p.id IN {keys}
    ORDER BY m.id
"""
_OBJECTIONS = """
    SELECT key, channel FROM (
        SELECT person_id AS key, channel, 0 AS theirs, id FROM objection WHERE person_id IN {keys}
        UNION ALL
        SELECT r.person_id, b.channel, 1, b.id
        FROM role r JOIN objection b ON b.organisation_id = r.organisation_id
        WHERE r.person_id IN {keys} AND (r.to_day IS NULL OR r.to_day > ?)
    ) ORDER BY theirs, id
"""
_WARNINGS = """
    SELECT person_id, notice FROM warning WHERE person_id IN {keys} ORDER BY id
"""
