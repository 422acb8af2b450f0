"""Text made to fit its box: smaller, then broken at words, then written in another way.

It never leaves its box. What must be whole, such as an address, is refused where it fits in no
way; of anything else the end is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from liaison_app.domain.paper import TextBox
from liaison_app.ui.paper.measures import dots, letter_dots
from liaison_app.ui.paper.setting import Set, Setter, Style

_STEP = 0.5
_STILL_GOOD = 0.8
"""Letters are made so much smaller before a line is broken."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """What stands in a box: its lines from the top, and whether that is all there was to say."""

    lines: tuple[Set, ...]
    whole: bool = True


def fit(box: TextBox, setter: Setter) -> Fitted:
    """Return the lines of a box as they fit it best."""
    for lines in (box.lines, *box.others):
        found = _fit(box, lines, setter)
        if found is not None:
            return Fitted(found)
    return Fitted(_cut(box, setter), whole=False)


def _fit(box: TextBox, lines: Lines, setter: Setter) -> tuple[Set, ...] | None:
    for size, may_break in _tries(box):
        found = tuple(setter.set(line, _style(box, size)) for line in lines)
        if _is_within(box, found) and (may_break or all(len(one.ends) == 1 for one in found)):
            return found
    return None


def _tries(box: TextBox) -> Iterator[tuple[float, bool]]:
    if not box.runs_on:
        for size in _sizes(box, down_to=max(box.least, box.size * _STILL_GOOD)):
            yield size, False
    for size in _sizes(box, down_to=box.least):
        yield size, True


def _sizes(box: TextBox, *, down_to: float) -> Iterator[float]:
    size = box.size
    while size > down_to:
        yield size
        size -= _STEP
    yield min(down_to, box.size)


def _style(box: TextBox, size: float) -> Style:
    return Style(letter_dots(size), strong=box.strong, width=dots(box.width), side=box.side)


def _is_within(box: TextBox, found: tuple[Set, ...]) -> bool:
    if box.most_lines and sum(len(one.ends) for one in found) > box.most_lines:
        return False
    height = sum(one.height for one in found)
    widest = max((one.width for one in found), default=0.0)
    return height <= dots(box.height) and widest <= dots(box.width)


def _cut(box: TextBox, setter: Setter) -> tuple[Set, ...]:
    """Return as much of the text as fits in the smallest letters, with "…" at its end."""
    text, style = "\n".join(box.lines), _style(box, box.least)
    fits, too_long = 0, len(text)
    best: tuple[Set, ...] = ()
    while fits < too_long:
        length = (fits + too_long + 1) // 2
        lines = (text[:length].rstrip() + "…").split("\n")
        found = tuple(setter.set(line, style) for line in lines)
        if _is_within(box, found):
            fits, best = length, found
        else:
            too_long = length - 1
    return best
