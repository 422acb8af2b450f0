"""Ctrl+P on a list: its rows are laid out on sheets, looked at, and printed or saved as a PDF."""

from collections.abc import Callable
from functools import partial
from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING, Generic

from PySide6.QtCore import QMarginsF, QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QDialog, QFileDialog

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.file_names import file_name
from liaison_app.domain.handed_out import NO_RECORDS, rows_in_words
from liaison_app.domain.progress import Progress
from liaison_app.domain.when import long_day
from liaison_app.store import layout
from liaison_app.ui.handing_out import ListAtHand, Row
from liaison_app.ui.print_window import PrintWindow
from liaison_app.ui.printed_sheets import RESOLUTION, PrintedSheets, SheetHead

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from liaison_app.actions.print_list import RowsPrinted
    from liaison_app.domain.handed_out import HandedRows
    from liaison_app.queries.printed import ToPrint
    from liaison_app.store.written import Written

_END = b"%%EOF\r\n"
_PDF = "PDF document (*.pdf)"


class Printing(QObject, Generic[Row]):
    """Prints the rows that are selected where they are several, else the whole list."""

    def __init__(self, of: ListAtHand[Row]) -> None:
        super().__init__(of.page)
        self._list = of
        self._contact, self._held = False, NO_RECORDS

    def show_sheets(self) -> None:
        """Read the rows in the background, and show them as they will be printed."""
        from liaison_app.queries.printed import to_print  # noqa: PLC0415 - not for the first list

        of = self._list
        some = of.table.selected_count > 1
        keys = of.table.selected_keys() if some else of.table.records.keys[:]
        progress = Progress("Laying out the sheets")
        reading = partial(
            to_print,
            read=of.read,
            title=of.title(),
            keys=keys,
            chosen=some and len(keys) < len(of.table.records.keys),
            shown=of.shown_columns(),
            today=of.today(),
            progress=progress,
            lay=partial(_lay, QGuiApplication.font().family(), progress),
        )
        of.tasks.read(
            reading,
            then=self._open,
            owner=self,
            or_else=of.page.message.problem,
            progress=progress,
        )

    def _open(self, laid: tuple[PrintedSheets, "HandedRows"]) -> None:
        sheets, rows = laid
        self._contact, self._held = rows.contact, rows.held
        window = PrintWindow(sheets, parent=self._list.page)
        window.print_wanted.connect(partial(self._print, window))
        window.file_wanted.connect(partial(self._ask_path, window))
        window.show_sheets()

    def _print(self, window: PrintWindow) -> None:
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - seldom wanted

        printer = a_printer()
        printer.setDocName(window.sheets.head.title)
        dialog = QPrintDialog(printer, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(window, printer)

    def print_on(self, window: PrintWindow, printer: "QPrinter") -> None:
        """Note the rows, and print them."""
        from liaison_app.actions.print_list import print_rows  # noqa: PLC0415 - not for the first list

        sheets = window.sheets
        progress = Progress("Printing")
        work = partial(
            print_rows,
            self._list.database,
            printed=self._printed(sheets),
            paint=partial(sheets.paint_all, printer, progress=progress),
        )
        self._do(window, work, f"{rows_in_words(sheets.rows)} printed", progress)

    def _ask_path(self, window: PrintWindow) -> None:
        head = window.sheets.head
        name = file_name(head.title, marking=head.marking, today=self._list.today(), ending="pdf")
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        proposed = Path(QStandardPaths.writableLocation(documents)) / name
        chosen, _ = QFileDialog.getSaveFileName(window, "Save as PDF", str(proposed), _PDF)
        if chosen:
            ended = chosen.lower().endswith(".pdf")
            self.save_as(window, Path(chosen if ended else f"{chosen}.pdf"))

    def save_as(self, window: PrintWindow, path: Path) -> None:
        """Note the rows, and save the sheets as a PDF."""
        from liaison_app.actions.print_list import save_sheets  # noqa: PLC0415 - likewise

        sheets, database = window.sheets, self._list.database
        progress = Progress(f"Saving {path.name}")
        work = partial(
            save_sheets,
            database,
            printed=self._printed(sheets),
            path=path,
            private=layout.private(database.file.path.parent),
            paint=partial(write_pdf, sheets, progress=progress),
        )
        self._do(window, work, f"{path.name} saved", progress)

    def _do(
        self,
        window: PrintWindow,
        work: "Callable[[], Written[int]]",
        said: str,
        progress: Progress,
    ) -> None:
        window.set_working(working=True)
        self._list.tasks.write_by(
            work,
            label=f"{said}; kept in the export register" if self._contact else said,
            owner=window,
            then=lambda _: window.accept(),
            or_else=window.refuse,
            progress=progress,
        )

    def _printed(self, sheets: PrintedSheets) -> "RowsPrinted":
        from liaison_app.actions.print_list import RowsPrinted  # noqa: PLC0415 - likewise

        return RowsPrinted(title=sheets.head.title, held=self._held, contact=self._contact)


def a_printer() -> "QPrinter":
    """Return this computer's usual printer, set to A4 laid across."""
    from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415 - seldom wanted

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_paper())
    printer.setFullPage(True)
    return printer


def write_pdf(sheets: PrintedSheets, path: Path, *, progress: Progress | None = None) -> None:
    """Write the sheets as a PDF, its text to be searched; raise FileProblem if it is not whole."""
    writer = QPdfWriter(str(path))
    writer.setResolution(RESOLUTION)
    writer.setPageLayout(_paper())
    writer.setTitle(sheets.head.title)
    writer.setCreator("Liaison")
    sheets.paint_all(writer, progress=progress)
    del writer  # what it holds back is written now
    if not _is_whole(path):  # Qt does not say that a disk is full
        raise FileProblem(
            "The PDF could not be written.", hint="Make room on the disk, then try again."
        )


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        file.seek(max(size - len(_END), 0))
        return file.read(len(_END)).rstrip().endswith(b"%%EOF")


def _paper() -> QPageLayout:
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Landscape, QMarginsF())


def _lay(family: str, progress: Progress, found: "ToPrint") -> tuple[PrintedSheets, "HandedRows"]:
    """Return the sheets, and the rows that they hold."""
    head = SheetHead(
        marking=found.marking.label,
        team=found.team,
        title=found.title,
        day=long_day(found.day),
    )
    sheets = PrintedSheets(found.rows, head, family=family, progress=progress)
    return sheets, found.rows
