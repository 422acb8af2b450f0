"""The words that an index holds, in memory, to tell what a misspelt one was meant to be.

Read when a search first finds nothing, and again only after something searched was changed. Words
with digits are left out: another phone, postcode or house number is not a misspelt one.
"""
# ruff: noqa: S608 - the names in these statements are those of our own indexes

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock

from sqlalchemy import Connection

from liaison_app.store.search_index import SearchIndex

FEWEST_LETTERS = 3
_FEWEST_OF_A_BEGINNING = 4
_FEWEST_FOR_TWO_SLIPS = 8
_MOST = 8
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words in their order, and how often all of them before each one occur together."""

    words: Sequence[str]
    before: "array[int]"  # arrays take no brackets at run time before Python 3.12

    def begins(self, letters: str) -> bool:
        """Tell whether any word begins with these letters."""
        return self._any(letters, 0, len(self.words))

    def near(self, word: str) -> tuple[str, ...]:
        """Return words, and beginnings of words, that may have been meant, likeliest first.

        One letter too many, too few, wrong, or two in the wrong order; two such slips in a long
        word.
        """
        if len(word) < FEWEST_LETTERS:
            return ()
        found = set(self._one_slip_away(word)) - {word}
        if not found and len(word) >= _FEWEST_FOR_TWO_SLIPS:
            found = set(self._two_slips_away(word))
        likeliest = sorted(found, key=lambda one: self._likelihood(word, one))[:_MOST]
        return tuple(dict.fromkeys(map(self._completed, likeliest)))

    def apart(self, word: str) -> tuple[str, ...]:
        """Return the word as two, where it may be two that lack their space."""
        cuts = range(2, len(word) - 1)
        pairs = ((word[:cut], word[cut:]) for cut in cuts)
        return tuple(f"{one} {two}" for one, two in pairs if self._holds(one) and self.begins(two))

    def _one_slip_away(self, word: str) -> Iterator[str]:
        """Yield what is one slip away, walking along the words as long as any begins so."""
        low, high = 0, len(self.words)
        for place in range(len(word) + 1):
            start, rest = word[:place], word[place:]
            others = self._next_letters(place, low, high)
            variants = [start + rest[1:]] if rest else []
            if len(rest) > 1:
                variants.append(start + rest[1] + rest[0] + rest[2:])
            variants += [start + other + rest[1:] for other in others if rest]
            variants += [start + other + rest for other in others]
            yield from (variant for variant in variants if self._counts(variant, low, high))
            if rest:
                low, high = self._range(start + rest[0], low, high)
            if low == high:
                return

    def _two_slips_away(self, word: str) -> Iterator[str]:
        """Return whole words that are two slips away; the first letter is seldom wrong."""
        from rapidfuzz import process  # noqa: PLC0415 - only when first needed
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - likewise

        low, high = self._range(word[0], 0, len(self.words))
        choices = self.words[low:high]
        found = process.extract(word, choices, scorer=OSA.distance, score_cutoff=2, limit=_MOST)
        return (one for one, _slips, _place in found)

    def _likelihood(self, typed: str, word: str) -> tuple[bool, bool, int, str]:
        low, high = self._range(word, 0, len(self.words))
        often = self.before[high] - self.before[low]
        return (not self._holds(word), word[0] != typed[0], -often, word)

    def _completed(self, letters: str) -> str:
        """Return the one word that begins with these letters, or the letters."""
        low, high = self._range(letters, 0, len(self.words))
        return self.words[low] if high - low == 1 else letters

    def _counts(self, variant: str, low: int, high: int) -> bool:
        """Tell whether a variant is a word, or long enough to be the beginning of one."""
        if len(variant) < _FEWEST_OF_A_BEGINNING:
            return len(variant) >= FEWEST_LETTERS and self._holds(variant)
        return self._any(variant, low, high)

    def _next_letters(self, place: int, low: int, high: int) -> list[str]:
        """Return the letters that stand at this place in the words of a range."""
        letters = []
        while low < high:
            word = self.words[low]
            if len(word) <= place:
                low += 1
                continue
            letters.append(word[place])
            low = bisect_left(self.words, word[: place + 1] + _LAST, low, high)
        return letters

    def _holds(self, word: str) -> bool:
        place = bisect_left(self.words, word)
        return place < len(self.words) and self.words[place] == word

    def _any(self, letters: str, low: int, high: int) -> bool:
        place = bisect_left(self.words, letters, low, high)
        return place < high and self.words[place].startswith(letters)

    def _range(self, letters: str, low: int, high: int) -> tuple[int, int]:
        first = bisect_left(self.words, letters, low, high)
        return first, bisect_left(self.words, letters + _LAST, first, high)


class Vocabularies:
    """The vocabularies of one file's indexes, each read anew once something has changed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._read: dict[str, tuple[int, Vocabulary]] = {}

    def of(self, connection: Connection, index: SearchIndex) -> Vocabulary:
        """Return the words of an index as they are now."""
        with self._lock:
            step = connection.exec_driver_sql("SELECT ifnull(max(id), 0) FROM step").scalar_one()
            read = self._read.get(index.name)
            if read is None or _changed(connection, index, since=read[0]):
                read = (step, _vocabulary(connection, index))
            self._read[index.name] = (step, read[1])
            return read[1]


def _changed(connection: Connection, index: SearchIndex, *, since: int) -> bool:
    tables = ", ".join(f"'{source.table}'" for source in index.sources)
    found = f"SELECT EXISTS (SELECT 1 FROM change WHERE step > ? AND table_name IN ({tables}))"
    return bool(connection.exec_driver_sql(found, (since,)).scalar_one())


def _vocabulary(connection: Connection, index: SearchIndex) -> Vocabulary:
    """Return the words of an index; all that begins with a digit lies before the colon."""
    lettered = "term > ':' AND term NOT GLOB '*[0-9]*'"
    rows = connection.exec_driver_sql(f"SELECT term, doc FROM {index.words} WHERE {lettered}").all()
    return Vocabulary(
        words=[term for term, _ in rows],
        before=array("q", accumulate((often for _, often in rows), initial=0)),
    )
