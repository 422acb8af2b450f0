"""What stands on the pages of a printed file, read from the file itself when it is there.

It reads the PDFs that we write, and refuses any other. Each text in them stands from a BT to an
ET, each letter as a number in a font, whose table turns it into a character again. A page is read
and let go: a reader for PDFs of anybody's took 640 MB for ten thousand letters, and four times as
long.
"""

import re
import zlib
from array import array
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from liaison_app.domain.errors import FileProblem

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = 20
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_PAGES = re.compile(rb"/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\s*\[([\d\sR]*)\]\s*/Count (\d+)")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_FONTS = re.compile(rb"/Font <<([^>]*)>>")
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
_LENGTH = re.compile(rb"/Length (\d+)( 0 R)?")
_STREAM = b"stream\n"
_TAIL = 64

_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL
)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_IN_FONT = re.compile(rb"/(F\d+) ([\d.]+) Tf")
_SCALE = re.compile(rb"([\d.]+) 0 0 -[\d.]+ 0 [\d.]+ cm\n")
_SHOWN = re.compile(rb"<([0-9A-F]+)> Tj")
_SHORT = 1_600
"""Bytes that a text of some 60 letters takes: a mark at the edge of a page, and no paragraph."""

Characters = Mapping[bytes, str]


class _NotOurs(Exception):  # noqa: N818 - it says what the file is
    """A file that is not written as ours are, or not to its end."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A short text as it was painted, and the size of its letters in points."""

    text: str
    size: float


def read_marks(path: Path) -> Generator[tuple[Mark, ...]]:
    """Give the short texts on each page, in the order they were painted.

    They are what stands there in one piece: a Ref, a marking, a line of an address. Raises
    FileProblem where the file cannot be read. Whoever stops before the last page must close it:
    the file is open as long as it goes on.
    """
    fonts: dict[int, Characters] = {}
    try:
        with path.open("rb") as file, closing(mmap(file.fileno(), 0, access=ACCESS_READ)) as data:
            objects = _Objects(data)
            for page in objects.pages():
                yield tuple(_marks(objects, page, fonts))
    except (_NotOurs, OSError, ValueError, LookupError, zlib.error) as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make it again.") from problem


class _Objects:
    """The numbered objects that a PDF is made of."""

    def __init__(self, data: mmap) -> None:
        self._data = data
        start = int(_found(_START, data[-_TAIL:])[1])
        table = _TABLE.match(data, start)
        if table is None:
            raise _NotOurs
        first, count = table.end(), int(table[1])
        end = first + count * _ENTRY
        self._places = array("q", (int(data[at : at + 10]) for at in range(first, end, _ENTRY)))
        self._trailer = data[end:]

    def pages(self) -> Iterator[bytes]:
        """Give what each page says of itself."""
        root = self.of(int(_found(_ROOT, self._trailer)[1]))
        kids = _found(_KIDS, self.of(int(_found(_PAGES, root)[1])))
        pages = _REFERENCE.findall(kids[1])
        if len(pages) != int(kids[2]):
            raise _NotOurs
        return (self.of(int(number)) for number in pages)

    def of(self, number: int) -> bytes:
        """Return what an object says, without any stream of it."""
        start = self._start(number)
        end = self._data.find(b"endobj", start)
        stream = self._data.find(_STREAM, start, end)
        return self._data[start : stream if stream >= 0 else end]

    def stream(self, number: int) -> bytes:
        """Return an object's stream."""
        start = self._start(number)
        begin = self._data.find(_STREAM, start) + len(_STREAM)
        head = self._data[start:begin]
        length = _found(_LENGTH, head)
        count = int(length[1])
        if length[2]:
            count = int(self.of(count))
        stream = self._data[begin : begin + count]
        return zlib.decompress(stream) if b"/FlateDecode" in head else stream

    def _start(self, number: int) -> int:
        begin = b"%d 0 obj\n" % number
        place = self._places[number]
        if self._data[place : place + len(begin)] != begin:
            raise _NotOurs
        return place + len(begin)


def _found(pattern: re.Pattern[bytes], text: bytes) -> re.Match[bytes]:
    found = pattern.search(text)
    if found is None:
        raise _NotOurs
    return found


def _marks(objects: _Objects, page: bytes, fonts: dict[int, Characters]) -> Iterator[Mark]:
    contents = objects.stream(int(_found(_CONTENTS, page)[1]))
    scale = float(_found(_SCALE, contents)[1])
    named = _fonts(objects, objects.of(int(_found(_RESOURCES, page)[1])), fonts)
    for text in contents.split(b"\nBT\n")[1:]:
        shown = text[: text.index(b"\nET")]
        if len(shown) <= _SHORT:
            _, *parts = _IN_FONT.split(shown)
            pieces = zip(parts[::3], parts[2::3], strict=True)
            yield Mark(_text(pieces, named), float(parts[1]) * scale)


def _text(pieces: Iterable[tuple[bytes, bytes]], fonts: Mapping[bytes, Characters]) -> str:
    letters = (
        fonts[name].get(code, "\ufffd") for name, part in pieces for code in _SHOWN.findall(part)
    )
    return " ".join("".join(letters).split())


def _fonts(
    objects: _Objects, resources: bytes, known: dict[int, Characters]
) -> dict[bytes, Characters]:
    """Return the characters of each font of a page; a font is read once for all pages."""
    named: dict[bytes, Characters] = {}
    for name, number in _FONT.findall(_found(_FONTS, resources)[1]):
        key = int(number)
        if key not in known:
            table = int(_found(_TO_UNICODE, objects.of(key))[1])
            known[key] = _characters(objects.stream(table))
        named[name] = known[key]
    return named


def _characters(table: bytes) -> Characters:
    found: dict[bytes, str] = {}
    for begin, end, one, several in _RANGE.findall(table.partition(b"beginbfrange")[2]):
        first = int(begin, 16)
        texts = [_character(text) for text in _HEX.findall(several)]
        if one:  # of codes in a row, the characters in a row from this one
            text, following = _character(one), range(int(end, 16) - first + 1)
            texts = [text[:-1] + chr(ord(text[-1]) + number) for number in following]
        found |= {b"%04X" % code: text for code, text in enumerate(texts, start=first)}
    return found


def _character(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
