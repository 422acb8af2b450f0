"""Postal addresses: tidied, and found fit for a letter or not.

The rules are those by which GOV.UK Notify takes a letter, since its printers reject the rest.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from liaison_app.domain.choices import Choice
from liaison_app.domain.counties import is_county
from liaison_app.domain.countries import country_abroad, is_home_country
from liaison_app.domain.postcodes import outward, tidy_postcode
from liaison_app.domain.text import fold, tidy, tidy_lines

_REMEMBERED = 1_024
"""The same towns come thousands of times in one mail list."""

FEWEST_LINES = 3
MOST_LINES = 7
COUNTRY_LEFT_OUT = "The country was left out: post in the UK needs none."

_NOT_AT_START = frozenset('@()=[]"\\/,<>~')
_SPACE_BEFORE_STOP = re.compile(r"\s+(?=[,.])")
_NO_FIXED_ABODE = re.compile(r"\bno fixed (?:abode|address)\b|\bNFA\b|\bN\.F\.A\b", re.IGNORECASE)
_BFPO = re.compile(r"B\.?F\.?P\.?O\.?\s*(?:c/o\s*)?(?:No\.?\s*)?(\d{1,4})", re.IGNORECASE)


class Reach(Choice):
    """How far the letters of a list may go."""

    UK = "uk", "Within the UK"
    ABROAD = "abroad", "Abroad as well"


class AddressProblem(Choice):
    """Why a letter cannot be posted to an address; the hint says what to do."""

    MISSING = "missing", "No address"
    NO_FIXED_ABODE = "no_fixed_abode", "No fixed abode"
    ABROAD = "abroad", "Address abroad"
    BFPO_COUNTRY = "bfpo_country", "BFPO address with a country"
    BFPO_POSTCODE = "bfpo_postcode", "BFPO number with a postcode that is not BF1"
    POSTCODE = "postcode", "Postcode missing or not real"
    COUNTRY = "country", "Neither a real UK postcode nor a known country"
    TOO_FEW_LINES = "too_few_lines", "Fewer than 3 lines"
    TOO_MANY_LINES = "too_many_lines", "More than 7 lines"
    FIRST_CHARACTER = "first_character", "A line begins with a sign"
    EMPTY_START = "empty_start", "Line 1 or 2 has no letter or digit"

    @property
    def hint(self) -> str:
        """Return the sentence that says what to do about it."""
        return _HINTS[self]


_HINTS = {
    AddressProblem.MISSING: "Add the address, or choose another way to reach them.",
    AddressProblem.NO_FIXED_ABODE: "Choose another way to reach them: nothing can be posted.",
    AddressProblem.ABROAD: "Allow addresses abroad for this list, or add an address in the UK.",
    AddressProblem.BFPO_COUNTRY: "Take the country out: the BFPO number is enough.",
    AddressProblem.BFPO_POSTCODE: "Take the postcode out, or put the BF1 postcode in its place.",
    AddressProblem.POSTCODE: "Put a real UK postcode on the last line.",
    AddressProblem.COUNTRY: "End with a real UK postcode, or the country's name in English.",
    AddressProblem.TOO_FEW_LINES: "Add the street or the town: a letter needs at least 3 lines.",
    AddressProblem.TOO_MANY_LINES: "Join or leave out lines: a letter has room for 7.",
    AddressProblem.FIRST_CHARACTER: "Take the sign from the start of the line.",
    AddressProblem.EMPTY_START: "Put the street or the building on the first two lines.",
}


class PostalAddress(NamedTuple):
    """Lines fit for an envelope; town and postcode repeat two of them, or are empty.

    The last line is the postcode, the BFPO number or the country abroad.
    """

    lines: tuple[str, ...]
    postcode: str
    town: str


class CheckedAddress(NamedTuple):
    """An address fit for post, or why there is none."""

    address: PostalAddress | None
    problem: AddressProblem | None = None
    notices: tuple[str, ...] = ()


class _Ending(NamedTuple):
    """What the last lines say about where a letter goes, and the lines above them."""

    above: tuple[str, ...]
    postcode: str = ""
    bfpo: str = ""
    country: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        if self.postcode and not (self.bfpo or self.country):
            return (*self.above, self.postcode)
        ends = (self.postcode, self.bfpo, self.country)
        return self.above + tuple(end for end in ends if end)

    @property
    def is_forces(self) -> bool:
        return bool(self.bfpo) or _is_forces(self.postcode)


def address_lines(  # noqa: PLR0913 - the six parts that registers give
    *, street: str, locality: str, address3: str, town: str, county: str, postcode: str
) -> tuple[str, ...]:
    """Return the lines of a register's row: no blanks, no line twice running, postcode last."""
    if county and _is_same(county.partition("(")[0], town):  # "Cardiff (Caerdydd)"
        county = ""
    ending = tidy_postcode(postcode) or postcode
    lines: list[str] = []
    for typed in (street, locality, address3, town, county, ending):
        line = _tidy_line(typed) if typed else ""
        if line and not (lines and _is_same(lines[-1], line)):
            lines.append(line)
    return tuple(lines)


def check_address(lines: Sequence[str], *, reach: Reach = Reach.UK) -> CheckedAddress:
    """Tidy the lines of an address, and say whether a letter can be posted to it."""
    tidied = [_tidy_line(line) for line in tidy_lines("\n".join(lines)).split("\n")]
    return check_tidied(tidied, reach=reach)


