import gc
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest
from pypdf import PdfReader

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.paper import DL, Flow, Frame, Line, Sheet, Sheets, TextBox
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.pdf_reading import read_marks
from liaison_app.ui.paper.actual_size import ask_for_actual_size
from liaison_app.ui.paper.fitting import fit
from liaison_app.ui.paper.flowing import pages_of
from liaison_app.ui.paper.measures import dots, letter_dots
from liaison_app.ui.paper.pdf_paper import PdfPaper
from liaison_app.ui.paper.setting import Setter, Style
from liaison_app.ui.theme import ui_font

pytestmark = pytest.mark.usefixtures("qapp")

LONG = "Anatolia Turkish and Kurdish Community Association of North London"


def box(*lines, width=80.0, height=30.0, **other):
    return TextBox(left=20, top=20, width=width, height=height, lines=lines, **other)


def flow_of(*paragraphs, room, setter):
    """Return text 40 mm wide that runs on over pages with room for so many lines."""
    line = setter.set("A", Style(letter_dots(11))).height / dots(1)
    bottom = 20 + room * line
    return Flow(
        left=20, width=40, top=20, top_after=20, bottom=bottom, paragraphs=paragraphs, size=11
    )


def said(part):
    """Return what a part of a page says."""
    return part.text.plain(part.lines)


def texts(path):
    """Return the texts on each page."""
    return [tuple(mark.text for mark in marks) for marks in read_marks(path)]


@pytest.fixture
def paper():
    return PdfPaper()


@pytest.fixture
def setter():
    return Setter(ui_font(12).families())


def test_each_sheet_is_a_page_of_its_own_size(paper, tmp_path):
    sheets = [Sheet(items=(box("One"),)), Sheet(items=(box("Two"),), paper=DL)]

    assert paper.write_pdf(tmp_path / "p.pdf", sheets, progress=Progress()) == 2

    pages = PdfReader(tmp_path / "p.pdf").pages
    assert [tuple(map(round, page.mediabox[2:])) for page in pages] == [(595, 842), (624, 312)]
    assert texts(tmp_path / "p.pdf") == [("One",), ("Two",)]


def test_sheets_are_made_one_by_one_as_they_are_written(paper, tmp_path):
    made = []

    def make(number):
        made.append(number)
        assert len(made) == number + 1
        return Sheet(items=(box(str(number)),))

    assert paper.write_pdf(tmp_path / "p.pdf", Sheets(3, make), progress=Progress()) == 3
    assert made == [0, 1, 2]


def test_text_that_fits_is_as_large_as_was_asked(setter):
    fitted = fit(box("Oak Lane School", size=11), setter)

    asked = setter.set("Oak Lane School", Style(letter_dots(11)))
    assert fitted.lines[0].width == pytest.approx(asked.width)


def test_a_line_too_wide_is_first_made_smaller_and_then_broken(setter):
    a_little = fit(box("Oak Lane Primary School", width=40, size=11), setter)
    far = fit(box(LONG, width=40, size=11, least=7), setter)

    assert [len(line.ends) for line in a_little.lines] == [1]
    assert len(far.lines[0].ends) > 1
    assert far.whole


def test_another_way_to_write_it_is_taken_where_there_is_no_room(setter):
    low = box("A", "B", "C", height=8, size=11, least=9, others=(("A, B", "C"),))

    assert len(fit(low, setter).lines) == 2


def test_no_more_lines_than_are_allowed(setter):
    three = fit(box("A", "B", LONG, width=60, most_lines=3, size=12, least=6), setter)

    assert sum(len(line.ends) for line in three.lines) <= 3


@pytest.mark.parametrize("text", [LONG * 9, "W" * 999, "مسجد النور " * 99, "\u200b" * 50, ""])
@pytest.mark.parametrize("height", [0.5, 4, 30])
@pytest.mark.parametrize("width", [0.5, 20])
def test_nothing_ever_leaves_its_box(text, height, width, setter):
    narrow = box(text, width=width, height=height)

    fitted = fit(narrow, setter)

    assert sum(line.height for line in fitted.lines) <= dots(height)
    assert all(line.width <= dots(width) for line in fitted.lines)


