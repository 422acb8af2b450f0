import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from liaison_app.domain.errors import Cancelled, FileProblem, LiaisonError
from liaison_app.domain.exports import ExportSettings, LabelSheet
from liaison_app.domain.label_sheets import L7160, L7162, L7163
from liaison_app.files.formats.labels import FORMAT, write_test_print
from liaison_app.ui.paper.pdf_paper import PdfPaper

OWN = LabelSheet(
    name="Own",
    across=2,
    down=3,
    width=8_000,
    height=5_000,
    left=1_550,
    top=3_030,
    pitch_across=9_010,
    pitch_down=8_040,
)
NEAR = 0.1
PLACES = {
    "L7160": (3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1),
    "L7162": (2, 8, 99.06, 33.87, 4.67, 13.02, 101.6, 33.87),
    "L7163": (2, 7, 99.06, 38.1, 4.67, 15.15, 101.6, 38.1),
    "Own": (2, 3, 80, 50, 15.5, 30.3, 90.1, 80.4),
}
"""Across, down, width, height, left, top, and from label to label across and down, in mm."""

LONG = "Anatolia Turkish and Kurdish Community Association of North London and the Boroughs"
SHEETS = pytest.mark.parametrize("sheet", [L7160, L7162, L7163, OWN], ids=lambda sheet: sheet.name)
SEVEN = ("Unit 3", "Oak House", "Business Park", "1 Oak Lane", "Enfield", "Middlesex", "EN1 4NP")


def edges(sheet):
    """Return left, top, width and height of each label, in their order."""
    across, down, width, height, left, top, pitch_across, pitch_down = PLACES[sheet.name]
    return [
        (left + column * pitch_across, top + row * pitch_down, width, height)
        for row in range(down)
        for column in range(across)
    ]


@SHEETS
def test_every_label_stands_where_the_sheet_has_it(sheet, row, job, pdf):
    rows = [row(number, addressee=f"A{number}") for number in range(sheet.labels)]

    written = pdf(FORMAT, job(rows, settings=ExportSettings(sheet=sheet)))

    (words,) = written.pages()
    firsts = sorted(
        (word for word in words if re.fullmatch(r"A\d+", word.text)),
        key=lambda word: (round(word.top), word.left),
    )
    assert [word.text for word in firsts] == [f"A{number}" for number in range(sheet.labels)]
    for word, (left, top, _, height) in zip(firsts, edges(sheet), strict=True):
        assert word.left == pytest.approx(left + 4, abs=NEAR)
        assert word.top == pytest.approx(top + min(3, height / 12), abs=NEAR)


@SHEETS
def test_text_never_leaves_its_label(sheet, row, job, pdf):
    names = (LONG, "W" * 60, "Zoë O'Neill-Çelik, Head Teacher " * 3, "M")
    rows = [
        row(number, addressee=names[number % 4], organisation=LONG, address=SEVEN)
        for number in range(sheet.labels)
    ]

    (words,) = pdf(FORMAT, job(rows, settings=ExportSettings(sheet=sheet))).pages()

    assert words
    for word in words:
        assert any(
            left <= word.left
            and top <= word.top
            and word.right <= left + width
            and word.bottom <= top + height
            for left, top, width, height in edges(sheet)
        ), word


def test_a_part_used_sheet_begins_at_its_first_label_left(row, job, pdf):
    rows = [row(number, addressee=f"A{number}") for number in range(18)]

    written = pdf(FORMAT, job(rows, settings=ExportSettings(sheet=L7160, first_label=6)))

    first, second = written.pages()
    places = edges(L7160)
    assert next(word for word in first if word.text == "A0").top == pytest.approx(
        places[5][1] + 3, abs=NEAR
    )
    assert {word.text for word in first} >= {f"A{number}" for number in range(16)}
    assert next(word for word in second if word.text == "A16").left == pytest.approx(
        places[0][0] + 4, abs=NEAR
    )


def test_a_label_says_all_that_is_on_the_envelope(row, job, pdf):
    written = pdf(FORMAT, job([row(address=("1 Oak Lane", "Enfield", "EN1 4NP"))]))

    assert written.text().splitlines() == [
        "Mrs Jane Sample",
        "Oak Lane School",
        "1 Oak Lane",
        "Enfield",
        "EN1 4NP",
        "Ref S-0001-QZ",
    ]


