"""The school register: every school in England and many in Wales, one row each.

A row whose cells do not fit their headings is quarantined with its line number rather than
half-read: in ragged rows a postcode stands in Address3, or everything has slipped by one.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.files.registers.columns import (
    Columns,
    count_known,
    find_columns,
    missing_headings,
)
from liaison_app.files.registers.register import Register, RegisterRow
from liaison_app.files.registers.school_columns import (
    HEADINGS,
    REQUIRED,
    TAKEN,
    read_code,
    read_date,
    read_number,
    shape_problem,
    without_empty_words,
)
from liaison_app.files.sheet import Sheet, SheetRow

OUTSIDE = "Outside the team's districts"
_NOT_FOR_POSTCODES = ("street", "locality", "address3", "town", "county")
_AS_TEXT = (
    "urn",
    "la_code",
    "establishment_number",
    "name",
    "kind_of_school",
    "status_name",
    "phase",
    "religious_character",
    "gender",
    *_NOT_FOR_POSTCODES,
    "website",
    "phone",
    "head_title",
    "head_forenames",
    "head_surname",
    "head_post",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolRow(RegisterRow):
    """A school as the register has it; what it leaves empty is empty here.

    The telephone number stays as the register has it, often without its leading zero. `taken`
    tells the schools that are open; the others are offered. A row with a problem holds no more
    than its URN and its name.
    """

    urn: str = ""
    la_code: str = ""
    establishment_number: str = ""
    name: str = ""
    kind_of_school: str = ""
    status_name: str = ""
    taken: bool = False
    phase: str = ""
    religious_character: str = ""
    age_low: int | None = None
    age_high: int | None = None
    gender: str = ""
    pupils: int | None = None
    street: str = ""
    locality: str = ""
    address3: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    website: str = ""
    phone: str = ""
    head_title: str = ""
    head_forenames: str = ""
    head_surname: str = ""
    head_post: str = ""
    ward_code: str = ""
    district_code: str = ""
    open_date: date | None = None
    close_date: date | None = None


def read_schools(sheet: Sheet, districts: Collection[str] = ()) -> Iterator[SchoolRow]:
    """Yield every row of the register; with district codes, the others are left out."""
    columns = find_columns(sheet, HEADINGS)
    first_lines: dict[str, int] = {}
    for row in sheet.rows:
        values = _values(columns, row)
        problem = row.problem or columns.flaw(row) or _problem(values, row)
        if problem:
            yield _problem_row(row.line, problem, values)
            continue
        first = first_lines.setdefault(values["urn"], row.line)
        district = read_code(values["district_code"])
        outside = bool(districts and district and district not in districts)
        yield _school(
            values,
            line=row.line,
            duplicate_of=first if first != row.line else 0,
            left_out=OUTSIDE if outside else "",
        )


def _values(columns: Columns, row: SheetRow) -> dict[str, str]:
    return {field: without_empty_words(field, columns.text(row, field)) for field in HEADINGS}


def _problem(values: Mapping[str, str], row: SheetRow) -> str:
    if not values["urn"]:
        return "The row has no URN."
    if not values["name"]:
        return "The row has no name of a school."
    ragged = _misplaced_postcode(values) or shape_problem(values.__getitem__)
    if ragged and row.missing:
        return f"The row is {row.missing} cells short. {ragged}"
    return ragged


def _misplaced_postcode(values: Mapping[str, str]) -> str:
    if values["postcode"]:
        if tidy_postcode(values["postcode"]) is None:
            return "What stands under Postcode is not a postcode."
        return ""
    for field in _NOT_FOR_POSTCODES:
        if tidy_postcode(values[field]):
            return f"The postcode stands under {HEADINGS[field][0]}."
    return ""


def _problem_row(line: int, problem: str, values: Mapping[str, str]) -> SchoolRow:
    return SchoolRow(line=line, problem=problem, urn=values["urn"], name=values["name"])


def _school(values: Mapping[str, str], *, line: int, duplicate_of: int, left_out: str) -> SchoolRow:
    texts = {field: values[field] for field in _AS_TEXT}
    return SchoolRow(
        line=line,
        duplicate_of=duplicate_of,
        left_out=left_out,
        taken=values["status_name"].casefold() in TAKEN,
        age_low=read_number(values["age_low"]),
        age_high=read_number(values["age_high"]),
        pupils=read_number(values["pupils"]),
        postcode=tidy_postcode(values["postcode"]) or "",
        ward_code=read_code(values["ward_code"]),
        district_code=read_code(values["district_code"]),
        open_date=read_date(values["open_date"]),
        close_date=read_date(values["close_date"]),
        **texts,
    )


def _missing(sheet: Sheet) -> tuple[str, ...]:
    return missing_headings(sheet, HEADINGS, REQUIRED)


def _likeness(sheet: Sheet) -> int:
    return count_known(sheet, HEADINGS)


SCHOOLS = Register(
    key="schools",
    label="School register",
    row_type=SchoolRow,
    missing=_missing,
    likeness=_likeness,
    read=read_schools,
)
