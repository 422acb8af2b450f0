import datetime as dt
import re
import zipfile

import pytest
from openpyxl import Workbook

from liaison_app.domain.errors import FileProblem
from liaison_app.files import workbook_text
from liaison_app.files.sheet import names_of_sheets, read_sheet


def cells_of(path):
    return [row.cells for row in read_sheet(path).rows]


def altered(path, pattern, replacement, part="xl/worksheets/sheet1.xml"):
    """Write the workbook anew with one part changed as text."""
    copy = path.with_name("altered.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                changed, count = re.subn(pattern, replacement, content)
                assert count
                content = changed
            new.writestr(name, content)
    return copy


def test_cells_are_text_as_they_are_shown(workbook_file):
    path = workbook_file(
        [
            ["Text", "Whole", "Broken", "Phone", "Large", "Yes", "Day", "Moment", "Time"],
            [
                "07700 900123",
                7700900123,
                0.1 + 0.2,
                7700900123.0,
                4.5e300,
                True,
                dt.date(2017, 5, 25),
                dt.datetime(2017, 5, 25, 9, 30),  # noqa: DTZ001 - workbooks know no zones
                dt.time(9, 30),
            ],
        ]
    )
    assert cells_of(path) == [
        (
            "07700 900123",
            "7700900123",
            "0.3",
            "7700900123",
            "4.5E+300",
            "TRUE",
            "2017-05-25",
            "2017-05-25 09:30",
            "09:30:00",
        )
    ]


def test_text_that_looks_like_a_number_keeps_its_zero_and_its_point(workbook_file):
    path = workbook_file([["Phone", "Other"], ["0207", "7700900123.0"], ["4.47701E+11", "x"]])
    assert cells_of(path) == [("0207", "7700900123.0"), ("4.47701E+11", "x")]


def test_escaped_line_breaks_come_back_and_other_text_stays(workbook_file):
    path = workbook_file([["Name", "B"], ["first_x000D__x000A_second", "_x0041_"]])
    assert cells_of(path) == [("first\nsecond", "_x0041_")]


def test_a_formula_gives_its_cached_value_or_a_flaw(workbook_file):
    path = workbook_file([["Name", "Sum"], ["A", "=1+1"], ["B", "=2+2"], ["", "=3+3"]])
    path = altered(path, rb"<f>1\+1</f><v ?/?>(</v>)?", b"<f>1+1</f><v>2</v>")
    first, second, third = read_sheet(path).rows
    assert (first.cells, first.flaws) == (("A", "2"), ())
    assert second.cells == ("B", "")
    assert [position for position, _ in second.flaws] == [1]
    assert [position for position, _ in third.flaws] == [1]


def test_an_error_in_a_cell_is_a_flaw_of_that_cell(workbook_file):
    (row,) = read_sheet(workbook_file([["Name", "Phone"], ["A", "#REF!"]])).rows
    assert row.cells == ("A", "")
    assert row.flaws == ((1, "The cell holds the error #REF!."),)


def test_a_date_that_overflows_is_a_flaw_of_that_cell_alone(workbook_file):
    path = workbook_file([["Name", "Day"], ["A", dt.date(2017, 5, 25)], ["B", "x"]])
    path = altered(path, rb'(<c r="B2"[^>]*>)<v>[^<]*</v>', rb"\1<v>99999999999</v>")
    first, second = read_sheet(path).rows
    assert (first.cells, len(first.flaws)) == (("A", ""), 1)
    assert (second.cells, second.flaws) == (("B", "x"), ())


def test_blank_rows_and_a_merged_title_leave_the_row_numbers_as_they_are(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "Schools of the borough"
    sheet.merge_cells("A1:C1")
    for position, cell in enumerate(["Name", "Town", "Kind"], start=1):
        sheet.cell(row=3, column=position, value=cell)
    sheet.cell(row=7, column=1, value="A")
    book.save(tmp_path / "list.xlsx")
    read = read_sheet(tmp_path / "list.xlsx")
    assert (read.headings, read.heading_line) == (("Name", "Town", "Kind"), 3)
    assert [(row.line, row.cells) for row in read.rows] == [(7, ("A", "", ""))]


def test_a_cell_beyond_the_last_heading_is_a_problem_of_its_row(workbook_file):
    (row,) = read_sheet(workbook_file([["A", "B"], ["1", "2", "3"]])).rows
    assert row.problem == "The row has 3 cells, but there are 2 headings."


def test_one_cell_in_the_last_corner_takes_no_time_and_no_memory(tmp_path):
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Town"])
    sheet.append(["A", "B"])
    sheet["XFD1048576"] = "far"
    book.save(tmp_path / "corner.xlsx")
    assert cells_of(tmp_path / "corner.xlsx") == [("A", "B")]


def test_more_rows_than_the_limit_are_refused_and_not_cut(workbook_file, monkeypatch):
    monkeypatch.setattr(workbook_text, "MOST_ROWS", 50)
    rows = [["A", "B"], *([row, "x"] for row in range(50))]
    assert len(cells_of(workbook_file(rows))) == 50
    with pytest.raises(FileProblem, match=r"more than 50 rows") as raised:
        cells_of(workbook_file([*rows, ["one", "more"]]))
    assert "Split it" in raised.value.hint


def test_a_sheet_is_chosen_by_its_name(tmp_path):
    book = Workbook()
    book.worksheets[0].append(["A", "B"])
    book.create_sheet("Second").append(["C", "D"])
    book.create_sheet("Unseen").sheet_state = "hidden"
    path = tmp_path / "two.xlsx"
    book.save(path)
    assert names_of_sheets(path) == ("Sheet", "Second")
    assert read_sheet(path, sheet_name="Second").headings == ("C", "D")
    with pytest.raises(FileProblem, match="has no sheet “Third”"):
        read_sheet(path, sheet_name="Third")


def test_an_empty_workbook_holds_no_table(workbook_file):
    with pytest.raises(FileProblem, match="holds no table"):
        read_sheet(workbook_file([]))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_is_said_in_a_sentence(workbook_file, part):
    path = altered(workbook_file([["A", "B"], ["1", "2"]]), rb"(?s).{20}\Z", b"", part=part)
    with pytest.raises(FileProblem, match="damaged"):
        list(read_sheet(path).rows)
