"""An address of ours in a merged letter, made to fit the window of the envelope.

Word breaks a line that is too long for the window, and seven lines with two broken ones are nine.
There is nothing here to measure letters by, so widths are reckoned, rather too wide than too small.
"""

from math import ceil

from lxml.etree import _Element as Element

from liaison_app.domain.address_block import MOST_LINES
from liaison_app.domain.paper import TextBox
from liaison_app.files.formats.word_xml import text_of, w

SIZE, LINE = 9.5, 10.8
"""Points: seven such lines are as high as the window."""

_SMALLER = (8.5, 7.5, 6.5)
_MM_WIDE, _MM_HIGH = 85.0, 26.7
_WIDTH = _MM_WIDE / 25.4 * 72  # points
_NARROW = frozenset("ijltfrI.,;:'\u2019|!()[]/- ")
_WIDE = frozenset("mwMW@%&\u2014")
_OF_NARROW, _OF_SMALL, _OF_CAPITAL, _OF_WIDE = 0.33, 0.56, 0.73, 0.95
"""How wide a character of Arial is, in the height of its letters."""


def fit_address(table: Element) -> bool:
    """Write the address in smaller letters where it would leave the window, and say if it fits now.

    The table is that of our own letter: the address is the first cell of its second row.
    """
    cell = table[table.index(table.find(w("tr"))) + 1].find(w("tc"))
    paragraphs = cell.findall(w("p"))
    widths = [sum(map(_width_of, text_of(one))) for one in paragraphs]
    sizes = (SIZE, *_SMALLER)
    fitting = (size for size in sizes if sum(_lines(one, size) for one in widths) <= MOST_LINES)
    size = next(fitting, None)
    if size is None or size == SIZE:
        return size is not None
    for run in cell.iter(w("r")):
        look = run.find(w("rPr"))
        for old in look.findall(w("sz")):
            old.set(w("val"), str(round(2 * size)))
    return True


def window_box(lines: tuple[str, ...]) -> TextBox:
    """Return the window with an address in it, where there is something to measure letters by."""
    return TextBox(
        left=0.0,
        top=0.0,
        width=_MM_WIDE,
        height=_MM_HIGH,
        lines=lines,
        size=SIZE,
        least=_SMALLER[-1],
        most_lines=MOST_LINES,
    )


def _lines(width: float, size: float) -> int:
    return max(1, ceil(width * size / _WIDTH))


def _width_of(character: str) -> float:
    if character in _NARROW:
        return _OF_NARROW
    if character in _WIDE or ord(character) >= _FIRST_UNKNOWN:
        return _OF_WIDE
    return _OF_CAPITAL if character.isupper() else _OF_SMALL


_FIRST_UNKNOWN = 0x1F00  # beyond the letters of Europe
