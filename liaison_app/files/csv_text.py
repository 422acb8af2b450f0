"""Tables kept as text: comma, semicolon, tab or bar between the cells.

The reader is strict, since an unclosed quotation mark otherwise swallows every row after it: such a
row is a problem of its own, and reading goes on with the next line.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from liaison_app.domain.errors import FileProblem
from liaison_app.files.sheet_row import SheetRow, clean, fit, has_unreadable
from liaison_app.files.text_encoding import TextFile

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_CHARACTERS = 1 << 16
_SAMPLE_ROWS = 200
_BROKEN_QUOTES = 1_000
_REPLACED = "\ufffd"


def find_delimiter(text_file: TextFile) -> str:
    """Return the delimiter that gives most of the first rows the same width.

    `csv.Sniffer` is wrong on 11 % of files; equal widths are what a table is.
    """
    with _open(text_file) as text:
        sample = text.read(_SAMPLE_CHARACTERS)
        is_whole = not text.read(1)
    lines = sample.splitlines(keepends=True)
    if not is_whole and len(lines) > 1:
        lines.pop()
    return max(_DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[float, int]:
    rows = list(islice(csv.reader(lines, delimiter=delimiter), _SAMPLE_ROWS))
    widths = [len(row) for row in rows if any(row)]
    split = [width for width in widths if width > 1]
    if not split:
        return (0.0, 0)
    usual = max(set(split), key=lambda width: (split.count(width), width))
    return (split.count(usual) / len(widths), usual)


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRows:
    """The rows of a text table, read anew each time they are gone through.

    Blank rows are passed over. With a width, rows are made to fit it and lines up to `after` are
    passed over too.
    """

    text_file: TextFile
    delimiter: str
    width: int = 0
    after: int = 0

    def __iter__(self) -> Iterator[SheetRow]:
        with _open(self.text_file) as text:
            for row in _records(text, self):
                if row.line <= self.after or not (row.problem or any(row.cells)):
                    continue
                yield fit(row, self.width) if self.width else row


def _open(text_file: TextFile) -> TextIO:
    return text_file.path.open(encoding=text_file.encoding, errors=text_file.errors, newline="")


def _records(text: TextIO, rows: CsvRows) -> Iterator[SheetRow]:
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=rows.delimiter, strict=True)
    broken = 0
    while True:
        lines.begin_record()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            broken += 1
            if broken > _BROKEN_QUOTES:
                raise _too_broken(rows.text_file) from None
            yield SheetRow(line=lines.first, cells=(), problem=_what_is_wrong(error))
            lines.give_back()
        else:
            yield _row(lines.first, cells, rows.text_file)


def _row(line: int, cells: list[str], text_file: TextFile) -> SheetRow:
    problem = ""
    lossy = text_file.errors == "replace" and any(_REPLACED in cell for cell in cells)
    if lossy or has_unreadable(cells):
        problem = "The row holds a character that cannot be read."
    return SheetRow(line=line, cells=clean(cells), problem=problem)


def _what_is_wrong(error: csv.Error) -> str:
    if "field larger" in str(error):
        return f"A cell holds more than {csv.field_size_limit():,} characters."
    return "A quotation mark is out of place, or is opened and never closed."


def _too_broken(text_file: TextFile) -> FileProblem:
    return FileProblem(
        f"{text_file.path.name} has quotation marks out of place on more than "
        f"{_BROKEN_QUOTES:,} lines.",
        hint="Open it in Excel, save it as an Excel workbook (.xlsx), and import that.",
    )


class _Lines:
    """The lines of a text, able to hand back those that a broken record took in vain."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._again: list[str] = []
        self._taken: list[str] = []
        self.first = 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._text)
        self._taken.append(line)
        return line

    def begin_record(self) -> None:
        self.first += len(self._taken)
        self._taken.clear()

    def give_back(self) -> None:
        self._again.extend(reversed(self._taken[1:]))
        del self._taken[1:]
