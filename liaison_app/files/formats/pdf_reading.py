"""What stands on the pages of a printed file, read from the file itself when it is there.

Pages, fonts and their tables of characters are read by pypdf; the texts are put together here, as
Qt paints them: each from a BT to an ET, and each letter a number in a font. (Where pypdf seeks the
texts itself, as it must in a file of anybody's, a page takes a fifth of a second.)
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from liaison_app.domain.errors import FileProblem

if TYPE_CHECKING:
    from pypdf import PageObject
    from pypdf.generic import DictionaryObject, StreamObject

_RANGE = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<[0-9A-Fa-f]+>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])", re.DOTALL
)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_IN_FONT = re.compile(rb"/(F\d+) [\d.]+ Tf")
_SHOWN = re.compile(rb"<([0-9A-F]+)> Tj")
_SHORT = 1_000
"""Bytes that a text of some 38 letters takes: a mark at the edge of a page, and no paragraph."""

Characters = Mapping[bytes, str]


def read_marks(path: Path) -> Iterator[tuple[str, ...]]:
    """Give the short texts on each page, in the order they were painted.

    They are what stands there in one piece: a Ref, a marking, a line of an address. Raises
    FileProblem where the file cannot be read.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - only who prints waits for it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - likewise

    fonts: dict[int, Characters] = {}
    try:
        with path.open("rb") as file:
            for page in PdfReader(file).pages:
                yield tuple(_marks(page, fonts))
    except (PyPdfError, KeyError, ValueError) as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make it again.") from problem


def _marks(page: "PageObject", fonts: dict[int, Characters]) -> Iterator[str]:
    contents = cast("StreamObject", page["/Contents"].get_object())
    named = _fonts(page, fonts)
    for text in contents.get_data().split(b"\nBT\n")[1:]:
        shown = text[: text.index(b"\nET")]
        if len(shown) <= _SHORT:
            yield " ".join(_text(shown, named).split())


def _text(shown: bytes, fonts: Mapping[bytes, Characters]) -> str:
    _, *parts = _IN_FONT.split(shown)
    return "".join(
        fonts[name].get(code, "\ufffd")
        for name, part in zip(parts[::2], parts[1::2], strict=True)
        for code in _SHOWN.findall(part)
    )


def _fonts(page: "PageObject", known: dict[int, Characters]) -> dict[bytes, Characters]:
    """Return the characters of each font of a page; a font is read once for all pages."""
    named: dict[bytes, Characters] = {}
    resources = cast("DictionaryObject", page["/Resources"].get_object())
    for name, reference in cast("DictionaryObject", resources["/Font"]).items():
        key = reference.idnum
        if key not in known:
            font = cast("DictionaryObject", reference.get_object())
            table = cast("StreamObject", font["/ToUnicode"].get_object())
            known[key] = _characters(table.get_data())
        named[name[1:].encode()] = known[key]
    return named


def _characters(table: bytes) -> Characters:
    found: dict[bytes, str] = {}
    for begin, one, several in _RANGE.findall(table.partition(b"beginbfrange")[2]):
        texts = [one] if one else _HEX.findall(several)
        for code, text in enumerate(texts, start=int(begin, 16)):
            found[b"%04X" % code] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    return found
