"""Where a letter may go on on another page: what reads as one stands on one.

A greeting or a heading is not the last line of a page, a block of short lines such as telephone
numbers is not cut in two, and a sign-off is never on a page without the text it closes.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_SHORT = 100
"""Letters of a line that is one of a block, such as an address; what is longer is running text."""

_MOST_LINES = 12
"""A block of more lines may be cut, and so may what stands below a sign-off."""

_SIGN_OFF = re.compile(r"(yours|with|kind|kindest|best|warm|warmest)\b.{0,40}", re.IGNORECASE)
_LEADS_ON = (",", ":")


def stays_with_next(lines: Sequence[str]) -> tuple[bool, ...]:
    """Return of each line of a letter whether it stands on the page of the line after it.

    An empty line is room between two blocks. The last line stays with nothing.
    """
    stays = [False] * len(lines)
    blocks = _blocks(lines)
    for block in blocks:
        if len(block) <= _MOST_LINES and all(len(lines[at]) <= _SHORT for at in block):
            _tie(stays, block.start, block[-1])
        elif _leads_on(lines[block.start]):
            _tie(stays, block.start, block.start + 1)
    for block, after in pairwise(blocks):
        if _leads_on(lines[block[-1]]):
            _tie(stays, block[-1], after.start)
    closing = next((at for at in range(len(blocks))[::-1] if _is_sign_off(lines, blocks[at])), 0)
    if closing and sum(map(len, blocks[closing:])) <= _MOST_LINES:
        _tie(stays, blocks[closing - 1][-1], blocks[-1][-1])
    return tuple(stays)


def _blocks(lines: Sequence[str]) -> list[range]:
    """Return the places of lines that stand together, with empty ones between."""
    blocks: list[range] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if blocks and blocks[-1].stop == at:
            blocks[-1] = range(blocks[-1].start, at + 1)
        else:
            blocks.append(range(at, at + 1))
    return blocks


def _tie(stays: list[bool], first: int, last: int) -> None:
    stays[first:last] = [True] * (last - first)


def _leads_on(line: str) -> bool:
    return len(line) <= _SHORT and line.rstrip().endswith(_LEADS_ON)


def _is_sign_off(lines: Sequence[str], block: range) -> bool:
    """Say whether a block begins with "Yours sincerely" or the like, on a line of its own."""
    return _SIGN_OFF.fullmatch(lines[block.start].strip()) is not None
