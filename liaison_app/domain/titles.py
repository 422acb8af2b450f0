"""The titles people bear, how each is written on an envelope, and how it is spoken in a letter.

"The Reverend" is a style and is never spoken before a name; "Bishop" is spoken alone; "Sir" goes
with the forename. A post typed where the title belongs ("Headteacher") is no title at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from liaison_app.domain.posts import known_post
from liaison_app.domain.text import fold, tidy


class Manner(Enum):
    """How a title is spoken after "Dear"."""

    COURTESY = "with the surname, and only ever as stored"
    SURNAME = "with the surname"
    FORENAME = "with the forename"
    RELIGIOUS = "with the forename where there is one"
    OFFICE = "alone"
    CLERGY = "never"
    STYLE = "never, and on the envelope only"


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One title: how it is written, how it is spoken, and with which part of the name."""

    written: str
    spoken: str
    manner: Manner
    spellings: tuple[str, ...] = ()
    is_also_a_forename: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleRead:
    """What a title cell says: titles, or a post in the wrong place, or words not known."""

    titles: tuple[Title, ...] = ()
    post: str = ""
    unknown: str = ""


def _title(name: str, manner: Manner, *spellings: str, spoken: str = "") -> Title:
    return Title(written=name, spoken=spoken or name, manner=manner, spellings=spellings)


def _also_forename(name: str, manner: Manner, *spellings: str) -> Title:
    return Title(
        written=name, spoken=name, manner=manner, spellings=spellings, is_also_a_forename=True
    )


FATHER = _title("Father", Manner.SURNAME, "fr", "rev father", "rev fr", "padre")
VENERABLE = _title(
    "The Venerable", Manner.OFFICE, "ven", "venerable", "the ven", spoken="Archdeacon"
)
_REVEREND = _title("The Reverend", Manner.CLERGY, "rev", "revd", "reverend", "the rev", "the revd")

# Where somebody bears several, the one that stands first here is spoken.
TITLES: tuple[Title, ...] = (
    _title("Sir", Manner.FORENAME),
    _title("Dame", Manner.FORENAME),
    _title("Lord", Manner.SURNAME, "the lord"),
    _title("Lady", Manner.SURNAME, "the lady"),
    _title("Baroness", Manner.SURNAME, "the baroness"),
    _title("Cardinal", Manner.OFFICE),
    _title(
        "The Most Reverend", Manner.OFFICE, "most rev", "most revd", "most reverend",
        "the most rev", "the most revd", spoken="Archbishop",
    ),
    _title("Archbishop", Manner.OFFICE),
    _title(
        "The Right Reverend", Manner.OFFICE, "rt rev", "rt revd", "right rev", "right revd",
        "rt reverend", "right reverend", "the rt rev", "the rt revd", spoken="Bishop",
    ),
    _title("Bishop", Manner.OFFICE, "bp"),
    VENERABLE,
    _title("Archdeacon", Manner.OFFICE),
    _also_forename("Dean", Manner.OFFICE, "the dean"),
    _title("Monsignor", Manner.SURNAME, "mgr", "msgr"),
    _title("Canon", Manner.OFFICE, "cn"),
    FATHER,
    _title("Mother", Manner.RELIGIOUS),
    _title("Sister", Manner.RELIGIOUS, "sr"),
    _title("Brother", Manner.RELIGIOUS, "br", "bro"),
    _title("Deacon", Manner.SURNAME, "dcn"),
    _title("Chief Rabbi", Manner.SURNAME),
    _title("Rabbi", Manner.SURNAME, "rav"),
    _title("Rebbetzin", Manner.SURNAME),
    _title("Cantor", Manner.SURNAME, "chazan", "hazzan"),
    _title("Imam", Manner.SURNAME),
    _title("Mufti", Manner.SURNAME),
    _title("Maulana", Manner.SURNAME, "mawlana", "moulana", "molana"),
    _title("Sheikh", Manner.SURNAME, "shaykh", "shaikh", "sheik"),
    _title("Ustadh", Manner.SURNAME, "ustad"),
    _title("Ustadha", Manner.SURNAME),
    _also_forename("Hafiz", Manner.SURNAME, "hafidh"),
    _title("Qari", Manner.SURNAME),
    _title("Alhaji", Manner.SURNAME, "al haji"),
    _title("Haji", Manner.SURNAME, "hajji", "hajj"),
    _title("Granthi", Manner.SURNAME),
    _title("Giani", Manner.SURNAME, "gyani"),
    _title("Bhai", Manner.SURNAME, "bhai sahib"),
    _title("Pandit", Manner.SURNAME, "pt", "pundit", "panditji"),
    _title("Pujari", Manner.SURNAME),
    _title("Swami", Manner.RELIGIOUS),
    _title("Acharya", Manner.SURNAME),
    _title("Bhante", Manner.RELIGIOUS),
    _title("Ajahn", Manner.RELIGIOUS),
    _title("Lama", Manner.RELIGIOUS),
    _title("Ervad", Manner.SURNAME),
    _title("Dastur", Manner.SURNAME),
    _title("Pastor", Manner.SURNAME, "ps", "pr"),
    _title("Evangelist", Manner.SURNAME),
    _title("Apostle", Manner.SURNAME),
    _also_forename("Elder", Manner.SURNAME),
    _title("Councillor", Manner.SURNAME, "cllr", "cllor", "counc"),
    _title("Alderman", Manner.SURNAME, "ald"),
    _title("Commissioner", Manner.SURNAME),
    _title("Lieutenant Colonel", Manner.SURNAME, "lt col", spoken="Colonel"),
    _title("Colonel", Manner.SURNAME, "col"),
    _also_forename("Major", Manner.SURNAME, "maj"),
    _title("Captain", Manner.SURNAME, "capt"),
    _title("Lieutenant", Manner.SURNAME, "lt"),
    _title("Professor", Manner.SURNAME, "prof"),
    _title("Dr", Manner.SURNAME, "doctor"),
    _title("Mr", Manner.COURTESY, "mister"),
    _title("Mrs", Manner.COURTESY),
    _title("Miss", Manner.COURTESY),
    _title("Ms", Manner.COURTESY),
    _title("Mx", Manner.COURTESY),
    _title(
        "The Very Reverend", Manner.CLERGY, "very rev", "very revd", "very reverend",
        "the very rev", "the very revd",
    ),
    _REVEREND,
    _title("The Right Honourable", Manner.STYLE, "rt hon", "the rt hon"),
    _title("The Honourable", Manner.STYLE, "hon", "the hon"),
)  # fmt: skip
_KNOWN: Mapping[str, Title] = MappingProxyType(
    {fold(text): title for title in TITLES for text in (title.written, *title.spellings)}
)
_RANK: Mapping[str, int] = MappingProxyType(
    {title.written: place for place, title in enumerate(TITLES)}
)
_LONGEST = max(len(text.split()) for text in _KNOWN)
_AND = re.compile(r"\band\b", re.IGNORECASE)


