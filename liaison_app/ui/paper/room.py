"""Which addresses have no room where they are to be printed, measured before anything is written.

Most are short enough beyond doubt by the widths of their letters alone; only the others are set in
lines as the printer would set them.
"""

from collections.abc import Iterator, Sequence

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.paper import TextBox
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.format import AddressRoom
from liaison_app.ui.paper.fitting import fit
from liaison_app.ui.paper.measures import dots, letter_dots
from liaison_app.ui.paper.setting import Setter, Style

_REPORT_EVERY = 200
_ENDLESS = 1_000
_SPARE = 1.02
"""Two letters side by side may stand a little wider than each by itself."""

_PLAIN = "\u024f"
"""The last letter of Europe's Latin; those after it may change beside another."""


def without_room(
    rows: Sequence[MailListRow], room: AddressRoom, *, families: Sequence[str], progress: Progress
) -> tuple[int, ...]:
    """Return the places of the rows whose address does not fit; raises Cancelled."""
    return tuple(_without_room(rows, room, Setter(families), progress))


def _without_room(
    rows: Sequence[MailListRow], room: AddressRoom, setter: Setter, progress: Progress
) -> Iterator[int]:
    short = _SurelyShort(setter)
    for place, row in enumerate(rows):
        if place % _REPORT_EVERY == 0:
            progress.report(place, len(rows))
        try:
            box = room.box(row)
        except LiaisonError:  # a field of it is empty, which stops the letter and is said so
            continue
        if not short.fits(box) and not fit(box, setter).whole:
            yield place


class _SurelyShort:
    """Tells of most boxes that they have room, by adding up the widths of single letters."""

    def __init__(self, setter: Setter) -> None:
        self._setter = setter
        self._widths: dict[float, _Widths] = {}

    def fits(self, box: TextBox) -> bool:
        """Say whether the box has room beyond doubt; where it is not known, it has not."""
        widths = self._widths.get(box.least)
        if widths is None:
            widths = self._widths[box.least] = _Widths(self._setter, box.least)
        room, high = dots(box.width), dots(box.height)
        most = min(box.most_lines or _ENDLESS, int(high // widths.line_height))
        count = 0
        for line in box.lines:
            count += widths.lines_of(line, room)
            if count > most:
                return False
        return True


class _Widths(dict[str, float]):
    """The width of each letter of one size, measured when it is first asked for."""

    def __init__(self, setter: Setter, size: float) -> None:
        super().__init__()
        self._setter, self._style = setter, Style(letter_dots(size))
        self.line_height = setter.set("Ag", self._style).height

    def __missing__(self, letter: str) -> float:
        """Measure a letter between two others: a space by itself has no width."""
        aside = self._setter.set("nn", self._style).width
        self[letter] = (self._setter.set(f"n{letter}n", self._style).width - aside) * _SPARE
        return self[letter]

    def lines_of(self, text: str, room: float) -> int:
        """Return into how many lines of this width a text breaks at most, or endlessly many."""
        if not (text.isascii() or max(text) <= _PLAIN):
            return _ENDLESS
        if self._of(text) <= room:
            return 1
        words = [self._of(f"{word} ") for word in text.split(" ")]
        if max(words) > room:
            return _ENDLESS
        lines, used = 1, 0.0
        for word in words:
            used += word
            if used > room:
                lines, used = lines + 1, word
        return lines

    def _of(self, text: str) -> float:
        return sum(map(self.__getitem__, text))
