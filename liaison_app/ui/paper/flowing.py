"""Text that runs on over pages: which lines of which paragraphs stand where on each of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from liaison_app.domain.paper import Flow
from liaison_app.ui.paper.measures import dots, letter_dots
from liaison_app.ui.paper.setting import Set, Setter, Style

_TOGETHER = 2
"""So many lines of a paragraph are not parted from each other where a page ends."""


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
    page: list[Part] = []
    begun = False
    for paragraph in flow.paragraphs:
        text = setter.set(paragraph, style)
        lines = range(len(text.ends))
        while lines and (paragraph or page):  # a page does not begin with a blank line
            first = lines[: _fitting(text, lines, bottom - top, whole_page=not page)]
            if first:
                page.append(Part(text, first, top))
                top += text.height_of(first)
                lines = lines[len(first) :]
            if lines:
                yield page
                page, top, begun = [], again, True
    if page or not begun:  # blank lines at the end need no page of their own
        yield page


def _fitting(text: Set, lines: range, room: float, *, whole_page: bool) -> int:
    """Return how many of the lines are put into the room left on a page."""
    if text.height_of(lines) <= room:
        return len(lines)
    most = next(count for count in lines if text.height_of(lines[: count + 1 - lines.start]) > room)
    count = most - lines.start
    if len(lines) - count < _TOGETHER:
        count = len(lines) - _TOGETHER
    if count < _TOGETHER:
        count = 0
    return count or (max(most - lines.start, 1) if whole_page else 0)
