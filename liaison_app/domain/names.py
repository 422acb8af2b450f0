"""A person's name in its parts: shown, sorted, shortened, and read out of one cell."""

import re
from dataclasses import dataclass, replace

from liaison_app.domain.posts import known_post
from liaison_app.domain.text import fold, tidy
from liaison_app.domain.titles import leading_titles, read_title, speaks_of_two


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a name; the salutation is what the person asked to be called in a letter."""

    title: str = ""
    forenames: str = ""
    surname: str = ""
    post_nominals: str = ""
    salutation: str = ""


# fmt: off
_POST_NOMINALS = frozenset({
    "AKC", "BA", "BD", "BEM", "BEd", "BSc", "BTh", "CB", "CBE", "CEng", "CH", "CMG", "CSsR", "CStJ",
    "CVO", "DBE", "DCB", "DD", "DL", "DPhil", "DSO", "EdD", "FBA", "FCA", "FCCT", "FRCP", "FRCS",
    "FRS", "FRSA", "FSA", "GBE", "GCB", "GM", "JP", "KBE", "KC", "KCB", "KCVO", "KG", "KPM", "LLB",
    "LLM", "LVO", "MA", "MBA", "MBE", "MC", "MEd", "MEng", "MP", "MPhil", "MSc", "MTh", "MVO",
    "NPQH", "OBE", "OFM", "OM", "OP", "OSA", "OSB", "PC", "PGCE", "PhD", "QC", "QFSM", "QPM", "QTS",
    "RVM", "SJ", "TD", "VC",
})
_PARTICLES = frozenset({
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin",
    "ibn", "bint", "ter",
})
# fmt: on
_AS_WRITTEN = frozenset({"al", "el", "ben", "ap", "ab", "abu", "St"})
_TITLE_RUN_ON = re.compile(r"^([^\W\d]{2,})\.(?=\w)")
_TITLE_BEHIND = re.compile(r"^(?P<name>[^(]+)\((?P<title>[^()]+)\)$")
_TWO_WORDS = 2


def full_name(name: PersonName) -> str:
    """Return the name as it is shown in lists: "Mrs Siân Wyn-Davies MBE"."""
    return _join(name.title, name.forenames, name.surname, name.post_nominals)


def initials(name: PersonName) -> str:
    """Return the two letters of an avatar, in the order they are read; a single name gives two.

    Letters of any script do; a name without any gives "".
    """
    words = [bare for word in (name.forenames, name.surname) if (bare := _letters(word))]
    if len(words) == 1:
        words = _one_name(name)
    if len(words) == 1:
        return "".join(map(_capital, words[0][:2]))
    return "".join(_capital(word[0]) for word in words[:1] + words[1:][-1:])


def sort_key(name: PersonName) -> str:
    """Return the folded text by which names are put in order: surname, then forenames."""
    # Two spaces, so that every "Smith" comes before the first "Smith Jones".
    return f"{fold(name.surname)}  {fold(name.forenames)}".strip()


def split_name(text: str) -> PersonName:
    """Return the parts of a name typed in one cell, as far as they can be told.

    Two people in one cell stay together ("Mr & Mrs" Jones), for a greeting to put in doubt.
    """
    text = tidy(_TITLE_RUN_ON.sub(r"\1. ", tidy(text))).strip(" ,;")
    behind = _TITLE_BEHIND.match(text)
    if behind and read_title(behind["title"]).titles:
        text = f"{behind['title']} {behind['name']}".strip()
    if speaks_of_two(text):
        return _two_people(text)
    first, *others = [part.strip() for part in text.split(",")]
    honours = [part for part in others if _are_post_nominals(part)]
    posts = [part for part in others if known_post(part)]
    others = [part for part in others if part and part not in {*honours, *posts}]
    name = _surname_first(first, " ".join(others)) if others else _in_order(first)
    return replace(
        name,
        title=name.title or " ".join(posts),
        post_nominals=_join(name.post_nominals, *honours),
    )


def _letters(text: str) -> str:
    return "".join(mark for mark in tidy(text) if mark.isalpha())


def _one_name(name: PersonName) -> list[str]:
    words = (name.forenames or name.surname).split()
    return [bare for word in words if (bare := _letters(word))]


def _capital(letter: str) -> str:
    capital = letter.upper()
    return capital if len(capital) == 1 else letter


def _join(*parts: str) -> str:
    return " ".join(part for part in map(tidy, parts) if part)


def _two_people(text: str) -> PersonName:
    """Return "Mr & Mrs Jones" and "Jerry & Beth Smith" in parts; two full names as one text."""
    words = text.split()
    joint = max(place for place, word in enumerate(words) if speaks_of_two(word))
    before, behind = words[:joint], words[joint + 1 :]
    title, rest = _take_title(behind)
    if title and rest and not _take_title(before)[1]:
        name = _in_order(" ".join(rest))
        return replace(name, title=" ".join([*words[: joint + 1], *title]))
    if joint == 1 and not title and len(rest) == _TWO_WORDS:
        return PersonName(forenames=" ".join(words[:-1]), surname=words[-1])
    return PersonName(surname=text)


def _surname_first(surname: str, rest: str) -> PersonName:
    """Read "Khan, Mr Yusuf" and "Mr Khan, Yusuf"."""
    before, last = _take_title(surname.split())
    title, forenames = _take_title(rest.split())
    words, honours = _take_post_nominals(forenames, least=1)
    return PersonName(
        title=_join(" ".join(before), " ".join(title)),
        forenames=" ".join(words),
        surname=" ".join(last),
        post_nominals=" ".join(honours),
    )


def _in_order(text: str) -> PersonName:
    """Read "The Revd Dr Jane Smith MBE"."""
    if read_title(text).post:
        return PersonName(title=text)
    title, words = _take_title(text.split())
    least = 1 if title and not text.isupper() else _TWO_WORDS
    words, honours = _take_post_nominals(words, least=least)
    start = _surname_starts(words, is_titled=bool(title))
    return PersonName(
        title=" ".join(title),
        forenames=" ".join(words[:start]),
        surname=" ".join(words[start:]),
        post_nominals=" ".join(honours),
    )


def _take_title(words: list[str]) -> tuple[list[str], list[str]]:
    titles, used = leading_titles([fold(word) for word in words])
    left = len(words) - used
    if len(titles) == 1 and titles[0].is_also_a_forename and used == 1 and left <= 1:
        return [], words
    if not used and left > _TWO_WORDS and known_post(words[0]):
        return words[:1], words[1:]
    return words[:used], words[used:]


def _take_post_nominals(words: list[str], *, least: int) -> tuple[list[str], list[str]]:
    end = len(words)
    while end > least and _are_post_nominals(words[end - 1]):
        end -= 1
    return words[:end], words[end:]


def _are_post_nominals(text: str) -> bool:
    words = text.replace(".", "").split()
    return bool(words) and all(word in _POST_NOMINALS for word in words)


def _surname_starts(words: list[str], *, is_titled: bool) -> int:
    """Return where the surname begins: the last word, with the particles before it."""
    start = max(len(words) - 1, 0)
    while start > 0 and _is_particle(words[start - 1], is_first=start == 1, is_titled=is_titled):
        start -= 1
    return start


def _is_particle(word: str, *, is_first: bool, is_titled: bool) -> bool:
    if is_first and not (is_titled and word.islower()):
        return False
    return word.casefold() in _PARTICLES or word in _AS_WRITTEN
