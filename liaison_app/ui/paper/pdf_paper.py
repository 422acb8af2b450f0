"""A PDF of sheets of paper, by Qt alone: fonts are in it, and every script is written right.

It is written in the background; any thread may do so, one file each.
"""

from collections.abc import Sequence
from os import SEEK_END
from pathlib import Path

from PySide6.QtCore import QLineF, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.paper import Flow, Frame, Item, Line, Sheet, TextBox
from liaison_app.domain.progress import Progress
from liaison_app.ui.paper.fitting import fit
from liaison_app.ui.paper.flowing import pages_of
from liaison_app.ui.paper.measures import RESOLUTION, dots
from liaison_app.ui.paper.setting import Setter
from liaison_app.ui.theme import ui_font

_END = b"%%EOF"
_TAIL = 8
_INK, _FAINT = QColor("#000000"), QColor("#444444")
_NAMED = 5
"""So many that do not fit are named; of the others there is the number."""


class PdfPaper:
    """Prints sheets into a PDF; see `files.formats.format.Paper`."""

    def __init__(self, families: Sequence[str] | None = None) -> None:
        self._families = tuple(families or ui_font(12).families())

    def write_pdf(self, path: Path, sheets: Sequence[Sheet], *, progress: Progress) -> int:
        """Write the sheets as one PDF, and return how many pages came of them.

        Raises FileProblem where it cannot be written, or where a text that must be whole has no
        room: it is named then. Raises Cancelled where that is wished.
        """
        pages = _Writing(path, sheets, Setter(self._families), progress).write()
        if not _is_whole(path):  # Qt does not say that a disk is full
            raise _unwritable()
        return pages


class _Writing:
    """One file on its way."""

    def __init__(
        self, path: Path, sheets: Sequence[Sheet], setter: Setter, progress: Progress
    ) -> None:
        self._sheets, self._setter, self._progress = sheets, setter, progress
        self._device = QPdfWriter(str(path))
        self._device.setResolution(RESOLUTION)
        self._device.setCreator("Liaison")
        self._painter = QPainter()
        self._paper: tuple[float, float] | None = None
        self._pages = 0
        self._no_room: dict[str, None] = {}

    def write(self) -> int:
        """Write every sheet, and return the number of pages."""
        total = len(self._sheets)
        try:
            for number, sheet in enumerate(self._sheets):
                self._progress.report(number, total)
                self._write(sheet)
            self._progress.report(total, total)
        finally:
            if self._painter.isActive():
                self._painter.end()
        if self._no_room:
            raise _no_room_for(list(self._no_room))
        return self._pages

    def _write(self, sheet: Sheet) -> None:
        self._begin_page(sheet)
        self._paint(sheet.items)
        self._paint(sheet.on_every)
        if sheet.flow is not None:
            self._paint_flow(sheet, sheet.flow)

    def _paint_flow(self, sheet: Sheet, flow: Flow) -> None:
        left = dots(flow.left)
        for number, parts in enumerate(pages_of(flow, self._setter)):
            if number:
                self._begin_page(sheet)
                self._paint(sheet.on_later)
                self._paint(sheet.on_every)
            self._painter.setPen(_INK)
            for part in parts:
                if len(part.lines) == len(part.text.ends):
                    part.text.paint(self._painter, left, part.top)
                else:
                    part.text.paint_lines(self._painter, left, part.top, part.lines)

    def _begin_page(self, sheet: Sheet) -> None:
        if sheet.paper != self._paper:
            self._paper = sheet.paper
            size = QPageSize(
                QSizeF(*sheet.paper),
                QPageSize.Unit.Millimeter,
                "",
                QPageSize.SizeMatchPolicy.ExactMatch,
            )
            portrait = QPageLayout.Orientation.Portrait
            self._device.setPageLayout(QPageLayout(size, portrait, QMarginsF()))
        begun = self._device.newPage() if self._pages else self._painter.begin(self._device)
        if not begun:
            raise _unwritable()
        self._pages += 1

    def _paint(self, items: Sequence[Item]) -> None:
        for item in items:
            if self._progress.cancelled:
                raise Cancelled
            match item:
                case TextBox():
                    self._paint_text(item)
                case Line():
                    self._paint_line(item)
                case Frame():
                    self._paint_frame(item)

    def _paint_text(self, box: TextBox) -> None:
        fitted = fit(box, self._setter)
        if not fitted.whole and box.named:
            self._no_room[box.named] = None
            return
        self._painter.setPen(_FAINT if box.faint else _INK)
        left, top = dots(box.left), dots(box.top)
        for line in fitted.lines:
            line.paint(self._painter, left, top)
            top += line.height

    def _paint_line(self, line: Line) -> None:
        pen = QPen(_INK, dots(line.thick))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.drawLine(
            QLineF(dots(line.left), dots(line.top), dots(line.right), dots(line.bottom))
        )

    def _paint_frame(self, frame: Frame) -> None:
        pen = QPen(_INK, dots(frame.thick))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.drawRect(
            QRectF(dots(frame.left), dots(frame.top), dots(frame.width), dots(frame.height))
        )


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        file.seek(max(size - _TAIL, 0))
        return _END in file.read(_TAIL)


def _unwritable() -> FileProblem:
    return FileProblem(
        "The PDF could not be written.", hint="Make room on the disk, then try again."
    )


def _no_room_for(names: Sequence[str]) -> FileProblem:
    named = ", ".join(names[:_NAMED])
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    return FileProblem(
        f"There is no room for the whole address of {named}{more}.",
        hint="Shorten the name or the address, choose larger labels, or leave them out.",
    )
