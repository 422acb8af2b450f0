import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QPushButton

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.handed_out import HandedRows
from liaison_app.domain.progress import Progress
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.print_window import PrintWindow
from liaison_app.ui.printed_sheets import (
    _FOOT,
    _HEAD,
    HEIGHT,
    WIDTH,
    PrintedSheets,
    SheetHead,
    _line_height,
)
from liaison_app.ui.printing import a_printer, write_pdf

FULL = Path("/dev/full")
"""Takes nothing, as a full disk does."""

HEAD = SheetHead(
    marking="OFFICIAL-SENSITIVE", team="Chase Team", title="Schools in Chase", day="26 May 2017"
)


def a_list(count, *, name="School number {}"):
    return HandedRows(
        headings=("Name", "Kind", "Phone", "Objections"),
        rows=tuple((name.format(n), "School", "020 7946 0301", "Post") for n in range(count)),
        groups=(2, 1, 1),
        contact=True,
    )


@pytest.fixture
def sheets(theme):  # noqa: ARG001 - its font is the theme's
    """Return what lays a list out on sheets."""

    def laid(rows):
        return PrintedSheets(rows, HEAD, family="Inter")

    return laid


@pytest.fixture
def pages(tmp_path):
    """Return what saves sheets as a PDF, and gives back the text of each page."""

    def read(made):
        write_pdf(made, tmp_path / "list.pdf")
        return text_of(tmp_path / "list.pdf")

    return read