def test_lines_are_joined_where_a_label_is_too_low_for_them(row, job, pdf):
    low = replace(L7160, down=1, height=2_200)

    written = pdf(FORMAT, job([row(address=SEVEN)], settings=ExportSettings(sheet=low)))

    assert written.text().split("Ref")[0].split("\n")[:5] == [
        "Mrs Jane Sample",
        "Oak Lane School",
        "Unit 3, Oak House, Business Park, 1 Oak Lane",
        "Enfield, Middlesex",
        "EN1 4NP",
    ]


def test_an_address_with_no_room_is_refused_by_its_ref(row, job, tmp_path):
    tiny = replace(L7160, width=2_500, height=1_200)
    rows = [row(1, organisation=LONG, address=SEVEN), row(2, organisation=LONG)]

    with pytest.raises(FileProblem) as refused:
        FORMAT.write(tmp_path / "l.pdf", job(rows, settings=ExportSettings(sheet=tiny)))

    assert rows[0].ref in refused.value.sentence
    assert rows[1].ref in refused.value.sentence
    assert LONG not in str(refused.value)


def test_a_sheet_that_cannot_be_is_refused(row, job, tmp_path):
    overlapping = replace(L7160, pitch_across=6_000)

    with pytest.raises(LiaisonError, match="overlap"):
        FORMAT.write(tmp_path / "l.pdf", job([row()], settings=ExportSettings(sheet=overlapping)))


def test_scripts_read_from_the_right_are_on_labels_too(row, job, pdf):
    written = pdf(FORMAT, job([row(addressee="الإمام يوسف", organisation="בית כנסת")]))

    lines = written.text().splitlines()
    assert lines[:2] == ["الإمام يوسف", "בית כנסת"]


def test_the_file_is_read_again_and_every_ref_found(row, job, tmp_path):
    rows = [row(number) for number in range(1, 24)]
    made, path = job(rows), tmp_path / "l.pdf"
    FORMAT.write(path, made)

    check = FORMAT.check(path, made)

    assert check.passed
    assert check.refs == tuple(one.ref for one in rows)
    assert "Labels in the file: 23, each with its Ref, in their order." in check.sentences


def test_a_file_of_other_rows_does_not_pass(row, job, tmp_path):
    path = tmp_path / "l.pdf"
    FORMAT.write(path, job([row(1), row(2)]))

    assert not FORMAT.check(path, job([row(2), row(1)])).passed
    assert not FORMAT.check(path, job([row(1)])).passed
    assert not FORMAT.check(path, job([row(number) for number in range(30)])).passed


def open_files():
    """Return the names of the files that this process has open."""
    here = Path("/proc/self/fd")
    if not here.exists():
        pytest.skip("There is no list of open files here.")
    return {os.path.realpath(one) for one in here.iterdir()}


@pytest.mark.parametrize("work", [FORMAT.write, FORMAT.check], ids=["write", "check"])
def test_a_file_given_up_is_let_go_at_once(work, row, job, tmp_path):
    made, path = job([row(number) for number in range(99)]), tmp_path / "l.pdf"
    FORMAT.write(path, made)
    seen = []

    def heard(done, _):
        seen.append(str(path) in open_files())
        if done == 3:
            made.progress.cancel()

    made.progress.listen(heard)
    with pytest.raises(Cancelled) as cancelled:
        work(path, made)

    assert seen[-1]
    assert cancelled.value.__traceback__
    assert str(path) not in open_files()


def test_a_file_that_is_no_pdf_is_refused(row, job, tmp_path):
    path = tmp_path / "l.pdf"
    path.write_bytes(b"not a PDF")

    with pytest.raises(FileProblem, match="cannot be read back"):
        FORMAT.check(path, job([row()]))


@pytest.mark.usefixtures("qapp")
@SHEETS
def test_a_test_print_shows_the_edges_of_the_labels(sheet, tmp_path):
    path = tmp_path / "test.pdf"

    write_test_print(path, sheet=sheet, paper=PdfPaper())

    (page,) = PdfReader(path).pages
    drawn = page["/Contents"].get_object().get_data()
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\nS", drawn)
    frames = [[float(dots) * 25.4 / 1200 for dots in one] for one in found]
    assert len(frames) == sheet.labels
    for frame, place in zip(frames, edges(sheet), strict=True):
        assert frame == pytest.approx(place, abs=NEAR)
    texts = " ".join(page.extract_text().split())
    assert str(sheet.labels) in texts
    assert "actual size" in texts
