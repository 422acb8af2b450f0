"""What an officer typed into the search, as an expression that the index understands.

Any text whatever gives an expression that is sound: each word is quoted, and found by how it
begins. The index folds capitals and accents by itself, in what it keeps and in what is asked; the
few letters it leaves alone are put in their plain form on both sides, here and in the triggers.
"""

import re
import unicodedata
from itertools import groupby

from liaison_app.domain.phones import phone_digits
from liaison_app.domain.text import tidy

APOSTROPHES = "'\u2018\u2019\u02bb\u02bc\u02b9`\u00b4"
PLAIN = {
    "ß": "ss", "ẞ": "ss",
    "ł": "l", "Ł": "l",
    "ø": "o", "Ø": "o",
    "đ": "d", "Đ": "d",
    "ð": "d", "Ð": "d",
    "ħ": "h", "Ħ": "h",
    "\u0131": "i", "İ": "i",
    "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe",
    "þ": "th", "Þ": "th",
}  # fmt: skip

_PLAINLY = str.maketrans(PLAIN | dict.fromkeys(APOSTROPHES, ""))
_ACCENTS = re.compile("[\u0300-\u036f]")
MOST_WORDS = 16
_LONGEST_WORD = 40
_FEWEST_DIGITS = 3
_OF_PHONES = frozenset("0123456789+()-./")


def match_expression(typed: str) -> str:
    """Return the expression that finds what was typed, or nothing where no word was.

    Every word must be there, in any order, each at the start of a word; a phone number may be
    spaced as one likes, with or without the prefix of the UK.
    """
    words = tidy(typed).translate(_PLAINLY).split()[:MOST_WORDS]
    parts: list[str] = []
    for like_phone, neighbours in groupby(words, key=_looks_like_phone):
        group = list(neighbours)
        parts += [_phone(group)] if like_phone else [_word(word) for word in group]
    return " AND ".join(part for part in parts if part)


def kept_words(text: str) -> list[str]:
    """Return the words of a text as the index keeps them: in small letters, without accents."""
    plain = text.translate(_PLAINLY).lower()
    if not plain.isascii():
        bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
        plain = unicodedata.normalize("NFC", bare)
    return "".join(mark if _is_of_word(mark) else " " for mark in plain).split()


def _is_of_word(mark: str) -> bool:
    return mark.isalnum() or unicodedata.category(mark)[0] in "LMN"


def _looks_like_phone(word: str) -> bool:
    return _OF_PHONES.issuperset(word)


def _phone(groups: list[str]) -> str:
    """Return neighbouring groups of digits as words, or together as one number."""
    apart = " AND ".join(part for part in map(_word, groups) if part)
    digits = phone_digits(" ".join(groups))
    if not apart or len(digits) < _FEWEST_DIGITS or '"' in digits:
        return apart
    return f'(({apart}) OR "{digits[:_LONGEST_WORD]}"*)'


def _word(word: str) -> str:
    """Return a word as the index looks it up; one with a hyphen may have been kept without."""
    short = word[:_LONGEST_WORD].replace('"', " ")
    if not any(mark.isalnum() for mark in short):
        return ""
    joined = short.replace("-", "")
    return f'"{short}"*' if joined == short else f'("{short}"* OR "{joined}"*)'
