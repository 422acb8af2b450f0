"""Faith groups and networks, which no register lists, from our own spreadsheet filled in.

A .csv file with the same headings is read alike. Telephone numbers and e-mail addresses stay as
they were typed; what they mean is settled when the import is planned.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.organisations import Kind
from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.domain.text import fold
from liaison_app.files.registers.columns import (
    Columns,
    count_known,
    find_columns,
    missing_headings,
)
from liaison_app.files.registers.own_columns import HEADINGS, KINDS, REQUIRED, TELLING
from liaison_app.files.registers.register import Register, RegisterRow
from liaison_app.files.sheet import Sheet, SheetRow

MOST_ROWS = 100_000
_READ_OTHERWISE = frozenset({"kind", "members", "postcode"})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRow(RegisterRow):
    """A faith group, network or partner, and the person to write to there.

    `kind` is the stored word of a Kind; a row with a problem holds no more than its name.
    """

    kind: str = ""
    name: str = ""
    also_known_as: str = ""
    tradition: str = ""
    denomination: str = ""
    means: str = ""
    members: int | None = None
    street: str = ""
    locality: str = ""
    town: str = ""
    county: str = ""
    postcode: str = ""
    phone: str = ""
    mobile: str = ""
    email: str = ""
    website: str = ""
    person_title: str = ""
    person_forenames: str = ""
    person_surname: str = ""
    post: str = ""
    person_phone: str = ""
    person_mobile: str = ""
    person_email: str = ""
    salutation: str = ""
    notes: str = ""


def read_own_rows(sheet: Sheet, districts: Collection[str] = ()) -> Iterator[OwnRow]:
    """Yield every row that was filled in; the team's own rows are in no other's district."""
    del districts
    columns = find_columns(sheet, HEADINGS)
    first_lines: dict[tuple[str, ...], int] = {}
    for count, row in enumerate(sheet.rows, start=1):
        if count > MOST_ROWS:
            raise _too_long(sheet)
        yield _own_row(row, columns, first_lines)


def _own_row(row: SheetRow, columns: Columns, first_lines: dict[tuple[str, ...], int]) -> OwnRow:
    if row.problem:
        return OwnRow(line=row.line, problem=row.problem)
    values = {field: columns.text(row, field) for field in HEADINGS}
    problem = columns.flaw(row) or _problem(values)
    if problem:
        return OwnRow(line=row.line, problem=problem, name=values["name"])
    kind = _kind(values["kind"])
    postcode = tidy_postcode(values["postcode"]) or ""
    first = first_lines.setdefault((kind, fold(values["name"]), postcode), row.line)
    texts = {field: text for field, text in values.items() if field not in _READ_OTHERWISE}
    return OwnRow(
        line=row.line,
        duplicate_of=first if first != row.line else 0,
        kind=kind,
        members=_members(values["members"]),
        postcode=postcode,
        **texts,
    )


def _problem(values: Mapping[str, str]) -> str:
    if not values["name"]:
        return "The row has no name."
    if Kind.from_label(values["kind"]) is Kind.SCHOOL:
        return "Schools come in with the school register."
    if not _kind(values["kind"]):
        known = ", ".join(kind.label for kind in KINDS)
        return f"The kind is none of: {known}."
    if values["postcode"] and tidy_postcode(values["postcode"]) is None:
        return "The postcode is not a real one."
    if values["members"] and _members(values["members"]) is None:
        return "The number of members is not a whole number."
    return ""


def _kind(typed: str) -> str:
    for kind in KINDS:
        if fold(typed) in {fold(kind.label), fold(kind.plural), kind.value}:
            return str(kind.value)
    return ""


def _members(typed: str) -> int | None:
    bare = typed.replace(",", "").replace(" ", "").removesuffix(".0")
    return int(bare) if bare.isascii() and bare.isdigit() and len(bare) <= len("10000000") else None


def _too_long(sheet: Sheet) -> FileProblem:
    return FileProblem(
        f"{sheet.file_name} has more than {MOST_ROWS:,} rows.",
        hint=f"Split it into files of at most {MOST_ROWS:,} rows each, and import them in turn.",
    )


def _missing(sheet: Sheet) -> tuple[str, ...]:
    lacking = missing_headings(sheet, HEADINGS, REQUIRED)
    has_telling = len(missing_headings(sheet, HEADINGS, TELLING)) < len(TELLING)
    return lacking if has_telling else (*lacking, HEADINGS[TELLING[0]][0])


def _likeness(sheet: Sheet) -> int:
    return count_known(sheet, HEADINGS)


OWN_SPREADSHEET = Register(
    key="own",
    label="Faith groups and networks",
    row_type=OwnRow,
    missing=_missing,
    likeness=_likeness,
    read=read_own_rows,
)
