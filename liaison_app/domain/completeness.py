"""What is still missing of a record, in sentences: "no e-mail; head teacher not verified".

A way of contact that they object to is no gap, and nothing is asked of what is closed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.holders import Holder
from liaison_app.domain.objections import may_contact
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.posts import HEAD_TEACHER, is_head_teacher, tidy_post

VERIFIED_EVERY_DAYS = 365
"""A way to reach them is to be verified once a year."""

_PHONES = (ContactKind.PHONE, ContactKind.MOBILE)


class Mend(Choice):
    """What mends a gap, as the link beside it says."""

    ADD_EMAIL = "add_email", "Add one"
    ADD_PHONE = "add_phone", "Add a number"
    ADD_PERSON = "add_person", "Add a person"
    EDIT = "edit", "Edit the address"
    ASSIGN = "assign", "Choose the ward"
    VERIFY = "verify", "Verified today"


class HeldContact(Protocol):
    """One way to reach them, as far as its being complete is concerned."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def kind(self) -> ContactKind:
        """What it is."""

    @property
    def standing(self) -> ContactStanding:
        """Whether it works."""

    @property
    def verified_on(self) -> date | None:
        """When it was last found to work."""

    @property
    def role_id(self) -> int | None:
        """The post it belongs to, or None where it is the organisation's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held of one organisation."""

    kind: Kind
    standing: Standing
    has_address: bool
    has_ward: bool
    contacts: Sequence[HeldContact]
    holders: Sequence[Holder]
    objections: Sequence[ObjectionChannel]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOfPerson:
    """What is held of one person: also how the organisations are reached where they hold a post."""

    asked_after: bool
    contacts: Sequence[HeldContact]
    objections: Sequence[ObjectionChannel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing, in words that begin small, and what mends it."""

    words: str
    mend: Mend
    contact_id: int | None = None

    @property
    def sentence(self) -> str:
        """Return the words as they stand alone."""
        return self.words[:1].upper() + self.words[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Everything that is missing, what matters most first."""

    gaps: tuple[Gap, ...]

    @property
    def sentence(self) -> str:
        """Return all of it as one sentence; nothing where nothing is missing."""
        said = "; ".join(gap.words for gap in self.gaps)
        return said[:1].upper() + said[1:]


def completeness(held: Held, *, today: date) -> Completeness:
    """Return what is missing of an organisation that is still there."""
    if held.standing is not Standing.ACTIVE:
        return Completeness(gaps=())
    return Completeness(gaps=tuple(_gaps(held, today)))


def completeness_of_person(held: HeldOfPerson, *, today: date) -> Completeness:
    """Return what is missing of a person who holds a post."""
    if not held.asked_after:
        return Completeness(gaps=())
    own = [one for one in held.contacts if one.role_id and one.standing not in NOT_WORKING]
    return Completeness(gaps=(*_ways_missing(held), *_not_verified(own, "", today)))


def _ways_missing(held: Held | HeldOfPerson) -> Iterator[Gap]:
    yield from _unreachable(held, (ContactKind.EMAIL,), ObjectionChannel.EMAIL, Mend.ADD_EMAIL)
    yield from _unreachable(held, _PHONES, ObjectionChannel.PHONE, Mend.ADD_PHONE)


def _gaps(held: Held, today: date) -> Iterator[Gap]:
    yield from _ways_missing(held)
    if not held.has_address:
        yield Gap(words="no address", mend=Mend.EDIT)
    elif not held.has_ward:
        yield Gap(words="not in any of the team's wards", mend=Mend.ASSIGN)
    leader = _leader(held)
    if leader is None:
        who = "no head teacher" if held.kind is Kind.SCHOOL else "nobody named"
        yield Gap(words=who, mend=Mend.ADD_PERSON)
    yield from _unverified(held, leader, today)


def _unreachable(
    held: Held | HeldOfPerson, kinds: Sequence[ContactKind], channel: ObjectionChannel, mend: Mend
) -> Iterator[Gap]:
    if not may_contact(held.objections, by=channel):
        return
    there = [one for one in held.contacts if one.kind in kinds]
    if any(one.standing not in NOT_WORKING for one in there):
        return
    word = "e-mail" if channel is ObjectionChannel.EMAIL else "phone"
    yield Gap(words=f"no {word} that works" if there else f"no {word}", mend=mend)


def _leader(held: Held) -> Holder | None:
    """Return who leads it: the head teacher of a school, else the main contact."""
    if held.kind is Kind.SCHOOL:
        return next((one for one in held.holders if is_head_teacher(one.post)), None)
    return held.holders[0] if held.holders else None


def _unverified(held: Held, leader: Holder | None, today: date) -> Iterator[Gap]:
    """Ask after the leader's own ways of contact, and where there are none after the others."""
    working = [one for one in held.contacts if one.standing not in NOT_WORKING]
    theirs = [one for one in working if leader is not None and one.role_id == leader.role_id]
    asked = theirs or [one for one in working if one.role_id is None]
    yield from _not_verified(asked, _post(leader) if theirs and leader is not None else "", today)


def _not_verified(asked: Sequence[HeldContact], who: str, today: date) -> Iterator[Gap]:
    """Tell of the one verified last, by who it reaches or else by what it is."""
    if not asked:
        return
    newest = max(asked, key=_verified)
    last = newest.verified_on
    if last is not None and (today - last).days <= VERIFIED_EVERY_DAYS:
        return
    who = who or newest.kind.label.lower()
    when = "not verified yet" if last is None else f"not verified since {_month(last, today)}"
    yield Gap(words=f"{who} {when}", mend=Mend.VERIFY, contact_id=newest.id)


def _verified(contact: HeldContact) -> date:
    return contact.verified_on or date.min


def _post(leader: Holder) -> str:
    if is_head_teacher(leader.post):
        return HEAD_TEACHER.lower()
    post = tidy_post(leader.post) or "main contact"
    return post if post.isupper() else post.lower()


def _month(day: date, today: date) -> str:
    return f"{day:%B}" if day.year == today.year else f"{day:%B %Y}"
