import zipfile
from itertools import count, repeat

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, cells, mail_text
from liaison_app.files.formats import mail_list
from liaison_app.files.formats.mail_list import MailListOrder, build_mail_list, write_mail_list
from liaison_app.files.formats.written_file import fingerprint

NASTY = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["=1+1", "#N/A", "007", "1/2", "+44 20", "'x", "TRUE", " a  b ", "a\x00b", "a\nb", "\ud800"]
    ),
    st.sampled_from(
        ["_x0041_", "&amp;", "]]>", "<b>", "\u115f", "e\u0301", "\u212b", "\uffff", ""]
    ),
).filter(lambda text: "x005F_" not in text)  # openpyxl takes these letters out of any text


@pytest.fixture
def write(tmp_path):
    def written(rows, **how):
        usual = {"row_count": None, "marking": "OFFICIAL", "private": tmp_path / "private"}
        return write_mail_list(tmp_path / "list.xlsx", rows=rows, **(usual | how))

    return written


def sheet_of(path):
    book = load_workbook(path)
    assert book.sheetnames == ["MailList"]
    return book["MailList"]


def texts_of(path):
    return [tuple(cell.value or "" for cell in row) for row in sheet_of(path).iter_rows()]


def test_the_headings_come_first_and_the_rows_in_the_order_given(write):
    rows = [MailListRow(ref="B", town="Enfield"), MailListRow(ref="A", our_ref="1")]

    written = write(rows)

    assert written.rows == 2
    assert texts_of(written.path) == [MAIL_LIST_FIELDS, *map(cells, rows)]


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.lists(NASTY, min_size=4, max_size=4), max_size=6))
@example(rows=[["a\nb", "c", "d", "e"]])
@example(rows=[["a", "b\n", " c", "d"], ["«", "\u2028", "x\u0000", "="]])
def test_openpyxl_reads_back_every_text_cell_for_cell(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("lists")
    names = ("ref", "organisation", "town", "our_ref")
    given_rows = [MailListRow(**dict(zip(names, row, strict=True))) for row in rows]
    order = MailListOrder(rows=given_rows, marking="OFFICIAL")

    build_mail_list(folder / "list.xlsx", order=order, private=folder)

    expected = [tuple(map(mail_text, cells(row))) for row in given_rows]
    assert texts_of(folder / "list.xlsx")[1:] == expected


def test_every_cell_is_text_even_an_empty_or_calculating_one(write):
    written = write([MailListRow(ref="=1+1", town="#N/A")])

    for row in sheet_of(written.path).iter_rows():
        for cell in row:
            assert (cell.data_type, cell.number_format, cell.quotePrefix) == ("s", "@", True)


def test_texts_are_shared_as_excel_does_and_repeated_ones_kept_once(write):
    written = write(MailListRow(ref=str(number), town="Enfield") for number in range(50))

    with zipfile.ZipFile(written.path) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode()
        assert "inlineStr" not in archive.read("xl/worksheets/sheet1.xml").decode()
    assert strings.count("Enfield") == 1


def test_the_sheet_is_frozen_marked_and_free_of_names_and_filters(write):
    sheet = sheet_of(write([MailListRow(ref="1")], marking="OFFICIAL-SENSITIVE").path)

    assert sheet.freeze_panes == "A2"
    assert sheet.oddHeader.center.text == "OFFICIAL-SENSITIVE"
    assert sheet.oddFooter.center.text == "OFFICIAL-SENSITIVE"
    assert not sheet.auto_filter.ref
    assert not sheet.merged_cells.ranges
    assert not sheet.parent.defined_names
    assert not sheet.defined_names
    assert sheet.column_dimensions["B"].width > sheet.column_dimensions["A"].width
    assert sheet.dimensions == "A1:AE2"


def test_a_marking_cannot_turn_into_a_code_of_the_page_header(write):
    written = write([], marking="A &D")

    with zipfile.ZipFile(written.path) as archive:
        assert "&amp;CA &amp;&amp;D<" in archive.read("xl/worksheets/sheet1.xml").decode()


def test_only_the_chosen_columns_are_written_in_their_order(tmp_path):
    order = MailListOrder(
        rows=[MailListRow(ref="1", town="Enfield", email="a@b.example")],
        marking="OFFICIAL",
        fields=("Town", "Ref"),
        headings=("Town", "Ref"),
    )

    build_mail_list(tmp_path / "list.xlsx", order=order, private=tmp_path)

    assert texts_of(tmp_path / "list.xlsx") == [("Town", "Ref"), ("Enfield", "1")]


def test_a_column_is_as_wide_as_its_field_needs_whatever_it_is_called(tmp_path):
    order = MailListOrder(
        rows=[], marking="", fields=("Ref", "Organisation"), headings=("Number", "School")
    )
    build_mail_list(tmp_path / "list.xlsx", order=order, private=tmp_path)
    widths = sheet_of(tmp_path / "list.xlsx").column_dimensions
    assert (widths["A"].width, widths["B"].width) == (12, 42)


def test_the_fingerprint_is_that_of_the_saved_file(write):
    written = write([MailListRow(ref="1")])

    assert written.sha256 == fingerprint(written.path)


def test_progress_climbs_to_the_number_of_rows(write):
    told = []

    write((MailListRow(ref=str(n)) for n in range(1200)), progress=told.append)

    assert told == sorted(told)
    assert told[-1] == 1200


@pytest.mark.parametrize("asked", [1, 3, 5])
def test_cancelling_leaves_the_old_file_and_nothing_else(write, tmp_path, asked):
    (tmp_path / "list.xlsx").write_text("old")
    times = count(1)

    with pytest.raises(Cancelled):
        write(repeat(MailListRow(), 1200), cancelled=lambda: next(times) == asked)

    assert (tmp_path / "list.xlsx").read_text() == "old"
    assert not list((tmp_path / "private").iterdir())


def test_a_list_longer_than_a_sheet_is_refused_before_it_is_begun(write, tmp_path):
    with pytest.raises(FileProblem, match="1,048,576 rows"):
        write(iter(()), row_count=1_048_576)

    assert not (tmp_path / "list.xlsx").exists()


def test_a_list_that_grows_longer_than_a_sheet_is_refused_and_not_cut(write, monkeypatch, tmp_path):
    monkeypatch.setattr(mail_list, "MOST_ROWS", 3)

    with pytest.raises(FileProblem, match="4 rows"):
        write(repeat(MailListRow(), 4))

    assert not (tmp_path / "list.xlsx").exists()


@pytest.mark.parametrize(("ref", "where"), [("7KQ2", "Ref 7KQ2"), ("", "row 2")])
def test_a_text_that_word_would_cut_is_refused_by_ref_and_column(write, ref, where):
    rows = [MailListRow(ref="1", team="x" * 255), MailListRow(ref=ref, team="x" * 256)]

    with pytest.raises(FileProblem, match=f"Team for {where}") as refused:
        write(rows)

    assert "xxx" not in str(refused.value)


def test_long_texts_that_fit_are_written_whole(write):
    rows = [MailListRow(ref="1", team="é" * 255)]

    assert texts_of(write(rows).path)[1] == cells(rows[0])


def test_more_different_texts_than_are_remembered_still_come_back_right(write, monkeypatch):
    monkeypatch.setattr("liaison_app.files.formats.shared_strings._REMEMBERED_AT_MOST", 3)
    rows = [MailListRow(ref=str(n), town=f"Town {n % 7}") for n in range(40)]

    assert texts_of(write(rows).path)[1:] == list(map(cells, rows))
