"""Whom a letter is addressed to, and how it greets them.

Three lines for each recipient: the addressee on the envelope, the attention line for a block that
begins with the organisation, and the salutation (without its comma). The usage is that of British
forms of address: never "Dear Reverend Smith", never a guessed gender, a post rather than a mistake.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from liaison_app.domain.envelopes import envelope_name, joint_names
from liaison_app.domain.joint_greeting import joint_form, shared_post
from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind
from liaison_app.domain.posts import (
    HEAD_TEACHER,
    is_head_teacher,
    is_shared_headship,
    known_post,
    plural_post,
    suits,
    tidy_post,
)
from liaison_app.domain.spoken import Doubt, spoken_form
from liaison_app.domain.text import fold, tidy
from liaison_app.domain.titles import read_title

__all__ = ["Doubt", "Exceptional", "Greeting", "Holder", "exceptions_queue", "greet"]

_FRIENDS = "Dear Friends"
_PAIR = 2
_REMEMBERED = 1_024
"""The same few posts come thousands of times in one mail list."""


class InPost(Protocol):
    """Somebody a letter may go to, and the post they hold."""

    @property
    def name(self) -> PersonName:
        """Who they are."""

    @property
    def post(self) -> str:
        """What they are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody in a post, of whom no more is known."""

    name: PersonName
    post: str


class Greeting(NamedTuple):
    """The three lines of one letter, and what is to be looked at before it is sent."""

    addressee: str
    attention: str
    salutation: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exceptional:
    """A recipient, by key, whose greeting the rules could not settle."""

    key: int
    greeting: Greeting


class _Asked(NamedTuple):
    """What is known besides the holders: the post asked for, and the organisation."""

    post: str
    kind: Kind
    organisation: str
    tradition: str


def greet(
    *,
    holders: Sequence[InPost],
    post: str,
    kind: Kind,
    organisation: str,
    tradition: str = "",
) -> Greeting:
    """Return the three lines for none, one, two or more holders of the post a letter asks for.

    A stored salutation always wins. Nobody named: the post, and "Dear Friends" to a group. Two are
    written to jointly; three or more through their organisation.
    """
    named = [holder for holder in holders if _is_named(holder.name)]
    if not named and holders:
        post = post or _post_of(holders[0], "")
    if kind is Kind.SCHOOL:
        post = post or HEAD_TEACHER
    asked = _Asked(_shown_post(post), kind, tidy(organisation), tradition)
    if not named:
        return _greet_post(asked)
    if len(named) == 1:
        return _greet_one(named[0], asked)
    if len(named) == _PAIR:
        return _greet_two(named[0], named[1], asked)
    return _greet_organisation(named, asked)


def exceptions_queue(greetings: Iterable[tuple[int, Greeting]]) -> tuple[Exceptional, ...]:
    """Return the recipients whose greeting is in doubt, to be looked at before any letter."""
    return tuple(
        Exceptional(key=key, greeting=greeting) for key, greeting in greetings if greeting.doubts
    )


def _is_named(name: PersonName) -> bool:
    return _has_name(name) or bool(tidy(name.salutation))


def _has_name(name: PersonName) -> bool:
    typed = name.surname or name.forenames
    return bool(typed) and (typed[0].isalnum() or bool(tidy(name.forenames + name.surname)))


def _post_of(holder: InPost, otherwise: str) -> str:
    return _shown_post(holder.post or read_title(holder.name.title).post or otherwise)


@lru_cache(_REMEMBERED)
def _shown_post(post: str) -> str:
    return HEAD_TEACHER if known_post(post) == HEAD_TEACHER else tidy(post)


def _is_group(kind: Kind) -> bool:
    return kind in {Kind.FAITH, Kind.NETWORK}


def _greet_post(asked: _Asked) -> Greeting:
    group = _is_group(asked.kind)
    if not asked.post or (group and not suits(asked.post, asked.tradition)):
        return Greeting(addressee=asked.organisation, attention="", salutation=_FRIENDS)
    return Greeting(
        addressee=f"The {asked.post}",
        attention=_attention(f"The {asked.post}", ""),
        salutation=_FRIENDS if group else _to_office(asked.post),
    )


def _to_office(post: str) -> str:
    return f"Dear {plural_post(post) if is_shared_headship(post) else tidy_post(post)}"


def _attention(addressee: str, post: str) -> str:
    """Return "For the attention of Mrs Jane Sample, Head Teacher", saying no post twice."""
    whom = f"the {addressee[4:]}" if addressee.startswith("The ") else addressee
    if not post or _begins_with(addressee, post):
        return f"For the attention of {whom}"
    return f"For the attention of {whom}, {post}"


def _begins_with(addressee: str, post: str) -> bool:
    """Say whether an addressee says the post already; most differ at the first letter."""
    one, other = addressee[:1], post[:1]
    if one.isascii() and other.isascii() and one.isalnum() and other.isalnum():
        return one.lower() == other.lower() and fold(addressee).startswith(fold(post))
    return fold(addressee).startswith(fold(post))


def _greet_one(holder: InPost, asked: _Asked) -> Greeting:
    post = _post_of(holder, asked.post)
    spoken = spoken_form(holder.name, post=post, tradition=asked.tradition)
    if not _has_name(holder.name):
        return _greet_post(asked)._replace(salutation=spoken.salutation)
    addressee = envelope_name(holder.name, post=post)
    attention = _attention(addressee, post)
    if spoken.doubt:
        return Greeting(addressee, attention, _in_doubt(post, asked.kind), (spoken.doubt,))
    return Greeting(addressee, attention, spoken.salutation)


def _in_doubt(post: str, kind: Kind) -> str:
    """Return a greeting that offends nobody, should it be sent all the same."""
    if is_head_teacher(post):
        return f"Dear {HEAD_TEACHER}"
    return _FRIENDS if _is_group(kind) or not post else _to_office(post)


def _greet_two(one: InPost, other: InPost, asked: _Asked) -> Greeting:
    posts = (_post_of(one, asked.post), _post_of(other, asked.post))
    together = shared_post(posts)
    spoken = joint_form(
        (one.name, other.name),
        tuple(
            spoken_form(holder.name, post=post, tradition=asked.tradition)
            for holder, post in zip((one, other), posts, strict=True)
        ),
        together=together,
    )
    addressee = joint_names(one.name, other.name)
    return Greeting(
        addressee=addressee,
        attention=_attention(addressee, plural_post(together) if together else ""),
        salutation=spoken.salutation if not spoken.doubt else _in_doubt(together, asked.kind),
        doubts=(spoken.doubt,) if spoken.doubt else (),
    )


def _greet_organisation(holders: Sequence[InPost], asked: _Asked) -> Greeting:
    together = shared_post([_post_of(holder, asked.post) for holder in holders])
    if together and not _is_group(asked.kind):
        several = plural_post(together)
        attention, salutation = _attention(f"The {several}", ""), f"Dear {several}"
    else:
        attention, salutation = "", _FRIENDS
    return Greeting(addressee=asked.organisation, attention=attention, salutation=salutation)
