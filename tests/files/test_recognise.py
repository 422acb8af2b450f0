import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.recognise import open_register, recognise
from liaison_app.files.registers import SCHOOLS
from liaison_app.files.sheet import read_sheet


def test_a_register_is_known_by_its_headings(register_file, school):
    assert recognise(read_sheet(register_file([school()]))) is SCHOOLS


@pytest.mark.parametrize(
    ("without", "words"),
    [
        (["URN"], "The heading URN is missing."),
        (["URN", "Postcode"], "The headings URN and Postcode are missing."),
        (
            ["URN", "EstablishmentName", "Postcode"],
            "The headings URN, EstablishmentName and Postcode are missing.",
        ),
    ],
)
def test_a_near_miss_is_told_which_headings_are_missing(register_file, school, without, words):
    rows = [{name: text for name, text in school().items() if name not in without}]
    with pytest.raises(FileProblem, match="does not look like a whole school register") as raised:
        open_register(register_file(rows))
    assert words in raised.value.sentence
    assert raised.value.hint


@pytest.mark.parametrize("text", ["Name,Postcode\nA,B\n", "just one line", '{"a": [1, 2]}'])
def test_anything_else_is_told_which_files_are_known(text_file, text):
    with pytest.raises(FileProblem, match="does not look like a file that Liaison knows") as raised:
        open_register(text_file(text))
    assert "school register" in raised.value.hint


def test_a_list_of_names_and_kinds_alone_is_not_taken_for_our_spreadsheet(text_file):
    with pytest.raises(FileProblem, match="does not look like"):
        open_register(text_file("Kind,Name,Town\nDog,Rex,Sampleton\n"))


@pytest.mark.parametrize("name", ["readme.txt", "licence.txt", "Codelist.xls"])
def test_real_files_that_are_no_register_are_refused(registers, name):
    with pytest.raises(FileProblem):
        open_register(registers / "codepoint_open_2014" / name)
