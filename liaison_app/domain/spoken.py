"""The words that follow "Dear" for one person, or the doubt that keeps them out of a letter."""

import re
from functools import lru_cache
from typing import NamedTuple

from liaison_app.domain.choices import Choice
from liaison_app.domain.names import PersonName
from liaison_app.domain.posts import (
    HEAD_TEACHER,
    is_head_teacher,
    is_shared_headship,
    known_post,
)
from liaison_app.domain.text import fold, tidy
from liaison_app.domain.titles import (
    FATHER,
    VENERABLE,
    Manner,
    Title,
    known_title,
    read_title,
    speaks_of_two,
    title_to_speak,
)


class Doubt(Choice):
    """Why a greeting is to be looked at before it is sent; the label says what to do."""

    JOINED_NAMES = (
        "joined_names",
        "Two people are typed as one name. Give each a record, or store a salutation.",
    )
    UNKNOWN_TITLE = (
        "unknown_title",
        "The title is not one we know. Correct it, or store a salutation.",
    )
    NO_TITLE = (
        "no_title",
        "There is a name, but neither a title nor a post. Ask how they wish to be addressed.",
    )
    UNKNOWN_POST = (
        "unknown_post",
        "There is no title, and the post is not one we know. Look whether the greeting reads well.",
    )
    CLERGY_OFFICE = (
        "clergy_office",
        "They are clergy, but their office is not known. Store their post, or a salutation.",
    )
    NO_FORENAME = (
        "no_forename",
        "The forename is needed for this title or surname. Add it, or store a salutation.",
    )
    NO_SURNAME = (
        "no_surname",
        "The surname is missing. Add it, or store a salutation.",
    )
    UNLIKE_PAIR = (
        "unlike_pair",
        "Two people cannot be greeted in one manner. Store a salutation for both.",
    )


class Spoken(NamedTuple):
    """How somebody is greeted: the words after "Dear", and the title in them if any.

    A stored salutation may open otherwise. Where there is a doubt, there are no words.
    """

    words: str = ""
    title: str = ""
    opening: str = "Dear"
    is_by_name: bool = False
    doubt: Doubt | None = None

    @property
    def salutation(self) -> str:
        """Return the whole greeting, without its comma."""
        return f"{self.opening} {self.words}".strip()


_WHOLE_NAMES = frozenset({"singh", "kaur"})
_RANKS = re.compile(r"^(?:chief|head|senior|assistant|associate|deputy|lead|acting|interim) ")
_OTHER_CATHOLICS = ("anglo", "old catholic", "liberal catholic", "anglican")
_BY_POST = frozenset({Manner.SURNAME, Manner.OFFICE})


def spoken_form(name: PersonName, *, post: str, tradition: str) -> Spoken:
    """Return how one person is greeted: as they asked, by title and name, or by their office."""
    if preferred := tidy(name.salutation).rstrip(" ,"):
        return _as_asked(preferred)
    if speaks_of_two(f"{name.title} {name.forenames} {name.surname}"):
        return Spoken(doubt=Doubt.JOINED_NAMES)
    read = read_title(name.title)
    if read.unknown:
        return Spoken(doubt=Doubt.UNKNOWN_TITLE)
    title = _title_of(name.title, post or read.post, tradition)
    if title:
        return _by_title(name, title)
    return _by_office(post or read.post, is_clergy=bool(read.titles))


def is_roman_catholic(tradition: str) -> bool:
    """Say whether a tradition, as typed, is the Roman Catholic one."""
    words = fold(tradition)
    if any(other in words for other in _OTHER_CATHOLICS):
        return False
    return "catholic" in words or "rc" in words.split()


def _as_asked(preferred: str) -> Spoken:
    opening, _space, words = preferred.partition(" ")
    if opening == "Dear" and words:
        return Spoken(words=words, is_by_name=True)
    return Spoken(words=preferred, opening="", is_by_name=True)


@lru_cache(1_024)
def _title_of(text: str, post: str, tradition: str) -> Title | None:
    """Return the title that is spoken, given the title cell, the post and the tradition."""
    read = read_title(text)
    title = title_to_speak(read.titles)
    if title == VENERABLE and "buddh" in fold(tradition):
        return Title(written="Venerable", spoken="Venerable", manner=Manner.RELIGIOUS)
    if title:
        return title
    office = known_title(_RANKS.sub("", fold(post)))
    if office and office.manner in _BY_POST:
        return office
    is_priest = bool(read.titles) or known_post(post) == "Priest"
    return FATHER if is_priest and is_roman_catholic(tradition) else None


def _by_title(name: PersonName, title: Title) -> Spoken:
    if title.manner is Manner.OFFICE:
        return Spoken(words=title.spoken, title=title.spoken, is_by_name=True)
    called = _called(name, title.manner)
    if isinstance(called, Doubt):
        return Spoken(doubt=called)
    return Spoken(f"{title.spoken} {called}", title.spoken, is_by_name=True)


def _called(name: PersonName, manner: Manner) -> str | Doubt:
    """Return the part of the name that goes with a title spoken in this manner."""
    surname = tidy(name.surname)
    if manner is Manner.COURTESY and surname and not _is_whole(surname):
        return surname
    forenames = tidy(name.forenames)
    first = forenames.partition(" ")[0].rstrip(".")
    if manner is Manner.FORENAME:
        return first if len(first) > 1 else Doubt.NO_FORENAME
    if manner is Manner.RELIGIOUS:
        return first if len(first) > 1 else surname or Doubt.NO_FORENAME
    if _is_whole(surname):
        return f"{forenames} {surname}" if forenames else Doubt.NO_FORENAME
    if surname:
        return surname
    return Doubt.NO_SURNAME if manner is Manner.COURTESY else forenames


def _is_whole(surname: str) -> bool:
    bare = surname.lower() if surname.isascii() and surname.isalpha() else fold(surname)
    return bare in _WHOLE_NAMES


def _by_office(post: str, *, is_clergy: bool) -> Spoken:
    if is_shared_headship(post):
        return Spoken(words=f"{HEAD_TEACHER}s")
    if is_head_teacher(post):
        return Spoken(words=HEAD_TEACHER)
    known = known_post(post)
    if known == "Priest" or (is_clergy and not known):
        return Spoken(doubt=Doubt.CLERGY_OFFICE)
    if known:
        return Spoken(words=known)
    return Spoken(doubt=Doubt.UNKNOWN_POST if tidy(post) else Doubt.NO_TITLE)
