"""The columns of the school register that we take, and how its cells are read.

The register is published by the Department for Education ("Get Information about Schools") with
139 columns today; extracts with 133, 120 and 32 of them are about, so a column is known by its
heading. Words such as "Not applicable" stand for an empty cell.
"""

import re
from collections.abc import Callable
from datetime import date

from liaison_app.files.registers.columns import Headings

HEADINGS: Headings = {
    "urn": ("URN",),
    "la_code": ("LA (code)",),
    "establishment_number": ("EstablishmentNumber",),
    "name": ("EstablishmentName",),
    "kind_of_school": ("TypeOfEstablishment (name)",),
    "status_code": ("EstablishmentStatus (code)",),
    "status_name": ("EstablishmentStatus (name)",),
    "phase": ("PhaseOfEducation (name)",),
    "religious_character": ("ReligiousCharacter (name)",),
    "age_low": ("StatutoryLowAge",),
    "age_high": ("StatutoryHighAge",),
    "gender": ("Gender (name)",),
    "pupils": ("NumberOfPupils",),
    "street": ("Street",),
    "locality": ("Locality",),
    "address3": ("Address3",),
    "town": ("Town",),
    "county": ("County (name)",),
    "postcode": ("Postcode",),
    "website": ("SchoolWebsite",),
    "phone": ("TelephoneNum",),
    "head_title": ("HeadTitle (name)", "HeadTitle"),
    "head_forenames": ("HeadFirstName",),
    "head_surname": ("HeadLastName",),
    "head_post": ("HeadPreferredJobTitle", "PreferredJobTitle"),
    "ward_code": ("AdministrativeWard (code)",),
    "district_code": ("DistrictAdministrative (code)", "GSSLACode (name)"),
    "open_date": ("OpenDate",),
    "close_date": ("CloseDate",),
}
REQUIRED = ("urn", "name", "status_name", "postcode")
TAKEN = frozenset({"open", "open, but proposed to close"})

_EMPTY = frozenset(
    {"none", "does not apply", "not applicable", "not recorded", "not collected", "n/a", "."}
)
_NOT_EMPTY_WORDS = frozenset({"name", "status_name", "street", "head_surname", "head_forenames"})
_SHAPES: dict[str, tuple[re.Pattern[str], str]] = {
    "urn": (re.compile(r"\d{5,7}"), "is not a URN"),
    "la_code": (re.compile(r"\d{1,3}"), "is not an authority's number"),
    "establishment_number": (re.compile(r"\d{1,4}"), "is not an establishment's number"),
    "age_low": (re.compile(r"\d{1,2}"), "is not an age"),
    "age_high": (re.compile(r"\d{1,3}"), "is not an age"),
    "pupils": (re.compile(r"\d{1,5}"), "is not a number of pupils"),
    "ward_code": (re.compile(r"[A-Z0-9]{3,9}"), "is not a ward's code"),
    "district_code": (re.compile(r"[A-Z0-9]{3,9}"), "is not a district's code"),
}
_WITHHELD = frozenset({"supp", "c", "z", "x", "low"})
_REAL_CODE = re.compile(r"[EWSNLM]\d{8}")
_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: 00:00(?::00)?)?")


def without_empty_words(field: str, text: str) -> str:
    """Return the cell, or nothing where it only says that there is nothing."""
    if field not in _NOT_EMPTY_WORDS and text.casefold() in _EMPTY:
        return ""
    return text


def shape_problem(value_of: Callable[[str], str]) -> str:
    """Return why the cells do not look like what their headings say, or nothing.

    Cells of a ragged row slip under their neighbours' headings; then some stop fitting.
    """
    for field, (shape, what) in _SHAPES.items():
        text = value_of(field)
        if text and not shape.fullmatch(text) and not _is_withheld(field, text):
            return f"What stands under {HEADINGS[field][0]} {what}."
    for field in ("open_date", "close_date"):
        if value_of(field) and read_date(value_of(field)) is None:
            return f"What stands under {HEADINGS[field][0]} is not a date."
    return ""


def read_number(text: str) -> int | None:
    """Return a whole number, or None for an empty or withheld one."""
    return int(text) if text.isascii() and text.isdigit() else None


def read_code(text: str) -> str:
    """Return an official code of an area, or nothing for a stand-in such as 999."""
    return text if _REAL_CODE.fullmatch(text) else ""


def read_date(text: str) -> date | None:
    """Return a date written DD-MM-YYYY, or as a workbook's cell gives it; None for no date."""
    found = _DATE.fullmatch(text)
    try:
        if found:
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_withheld(field: str, text: str) -> bool:
    return field == "pupils" and text.casefold() in _WITHHELD
