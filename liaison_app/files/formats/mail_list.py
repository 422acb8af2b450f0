"""A workbook that Word can take as the recipient list of a mail merge.

Word names its merge fields after the first row of the first sheet, and guesses types from the next
eight; so there is one sheet, one heading row, and every cell is text, the empty ones too.

The rows are gone through once. Their texts go straight into the workbook; the numbers that stand
for them, which say nothing about anybody, wait in a nameless file until the sheet is written.
"""

import tempfile
import zipfile
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import IO

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.merge_fields import (
    LONGEST_TEXT,
    MAIL_LIST_FIELDS,
    MailListRow,
    cells_of,
    is_too_long,
)
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import shared_strings
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.files.formats.mail_list_check import check_mail_list
from liaison_app.files.formats.mail_list_frame import Frame, build_frame
from liaison_app.files.formats.shared_strings import SharedStrings
from liaison_app.files.formats.workbook_reading import SHEET_PART
from liaison_app.files.formats.written_file import WrittenFile, fingerprint, must_be_workbook
from liaison_app.safe_write import write_whole

MOST_ROWS = 1_048_575
"""The rows that an Excel sheet holds below its heading."""

_SELDOM_TWICE = frozenset(
    {
        "Ref",
        "Organisation",
        "Addressee",
        "Attention",
        "Address_line_1",
        "Postcode",
        "Email",
        "Phone",
    }
)
_BLOCK = 500
_NUMBER = "L" if array("L").itemsize == 4 else "I"  # noqa: PLR2004 - four bytes, on any machine
# Level 6, the usual, makes the file a seventh smaller, and the whole a fifth slower.
_COMPRESSION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListOrder:
    """What is to be written: rows in their order, under these headings, with this marking.

    ``longest`` is how many UTF-16 units a text may have: what Word merges, unless said.
    `progress` is told the rows done, `cancelled` asked whether to stop, twice for every 500 rows.
    """

    rows: Iterable[MailListRow]
    marking: str
    row_count: int | None = None
    fields: Sequence[str] = MAIL_LIST_FIELDS
    headings: Sequence[str] = MAIL_LIST_FIELDS
    longest: int = LONGEST_TEXT
    progress: Callable[[int], None] | None = None
    cancelled: Callable[[], bool] | None = None

    def report(self, rows: int) -> None:
        """Tell how many rows are done; raise Cancelled if that is wished."""
        if self.cancelled and self.cancelled():
            raise Cancelled
        if self.progress:
            self.progress(rows)


