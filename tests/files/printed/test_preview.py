"""What is previewed is what is printed: the same words at the same places of the same pages."""

from itertools import count

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.paper import Line
from liaison_app.files.formats import FORMATS, format_named
from liaison_app.ui.paper.laid_out import laid_out
from liaison_app.ui.paper.measures import RESOLUTION
from liaison_app.ui.paper.setting import Setter
from liaison_app.ui.theme import ui_font
from liaison_app.ui.widgets.sheet_view import SheetView, Zoom
from tests.files.printed.conftest import Pdf

PRINTED = [kind for kind in FORMATS if kind.needs_paper]
AROUND = 20
CLOSE = 0.1  # millimetres
BODY = "«Salutation»,\n\n" + "\n\n".join(
    f"Paragraph {number}. " + "Please speak to the officers whom you see. " * 9
    for number in range(30)
)
NAMES = (
    ("Mrs Jane Sample", "Oak Lane School"),
    ("Zoë O'Neill-Çelik", "Łukasz & Nguyễn Thị Mai"),
    ("الإمام يوسف", "مسجد النور"),
    ("", "Anatolia Turkish and Kurdish Community Association of North London, Chase Branch"),
)


@pytest.fixture
def rows(row):
    """Return rows for more than one sheet, with the names of several scripts."""
    return [
        row(number + 1, addressee=addressee, organisation=organisation)
        for number, (addressee, organisation) in zip(range(30), NAMES * 8, strict=False)
    ]


@pytest.fixture
def seen_as_pdf(qtbot, tmp_path):
    """Return what shows a page in the preview, and gives what it paints there as a PDF."""
    view, numbers = SheetView(), count()
    view.show_zoom(Zoom.ACTUAL)
    qtbot.addWidget(view)

    def paint(page):
        view.show_page(page, name="Page")
        path = tmp_path / f"seen-{next(numbers)}.pdf"
        writer = QPdfWriter(str(path))
        writer.setResolution(RESOLUTION)
        size = QPageSize(QSizeF(*page.paper), QPageSize.Unit.Millimeter)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        painter = QPainter(writer)
        scale = RESOLUTION / view.logicalDpiX()
        painter.scale(scale, scale)
        painter.translate(-AROUND, -AROUND)
        view.paint(painter)
        painter.end()
        return Pdf(path).pages()[0]

    return paint


def previewed(kind, job):
    """Return every page that the preview has of a job, in the order of the file."""
    setter = Setter(ui_font(12).families())
    return [page for sheet in kind.printout(job).sheets for page in laid_out(sheet, setter)]


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_the_same_words_stand_at_the_same_places(kind, rows, job, pdf, seen_as_pdf, letterhead):
    settings = ExportSettings(first_label=4, what_to_say="Speak slowly.\nThank them.")
    made = job(rows, body=BODY, letterhead=letterhead, settings=settings)

    written = pdf(kind, made).pages()
    pages = previewed(kind, made)

    assert len(written) == len(pages) > 1
    for printed, page in list(zip(written, pages, strict=True))[-4:]:
        seen = seen_as_pdf(page)
        assert [one.text for one in seen] == [one.text for one in printed]
        for ours, theirs in zip(seen, printed, strict=True):
            for side in ("left", "top", "right", "bottom"):
                assert getattr(ours, side) == pytest.approx(getattr(theirs, side), abs=CLOSE)


@pytest.mark.parametrize("kind", PRINTED, ids=lambda kind: kind.name)
def test_each_row_is_read_where_it_is_said_to_stand(kind, rows, job):
    printed = kind.printout(job(rows, body="«Salutation»,", settings=ExportSettings(first_label=4)))
    setter = Setter(ui_font(12).families())

    for place, one in enumerate(rows):
        where = printed.place_of(place)
        page = next(laid_out(printed.sheets[where.sheet], setter))
        text = page.text(where.part)
        assert f"Ref {one.ref}" in text
        if where.part is not None:
            assert text.count("Ref ") == 1


def test_only_the_sheet_that_is_seen_is_made(rows, job):
    printed = format_named("letters_pdf").printout(job(rows, body="«Salutation»,"))
    made = []
    make = printed.sheets._make
    printed.sheets._make = lambda place: made.append(place) or make(place)

    printed.sheets[printed.place_of(17).sheet]

    assert made == [17]


def test_the_text_of_a_letter_is_read_from_its_top_to_its_foot(row, job, letterhead):
    made = job([row()], body="«Salutation»,\n\nText.\n\nYours sincerely,", letterhead=letterhead)
    (page,) = previewed(format_named("letters_pdf"), made)

    *heads, address, salutation, text, closing, foot = page.text().split("\n\n")

    assert "\n\n".join(heads) == letterhead.text
    assert address.split("\n")[0] == "Mrs Jane Sample"
    assert (salutation, text, closing) == ("Dear Mrs Sample,", "Text.", "Yours sincerely,")
    assert foot == "Ref S-0001-QZ"


def test_lines_and_boxes_are_on_the_page_as_well(rows, job):
    (page, *_) = previewed(format_named("call_sheet"), job(rows))

    assert sum(isinstance(piece, Line) for piece in page.pieces) > 10
