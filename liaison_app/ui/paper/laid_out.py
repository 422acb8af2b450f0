"""Sheets of paper laid out into pages: which text stands where, in lines, before it is painted.

A PDF and the preview paint the same pages, so what is printed is what was seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from liaison_app.domain.paper import Flow, Frame, Item, Line, Sheet, TextBox
from liaison_app.ui.paper.fitting import fit
from liaison_app.ui.paper.flowing import pages_of
from liaison_app.ui.paper.measures import dots
from liaison_app.ui.paper.setting import Set, Setter

_APART = dots(1.0)
"""Texts further from each other than this are read with a blank line between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Some lines of a text that is set, and where the first of them begins, in dots."""

    text: Set
    left: float
    top: float
    lines: range
    faint: bool = False

    @property
    def bottom(self) -> float:
        """How far down the last line ends."""
        return self.top + self.text.height_of(self.lines)

    @property
    def plain(self) -> str:
        """What the lines say."""
        return self.text.plain(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: what is painted on it, and the names of texts that had no room on it.

    ``paper`` is its width and height in millimetres.
    """

    paper: tuple[float, float]
    pieces: tuple[Words | Line | Frame, ...]
    no_room: tuple[str, ...] = ()

    def text(self, part: Frame | None = None) -> str:
        """Return what is read on the page from its top, or in a part of it."""
        words = [one for one in self.pieces if isinstance(one, Words)]
        if part is not None:
            words = [one for one in words if _is_within(one, part)]
        return _read(words).strip("\n")


def laid_out(sheet: Sheet, setter: Setter) -> Iterator[Page]:
    """Give the pages that come of a sheet, one after the other; there is always one."""
    flow = sheet.flow
    if flow is None:
        yield _page(sheet, (*sheet.items, *sheet.on_every), (), setter)
        return
    for number, parts in enumerate(pages_of(flow, setter)):
        items = sheet.on_later if number else sheet.items
        left = dots(flow.left)
        running = [
            Words(text=part.text, left=left, top=part.top, lines=part.lines) for part in parts
        ]
        yield _page(sheet, (*items, *sheet.on_every), running, setter, flow)


def _page(
    sheet: Sheet,
    items: Iterable[Item],
    running: Sequence[Words],
    setter: Setter,
    flow: Flow | None = None,
) -> Page:
    """Return a page; what stands below its running text is read after it."""
    above: list[Words | Line | Frame] = []
    below: list[Words | Line | Frame] = []
    no_room: list[str] = []
    for item in items:
        into = below if flow is not None and item.top >= flow.bottom else above
        if not isinstance(item, TextBox):
            into.append(item)
            continue
        fitted = fit(item, setter)
        if fitted.whole or not item.named:
            into += _words(item, fitted.lines)
        else:
            no_room.append(item.named)
    return Page(paper=sheet.paper, pieces=(*above, *running, *below), no_room=tuple(no_room))


def _words(box: TextBox, lines: Iterable[Set]) -> Iterator[Words]:
    left, top = dots(box.left), dots(box.top)
    for line in lines:
        whole = range(len(line.ends))
        yield Words(text=line, left=left, top=top, lines=whole, faint=box.faint)
        top += line.height


def _is_within(words: Words, part: Frame) -> bool:
    left, top = dots(part.left), dots(part.top)
    return left <= words.left < left + dots(part.width) and top <= words.top < top + dots(
        part.height
    )


def _read(words: Sequence[Words]) -> str:
    """Return texts line by line, with a blank line where they stand apart."""
    read: list[str] = []
    before: Words | None = None
    for one in words:
        if before is not None and abs(one.top - before.bottom) > _APART:
            read.append("")
        read.append(one.plain)
        before = one
    return "\n".join(read)
