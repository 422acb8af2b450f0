import re
from dataclasses import replace

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import merge_values
from liaison_app.files.formats.format import LetterText
from liaison_app.files.formats.letters_pdf import FORMAT
from tests.letters import our_text

WINDOW = (24.6, 39.5, 85, 26.7)
HEAD = (112, 12.5, 98, 66)
TEXT = (20, 79.5, 180, 203)
LATER = (20, 20, 180, 262)
BLOCK = "\n".join(
    f"«{field}»"
    for field in (
        "Addressee",
        "Organisation",
        *(f"Address_line_{number}" for number in range(1, 8)),
    )
)
SEVEN = ("Unit 3", "Oak House", "Business Park", "1 Oak Lane", "Enfield", "Middlesex", "EN1 4NP")
OFFICER = {
    "officer_rank": "PC",
    "officer_name": "Siân Sample",
    "officer_phone": "020 7946 0101",
    "officer_email": "sian@police.example",
    "team": "Chase Neighbourhood Team",
}


def words(text):
    return re.sub(r"\s+", " ", text).strip()


def bare(text):
    return "".join(text.split())


def printed(written, *, pages=None):
    """Return window and text as one reads them from the paper, head and foot apart."""
    pages = pages or len(written.pages())
    later = (written.text(page=page, box=LATER) for page in range(2, pages + 1))
    return words(" ".join((written.text(box=WINDOW), written.text(box=TEXT), *later)))


@pytest.mark.parametrize("letter", ["dear_friends.txt", "dear_head_teacher.txt"])
@pytest.mark.parametrize(
    ("addressee", "organisation"),
    [
        ("Zoë O'Neill-Çelik", "Łukasz & Nguyễn Thị Mai"),
        ("الإمام يوسف", "مسجد النور"),
        ("הרב כהן", "בית כנסת"),
        ("", "=HYPERLINK(1/2) +44"),
    ],
)
def test_the_text_is_that_of_the_preview(
    letter, addressee, organisation, row, job, pdf, letterhead
):
    body = our_text(letter).strip()
    one = row(addressee=addressee, organisation=organisation, **OFFICER)

    written = pdf(FORMAT, job([one], body=body, letterhead=letterhead))

    # poppler puts spaces of its own between some Hebrew letters
    assert bare(printed(written)) == bare(fill(body, merge_values(one)))
    assert words(written.text(box=HEAD)) == words(letterhead.text)


def test_the_address_stands_in_the_window_and_nowhere_else(row, job, pdf):
    one = row(organisation="Anatolia Turkish and Kurdish Community Association of North London")

    written = pdf(FORMAT, job([one], body=f"{BLOCK}\n\n«Letter_date»\n\n«Salutation»,\n\nText."))

    (found,) = written.pages()
    window = [word for word in found if word.left < 110 and 39 <= word.top < 39.5 + WINDOW[3]]
    assert min(word.left for word in window) == pytest.approx(24.6, abs=0.1)
    assert min(word.top for word in window) == pytest.approx(39.5, abs=0.1)
    assert max(word.bottom for word in window) <= 66.2
    assert max(word.right for word in window) <= 24.6 + 85
    assert written.text().count("Oak Lane") == 1
    assert printed(written).endswith("EN1 4NP 25 May 2017 Dear Mrs Sample, Text.")


def test_a_letter_without_its_address_has_it_in_the_window(row, job, pdf):
    written = pdf(FORMAT, job([row()], body="«Salutation»,\n\nText."))

    assert written.text(box=WINDOW).splitlines() == [
        "Mrs Jane Sample",
        "Oak Lane School",
        "1 Oak Lane",
        "Enfield",
        "EN1 4NP",
    ]


def test_more_than_seven_lines_are_joined(row, job, pdf):
    written = pdf(FORMAT, job([row(address=SEVEN)], body=f"{BLOCK}\n\nText."))

    lines = written.text(box=WINDOW).splitlines()
    assert lines == [
        "Mrs Jane Sample",
        "Oak Lane School",
        "Unit 3, Oak House",
        "Business Park",
        "1 Oak Lane",
        "Enfield, Middlesex",
        "EN1 4NP",
    ]


def test_an_address_too_long_for_the_window_is_refused_by_its_ref(row, job, tmp_path):
    one = row(addressee="A very long name " * 15, organisation="Another name " * 19, address=SEVEN)

    with pytest.raises(FileProblem, match=re.escape(one.ref)):
        FORMAT.write(tmp_path / "l.pdf", job([one], body=BLOCK))


def test_a_long_letter_runs_on_and_carries_no_marking(row, job, pdf, letterhead):
    body = f"{BLOCK}\n\n" + "\n\n".join(
        f"Paragraph {number}. " + "Please speak to the officers whom you see. " * 9
        for number in range(30)
    )
    rows = [row(1), row(2)]
    made = job(rows, body=body, letterhead=letterhead)

    written = pdf(FORMAT, made)

    pages = len(written.pages())
    assert pages % 2 == 0
    assert pages > 2
    for page in range(1, pages + 1):
        assert "OFFICIAL" not in written.text(page=page)
        own = rows[0] if page <= pages / 2 else rows[1]
        assert f"Ref {own.ref}" in written.text(page=page, box=(20, 282, 190, 15))
        assert written.text(page=page).count("continued") == (page not in {1, pages // 2 + 1})
    assert printed(written, pages=pages // 2) == words(fill(body, merge_values(rows[0])))
    check = FORMAT.check(written.path, made)
    assert check.passed
    assert check.refs == tuple(one.ref for one in rows)


def test_long_letterheads_push_the_text_down(row, job, pdf, letterhead):
    long = replace(letterhead.team, address=tuple(f"Line {number}" for number in range(12)))
    both = replace(letterhead, team=long)

    written = pdf(FORMAT, job([row()], body="«Salutation»,\n\nText.", letterhead=both))

    (found,) = written.pages()
    last = max(word.bottom for word in found if word.left > 112 and word.top < 280)
    assert next(word for word in found if word.text == "Dear").top > last


def test_fonts_are_in_the_file(row, job, pdf, letterhead):
    one = row(addressee="الإمام يوسف", organisation="בית כנסת")

    written = pdf(FORMAT, job([one], body="«Salutation»,", letterhead=letterhead))

    assert written.fonts()
    assert all(written.fonts())


def test_a_field_with_nothing_in_it_stops_the_letters_by_its_name_and_the_ref(row, job, tmp_path):
    body = f"{BLOCK}\n\nSpeak to «Officer_name» of ours."

    with pytest.raises(FileProblem, match=f"{row().ref}: The field «Officer_name» is empty"):
        FORMAT.write(tmp_path / "l.pdf", job([row()], body=body))


@pytest.mark.parametrize("letter", [LetterText(), LetterText(body="Text.", template=b"PK")])
def test_what_is_no_letter_of_ours_is_refused(letter, row, job, tmp_path):
    with pytest.raises(FileProblem):
        FORMAT.write(tmp_path / "l.pdf", job([row()], letter=letter))


def test_letters_of_others_do_not_pass(row, job, tmp_path):
    path = tmp_path / "l.pdf"
    FORMAT.write(path, job([row(1), row(2)], body="Text."))

    assert FORMAT.check(path, job([row(1), row(2)])).passed
    assert not FORMAT.check(path, job([row(1), row(3)])).passed
    assert not FORMAT.check(path, job([row(1)])).passed