def text_of(path):
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext is not installed.")
    told = subprocess.run(
        [tool, "-layout", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
    )
    return told.stdout.decode().split("\f")[:-1]


def test_every_page_has_marking_team_title_day_headings_and_its_number(sheets, pages):
    found = pages(sheets(a_list(60)))

    assert len(found) > 1
    for number, page in enumerate(found, start=1):
        first, *_, last = page.strip().splitlines()
        assert first.strip() == "OFFICIAL-SENSITIVE"
        assert "OFFICIAL-SENSITIVE" in last
        assert f"Page {number} of {len(found)}" in last
        for words in ("Chase Team", "Schools in Chase", "26 May 2017", "Name", "Objections"):
            assert words in page


def test_every_row_is_on_one_page_and_none_is_lost(sheets, pages):
    found = pages(sheets(a_list(60)))

    words = [[part.strip() for part in page.replace("\n", "  ").split("  ")] for page in found]
    for number in range(60):
        assert sum(f"School number {number}" in page for page in words) == 1


def test_a_row_that_needs_several_lines_is_never_split(sheets):
    long = a_list(40, name="The school of " + "many words " * 12 + "{}")
    made = sheets(long)

    assert sum(len(page) for page in made._pages) == 40
    for page in made._pages:
        headings = _HEAD + _line_height(made._strong)
        assert headings + sum(row.height for row in page) <= HEIGHT - _FOOT


def test_a_text_without_end_leaves_room_for_the_other_rows(sheets):
    made = sheets(a_list(3, name="word " * 5_000 + "{}"))

    assert made.count == 1
    assert made._pages[0][0].cells[0][0].lines[-1].endswith("…")


def test_a_word_that_is_too_long_is_broken_and_nothing_of_it_is_lost(sheets, pages):
    word = "x" * 150 + "end"
    (page,) = pages(sheets(a_list(1, name=word)))

    assert "end" in page
    assert page.count("x") >= 150


def test_letters_of_other_scripts_are_printed(sheets, pages):
    (page,) = pages(sheets(a_list(1, name="Łukasz Zoë Ŵyn")))

    assert "Łukasz Zoë Ŵyn" in page


def test_a_list_of_nobody_says_so(sheets, pages):
    (page,) = pages(sheets(a_list(0)))

    assert "Nobody is on this list." in page
    assert "Page 1 of 1" in page


def test_a_cancelled_file_is_not_painted_to_its_end(sheets, tmp_path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_pdf(sheets(a_list(60)), tmp_path / "list.pdf", progress=progress)


@pytest.mark.skipif(not FULL.exists(), reason="There is no disk here that is always full.")
def test_a_file_that_is_not_whole_is_refused(sheets):
    with pytest.raises(FileProblem, match="could not be written"):
        write_pdf(sheets(a_list(60)), FULL)


def test_the_paper_is_white_whatever_the_colours_of_the_window(sheets):
    picture = QImage(WIDTH // 4, HEIGHT // 4, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.scale(0.25, 0.25)
    sheets(a_list(1)).paint_page(painter, 0)
    painter.end()
    assert picture.pixelColor(3, 3).name() == "#ffffff"


@pytest.fixture
def printed(new_page, three, settled):  # noqa: ARG001 - the page lists the three
    """Return what opens the sheets of the page, some rows chosen or none."""

    def opened(*, chosen=0):
        page = new_page()
        for row in range(chosen):
            index = page.table.records.index(row, 0)
            flags = page.table.selectionModel().SelectionFlag
            page.table.selectionModel().select(index, flags.Select | flags.Rows)
        page.print_list()
        settled()
        return page, page.findChild(PrintWindow)

    return opened


def test_the_sheets_are_shown_before_anything_leaves(printed, database):
    _, window = printed()

    assert window.isVisible()
    assert window.sheets.rows == 3
    assert window.sheets.head.title == "Organisations"
    assert window.sheets.head.day == "26 May 2017"
    assert database.read(dispatches) == ()


def test_rows_that_are_chosen_are_printed_alone(printed):
    _, window = printed(chosen=2)

    assert window.sheets.rows == 2
    assert window.sheets.head.title == "Organisations (2 rows chosen)"


def test_sheets_that_are_saved_are_kept_in_the_export_register(
    printed, settled, database, tmp_path
):
    page, window = printed()
    path = tmp_path / "list.pdf"
    page._deeds._printing.save_as(window, path)
    settled()

    (entry,) = database.read(dispatches)
    assert (entry.file_name, entry.row_count) == ("list.pdf", 3)
    assert entry.stage is DispatchStage.PRINTED
    assert entry.delete_after is not None
    assert page.findChild(PrintWindow) is None
    (text,) = text_of(path)
    assert "Hollybush Primary School" in text
    assert "020 7946 0301" in text
    assert "Muslim" not in text


def test_sheets_on_paper_are_kept_in_the_export_register(printed, settled, database, tmp_path):
    page, window = printed(chosen=2)
    printer = a_printer()
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    page._deeds._printing.print_on(window, printer)
    settled()

    (entry,) = database.read(dispatches)
    assert (entry.file_name, entry.row_count) == ("", 2)
    assert entry.purpose == "Printed: Organisations (2 rows chosen)"
    (text,) = text_of(tmp_path / "paper.pdf")
    assert "OFFICIAL" in text
    assert "Page 1 of 1" in text


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_said_and_noted(printed, settled, database, tmp_path):
    page, window = printed()
    printer = a_printer()
    printer.setOutputFileName(str(tmp_path / "gone" / "paper.pdf"))
    page._deeds._printing.print_on(window, printer)
    settled()

    (entry,) = database.read(dispatches)
    assert entry.stage is DispatchStage.FAILED
    assert "could not be printed" in window.message.accessibleName()


def test_a_place_that_takes_no_file_is_said_in_the_window(printed, settled, database, tmp_path):
    page, window = printed()
    page._deeds._printing.save_as(window, tmp_path / "gone" / "list.pdf")
    settled()

    assert window.isVisible()
    assert window.message.isVisible()
    assert all(button.isEnabled() for button in window.findChildren(QPushButton))
    assert database.read(dispatches) == ()


def test_pages_are_leafed_through_by_keys(theme, sheets, qtbot):  # noqa: ARG001 - looks
    window = PrintWindow(sheets(a_list(60)))
    qtbot.addWidget(window)
    window.show_sheets()
    last = window.sheets.count - 1
    for key, page in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_End, last), (Qt.Key.Key_Home, 0)):
        qtbot.keyClick(window, key)
        assert window.page == page
