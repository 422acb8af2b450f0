import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files.sheet import read_sheet


def rows_of(path):
    return [(row.line, row.cells, row.problem) for row in read_sheet(path).rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_gives_the_same_text(text_file, encoding):
    path = text_file("Name,Town\r\nSt Agnès,Sampleton\r\n" * 3, encoding=encoding)
    sheet = read_sheet(path)
    assert sheet.headings == ("Name", "Town")
    assert next(iter(sheet.rows)).cells == ("St Agnès", "Sampleton")


def test_a_byte_that_cp1252_does_not_have_is_a_problem_of_its_row_alone(text_file):
    path = text_file(b"Name,Town\nA\x81,B\nCaf\xe9,D\n")
    assert rows_of(path) == [
        (2, ("A", "B"), "The row holds a character that cannot be read."),
        (3, ("Café", "D"), ""),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_makes_rows_of_equal_width(text_file, delimiter):
    lines = [["Name", "Street", "Town"], ["St Mary; All Saints", "1, High Street", "X"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    sheet = read_sheet(text_file(text))
    assert sheet.delimiter == delimiter
    assert [row.cells for row in sheet.rows] == [tuple(lines[1])]


def test_a_sample_cut_in_the_middle_of_a_row_does_not_mislead(text_file):
    sheet = read_sheet(text_file("A;B\n" + "x;y,y\n" * 20_000))
    assert sheet.delimiter == ";"
    assert sum(1 for _ in sheet.rows) == 20_000


def test_an_unclosed_quotation_mark_spoils_its_own_row_only(text_file):
    path = text_file('Name,Town\n"A,B\nC,D\n"E,F\nG,H\n')
    assert [(line, bool(problem)) for line, _, problem in rows_of(path)] == [
        (2, True),
        (3, False),
        (4, True),
        (5, False),
    ]


def test_a_cell_of_several_lines_is_one_row_with_its_first_line_number(text_file):
    path = text_file('Name,Street\nA,"1 High Street\nFlat 2"\nB,C\n')
    assert rows_of(path) == [(2, ("A", "1 High Street\nFlat 2"), ""), (4, ("B", "C"), "")]


def test_too_many_stray_quotation_marks_are_a_problem_of_the_file(text_file):
    with pytest.raises(FileProblem, match="quotation marks out of place"):
        list(read_sheet(text_file("A,B\n" + '"x"y,z\n' * 1_100)).rows)


def test_an_endless_cell_is_a_problem_of_its_row(text_file):
    path = text_file("A,B\n" + "x" * 131_073 + ",y\nC,D\n")
    assert rows_of(path) == [
        (2, ("", ""), "A cell holds more than 131,072 characters."),
        (3, ("C", "D"), ""),
    ]


def test_unseen_characters_are_taken_out(text_file):
    path = text_file("Name,Town\nA\u200bB\u202e,\x00\x07 C  D \ufeff\n")
    assert rows_of(path) == [(2, ("AB", "C D"), "")]


def test_a_row_with_more_cells_than_headings_is_a_problem_with_its_line(text_file):
    path = text_file("A,B\n1,2\n1,2,3\n1,2,,\n")
    assert rows_of(path) == [
        (2, ("1", "2"), ""),
        (3, ("1", "2"), "The row has 3 cells, but there are 2 headings."),
        (4, ("1", "2"), ""),
    ]


def test_a_row_that_excel_left_short_is_filled_up_and_says_so(text_file):
    (row,) = read_sheet(text_file("A,B,C\n1,2\n")).rows
    assert (row.cells, row.missing, row.problem) == (("1", "2", ""), 1, "")


def test_blank_rows_are_passed_over_and_line_numbers_stay_the_files_own(text_file):
    path = text_file("\r\n,,\r\nA,B,C\r\n\r\n,,\r\n1,2,3\r\n")
    sheet = read_sheet(path)
    assert (sheet.headings, sheet.heading_line) == (("A", "B", "C"), 3)
    assert [row.line for row in sheet.rows] == [6]


def test_a_title_above_the_headings_is_passed_over(text_file):
    sheet = read_sheet(text_file("Our list,,\nName,Town,Kind\nA,B,C\n"))
    assert (sheet.headings, sheet.heading_line) == (("Name", "Town", "Kind"), 2)


def test_lines_may_end_as_on_an_old_mac(text_file):
    assert rows_of(text_file("A,B\r1,2\r3,4\r")) == [(2, ("1", "2"), ""), (3, ("3", "4"), "")]


def test_rows_can_be_gone_through_twice(text_file):
    sheet = read_sheet(text_file("A,B\n1,2\n"))
    assert list(sheet.rows) == list(sheet.rows)


def test_the_same_bytes_have_the_same_hash_under_another_name(text_file):
    one = read_sheet(text_file("A,B\n1,2\n", name="one.csv"))
    two = read_sheet(text_file("A,B\n1,2\n", name="two.csv"))
    assert one.sha256 == two.sha256
    assert len(one.sha256) == 64


def test_a_single_column_is_a_table_too(text_file):
    sheet = read_sheet(text_file("Name\nA\nB\n"))
    assert (sheet.headings, [row.cells for row in sheet.rows]) == (("Name",), [("A",), ("B",)])


def test_an_odd_byte_at_the_end_of_utf_16_is_a_problem_of_its_row(text_file):
    path = text_file("A,B\n1,2\n".encode("utf-16") + b"x")
    assert rows_of(path)[-1][2]
