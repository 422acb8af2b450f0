"""The part of a workbook that holds its texts, written as a stream.

Excel keeps texts apart from the cells, each cell giving the number of its text (ECMA-376 part 1,
18.4). Texts of columns that repeat are kept once; those that do not are not even remembered, so
that memory stays flat however long the list is.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import IO
from xml.sax.saxutils import escape

from liaison_app.domain.merge_fields import mail_text

PART = "xl/sharedStrings.xml"
_REMEMBERED_AT_MOST = 20_000
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
_TAIL = "</sst>"
_OPEN, _CLOSE = '<si><t xml:space="preserve">', "</t></si>"
_BETWEEN = _CLOSE + _OPEN
# Whatever mail_text may change; the line end that stands between texts here is left out.
_UNTIDY = re.compile(
    "[^\\w\\s!-/:-@\\[-`{-~\u00a3\u2010-\u201f\u2026]|[\u115f\u1160]|[^\\S \n]|  | \n|\n |\\A | \\Z"
)
# Excel reads _x0041_ as the letter A (ECMA-376 part 1, 22.9.2.19): the first mark is escaped.
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class SharedStrings:
    """Numbers texts in the order they come, and writes each as it is first needed."""

    def __init__(self, part: IO[bytes], *, repeating: Iterable[bool]) -> None:
        self._part = part
        self._repeating = tuple(repeating)
        self._numbers: dict[str, int] = {}
        self._waiting: list[str] = []
        self._count = 0
        self._part.write(_HEAD.encode())
        self._numbers[""] = self._add("")

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """Return the number of each text of one row."""
        known, add = self._numbers.get, self._add
        numbers = []
        for text, repeats in zip(texts, self._repeating, strict=True):
            number = known(text)
            if number is None:
                number = add(text)
                if repeats and len(self._numbers) < _REMEMBERED_AT_MOST:
                    self._numbers[text] = number
            numbers.append(number)
        return numbers

    def flush(self) -> None:
        """Write the texts that wait."""
        if self._waiting:
            self._part.write(_as_items(self._waiting).encode())
            self._waiting.clear()

    def close(self) -> None:
        """Write what waits, and the end of the part."""
        self.flush()
        self._part.write(_TAIL.encode())

    def _add(self, text: str) -> int:
        """Put a text in the queue, and return its number."""
        self._waiting.append(text)
        self._count += 1
        return self._count - 1


def _as_items(texts: list[str]) -> str:
    """Return texts as items of the part.

    All are looked at and escaped together, since most need nothing done: one by one takes
    three times as long.
    """
    together = "\n".join(texts)
    if _may_be_untidy(together, len(texts)):
        together = "\n".join(map(mail_text, texts))
    together = _LOOKS_ESCAPED.sub("_x005F_", escape(together))
    return _OPEN + together.replace("\n", _BETWEEN) + _CLOSE


def _may_be_untidy(together: str, count: int) -> bool:
    """Say whether any of the texts joined by line ends may need tidying."""
    if together.count("\n") != count - 1 or _UNTIDY.search(together):
        return True
    return not unicodedata.is_normalized("NFC", together)
