"""Proof that a saved mail list is what was asked for: the file itself is opened again and read.

Word takes whatever else lies in a workbook for data, or leaves rows out without a word; so the
officer sees, before the letters are printed, what the file holds.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.mail_list_frame import SHEET_NAME
from liaison_app.files.formats.workbook_reading import (
    BOOK_PART,
    SHEET_PART,
    STRINGS_PART,
    STYLES_PART,
    Reading,
    Unreadable,
    read_workbook,
)

_PLAIN_PARTS = frozenset(
    {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/theme/theme1.xml",
        BOOK_PART,
        SHEET_PART,
        STRINGS_PART,
        STYLES_PART,
    }
)
_BOOK_TAGS = """
    workbook workbookPr workbookProtection bookViews workbookView sheets sheet definedNames calcPr
"""
_SHEET_TAGS = """
    worksheet sheetPr outlinePr pageSetUpPr dimension sheetViews sheetView pane selection
    sheetFormatPr cols col sheetData row pageMargins pageSetup headerFooter
    oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter
"""
_PLAIN_TAGS = frozenset([*_BOOK_TAGS.split(), *_SHEET_TAGS.split()])
_CALCULATED = frozenset({"f"})


def check_mail_list(
    path: Path,
    *,
    rows: int,
    fields: Sequence[str],
    refs_under: str = "Ref",
    heed: Callable[[], None] | None = None,
) -> FileCheck:
    """Read a saved mail list again and say what it proves to be; `rows` without the heading.

    ``fields`` are the headings it should have, ``refs_under`` the one over the Refs, if any.
    ``heed`` is called at every 500 rows, and may stop the reading. Raises FileProblem if it cannot
    be read at all.
    """
    place = fields.index(refs_under) if refs_under in fields else None
    try:
        reading = read_workbook(path, column=place, heed=heed)
    except Unreadable as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make the list again.") from problem
    count = reading.rows - 1
    return FileCheck(
        rows=count,
        columns=reading.headings,
        refs=reading.column,
        proofs=(
            _one_sheet(reading.sheets),
            rows_proof(count, rows),
            columns_proof(reading.headings, tuple(fields)),
            _text_only(reading),
            _nothing_calculated(reading),
            _nothing_hidden(reading),
        ),
    )


def rows_proof(rows: int, wanted: int) -> Proof:
    """Say whether a file has as many rows as were chosen."""
    if rows == wanted:
        return Proof(sentence=f"Rows in the file: {rows:,}, as many as were chosen.", holds=True)
    sentence = f"Rows in the file: {rows:,}, but {wanted:,} were chosen. Do not use it."
    return Proof(sentence=sentence, holds=False)


def columns_proof(columns: tuple[str, ...], wanted: tuple[str, ...]) -> Proof:
    """Say whether a file has the columns that were chosen, and no other."""
    if columns == wanted:
        return Proof(sentence=f"Columns: {len(columns)}, only those chosen.", holds=True)
    return Proof(sentence="The columns are not those chosen. Do not use the file.", holds=False)


def _one_sheet(sheets: tuple[str, ...]) -> Proof:
    if sheets == (SHEET_NAME,):
        return Proof(sentence=f"There is one sheet, {SHEET_NAME}.", holds=True)
    return Proof(
        sentence=f"There should be one sheet, {SHEET_NAME}, and nothing else.", holds=False
    )


def _text_only(reading: Reading) -> Proof:
    if reading.cells == reading.text_cells == reading.rows * len(reading.headings):
        return Proof(sentence="Every cell is text, so no number loses its zeros.", holds=True)
    return Proof(sentence="A cell is not text, and may print differently in Word.", holds=False)


def _nothing_calculated(reading: Reading) -> Proof:
    if not reading.tags & _CALCULATED:
        return Proof(sentence="Nothing in it is calculated.", holds=True)
    return Proof(sentence="There is a formula in the file. Do not use it.", holds=False)


def _nothing_hidden(reading: Reading) -> Proof:
    if _is_plain(reading):
        return Proof(sentence="Nothing is hidden, merged, filtered, named or noted.", holds=True)
    sentence = "Something in the file is hidden, merged, filtered, named or noted. Do not use it."
    return Proof(sentence=sentence, holds=False)


def _is_plain(reading: Reading) -> bool:
    """Say whether there is nothing in the workbook but what a mail list needs."""
    return (
        not reading.hides
        and reading.parts <= _PLAIN_PARTS
        and reading.tags - _CALCULATED <= _PLAIN_TAGS
    )
