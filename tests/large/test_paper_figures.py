"""A thousand letters on paper, beside the same text painted by Qt alone, and nothing held up."""

import time
from datetime import date
from threading import Thread

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt, QTimer
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from liaison_app.domain.errors import Cancelled
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import merge_values
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import letters_pdf
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.ui.paper.pdf_paper import PdfPaper
from liaison_app.ui.theme import ui_font
from tests.large.plain_letters import HEAD, rows
from tests.letters import our_text

LETTERS, MANY = 1_000, 10_000
TIMES = 3


@pytest.fixture
def job(tmp_path):
    body = our_text("dear_friends.txt").strip()

    def of(count):
        return ExportJob(
            rows=rows(count),
            title="Dear friends",
            marking="OFFICIAL",
            today=date(2017, 5, 26),
            private=tmp_path,
            letter=LetterText(body=body, letterhead=HEAD),
            paper=PdfPaper(),
            progress=Progress(),
        )

    return of


def qt_alone(path, job):
    """Paint the same text, a letter to a page, with nothing but Qt."""
    writer = QPdfWriter(str(path))
    writer.setResolution(1200)
    size = QPageSize(QPageSize.PageSizeId.A4)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    font = QFont(ui_font(12).families())
    font.setPixelSize(175)
    painter = QPainter(writer)
    painter.setFont(font)
    for number, row in enumerate(job.rows):
        if number:
            writer.newPage()
        text = fill(job.letter.body, merge_values(row))
        whole = f"{HEAD.text}\n{text}\nRef {row.ref}"
        painter.drawText(QRectF(1162, 400, 7559, 13200), Qt.TextFlag.TextWordWrap, whole)
    painter.end()


def took(work):
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


@pytest.mark.large
@pytest.mark.usefixtures("qapp")
def test_a_thousand_letters_beside_qt_alone(figure, job, tmp_path):
    asked = job(LETTERS)
    ours = [
        (
            took(lambda: letters_pdf.FORMAT.write(tmp_path / "ours.pdf", asked)),
            took(lambda: qt_alone(tmp_path / "floor.pdf", asked)),
        )
        for _ in range(TIMES)
    ]
    check = took(lambda: letters_pdf.FORMAT.check(tmp_path / "ours.pdf", asked))

    floor = min(run[1] for run in ours)
    figure("1,000 letters as PDF: seconds", min(run[0] for run in ours), floor, 1.5)
    figure("reading them again to prove them: seconds", check, floor, 1.0)


@pytest.mark.large
def test_a_cancelled_file_stops_at_once_and_holds_nothing_up(qapp, figure, job, tmp_path):
    asked = job(MANY)
    heard = []
    stopped = []

    def write():
        with pytest.raises(Cancelled):
            letters_pdf.FORMAT.write(tmp_path / "ours.pdf", asked)
        stopped.append(time.perf_counter())

    longest, last = 0.0, time.perf_counter()

    def tick():
        nonlocal longest, last
        longest, last = max(longest, time.perf_counter() - last), time.perf_counter()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(1)
    asked.progress.listen(lambda done, _: heard.append(done))
    worker = Thread(target=write)
    worker.start()
    until = time.perf_counter() + 5
    while time.perf_counter() < until:
        qapp.processEvents()
    asked.progress.cancel()
    cancelled = time.perf_counter()
    worker.join()
    timer.stop()

    figure("cancelled while letters are printed: seconds", stopped[0] - cancelled, 0.2, 1.0)
    figure("the event loop meanwhile, longest wait: ms", 1000 * longest, 50, 1.0)
    assert 100 < len(heard) < MANY
