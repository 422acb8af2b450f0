"""A list on sheets of A4, laid across: which rows stand on which page, and how they are painted.

All measures are dots of 300 to the inch, whatever is painted on. A row is never split; the row of
headings, the marking in capitals, the title and the page's number stand on every page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.handed_out import HandedRows, rows_in_words
from liaison_app.domain.progress import Progress

WIDTH, HEIGHT = 3508, 2480
RESOLUTION = 300
_MARGIN, _EDGE = 150, 110
_BODY, _SMALL, _TITLE = 35, 30, 50
_GAP, _PAD = 36, 15
_LEAST, _MOST = 190, 760
_HEAD, _FOOT = 320, 210
_SAMPLE, _MOST_LINES = 500, 8
_INK, _FAINT, _LINE = "#000000", "#444444", "#9aa0a6"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHead:
    """What stands on every sheet beside the rows."""

    marking: str
    team: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words of a cell in one font, broken into lines."""

    lines: tuple[str, ...]
    font: QFont
    ink: str
    height: float


@dataclass(frozen=True, slots=True)
class _RowLaid:
    """One row: the parts of each of its cells, and how high it is."""

    cells: tuple[tuple[_Part, ...], ...]
    height: float


class PrintedSheets:
    """The pages of a list; made in the background, painted wherever they are wanted."""

    def __init__(
        self, rows: HandedRows, head: SheetHead, *, family: str, progress: Progress | None = None
    ) -> None:
        self.head, self.rows = head, len(rows.rows)
        self._small, self._body = _font(family, _SMALL), _font(family, _BODY)
        self._strong = _font(family, _BODY, QFont.Weight.DemiBold)
        self._title = _font(family, _TITLE, QFont.Weight.DemiBold)
        self._marking = _font(family, _BODY + 3, QFont.Weight.Bold)
        ends = tuple(accumulate(rows.groups))
        self._spans = tuple(zip((0, *ends), ends, strict=False))
        self._headings = tuple(rows.headings[start] for start, _ in self._spans)
        self._widths = self._share(rows)
        self._pages = tuple(self._break(rows, progress or Progress()))

    @property
    def count(self) -> int:
        """How many pages there are; a list of nobody has one that says so."""
        return len(self._pages)

    def paint_page(self, painter: QPainter, number: int) -> None:
        """Paint a page, the first being 0, from the upper left corner of the paper."""
        painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), Qt.GlobalColor.white)
        self._paint_edges(painter, number)
        top = float(_HEAD)
        self._paint_headings(painter, top)
        top += _line_height(self._strong) + 2 * _PAD
        for row in self._pages[number]:
            self._paint_row(painter, row, top)
            top += row.height
            _rule(painter, top, thick=1)
        if not self._pages[number]:
            self._say(painter, QRectF(_MARGIN, top, 2000, 120), _LEFT, "Nobody is on this list.")

    def paint_all(self, device: QPagedPaintDevice, *, progress: Progress | None = None) -> None:
        """Paint every page on paper or into a file; raise FileProblem where it takes none."""
        progress = progress or Progress()
        painter = QPainter()
        if not painter.begin(device):
            raise _refused()
        try:
            scale = min(device.width() / WIDTH, device.height() / HEIGHT)
            painter.scale(scale, scale)
            for number in range(self.count):
                progress.report(number, self.count)
                if number and not device.newPage():
                    raise _refused()
                self.paint_page(painter, number)
        finally:
            painter.end()

    def _share(self, rows: HandedRows) -> tuple[float, ...]:
        """Share the width out by what stands in the columns, no column too narrow to be read."""
        strong, body = QFontMetricsF(self._strong), QFontMetricsF(self._body)
        small = QFontMetricsF(self._small)
        wanted = []
        for heading, (start, end) in zip(self._headings, self._spans, strict=True):
            width = strong.horizontalAdvance(heading)
            for row in rows.rows[:_SAMPLE]:
                below = " · ".join(filter(None, row[start + 1 : end]))
                width = max(
                    width, body.horizontalAdvance(row[start]), small.horizontalAdvance(below)
                )
            wanted.append(min(max(width + 8, _LEAST), _MOST))
        room = WIDTH - 2 * _MARGIN - _GAP * (len(wanted) - 1)
        return tuple(width * room / sum(wanted) for width in wanted)

    def _break(self, rows: HandedRows, progress: Progress) -> Iterator[tuple[_RowLaid, ...]]:
        """Break the rows into pages; one that is higher than the room left begins the next."""
        room = HEIGHT - _HEAD - _FOOT - _line_height(self._strong) - 2 * _PAD
        page: list[_RowLaid] = []
        filled = 0.0
        for done, row in enumerate(rows.rows):
            progress.report(done, len(rows.rows))
            laid = self._lay(row)
            if page and filled + laid.height > room:
                yield tuple(page)
                page, filled = [], 0.0
            page.append(laid)
            filled += laid.height
        yield tuple(page)

    def _lay(self, row: Sequence[str]) -> _RowLaid:
        cells = []
        for place, ((start, end), width) in enumerate(zip(self._spans, self._widths, strict=True)):
            below = " · ".join(filter(None, row[start + 1 : end]))
            font = self._strong if place == 0 else self._body
            parts = [_part(row[start], font, _INK, width)] if row[start] else []
            parts += [_part(below, self._small, _FAINT, width)] if below else []
            cells.append(tuple(parts))
        high = max(
            (sum(part.height for part in cell) for cell in cells), default=_line_height(self._body)
        )
        return _RowLaid(tuple(cells), max(high, _line_height(self._body)) + 2 * _PAD)

    def _paint_edges(self, painter: QPainter, number: int) -> None:
        head, wide = self.head, WIDTH - 2 * _MARGIN
        painter.setPen(QColor(_INK))
        painter.setFont(self._marking)
        for top in (_EDGE, HEIGHT - _EDGE - 50):
            painter.drawText(QRectF(_MARGIN, top, wide, 50), _CENTRE, head.marking)
        painter.setFont(self._title)
        title = QFontMetricsF(self._title).elidedText(
            head.title, Qt.TextElideMode.ElideRight, wide - 900
        )
        painter.drawText(QRectF(_MARGIN, 190, wide, 80), _LEFT, title)
        team = QRectF(_MARGIN, 190, wide, 80)
        self._say(painter, team, _RIGHT, " · ".join(filter(None, (head.team, head.day))))
        foot = QRectF(_MARGIN, HEIGHT - _EDGE - 50, wide, 50)
        self._say(painter, foot, _LEFT, rows_in_words(self.rows))
        self._say(painter, foot, _RIGHT, f"Page {number + 1} of {self.count}")

    def _say(self, painter: QPainter, box: QRectF, where: Qt.AlignmentFlag, words: str) -> None:
        painter.setFont(self._body)
        painter.setPen(QColor(_INK))
        painter.drawText(box, where, words)

    def _paint_headings(self, painter: QPainter, top: float) -> None:
        painter.setFont(self._strong)
        painter.setPen(QColor(_FAINT))
        metrics = QFontMetricsF(self._strong)
        height, left = _line_height(self._strong), float(_MARGIN)
        for heading, width in zip(self._headings, self._widths, strict=True):
            shown = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, width + 1)
            painter.drawText(QRectF(left, top + _PAD, width + 2, height), _LEFT, shown)
            left += width + _GAP
        _rule(painter, top + height + 2 * _PAD, thick=3)

    def _paint_row(self, painter: QPainter, row: _RowLaid, top: float) -> None:
        left = float(_MARGIN)
        for cell, width in zip(row.cells, self._widths, strict=True):
            at = top + _PAD
            for part in cell:
                painter.setFont(part.font)
                painter.setPen(QColor(part.ink))
                each = part.height / len(part.lines)
                for line in part.lines:
                    painter.drawText(QRectF(left, at, width + 2, each), _LEFT, line)
                    at += each
            left += width + _GAP


def _refused() -> FileProblem:
    return FileProblem(
        "The sheets could not be printed.", hint="Choose another printer, or save a PDF."
    )


def _font(family: str, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("calt"), 0)  # a hyphen among capitals would not be found as one
    return font


def _line_height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def _part(text: str, font: QFont, ink: str, width: float) -> _Part:
    lines = tuple(islice(_lines(text, font, width), _MOST_LINES + 1))
    if len(lines) > _MOST_LINES:
        lines = (*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]} …")
    return _Part(lines, font, ink, len(lines) * _line_height(font))


def _lines(text: str, font: QFont, width: float) -> Iterator[str]:
    """Break text at words, and a word that is too long by itself wherever it must be."""
    if QFontMetricsF(font).horizontalAdvance(text) <= width:
        yield text
        return
    layout, units = QTextLayout(text, font), text.encode("utf-16-le")  # as Qt counts
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        first, last = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        yield units[first:last].decode("utf-16-le", "replace").strip()
    layout.endLayout()


def _rule(painter: QPainter, top: float, *, thick: int) -> None:
    painter.setPen(QPen(QColor(_LINE), thick))
    painter.drawLine(QLineF(QPointF(_MARGIN, top), QPointF(WIDTH - _MARGIN, top)))
