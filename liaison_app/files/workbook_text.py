"""Workbooks read as text, the way their cells show it.

openpyxl reads them row by row, always within bounds: a file of 1.7 KB with one cell in the last
corner otherwise fills the memory.
"""

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_app.domain.errors import FileProblem
from liaison_app.files.sheet_row import SheetRow, clean, fit

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_ROWS = 100_000
_MOST_COLUMNS = 1_024
_LAST_ROW = 1_048_576
_LINES_ABOVE = 200  # how far down the headings are looked for
_BEYOND = 16  # columns looked at to the right of the last heading
_AT_ONCE = 200
_CHUNK = 1 << 20
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[\s>/]")
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")  # what XML cannot hold, and "_" itself
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
_NOT_CALCULATED = "The cell holds a formula that was never worked out."
_BROKEN = (
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RecursionError,
    RuntimeError,
    SyntaxError,  # ElementTree's ParseError is one
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def sheet_names(path: Path) -> tuple[str, ...]:
    """Return the names of the workbook's sheets that are shown, in their order."""
    try:
        with _opened(path, values=True) as book:
            shown = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except _BROKEN as error:
        raise _damaged(path) from error
    if not shown:
        raise FileProblem(f"{path.name} has no sheet with a table.", hint="Choose another file.")
    return tuple(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookRows:
    """The rows of one sheet, read anew each time they are gone through.

    Blank rows are passed over. Without a width only the first rows are read. With one, rows are
    made to fit it, and rows up to `after` are passed over too; more than 100,000 raise FileProblem.
    """

    path: Path
    sheet_name: str
    width: int = 0
    after: int = 0

    def __iter__(self) -> Iterator[SheetRow]:
        read = 0
        for line, values, formulas in self._values():
            if line <= self.after or not (_any_filled(values) or _any_filled(formulas)):
                continue
            read += 1
            if read > MOST_ROWS:
                raise _too_long(self.path)
            row = _row(line, values, formulas)
            yield fit(_without_empty_end(row, self.width), self.width) if self.width else row

    def _values(self) -> Iterator[tuple[int, tuple[object, ...], tuple[object, ...]]]:
        try:
            if not _holds_formulas(self.path):
                for line, values in self._grid(values=True):
                    yield line, values, ()
                return
            both = zip(self._grid(values=True), self._grid(values=False), strict=False)
            for (line, values), (_line, formulas) in both:
                yield line, values, formulas
        except _BROKEN as error:
            raise _damaged(self.path) from error

    def _grid(self, *, values: bool) -> Iterator[tuple[int, tuple[object, ...]]]:
        with _opened(self.path, values=values) as book:
            rows: Iterable[tuple[object, ...]] = book[self.sheet_name].iter_rows(
                min_row=1,
                max_row=_LAST_ROW if self.width else _LINES_ABOVE,
                max_col=self.width + _BEYOND if self.width else _MOST_COLUMNS,
                values_only=True,
            )
            yield from enumerate(_quietly(iter(rows)), start=1)


def _any_filled(values: tuple[object, ...]) -> bool:
    """Whether any cell of a row holds something."""
    return values.count(None) < len(values) and any(value not in {None, ""} for value in values)


def shown(value: object) -> str:
    """Return a cell's value as the cell shows it; dates as YYYY-MM-DD."""
    if isinstance(value, str):
        return _ESCAPED.sub(_unescaped, value) if "_x" in value else value
    if value is None:
        return ""
    if isinstance(value, (date, time)):
        return _shown_time(value)
    if isinstance(value, float):
        return f"{value:.15g}".upper()
    return str(value).upper() if isinstance(value, bool) else str(value)


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _shown_time(value: date | time) -> str:
    if not isinstance(value, datetime):
        return value.isoformat()
    at_midnight = value.time() == time.min
    return value.date().isoformat() if at_midnight else value.isoformat(" ", "minutes")


@contextmanager
def _opened(path: Path, *, values: bool) -> Iterator["Workbook"]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.1 s that most files do not need

    with path.open("rb") as file:  # by its name, openpyxl would refuse one that ends otherwise
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about dates and extensions that it leaves out
            book = load_workbook(file, read_only=True, data_only=values, keep_links=False)
        with closing(book):
            yield book


def _quietly(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    while True:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            some = list(islice(rows, _AT_ONCE))
        if not some:
            return
        yield from some


def _row(line: int, values: tuple[object, ...], formulas: tuple[object, ...]) -> SheetRow:
    flaws = []
    cells = []
    for position, value in enumerate(values):
        text = shown(value)
        flaw = ""
        if text in _ERRORS:
            flaw, text = f"The cell holds the error {text}.", ""
        elif value is None and formulas and formulas[position] is not None:
            flaw = _NOT_CALCULATED
        if flaw:
            flaws.append((position, flaw))
        cells.append(text)
    return SheetRow(line=line, cells=clean(cells), flaws=tuple(flaws))


def _without_empty_end(row: SheetRow, width: int) -> SheetRow:
    # A sheet's rows have no end of their own: only what stands beyond the headings counts.
    cells = row.cells
    end = len(cells)
    while end > width and not cells[end - 1]:
        end -= 1
    return SheetRow(line=row.line, cells=cells[:end], flaws=row.flaws)


def _holds_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(
            _part_holds_formulas(archive, name)
            for name in archive.namelist()
            if name.casefold().startswith("xl/worksheets/")
        )


def _part_holds_formulas(archive: zipfile.ZipFile, name: str) -> bool:
    with archive.open(name) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            if _FORMULA.search(tail + chunk):
                return True
            tail = chunk[-32:]
    return False


def _damaged(path: Path) -> FileProblem:
    return FileProblem(
        f"{path.name} is damaged and cannot be read.",
        hint="Open it in Excel, save it anew as an Excel workbook (.xlsx), and import that.",
    )


def _too_long(path: Path) -> FileProblem:
    return FileProblem(
        f"{path.name} has more than {MOST_ROWS:,} rows.",
        hint=f"Split it into files of at most {MOST_ROWS:,} rows each, and import them in turn.",
    )
