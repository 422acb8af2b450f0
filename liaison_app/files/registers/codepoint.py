"""Which ward a postcode is in: OS Code-Point Open, or the ONS postcode lookup.

Code-Point Open has one file for each postcode area and no headings, so it is known by its shape:
ten columns, a postcode first, official codes at the end. The headings of the ONS lookup carry a
year that changes ("wd25cd"), and older ones are named otherwise ("osward").
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from sys import intern

from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.files.registers.register import Register, RegisterRow
from liaison_app.files.registers.schools import OUTSIDE
from liaison_app.files.sheet import Sheet, SheetRow

NO_WARD = "The postcode is in no ward"
TERMINATED = "The postcode is no longer in use"
_CODE = re.compile(r"[EWSNLM]\d{8}")
_COUNTRY, _DISTRICT, _WARD, _WIDTH = 4, 8, 9, 10
_NO_HEADINGS = ("Postcode", "Admin_ward_code")
_PATTERNS = {
    "postcode": re.compile(r"pcds|pcd8|pcd7|postcode", re.IGNORECASE),
    "ward": re.compile(r"wd\d\dcd|osward|admin_ward_code", re.IGNORECASE),
    "district": re.compile(r"lad\d\dcd|(?:os)?laua|admin_district_code", re.IGNORECASE),
    "ended": re.compile(r"doterm", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PostcodeRow(RegisterRow):
    """A postcode with the codes of its ward and district."""

    postcode: str = ""
    ward_code: str = ""
    district_code: str = ""


def read_postcodes(sheet: Sheet, districts: Collection[str] = ()) -> Iterator[PostcodeRow]:
    """Yield every row; those without a ward, ended, or outside the districts are left out."""
    positions = _positions(sheet)
    rows: Iterator[SheetRow] = iter(sheet.rows)
    if _is_headless(sheet):
        rows = chain([SheetRow(line=sheet.heading_line, cells=sheet.headings)], rows)
    for row in rows:
        yield _postcode_row(row, positions, districts)


def _postcode_row(
    row: SheetRow, positions: dict[str, int], districts: Collection[str]
) -> PostcodeRow:
    if row.problem:
        return PostcodeRow(line=row.line, problem=row.problem)
    typed, ward, district, ended = (
        row.cells[positions[field]] if field in positions else "" for field in _PATTERNS
    )
    postcode = tidy_postcode(typed)
    problem = ""
    if postcode is None:
        problem = "The row has no real postcode."
    elif row.missing and not ward:
        problem = f"The row is {row.missing} cells short."
    elif not all(code == "" or _CODE.fullmatch(code) for code in (ward, district)):
        problem = "The ward or district is not an official code."
    return PostcodeRow(
        line=row.line,
        problem=problem,
        left_out="" if problem else _left_out(ward, district, ended, districts),
        postcode=postcode or "",
        ward_code=intern(ward),
        district_code=intern(district),
    )


def _left_out(ward: str, district: str, ended: str, districts: Collection[str]) -> str:
    if ended:
        return TERMINATED
    if not ward or ward.endswith("99999999"):
        return NO_WARD
    return OUTSIDE if districts and district not in districts else ""


def _positions(sheet: Sheet) -> dict[str, int]:
    if _is_headless(sheet):
        return {"postcode": 0, "ward": _WARD, "district": _DISTRICT}
    return _by_heading(sheet.headings)


def _by_heading(headings: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for field, pattern in _PATTERNS.items():
        for position, heading in enumerate(headings):
            if pattern.fullmatch(heading):
                found.setdefault(field, position)
    return found


def _is_headless(sheet: Sheet) -> bool:
    cells = sheet.headings
    return (
        len(cells) == _WIDTH
        and tidy_postcode(cells[0]) is not None
        and _CODE.fullmatch(cells[_COUNTRY]) is not None
    )


def _missing(sheet: Sheet) -> tuple[str, ...]:
    if _is_headless(sheet):
        return ()
    found = _by_heading(sheet.headings)
    return tuple(
        name
        for name, field in zip(_NO_HEADINGS, ("postcode", "ward"), strict=True)
        if field not in found
    )


def _likeness(sheet: Sheet) -> int:
    return 0 if _missing(sheet) else len(_PATTERNS)


CODEPOINT = Register(
    key="postcodes",
    label="Postcodes and their wards",
    row_type=PostcodeRow,
    missing=_missing,
    likeness=_likeness,
    read=read_postcodes,
)
