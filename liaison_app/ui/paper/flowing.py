"""Text that runs on over pages: which lines of which paragraphs stand where on each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liaison_app.domain.page_ends import stays_with_next
from liaison_app.domain.paper import Flow
from liaison_app.ui.paper.measures import dots, letter_dots
from liaison_app.ui.paper.setting import Set, Setter, Style

_TOGETHER = 2
"""So many lines of a paragraph are not parted from each other where a page ends."""

_PARTED = 2 * _TOGETHER - 1
"""A paragraph of more lines than these may be parted."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some lines of a paragraph, and where the first of them begins, in dots."""

    text: Set
    lines: range
    top: float


def pages_of(flow: Flow, setter: Setter) -> list[list[Part]]:
    """Return what stands on each page; there is always one."""
    pages = list(_pages(flow, setter, flow.size))
    if flow.least and len(pages) > 1:
        smaller = list(_pages(flow, setter, flow.least))
        if len(smaller) < len(pages):
            return smaller
    return pages


def _pages(flow: Flow, setter: Setter, size: float) -> Iterator[list[Part]]:
    style = Style(letter_dots(size), width=dots(flow.width), by_script=True)
    top, bottom, again = dots(flow.top), dots(flow.bottom), dots(flow.top_after)
    texts = [setter.set(paragraph, style) for paragraph in flow.paragraphs]
    fits_on_one = sum(text.height for text in texts) <= bottom - top
    beside = [0.0] * len(texts) if fits_on_one else _beside(flow.paragraphs, texts)
    page: list[Part] = []
    begun = False
    for paragraph, text, below in zip(flow.paragraphs, texts, beside, strict=True):
        lines = range(len(text.ends))
        ends = text.height_of(lines[-_TOGETHER:]) + below <= bottom - again
        needed = below if ends else 0.0  # what no page has room for is parted somewhere
        while lines and (paragraph or page):  # a page does not begin with a blank line
            count = _fitting(text, lines, bottom - top, below=needed, whole_page=not page)
            first = lines[:count]
            if first:
                page.append(Part(text, first, top))
                top += text.height_of(first)
                lines = lines[count:]
            if lines:
                yield page
                page, top, begun = [], again, True
    if page or not begun:  # blank lines at the end need no page of their own
        yield page


def _beside(paragraphs: Sequence[str], texts: Sequence[Set]) -> list[float]:
    """Return how high that is what stands on the page of each paragraph's last line, below it."""
    stays = stays_with_next(paragraphs)
    heights = [0.0] * len(texts)
    for place in range(len(texts) - 1)[::-1]:
        if stays[place]:
            after = texts[place + 1]
            lines = range(len(after.ends))
            begins = lines if stays[place + 1] or len(lines) <= _PARTED else lines[:_TOGETHER]
            heights[place] = after.height_of(begins) + heights[place + 1]
    return heights


def _fitting(text: Set, lines: range, room: float, *, below: float, whole_page: bool) -> int:
    """Return how many of the lines are put into the room left on a page.

    The last of them take what stands ``below`` them along.
    """
    if text.height_of(lines) + below <= room:
        return len(lines)
    most = sum(text.height_of(lines[:count]) <= room for count in range(1, len(lines) + 1))
    count = min(most, len(lines) - _TOGETHER)
    if count < _TOGETHER:
        count = 0
    return count or (max(most, 1) if whole_page else 0)
