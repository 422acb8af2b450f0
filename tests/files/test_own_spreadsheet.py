import pytest
from openpyxl import load_workbook

from liaison_app.domain.errors import FileProblem
from liaison_app.files.recognise import open_register
from liaison_app.files.registers import own_spreadsheet
from liaison_app.files.registers.own_columns import HEADINGS
from liaison_app.files.registers.own_spreadsheet import OWN_SPREADSHEET, read_own_rows
from liaison_app.files.registers.template import write_template
from liaison_app.files.sheet import read_sheet

GROUP = {
    "Kind": "Faith group",
    "Name": "Sampleton Mosque",
    "Tradition": "Muslim",
    "Members": "1,200",
    "Street": "1 Oak Lane",
    "Town": "Sampleton",
    "Postcode": "en14np",
    "Phone": "020 7946 0123",
    "Mobile": "7700900123",
    "E-mail": "Office@mosque.example",
    "Title": "Imam",
    "Surname": "Sample",
    "Post": "Imam",
}


def own_rows(path):
    return list(read_own_rows(read_sheet(path)))


def test_what_is_filled_into_the_template_is_read_back(tmp_path):
    path = tmp_path / "groups.xlsx"
    write_template(path, private=tmp_path / "private")
    book = load_workbook(path)
    book.worksheets[0].append([GROUP.get(names[0], "") for names in HEADINGS.values()])
    book.save(path)
    register, sheet = open_register(path)
    (row,) = register.read(sheet, ())
    assert register is OWN_SPREADSHEET
    assert row.is_usable
    assert (row.kind, row.name, row.members) == ("faith", "Sampleton Mosque", 1_200)
    assert (row.postcode, row.phone, row.mobile) == ("EN1 4NP", "020 7946 0123", "7700900123")
    assert (row.person_title, row.person_surname, row.post) == ("Imam", "Sample", "Imam")
    assert row.email == "Office@mosque.example"


def test_the_template_offers_the_kinds_and_keeps_text_as_text(tmp_path):
    write_template(tmp_path / "groups.xlsx", private=tmp_path / "private")
    sheet = load_workbook(tmp_path / "groups.xlsx").worksheets[0]
    assert sheet.data_validations.dataValidation[0].formula1 == '"Faith group,Network,Partner"'
    assert [cell.value for cell in sheet[1]] == [names[0] for names in HEADINGS.values()]
    assert sheet.column_dimensions["M"].number_format == "@"


def test_the_instructions_of_the_template_are_no_rows_of_it(tmp_path):
    write_template(tmp_path / "groups.xlsx", private=tmp_path / "private")
    assert own_rows(tmp_path / "groups.xlsx") == []


def test_the_same_headings_in_a_text_file_are_read_alike(register_file):
    (row,) = own_rows(register_file([GROUP], encoding="utf-8"))
    assert (row.name, row.postcode) == ("Sampleton Mosque", "EN1 4NP")


def test_the_sheet_is_found_when_it_is_not_the_first(tmp_path):
    path = tmp_path / "groups.xlsx"
    write_template(path, private=tmp_path / "private")
    book = load_workbook(path)
    book.move_sheet(book.worksheets[0], offset=1)
    book.save(path)
    assert open_register(path)[1].sheet_name == "Faith groups and networks"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"Name": ""}, "The row has no name."),
        ({"Kind": ""}, "The kind is none of: Faith group, Network, Partner."),
        ({"Kind": "Club"}, "The kind is none of"),
        ({"Kind": "School"}, "Schools come in with the school register."),
        ({"Postcode": "EN1 4N"}, "The postcode is not a real one."),
        ({"Members": "many"}, "The number of members is not a whole number."),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_holds_up_no_other(register_file, changed, words):
    bad, good = own_rows(register_file([GROUP | changed, GROUP], encoding="utf-8"))
    assert (bad.line, words in bad.problem) == (2, True)
    assert good.is_usable


@pytest.mark.parametrize("kind", ["network", "NETWORKS", "Network "])
def test_a_kind_is_understood_in_any_case_and_number(register_file, kind):
    (row,) = own_rows(register_file([GROUP | {"Kind": kind}], encoding="utf-8"))
    assert row.kind == "network"


def test_the_same_group_twice_is_a_duplicate_within_the_file(register_file):
    again = GROUP | {"Name": "SAMPLETON  Mosque", "Postcode": "EN1 4NP"}
    elsewhere = GROUP | {"Postcode": "EN1 4UF"}
    rows = own_rows(register_file([GROUP, again, elsewhere], encoding="utf-8"))
    assert [row.duplicate_of for row in rows] == [0, 2, 0]


def test_more_rows_than_the_limit_are_refused_and_not_cut(register_file, monkeypatch):
    monkeypatch.setattr(own_spreadsheet, "MOST_ROWS", 2)
    with pytest.raises(FileProblem, match="more than 2 rows"):
        own_rows(register_file([GROUP] * 3, encoding="utf-8"))


def test_a_cell_with_an_error_is_a_problem_of_its_row(workbook_file):
    cells = GROUP | {"Phone": "#REF!"}
    (row,) = own_rows(workbook_file([list(cells), list(cells.values())]))
    assert row.problem == "Phone: The cell holds the error #REF!."


def test_a_ragged_row_keeps_its_line(text_file):
    (row,) = own_rows(text_file("Kind,Name,Tradition\nNetwork,A,,too much\n"))
    assert (row.line, bool(row.problem)) == (2, True)