def check_tidied(lines: Sequence[str], *, reach: Reach = Reach.UK) -> CheckedAddress:
    """Say whether a letter can be posted to lines that are tidy, as `address_lines` gives them."""
    kept = [line for line in lines if line]
    bfpo = _bfpo_number(kept)
    if kept and not bfpo and (postcode := tidy_postcode(kept[-1])) and not _is_forces(postcode):
        return _checked_at_home(tuple(kept[:-1]), postcode)
    if bfpo:
        kept = [line for line in kept if _bfpo_number([line]) != bfpo]
    at_home = _without_home_country(kept)
    notices = () if at_home == kept else (COUNTRY_LEFT_OUT,)
    ending = _ending(at_home, bfpo)
    ready = ending.lines
    problem = _problem(ready, ending, reach)
    if problem:
        return CheckedAddress(address=None, problem=problem, notices=notices)
    town = "" if ending.is_forces else _town(ending.above)
    address = PostalAddress(lines=ready, postcode=ending.postcode, town=town)
    return CheckedAddress(address=address, notices=notices)


def _checked_at_home(above: tuple[str, ...], postcode: str) -> CheckedAddress:
    """Check an address as nearly all are: it ends in a postcode that is not the Forces'."""
    ready = (*above, postcode)
    problem = _abode_problem(ready) or _lines_problem(ready)
    if problem:
        return CheckedAddress(address=None, problem=problem)
    return CheckedAddress(PostalAddress(ready, postcode, _town(above)))


def _tidy_line(line: str) -> str:
    tidied = tidy(line)
    if " ," in tidied or " ." in tidied:
        tidied = _SPACE_BEFORE_STOP.sub("", tidied)
    return tidied.rstrip(" ,")


def _is_same(one: str, other: str) -> bool:
    """Say whether two lines are one, however they are typed; most differ where they begin."""
    begins, others = one[:3].lower(), other[:3].lower()
    if begins != others and begins.isalnum() and others.isalnum() and (begins + others).isascii():
        return False
    return fold(one) == fold(other)


def _without_home_country(lines: list[str]) -> list[str]:
    # A postcode has a digit third from its end and no country has: most need no looking up.
    while lines and not lines[-1][-3:-2].isdigit() and is_home_country(lines[-1]):
        lines = lines[:-1]
    return lines


def _bfpo_number(lines: list[str]) -> str:
    """Return the last "BFPO 15" among the lines, or nothing."""
    found = [match for line in lines if line[0] in "Bb" and (match := _BFPO.fullmatch(line))]
    return f"BFPO {int(found[-1][1])}" if found else ""


def _ending(lines: list[str], bfpo: str) -> _Ending:
    last = lines[-1] if lines else ""
    postcode = tidy_postcode(last) or ""
    country = "" if postcode else country_abroad(last) or ""
    above = tuple(lines[:-1] if country or postcode else lines)
    return _Ending(above=above, postcode=postcode, bfpo=bfpo, country=country)


def _problem(lines: tuple[str, ...], ending: _Ending, reach: Reach) -> AddressProblem | None:
    if not lines:
        return AddressProblem.MISSING
    return _abode_problem(lines) or _ending_problem(ending, reach) or _lines_problem(lines)


def _abode_problem(lines: tuple[str, ...]) -> AddressProblem | None:
    whole = " ".join(lines).lower()
    if ("fixed" in whole or "nfa" in whole or "n.f.a" in whole) and _NO_FIXED_ABODE.search(whole):
        return AddressProblem.NO_FIXED_ABODE
    return None


def _ending_problem(ending: _Ending, reach: Reach) -> AddressProblem | None:
    if ending.is_forces:
        return _forces_problem(ending)
    if ending.country:
        return None if reach is Reach.ABROAD else AddressProblem.ABROAD
    if ending.postcode:
        return None
    return AddressProblem.COUNTRY if reach is Reach.ABROAD else AddressProblem.POSTCODE


def _forces_problem(ending: _Ending) -> AddressProblem | None:
    if ending.country or any(country_abroad(line) for line in ending.above[1:]):
        return AddressProblem.BFPO_COUNTRY
    if ending.postcode and outward(ending.postcode) != "BF1":
        return AddressProblem.BFPO_POSTCODE
    return None


def _lines_problem(lines: tuple[str, ...]) -> AddressProblem | None:
    if len(lines) < FEWEST_LINES:
        return AddressProblem.TOO_FEW_LINES
    if len(lines) > MOST_LINES:
        return AddressProblem.TOO_MANY_LINES
    if not _NOT_AT_START.isdisjoint([line[0] for line in lines]):
        return AddressProblem.FIRST_CHARACTER
    if not (_says_something(lines[0]) and _says_something(lines[1])):
        return AddressProblem.EMPTY_START
    return None


def _says_something(line: str) -> bool:
    return line[0].isalnum() or any(map(str.isalnum, line))


def _is_forces(postcode: str) -> bool:
    return postcode.startswith("BF1 ")


def _town(above: tuple[str, ...]) -> str:
    """Return the last line above the postcode that is a town, not a county."""
    while len(above) > 1 and _is_wider_than_a_town(above[-1]):
        above = above[:-1]
    return above[-1]


@lru_cache(_REMEMBERED)
def _is_wider_than_a_town(line: str) -> bool:
    return is_county(line) or is_home_country(line)