@lru_cache(1_024)
def read_title(text: str) -> TitleRead:
    """Return the titles in a title cell, or the post that was put there, or what is not known."""
    if post := known_post(text):
        known = _KNOWN.get(fold(text))
        return TitleRead(titles=(known,)) if known else TitleRead(post=post)
    words = fold(text).split()
    titles, used = leading_titles(words)
    if used < len(words):
        return TitleRead(titles=titles, unknown=tidy(text))
    return TitleRead(titles=titles)


def leading_titles(words: Sequence[str]) -> tuple[tuple[Title, ...], int]:
    """Return the titles that folded words begin with, and how many words they take."""
    titles: list[Title] = []
    used = 0
    while used < len(words):
        for length in range(min(_LONGEST, len(words) - used), 0, -1):
            title = _KNOWN.get(" ".join(words[used : used + length]))
            if title:
                titles.append(title)
                used += length
                break
        else:
            break
    return tuple(titles), used


def known_title(text: str) -> Title | None:
    """Return the one title that this text is, or None."""
    return _KNOWN.get(fold(text))


def speaks_of_two(text: str) -> bool:
    """Say whether a title or name stands for two people ("Mr & Mrs")."""
    if "&" in text or "+" in text or "/" in text:
        return True
    return "and" in text.lower() and _AND.search(text) is not None


def title_to_speak(titles: Sequence[Title]) -> Title | None:
    """Return which of somebody's titles goes after "Dear", or None if none may.

    For clergy a stored Mr, Mrs, Miss or Ms comes first, then the office they bear.
    """
    spoken = [title for title in titles if title.manner not in {Manner.CLERGY, Manner.STYLE}]
    if any(title.manner is Manner.CLERGY for title in titles):
        courtesy = [title for title in spoken if title.manner is Manner.COURTESY]
        spoken = courtesy or spoken
    return min(spoken, key=lambda title: _RANK[title.written], default=None)