def write_mail_list(  # noqa: PLR0913 - what the officer chose, and who watches
    path: Path,
    *,
    rows: Iterable[MailListRow],
    row_count: int | None,
    marking: str,
    private: Path,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> WrittenFile:
    """Write a mail list in one piece, in the order of its rows, and return what was written.

    It is made in the private folder and then put in its place. Raises FileProblem for too many
    rows, an overlong text or a place that refuses the file, and Cancelled; then there is no file,
    or the one that was there before.
    """
    order = MailListOrder(
        rows=rows, row_count=row_count, marking=marking, progress=progress, cancelled=cancelled
    )
    with write_whole(path, private=private) as temporary:
        written = build_mail_list(temporary, order=order, private=private)
    return replace(written, path=path)


def build_mail_list(path: Path, *, order: MailListOrder, private: Path) -> WrittenFile:
    """Write a mail list to a temporary path, for whoever has more to do before it is put in place.

    Raises what `write_mail_list` raises; what then lies at the path is for the caller to remove.
    """
    must_be_workbook(path)
    if order.row_count is not None and order.row_count > MOST_ROWS:
        raise _too_many(order.row_count)
    frame = build_frame(order.fields, marking=order.marking)
    with (
        tempfile.TemporaryFile(dir=private) as numbers,
        zipfile.ZipFile(
            path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION
        ) as archive,
    ):
        for name, content in frame.parts.items():
            archive.writestr(name, content)
        with archive.open(shared_strings.PART, "w") as part:
            count = _write_texts(part, numbers, order=order)
        numbers.seek(0)
        with archive.open(SHEET_PART, "w") as part:
            _write_sheet(part, numbers, frame=frame, order=order, count=count)
    return WrittenFile(path=path, rows=count, sha256=fingerprint(path))


def _write_texts(part: IO[bytes], numbers: IO[bytes], *, order: MailListOrder) -> int:
    """Write the texts of heading and rows, keep their numbers, and return how many rows came."""
    fields, cells = order.fields, cells_of(order.fields)
    strings = SharedStrings(part, repeating=[field not in _SELDOM_TWICE for field in fields])
    array(_NUMBER, strings.numbers(order.headings)).tofile(numbers)
    coming, count = iter(order.rows), 0
    while block := list(islice(coming, _BLOCK)):
        count += len(block)
        if count > MOST_ROWS:
            raise _too_many(count)
        texts = [cells(row) for row in block]
        _refuse_overlong(texts, order=order, first=count - len(block) + 1)
        block_numbers = array(_NUMBER)
        for row_texts in texts:
            block_numbers.extend(strings.numbers(row_texts))
        block_numbers.tofile(numbers)
        strings.flush()
        order.report(count // 2)
    strings.close()
    return count


def _write_sheet(
    part: IO[bytes], numbers: IO[bytes], *, frame: Frame, order: MailListOrder, count: int
) -> None:
    """Write the sheet: the heading row, then each row as the numbers of its texts."""
    width = len(order.fields)
    letters = _column_letters(width)
    size = f'<dimension ref="A1:{letters[-1]}{count + 1}" />'
    part.write(frame.before_rows.replace("<sheetViews>", f"{size}<sheetViews>", 1).encode())
    heading = array(_NUMBER, numbers.read(width * array(_NUMBER).itemsize))
    part.write(_rows_xml(heading, letters, style=frame.heading_style, first=1).encode())
    for done in range(0, count, _BLOCK):
        block = array(_NUMBER, numbers.read(_BLOCK * width * array(_NUMBER).itemsize))
        part.write(_rows_xml(block, letters, style=frame.text_style, first=done + 2).encode())
        order.report((count + min(done + _BLOCK, count)) // 2)
    part.write(frame.after_rows.encode())


def _rows_xml(numbers: "array[int]", letters: Sequence[str], *, style: int, first: int) -> str:
    """Return rows of cells, the first of them with this row number, one text number a cell."""
    cells = "".join(f'<c r="{letter}#" s="{style}" t="s"><v>%d</v></c>' for letter in letters)
    row, width = f'<row r="#">{cells}</row>', len(letters)
    return "".join(
        row.replace("#", str(first + start // width)) % tuple(numbers[start : start + width])
        for start in range(0, len(numbers), width)
    )


def _column_letters(width: int) -> list[str]:
    """Return the letters of the first columns of a sheet."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - loaded only when a list is made

    return [get_column_letter(number) for number in range(1, width + 1)]


def _refuse_overlong(texts: Sequence[tuple[str, ...]], *, order: MailListOrder, first: int) -> None:
    """Stop at a text that would be cut short, naming its row by Ref or number, and its column."""
    fields, longest, surely_short = order.fields, order.longest, order.longest // 2
    for row, row_texts in enumerate(texts, start=first):
        if max(map(len, row_texts)) <= surely_short:
            continue
        long = [f for f, text in zip(fields, row_texts, strict=True) if is_too_long(text, longest)]
        if long:
            ref = row_texts[fields.index("Ref")] if "Ref" in fields else ""
            where = f"Ref {ref}" if ref else f"row {row}"
            sentence = f"The text under {long[0]} for {where} is longer than Word can merge."
            raise FileProblem(
                sentence, hint=f"Shorten it to {longest:,} characters, then make the list again."
            )


def _too_many(rows: int) -> FileProblem:
    """Return the problem of a list that no sheet can hold; it is never cut."""
    return FileProblem(
        f"The list has {rows:,} rows or more, and a workbook holds {MOST_ROWS:,} at most.",
        hint="Make one list for each ward, or choose fewer organisations.",
    )


def write_workbook(path: Path, job: ExportJob, *, longest: int = LONGEST_TEXT) -> int:
    """Write the rows of a job under its columns, and return how many there are.

    Raises FileProblem for a text of more UTF-16 units than the longest.
    """
    order = MailListOrder(
        rows=job.rows,
        row_count=len(job.rows),
        marking=job.marking,
        fields=[column.field for column in job.columns],
        headings=[column.heading for column in job.columns],
        longest=longest,
        progress=lambda done: job.progress.report(done, len(job.rows)),
        cancelled=lambda: job.progress.cancelled,
    )
    return build_mail_list(path, order=order, private=job.private).rows


def check_workbook(path: Path, job: ExportJob) -> FileCheck:
    """Read a job's workbook again, and say what it proves to be; raises Cancelled."""
    headings = [column.heading for column in job.columns]
    refs = next((column.heading for column in job.columns if column.field == "Ref"), "")
    return check_mail_list(
        path,
        rows=len(job.rows),
        fields=headings,
        refs_under=refs,
        heed=lambda: _refuse_cancelled(job.progress),
    )


def _refuse_cancelled(progress: Progress) -> None:
    if progress.cancelled:
        raise Cancelled


FORMAT = Format(
    name="mail_list",
    label="Mail list for Word",
    hint="An Excel workbook that Word and LibreOffice merge as it is.",
    icon="file-spreadsheet",
    counted="letter",
    by=ObjectionChannel.POST,
    ending="xlsx",
    write=write_workbook,
    check=check_workbook,
    most_rows=MOST_ROWS,
)
