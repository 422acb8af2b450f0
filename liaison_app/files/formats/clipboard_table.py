"""Rows for the clipboard, which Excel and LibreOffice paste as rows of text.

They take the HTML, where every cell says that it is text: a phone number keeps its zero, and what
begins like a formula is none. Whoever takes the plain text has nothing that says so; there an
apostrophe, as officers type it themselves, stands before what would be calculated.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from liaison_app.domain.text import tidy

_BREAKS = re.compile(r"[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]")
_CALCULATED = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LEADING_ZERO = re.compile(r"0[0-9]+")
_BEFORE = (
    '<html><head><meta charset="utf-8">'
    '<style>td, th { mso-number-format: "\\@"; white-space: nowrap; } th { text-align: left; }'
    "</style></head><body><!--StartFragment--><table>"
)
_AFTER = "</table><!--EndFragment--></body></html>"
_CELL = 'sdnum="2057;0;@"'  # LibreOffice's way to say text


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipboardTable:
    """The same rows as plain text, a tab between cells and a line for each row, and as HTML."""

    text: str
    html: str


def clipboard_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> ClipboardTable:
    """Return rows below their headings, as texts that no program takes for anything else."""
    lines, tags = [], [_BEFORE]
    for number, row in enumerate((headings, *rows)):
        cells = [_one_line(text) for text in row]
        lines.append("\t".join(map(_plain, cells)))
        tags.append(_html_row(cells, "td" if number else "th"))
    return ClipboardTable(text="\r\n".join((*lines, "")), html="".join((*tags, _AFTER)))


def _html_row(cells: Sequence[str], name: str) -> str:
    inside = "".join(f"<{name} {_CELL}>{html.escape(text)}</{name}>" for text in cells)
    return f"<tr>{inside}</tr>"


def _plain(text: str) -> str:
    if text.startswith(_CALCULATED) or _LEADING_ZERO.fullmatch(text):
        return f"'{text}"
    if text.startswith('"'):
        return '"{}"'.format(text.replace('"', '""'))
    return text


def _one_line(text: str) -> str:
    """Return text without what would begin another cell, or could not be seen."""
    return tidy(text if text.isprintable() else _BREAKS.sub(" ", text))