def test_what_may_be_cut_says_so(paper, tmp_path):
    sheet = Sheet(items=(box(LONG * 9, width=30, height=4),))

    paper.write_pdf(tmp_path / "p.pdf", [sheet], progress=Progress())

    ((mark,),) = texts(tmp_path / "p.pdf")
    assert mark.startswith("Anatolia")
    assert mark.endswith("…")


def test_what_must_be_whole_is_refused_by_name(paper, tmp_path):
    sheets = [
        Sheet(items=(box(LONG, width=10, height=4, named=f"S-{number:04}"),)) for number in range(8)
    ]

    with pytest.raises(FileProblem) as refused:
        paper.write_pdf(tmp_path / "p.pdf", sheets, progress=Progress())

    assert "S-0000, S-0001, S-0002, S-0003, S-0004 and 3 more" in refused.value.sentence
    assert refused.value.hint


def test_a_page_that_text_runs_on_to_does_not_begin_with_a_blank_line(paper, setter, tmp_path):
    flow = flow_of("A", *[""] * 6, "B", room=3.5, setter=setter)

    pages = paper.write_pdf(tmp_path / "p.pdf", [Sheet(flow=flow)], progress=Progress())

    assert pages == 2
    assert texts(tmp_path / "p.pdf") == [("A",), ("B",)]


def test_blank_lines_at_the_end_need_no_page(setter):
    assert len(pages_of(flow_of("A", *[""] * 9, room=3.5, setter=setter), setter)) == 1
    assert len(pages_of(flow_of("", room=3.5, setter=setter), setter)) == 1


def test_text_is_written_a_little_smaller_where_that_saves_a_page(setter):
    flow = replace(flow_of(*"ABCDE", room=4.6, setter=setter), least=10)

    (page,) = pages_of(flow, setter)
    assert page[0].text is setter.set("A", Style(letter_dots(10), width=dots(40), by_script=True))
    assert len(pages_of(replace(flow, least=0), setter)) == 2
    many = replace(flow, paragraphs=tuple("ABCDEABCDEAB"))
    first, *_ = pages_of(many, setter)
    assert len(first) == 4


@pytest.mark.parametrize(("room", "on_first"), [(2.5, 1), (3.5, 3), (4.5, 3), (5.5, 5)])
def test_no_line_of_a_paragraph_is_left_alone(room, on_first, setter):
    flow = flow_of("A", LONG, room=room, setter=setter)
    assert len(setter.set(LONG, Style(letter_dots(11), width=dots(40), by_script=True)).ends) == 4

    first, *_ = pages_of(flow, setter)

    assert sum(len(part.lines) for part in first) == on_first


def test_a_sign_off_takes_the_last_lines_of_its_text_along(setter):
    end = (LONG, "", "Yours sincerely,", "", "A Sample")
    pages = [pages_of(flow_of("A", *end, room=room, setter=setter), setter) for room in (7.5, 8.5)]

    for first, last in pages:
        assert [said(part) for part in last][1:] == ["", "Yours sincerely,", "", "A Sample"]
        assert len(first[-1].lines) == len(last[0].lines) == 2
    assert len(pages_of(flow_of("A", *end, room=9.5, setter=setter), setter)) == 1


def test_short_lines_that_stand_together_go_on_together(setter):
    flow = flow_of("A", "", "101", "999", "112", room=4.5, setter=setter)

    first, last = pages_of(flow, setter)

    assert [said(part) for part in first if said(part)] == ["A"]
    assert [said(part) for part in last] == ["101", "999", "112"]


def test_what_no_page_has_room_for_is_parted_somewhere(setter):
    flow = flow_of(*"ABCDEFGHIJ", room=4.5, setter=setter)

    pages = pages_of(flow, setter)

    assert len(pages[0]) == 4
    assert "".join(said(part) for page in pages for part in page) == "ABCDEFGHIJ"


def test_a_paragraph_read_from_the_right_stands_there(setter):
    ours, theirs = (
        setter.set(text, Style(letter_dots(11), width=dots(100), by_script=True))
        for text in ("Oak Lane", "مسجد النور")
    )

    assert ours.layout.lineAt(0).x() == 0
    line = theirs.layout.lineAt(0)
    assert line.x() + line.naturalTextWidth() == pytest.approx(dots(100))


def test_room_for_less_than_a_line_still_comes_to_an_end(paper, tmp_path):
    flow = Flow(left=20, width=9, top=20, top_after=20, bottom=20.5, paragraphs=(LONG,))

    pages = paper.write_pdf(tmp_path / "p.pdf", [Sheet(flow=flow)], progress=Progress())

    assert 1 < pages < 99


