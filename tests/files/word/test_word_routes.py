"""The reporting routes in the team's own Word letter."""

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.letterhead import Letterhead
from liaison_app.files.formats.letters_docx import FORMAT
from liaison_app.files.formats.word_letter import word_letter
from liaison_app.files.formats.word_routes import print_in_word
from liaison_app.files.formats.word_template import read_word_letter
from liaison_app.files.formats.word_xml import MAIN_PART, lines_of, parsed, parts_of, w
from tests.files.word.documents import a_row, document, field, line

LINES = ("In an emergency: 999 & <at once>", "At any other time: 101")


def with_routes(*paragraphs, lines=LINES, **more):
    read = read_word_letter(document(*paragraphs, **more), name="Own.docx")
    return print_in_word(read.content, lines, name="Own.docx")


def test_the_routes_are_lines_of_the_letter_in_the_place_of_their_field():
    read = with_routes(
        line(field("Salutation"), ","),
        line("Reach us:"),
        line(field("Reporting_routes")),
        line("End"),
    )

    assert read.text == "\n".join(("«Salutation»,", "Reach us:", *LINES, "End"))
    assert read.fields == ("Salutation",)


def test_they_have_the_lettering_that_the_field_has():
    read = with_routes(line(field("Salutation")), line(field("Reporting_routes")))

    body = parsed(parts_of(read.content)[MAIN_PART])
    runs = [run for run in body.iter(w("r")) if (run.findtext(w("t")) or "") in LINES]
    assert [run.find(w("rPr")).find(w("b")) is not None for run in runs] == [True, True]


def test_they_stand_beside_words_and_other_fields_of_the_same_paragraph():
    read = with_routes(line("To ", field("Post"), ", reach ", field("Reporting_routes"), " now"))

    assert read.text == f"To «Post», reach {LINES[0]}\n{LINES[1]} now"


def test_they_stand_in_a_header_too():
    read = with_routes(line(field("Ref")), header=line(field("Reporting_routes")))

    assert read.edges == "\n".join(LINES)


def test_a_field_that_word_wrote_in_one_piece_is_found_too():
    simple = '<w:fldSimple w:instr=" MERGEFIELD  Reporting_routes "><w:r><w:t>x</w:t></w:r>'
    read = with_routes(line(field("Ref")), line(f"{simple}</w:fldSimple>"))

    assert read.text == "\n".join(("«Ref»", *LINES))


def test_with_no_route_in_use_nothing_of_the_field_is_left():
    read = with_routes(line(field("Ref")), line(field("Reporting_routes")), lines=())

    assert read.text == "«Ref»\n"
    assert read.fields == ("Ref",)


def test_letters_merged_of_it_say_them_and_are_proved(job, tmp_path):
    own = with_routes(line(field("Salutation"), ","), line(field("Reporting_routes"))).content
    made = job([a_row(1), a_row(2)], template=own)

    FORMAT.write(tmp_path / "l.docx", made)

    check = FORMAT.check(tmp_path / "l.docx", made)
    assert check.passed, check.sentences
    said = lines_of(parsed(parts_of((tmp_path / "l.docx").read_bytes())[MAIN_PART]))
    assert [said.count(one) for one in LINES] == [2, 2]


def test_our_own_letter_to_begin_with_asks_for_them_by_a_merge_field():
    ours = word_letter(body="«Salutation»\n«Reporting_routes»", letterhead=Letterhead())

    assert "Reporting_routes" in read_word_letter(ours, name="Ours.docx").fields


def test_a_letter_with_no_other_field_is_refused_when_it_is_added():
    with pytest.raises(FileProblem, match="every letter would be the same"):
        read_word_letter(document(line(field("Reporting_routes"))), name="Own.docx")
