"""In which encoding a text file is written, decided by evidence.

A byte-order mark first; then NUL bytes at every other place (UTF-16 without a mark, which strict
UTF-8 would let pass); then strict UTF-8; and what is left is Windows' own cp1252.
"""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.errors import FileProblem

_CHUNK = 1 << 20
_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a")) + b"\x7f"
_NUL_PATTERN = 0.4
_BINARY = 0.02
_STRAY = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFile:
    """What one pass over a text file tells: its encoding, its lines and its hash."""

    path: Path
    encoding: str
    lines: int
    sha256: str

    @property
    def errors(self) -> str:
        """Return how undecodable bytes are kept, so that they become a row's problem."""
        return "replace" if self.encoding.startswith(("utf-16", "utf-32")) else "surrogateescape"


def examine(path: Path) -> TextFile:
    """Read the file once, and return its encoding, number of lines and hash."""
    digest = hashlib.sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_utf8 = True
    line_feeds = returns = 0
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        chunk = sample
        while chunk:
            digest.update(chunk)
            line_feeds += chunk.count(b"\n")
            returns += chunk.count(b"\r")
            is_utf8 = is_utf8 and _decodes(decoder, chunk)
            chunk = file.read(_CHUNK)
    is_utf8 = is_utf8 and _decodes(decoder, b"", last=True)
    return TextFile(
        path=path,
        encoding=_encoding(sample, path.name, is_utf8=is_utf8),
        lines=(line_feeds or returns) + 1,
        sha256=digest.hexdigest(),
    )


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, last: bool = False) -> bool:
    try:
        decoder.decode(chunk, last)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(sample: bytes, name: str, *, is_utf8: bool) -> str:
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    pairs = max(1, len(sample) // 2)
    if sample[1::2].count(0) > pairs * _NUL_PATTERN > sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > pairs * _NUL_PATTERN > sample[1::2].count(0):
        return "utf-16-be"
    _must_be_text(sample, name)
    return "utf-8" if is_utf8 else "cp1252"


def _must_be_text(sample: bytes, name: str) -> None:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(_STRAY, len(sample) * _BINARY):
        raise FileProblem(
            f"{name} is not a table: it holds no text.",
            hint="Choose a .csv or .xlsx file.",
        )