@pytest.mark.parametrize("pages", [1, 300])
def test_it_asks_to_be_printed_at_its_actual_size_and_on_one_side(pages, paper, tmp_path):
    sheets = [Sheet(items=(box(f"Page {number}"),)) for number in range(pages)]
    paper.write_pdf(tmp_path / "p.pdf", sheets, progress=Progress())

    reader = PdfReader(tmp_path / "p.pdf", strict=True)

    wishes = reader.root_object["/ViewerPreferences"]
    assert (wishes["/PrintScaling"], wishes["/Duplex"]) == ("/None", "/Simplex")
    assert len(reader.pages) == pages
    assert reader.pages[-1].extract_text().split() == ["Page", str(pages - 1)]


def test_letters_that_come_in_the_order_of_the_alphabet_are_read_again(paper, tmp_path):
    sheets = [
        Sheet(items=(box(line),)) for line in ("abcdefghij", "0123456789", "АБВГДЕЖЗ", "fffi")
    ]

    paper.write_pdf(tmp_path / "p.pdf", sheets, progress=Progress())

    found = [text for (text,) in texts(tmp_path / "p.pdf")]
    assert found == ["abcdefghij", "0123456789", "АБВГДЕЖЗ", "fffi"]


@pytest.mark.parametrize(
    "content", [b"x" * 99, b"x" * 70 + b"startxref\n3\n%%EOF\n", b"x" * 99 + b"%%EOF"]
)
def test_a_pdf_of_anybody_else_is_left_as_it_is(content, tmp_path):
    (tmp_path / "p.pdf").write_bytes(content)

    ask_for_actual_size(tmp_path / "p.pdf")

    assert (tmp_path / "p.pdf").read_bytes() == content


def test_it_is_written_in_the_background_by_several_at_once(tmp_path):
    shapes = (Line(left=10, top=10, right=90, bottom=10), Frame(left=1, top=1, width=9, height=9))
    sheets = [Sheet(items=(box(LONG, "مسجد النور"), *shapes)) for _ in range(40)]
    pages = []

    def write(number):
        path = tmp_path / f"{number}.pdf"
        pages.append(PdfPaper().write_pdf(path, sheets, progress=Progress()))

    threads = [Thread(target=write, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()

    assert pages == [40, 40, 40]


def test_cancelled_it_stops_at_the_next_sheet(paper, tmp_path):
    progress, seen = Progress(), []

    def make(number):
        seen.append(number)
        if number == 3:
            progress.cancel()
        return Sheet(items=(box("One"),))

    with pytest.raises(Cancelled):
        paper.write_pdf(tmp_path / "p.pdf", Sheets(99, make), progress=progress)

    assert seen == [0, 1, 2, 3]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_place_that_takes_no_file_is_refused(paper, tmp_path):
    with pytest.raises(FileProblem):
        paper.write_pdf(tmp_path / "no" / "p.pdf", [Sheet()], progress=Progress())


FULL = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.paper import Sheet, TextBox
from liaison_app.domain.progress import Progress
from liaison_app.ui.paper.pdf_paper import PdfPaper
app = QGuiApplication([])
pages = int(sys.argv[1])
box = TextBox(left=20, top=20, width=80, height=9, lines=("One",))
try:
    PdfPaper().write_pdf(Path("/dev/full"), [Sheet(items=(box,))] * pages, progress=Progress())
except FileProblem as problem:
    print(problem.sentence)
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="There is no disk that is always full.")
@pytest.mark.parametrize("pages", [1, 99])
def test_a_full_disk_is_told(pages):
    answer = subprocess.run(
        [sys.executable, "-c", FULL, str(pages)], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "The PDF could not be written."


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not there.")
def test_every_script_is_there_to_be_read(paper, tmp_path):
    names = ("Zoë O'Neill-Çelik", "Łukasz", "Nguyễn Thị Mai", "office fi fl", "EN1-4NP")
    paper.write_pdf(tmp_path / "p.pdf", [Sheet(items=(box(*names),))], progress=Progress())

    read = subprocess.run(
        [shutil.which("pdftotext"), tmp_path / "p.pdf", "-"], capture_output=True, check=True
    )
    assert read.stdout.decode().split("\n")[:5] == list(names)
