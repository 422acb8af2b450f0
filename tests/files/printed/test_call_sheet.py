import re

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import ExportSettings
from liaison_app.files.formats.call_sheet import CALL_SHEET, VISIT_SHEET

SAY = "Have you seen our letter?\nPlease read it out."
BOTH = pytest.mark.parametrize("kind", [CALL_SHEET, VISIT_SHEET], ids=lambda kind: kind.name)
LONG = "Anatolia Turkish and Kurdish Community Association of North London and the Boroughs"


@BOTH
def test_rows_are_numbered_in_their_order_over_the_pages(kind, row, job, pdf):
    rows = [row(number, organisation=f"School {number}") for number in range(1, 35)]

    written = pdf(kind, job(rows, settings=ExportSettings(what_to_say=SAY)))

    numbers = [
        word.text
        for page in written.pages()
        for word in sorted(page, key=lambda word: word.top)
        if word.right < 22 and word.text.isdecimal() and word.top > 30
    ]
    assert numbers == [str(number) for number in range(1, 35)]
    pages = len(written.pages())
    for page in range(1, pages + 1):
        text = written.text(page=page)
        assert f"Page {page} of {pages}" in text
        assert text.count("OFFICIAL") == 2


@BOTH
def test_a_row_is_never_split(kind, row, job, pdf):
    rows = [
        row(number, organisation=f"Row{number} {LONG}", addressee="W" * 200, ward="Ward " * 30)
        for number in range(1, 30)
    ]

    for page, words in enumerate(pdf(kind, job(rows)).pages()):
        for number in range(1 + 10 * page, 1 + min(29, 10 * page + 10)):
            top = 33 + (number - 1) % 10 * 25
            ours = [word for word in words if top <= word.top and word.bottom <= top + 25]
            texts = [word.text for word in ours]
            assert str(number) in texts
            assert f"Row{number}" in texts
            assert rows[number - 1].ref in texts


def test_a_call_sheet_says_who_and_how_and_what_to_say(row, job, pdf):
    written = pdf(CALL_SHEET, job([row()], settings=ExportSettings(what_to_say=SAY)))

    text = written.text()
    for wanted in (
        "Call sheet: Dear friends",
        "26 May 2017, 1 row",
        *SAY.split("\n"),
        "Oak Lane School",
        "Mrs Jane Sample",
        "020 7946 0101",
        "Ref S-0001-QZ",
        "Spoke to them",
        "They will pass it on",
        "Left a message",
        "No answer",
        "Wrong details",
        "Declined",
    ):
        assert wanted in text
    assert "1 Oak Lane" not in text


def test_a_visit_sheet_says_where(row, job, pdf):
    text = pdf(VISIT_SHEET, job([row(organisation="مسجد النور")])).text()

    assert "1 Oak Lane, Enfield\nEN1 4NP" in text
    assert "Met them" in text
    assert "مسجد النور" in text


def test_where_nobody_is_named_the_post_is(row, job, pdf):
    assert "Head Teacher" in pdf(CALL_SHEET, job([row(addressee="", post="Head Teacher")])).text()


def test_the_text_keeps_to_its_columns(row, job, pdf):
    hostile = row(organisation="W" * 255, addressee="M" * 255, phone="0" * 200, ward="W" * 99)

    (words,) = pdf(VISIT_SHEET, job([hostile])).pages()

    for word in words:
        if re.fullmatch("[WM0…]+", word.text):
            assert word.right <= (84 if word.left < 84 else 127)
            assert word.top >= 33
            assert word.bottom <= 58


def test_a_long_number_has_a_second_line_and_the_note_the_room_beside_the_boxes(row, job, pdf):
    (words,) = pdf(CALL_SHEET, job([row(phone="020 7946 0101 ext 214")])).pages()

    number = next(word for word in words if word.text == "020")
    extension = next(word for word in words if word.text == "214")
    note = next(word for word in words if word.text == "Note")
    assert extension.top > number.bottom - 1
    assert extension.right < 121
    assert note.left == pytest.approx(158.4, abs=0.5)


@pytest.mark.parametrize("words", ["Say this. " * 400, "Line\n" * 60])
def test_what_to_say_that_fills_the_page_is_refused(words, row, job, tmp_path):
    with pytest.raises(FileProblem, match="too long"):
        CALL_SHEET.write(
            tmp_path / "c.pdf", job([row()], settings=ExportSettings(what_to_say=words))
        )


def test_the_longest_that_may_be_said_stands_there_whole(row, job, pdf):
    words = ("Please read it out. " * 140 + "The end.").strip()
    rows = [row(number) for number in range(25)]

    written = pdf(CALL_SHEET, job(rows, settings=ExportSettings(what_to_say=words)))

    assert "The end." in written.text(page=1)
    assert CALL_SHEET.check(
        written.path, job(rows, settings=ExportSettings(what_to_say=words))
    ).passed


@BOTH
def test_the_file_is_read_again_and_every_ref_found(kind, row, job, tmp_path):
    made, path = job([row(number) for number in range(1, 24)]), tmp_path / "c.pdf"
    kind.write(path, made)

    check = kind.check(path, made)

    assert check.passed
    assert check.refs == tuple(one.ref for one in made.rows)
    assert not kind.check(path, job([row(number) for number in range(2, 25)])).passed
