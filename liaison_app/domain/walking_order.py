"""The order in which a team walks round: ward by ward, street by street, house by house."""

import re
from collections.abc import Sequence

from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.text import fold

_HOUSE = re.compile(r"\b(\d+)([a-z]?)(?:\s*[-/\u2013]\s*\d+[a-z]?)?\b[\s,]+(?=\S)", re.IGNORECASE)
_KINDS_OF_ROAD = """
street st road rd lane ln avenue ave close crescent drive way hill green gardens grove place square
terrace row walk mews court parade broadway park rise view end approach
"""
_ROADS = frozenset(_KINDS_OF_ROAD.split())
_BETWEEN_WORDS = re.compile(r"\W+")
_FIELDS = MailListRow._fields
_ADDRESS = slice(_FIELDS.index("address_line_1"), _FIELDS.index("address_line_7") + 1)

WalkingKey = tuple[str, str, str, int, str, str, str]


def walking_key(row: MailListRow) -> WalkingKey:
    """Return what rows are sorted by to be walked round: ward, postcode sector, street, number.

    A sector ("EN1 4" of "EN1 4NP") is a handful of neighbouring streets, so the streets within it
    may come by name. Those with no ward come last.
    """
    street, number, letter = _street(row)
    sector = row.postcode[:-2] if " " in row.postcode else row.postcode
    return (
        fold(row.ward) or "\uffff",
        sector,
        street,
        number,
        letter,
        row.postcode,
        fold(row.organisation),
    )


def _street(row: MailListRow) -> tuple[str, int, str]:
    """Return the street of an address, the house number in it and the letter after that."""
    lines = _above_town(row)
    roads = [line for line in lines if _is_road(line)]
    line = (roads or [line for line in lines if _HOUSE.search(line)] or [*lines, ""])[0]
    houses = list(_HOUSE.finditer(line))
    if not houses:
        return fold(line), 0, ""
    last = houses[-1]
    return fold(line[last.end() :]), int(last[1]), last[2].casefold()


def _is_road(line: str) -> bool:
    return _BETWEEN_WORDS.split(line.removesuffix("."))[-1].lower() in _ROADS


def _above_town(row: MailListRow) -> Sequence[str]:
    ends = ("", row.town, row.postcode)
    return [line for line in row[_ADDRESS] if line not in ends]
