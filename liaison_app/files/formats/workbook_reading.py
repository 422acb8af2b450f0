"""What a saved workbook holds, read tag by tag from its parts.

openpyxl would take ten times as long as the writing, and does not tell all that is hidden; the
XML reader of the standard library sees every tag, in little memory.
"""

import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.parsers import expat

BOOK_PART = "xl/workbook.xml"
SHEET_PART = "xl/worksheets/sheet1.xml"
STRINGS_PART = "xl/sharedStrings.xml"
STYLES_PART = "xl/styles.xml"
_TEXT_FORMAT = "49"
_HEEDED = 500
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_UNREADABLE = (OSError, zipfile.BadZipFile, KeyError, ValueError, LookupError, expat.ExpatError)
_Tag = tuple[str, dict[str, str]]


class Unreadable(Exception):  # noqa: N818 - it says what the workbook is
    """A workbook whose parts are missing or broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was seen in a workbook, of the first sheet and of the book."""

    parts: frozenset[str]
    sheets: tuple[str, ...]
    tags: frozenset[str]
    hides: bool
    rows: int
    cells: int
    text_cells: int
    headings: tuple[str, ...]
    column: tuple[str, ...]


def read_workbook(
    path: Path, *, column: int | None = 0, heed: Callable[[], None] | None = None
) -> Reading:
    """Return what a workbook holds, and the texts of one column, from 0, without its heading.

    ``heed`` is called at every 500 rows, and texts, and may stop the reading. Raises Unreadable.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(archive, column, heed or _go_on)
    except _UNREADABLE as problem:
        raise Unreadable(path.name) from problem


def _go_on() -> None:
    """Stop nothing."""


def _read(archive: zipfile.ZipFile, column: int | None, heed: Callable[[], None]) -> Reading:
    """Return what the parts of an open workbook hold."""
    book = _tags(archive, BOOK_PART)
    cells = _Cells(_text_styles(_tags(archive, STYLES_PART)), column=column, heed=heed)
    with archive.open(SHEET_PART) as part:
        cells.read(part)
    texts = _texts(archive, {*cells.headings, *cells.kept}, heed)
    return Reading(
        parts=frozenset(archive.namelist()),
        sheets=tuple(attributes["name"] for tag, attributes in book if tag == "sheet"),
        tags=frozenset({*cells.tags, *(tag for tag, _ in book)}),
        hides=cells.hides or any(attributes.get("state") in _HIDDEN for _, attributes in book),
        rows=cells.rows,
        cells=cells.cells,
        text_cells=cells.text_cells,
        headings=tuple(texts[number] for number in cells.headings),
        column=tuple(texts[number] for number in cells.kept),
    )


_HIDDEN = frozenset({"hidden", "veryHidden"})


class _Cells:
    """Counts the rows and cells of a sheet as its tags go by."""

    def __init__(
        self, text_styles: frozenset[str], *, column: int | None, heed: Callable[[], None]
    ) -> None:
        self.tags: set[str] = set()
        self.hides = False
        self.rows = self.cells = self.text_cells = 0
        self.headings: list[int] = []
        self.kept: list[int] = []
        self._text_styles = text_styles
        self._column = 0 if column is None else column + 1
        self._heed = heed
        self._parser = expat.ParserCreate()
        self._wanted: list[int] | None = None
        self._in_row = 0
        self._digits = ""

    def read(self, part: IO[bytes]) -> None:
        """Read the part of a sheet."""
        self._parser.StartElementHandler = self._start
        self._parser.ParseFile(part)
        self._keep()

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a tag."""
        if tag == "v":
            return
        if self._wanted is not None:
            self._keep()
        if tag != "c":
            self._note(tag, attributes)
            return
        self.cells += 1
        self._in_row += 1
        if attributes.get("t") == "s" and attributes.get("s") in self._text_styles:
            self.text_cells += 1
        if self.rows == 1:
            self._want(self.headings)
        elif self._in_row == self._column:
            self._want(self.kept)

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        """Take note of a tag that is no cell."""
        self.tags.add(tag)
        self.hides = self.hides or attributes.get("hidden", "0") not in {"0", "false"}
        if tag == "row":
            self.rows += 1
            self._in_row = 0
            if not self.rows % _HEEDED:
                self._heed()

    def _want(self, numbers: list[int]) -> None:
        """Listen to what the cell holds; to listen to every cell would take half as long again."""
        self._wanted = numbers
        self._parser.CharacterDataHandler = self._hear

    def _hear(self, digits: str) -> None:
        """Take note of the number of a text, which may come in pieces."""
        self._digits += digits

    def _keep(self) -> None:
        """Keep the number of the last cell, if it was wanted."""
        if self._wanted is not None:
            self._wanted.append(int(self._digits))
            self._wanted, self._digits = None, ""
            self._parser.CharacterDataHandler = None


def _text_styles(tags: Iterable[_Tag]) -> frozenset[str]:
    """Return the numbers of the cell styles that show text as text."""
    styles: list[str] = []
    inside = False
    for tag, attributes in tags:
        if tag in {"cellXfs", "cellStyles", "cellStyleXfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", ""))
    return frozenset(str(n) for n, style in enumerate(styles) if style == _TEXT_FORMAT)


def _texts(archive: zipfile.ZipFile, wanted: set[int], heed: Callable[[], None]) -> dict[int, str]:
    """Return the shared texts with these numbers."""
    found = dict.fromkeys(wanted, "")
    number = -1

    def start(tag: str, _: dict[str, str]) -> None:
        nonlocal number
        if tag == "si":
            number += 1
            if not number % _HEEDED:
                heed()

    def text(piece: str) -> None:
        if number in found:
            found[number] += piece

    with archive.open(STRINGS_PART) as part:
        _parse(part, start=start, text=text)
    if found and max(found) > number:
        raise LookupError(max(found))
    return {key: _ESCAPED.sub(_character, value) for key, value in found.items()}


def _character(escaped: re.Match[str]) -> str:
    """Return the character that Excel means by its number."""
    return chr(int(escaped.group(1), 16))


def _tags(archive: zipfile.ZipFile, name: str) -> list[_Tag]:
    """Return the tags of a small part with their attributes."""
    tags: list[_Tag] = []
    with archive.open(name) as part:
        _parse(part, start=lambda tag, attributes: tags.append((tag, attributes)))
    return tags


def _parse(
    part: IO[bytes],
    *,
    start: Callable[[str, dict[str, str]], None],
    text: Callable[[str], None] | None = None,
) -> None:
    """Read a part, and tell its tags and its texts."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.ParseFile(part)
