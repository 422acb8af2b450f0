"""A CSV file for other programs; Word is given a workbook, since it guesses what a CSV holds.

UTF-8 with a byte order mark, by which Excel knows that it is UTF-8. Whoever opens it there must not
have a formula run that somebody typed as a name: a text that begins as a formula does gets an
apostrophe in front, and a telephone number +44 is written as it is dialled here.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.merge_fields import MailListRow, cells_of, mail_text
from liaison_app.domain.phones import read_phone
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import Cells, ExportJob, Format
from liaison_app.files.formats.mail_list_check import columns_proof, rows_proof

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # noqa: RUF001 - meant
"""With these a spreadsheet takes a text for a formula, the wide ones in East Asian settings."""

_ABROAD_FORM = "+44"
_BLOCK = 500
_WITH_MARK, _WITHOUT_MARK = "utf-8-sig", "utf-8"
_REMEMBERED = 8_192
"""The same towns, officers and dates come thousands of times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRead:
    """What a CSV file holds; ``calculates`` is whether any text begins as a formula does."""

    headings: tuple[str, ...]
    rows: int
    column: tuple[str, ...]
    even: bool
    calculates: bool
    marked: bool


@lru_cache(_REMEMBERED)
def plain_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: in front of it is an apostrophe.

    A telephone number +44 is written in its national form instead.
    """
    tidied = mail_text(text)
    if not tidied.startswith(FORMULA_STARTS):
        return tidied
    return national_form(tidied) or f"'{tidied}"


def national_form(text: str) -> str:
    """Return a telephone number that begins with +44 as it is dialled here, or nothing."""
    number = read_phone(text).value if text.startswith(_ABROAD_FORM) else None
    return number.shown if number and not number.shown.startswith(FORMULA_STARTS) else ""


def write_csv(  # noqa: PLR0913 - what is written, and who watches
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    total: int,
    progress: Progress,
    marked: bool = True,
) -> int:
    """Write texts as they are under these headings, and return how many rows there are.

    ``marked`` is whether the byte order mark comes first. Raises Cancelled.
    """
    coming, count = iter(rows), 0
    with path.open("w", encoding=_WITH_MARK if marked else _WITHOUT_MARK, newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        progress.report(0, total)
        while block := list(islice(coming, _BLOCK)):
            writer.writerows(block)
            count += len(block)
            progress.report(count, total)
    return count


def read_csv(
    path: Path,
    *,
    column: int | None,
    progress: Progress,
    look: Callable[[Sequence[str]], None] | None = None,
) -> CsvRead:
    """Read a CSV file again, keeping the texts of one column, from 0; ``look`` is shown each row.

    Raises FileProblem where it cannot be read, and Cancelled.
    """
    try:
        with path.open("rb") as file:
            marked = file.read(3) == b"\xef\xbb\xbf"
        with path.open(encoding=_WITH_MARK, newline="") as file:
            lines = csv.reader(file, strict=True)
            return _read(_heeding(lines, progress), column, marked=marked, look=look)
    except (OSError, ValueError, csv.Error) as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make the list again.") from problem


def _heeding(lines: Iterator[list[str]], progress: Progress) -> Iterator[list[str]]:
    for number, line in enumerate(lines):
        if not number % _BLOCK and progress.cancelled:
            raise Cancelled
        yield line


def _read(
    lines: Iterator[list[str]],
    column: int | None,
    *,
    marked: bool,
    look: Callable[[Sequence[str]], None] | None,
) -> CsvRead:
    headings, rows, kept = tuple(next(lines, ())), 0, list[str]()
    even, calculates = True, False
    for line in lines:
        rows += 1
        even = even and len(line) == len(headings)
        calculates = calculates or any(map(_is_formula, line))
        if column is not None and column < len(line):
            kept.append(line[column])
        if look is not None:
            look(line)
    return CsvRead(
        headings=headings,
        rows=rows,
        column=tuple(kept),
        even=even,
        calculates=calculates,
        marked=marked,
    )


def _is_formula(text: str) -> bool:
    return text.startswith(FORMULA_STARTS)


def csv_proofs(read: CsvRead, *, rows: int, headings: tuple[str, ...]) -> tuple[Proof, ...]:
    """Return what every CSV file of ours proves."""
    return (
        rows_proof(read.rows, rows),
        columns_proof(read.headings, headings),
        Proof(sentence="Every row has a text for each column.", holds=True)
        if read.even
        else Proof(sentence="A row has too few or too many texts. Do not use it.", holds=False),
        Proof(sentence="No text begins as a formula does.", holds=True)
        if not read.calculates
        else Proof(sentence="A text begins as a formula does. Do not use the file.", holds=False),
    )


def _write(path: Path, job: ExportJob) -> int:
    texts = cells_of([column.field for column in job.columns])
    return write_csv(
        path,
        [column.heading for column in job.columns],
        (tuple(map(plain_text, texts(row))) for row in job.rows),
        total=len(job.rows),
        progress=job.progress,
    )


def _cells(job: ExportJob, row: MailListRow) -> Cells:
    headings = [column.heading for column in job.columns]
    texts = cells_of([column.field for column in job.columns])(row)
    return list(zip(headings, map(plain_text, texts), strict=True))


def _check(path: Path, job: ExportJob) -> FileCheck:
    fields = [column.field for column in job.columns]
    headings = tuple(column.heading for column in job.columns)
    read = read_csv(
        path, column=fields.index("Ref") if "Ref" in fields else None, progress=job.progress
    )
    is_marked = (
        Proof(
            sentence="Excel knows it for UTF-8, so that every name keeps its letters.", holds=True
        )
        if read.marked
        else Proof(sentence="The byte order mark is missing. Do not use the file.", holds=False)
    )
    return FileCheck(
        rows=read.rows,
        columns=read.headings,
        refs=read.column,
        proofs=(*csv_proofs(read, rows=len(job.rows), headings=headings), is_marked),
    )


FORMAT = Format(
    name="csv_list",
    label="CSV for other programs",
    hint="Comma-separated text. For a letter in Word take the mail list instead.",
    icon="columns-3",
    by=ObjectionChannel.POST,
    ending="csv",
    write=_write,
    check=_check,
    cells=_cells,
)
