"""Any table file as headings and rows of text.

Nothing is guessed here about what a cell means: a phone number stays as the file shows it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.files.csv_text import CsvRows, find_delimiter
from liaison_app.files.hostile import FileKind, check_workbook, kind_of
from liaison_app.files.sheet_row import SheetRow
from liaison_app.files.text_encoding import examine
from liaison_app.files.workbook_text import WorkbookRows, sheet_names

__all__ = ["Sheet", "SheetRow", "names_of_sheets", "read_sheet"]

_ROWS_ABOVE = 20  # a title, a date, a logo: the headings stand below


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: its headings, and its rows, which can be gone through more than once.

    `lines` is about how many lines there are, for progress; 0 where it is not known.
    """

    file_name: str
    sha256: str
    headings: tuple[str, ...]
    heading_line: int
    rows: Iterable[SheetRow]
    sheet_name: str = ""
    encoding: str = ""
    delimiter: str = ""
    lines: int = 0


def read_sheet(path: Path, *, sheet_name: str = "") -> Sheet:
    """Return the table in a .csv or .xlsx file; the first sheet unless one is named.

    Rows are read when they are gone through; FileProblem is raised where there is no table.
    """
    try:
        if kind_of(path) is FileKind.WORKBOOK:
            return _read_workbook(path, sheet_name)
        return _read_text(path)
    except OSError as error:
        raise FileProblem(
            f"{path.name} could not be read to its end.",
            hint="Copy it to this computer, then try again.",
        ) from error


def names_of_sheets(path: Path) -> tuple[str, ...]:
    """Return the names of a workbook's sheets; none for a text file."""
    if kind_of(path) is FileKind.TEXT:
        return ()
    check_workbook(path)
    return sheet_names(path)


def _read_text(path: Path) -> Sheet:
    text_file = examine(path)
    delimiter = find_delimiter(text_file)
    heading = _heading_row(CsvRows(text_file=text_file, delimiter=delimiter), path)
    return Sheet(
        file_name=path.name,
        sha256=text_file.sha256,
        headings=heading.cells,
        heading_line=heading.line,
        rows=CsvRows(
            text_file=text_file,
            delimiter=delimiter,
            width=len(heading.cells),
            after=heading.line,
        ),
        encoding=text_file.encoding,
        delimiter=delimiter,
        lines=text_file.lines,
    )


def _read_workbook(path: Path, sheet_name: str) -> Sheet:
    check_workbook(path)
    names = sheet_names(path)
    name = sheet_name or names[0]
    if name not in names:
        raise FileProblem(
            f"{path.name} has no sheet “{name}”.", hint="Choose one of: " + ", ".join(names) + "."
        )
    heading = _heading_row(WorkbookRows(path=path, sheet_name=name), path)
    headings = _without_empty_end(heading.cells)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Sheet(
        file_name=path.name,
        sha256=sha256,
        headings=headings,
        heading_line=heading.line,
        rows=WorkbookRows(path=path, sheet_name=name, width=len(headings), after=heading.line),
        sheet_name=name,
    )


def _heading_row(rows: Iterable[SheetRow], path: Path) -> SheetRow:
    """Return the first row with more than one cell filled; a lone cell above it is a title."""
    first = list(islice((row for row in rows if not row.problem), _ROWS_ABOVE))
    for row in first:
        if sum(map(bool, row.cells)) > 1:
            return row
    if not first:
        raise FileProblem(f"{path.name} holds no table.", hint="Choose another file.")
    return first[0]


def _without_empty_end(cells: tuple[str, ...]) -> tuple[str, ...]:
    end = len(cells)
    while end > 1 and not cells[end - 1]:
        end -= 1
    return cells[:end]
