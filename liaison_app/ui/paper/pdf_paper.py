"""A PDF of sheets of paper, by Qt alone: fonts are in it, and every script is written right.

It is written in the background; any thread may do so, one file each.
"""

from collections.abc import Sequence
from os import SEEK_END
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from liaison_app.domain.address_block import no_room_for
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.paper import Sheet
from liaison_app.domain.progress import Progress
from liaison_app.ui.paper.actual_size import ask_for_actual_size
from liaison_app.ui.paper.laid_out import Page, laid_out
from liaison_app.ui.paper.measures import RESOLUTION
from liaison_app.ui.paper.painting import paint_page
from liaison_app.ui.paper.setting import Setter
from liaison_app.ui.theme import ui_font

_END = b"%%EOF"
_TAIL = 8


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
        ask_for_actual_size(path)
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
            raise no_room_for(list(self._no_room))
        return self._pages

    def _write(self, sheet: Sheet) -> None:
        for page in laid_out(sheet, self._setter):
            if self._progress.cancelled:
                raise Cancelled
            self._begin_page(page)
            paint_page(self._painter, page)
            self._no_room |= dict.fromkeys(page.no_room)

    def _begin_page(self, page: Page) -> None:
        if page.paper != self._paper:
            self._paper = page.paper
            size = QPageSize(
                QSizeF(*page.paper),
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


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        file.seek(max(size - _TAIL, 0))
        return _END in file.read(_TAIL)


def _unwritable() -> FileProblem:
    return FileProblem(
        "The PDF could not be written.", hint="Make room on the disk, then try again."
    )
