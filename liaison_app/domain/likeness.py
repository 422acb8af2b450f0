"""How alike two names are, whatever the spelling, the order of the words and the short forms."""

import re

from liaison_app.domain.synonyms import LEFT_OUT, PHRASES, WORDS, forenames_alike
from liaison_app.domain.text import fold

_AND = re.compile("[&\uff06\ufe60+]")
_PHRASES = re.compile(r"\b(?:" + "|".join(sorted(PHRASES, key=len, reverse=True)) + r")\b")


def fold_name(text: str) -> str:
    """Return a name as it is compared: folded, synonyms applied, words sorted and each once."""
    # Folding twice: "\u2116" becomes "No" only on the way, and the second turn lowers its letters.
    words = fold(fold(_AND.sub(" and ", text)))
    words = _PHRASES.sub(_one_word, words)
    return " ".join(sorted({WORDS.get(word, word) for word in words.split()} - LEFT_OUT))


def likeness(one: str, other: str) -> float:
    """Return how alike two names are: 1.0 for the same, 0.0 for nothing in common."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - slow to load, and wanted by few screens

    folded, other_folded = fold_name(one), fold_name(other)
    if not folded or not other_folded:
        return 1.0 if one == other else 0.0
    return ratio(folded, other_folded) / 100


def forenames_agree(one: str, other: str) -> bool:
    """Say whether two forenames can be one person's: the same, an initial, or a nickname."""
    first, second = (fold(text).split() for text in (one, other))
    if not first or not second:
        return False
    short, long = sorted((first[0], second[0]), key=len)
    if len(short) == 1:
        return long.startswith(short)
    return WORDS.get(short, short) in forenames_alike(WORDS.get(long, long))


def _one_word(phrase: re.Match[str]) -> str:
    return PHRASES[phrase[0]]
