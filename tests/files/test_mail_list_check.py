import zipfile

import pytest

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow
from liaison_app.files.formats.mail_list import MailListOrder, build_mail_list, write_mail_list
from liaison_app.files.formats.mail_list_check import check_mail_list


@pytest.fixture
def saved(tmp_path):
    """Return a mail list of three rows."""
    rows = [MailListRow(ref=f"7KQ{n}", organisation="_x0041_ & Co") for n in range(3)]
    return write_mail_list(
        tmp_path / "list.xlsx",
        rows=rows,
        row_count=3,
        marking="OFFICIAL",
        private=tmp_path / "private",
    ).path


def test_a_mail_list_of_ours_is_proved_clean(saved):
    check = check_mail_list(saved, rows=3, fields=MAIL_LIST_FIELDS)

    assert check.passed
    assert (check.rows, check.columns) == (3, MAIL_LIST_FIELDS)
    assert check.refs == ("7KQ0", "7KQ1", "7KQ2")
    assert check.sentences == (
        "There is one sheet, MailList.",
        "Rows in the file: 3, as many as were chosen.",
        "Columns: 31, only those chosen.",
        "Every cell is text, so no number loses its zeros.",
        "Nothing in it is calculated.",
        "Nothing is hidden, merged, filtered, named or noted.",
    )


def test_an_empty_mail_list_is_proved_to_be_empty(tmp_path):
    path = tmp_path / "list.xlsx"
    write_mail_list(path, rows=[], row_count=0, marking="", private=tmp_path / "private")

    check = check_mail_list(path, rows=0, fields=MAIL_LIST_FIELDS)

    assert check.passed
    assert check.refs == ()


def test_refs_are_told_wherever_their_column_stands_and_whatever_it_is_called(tmp_path):
    path, headings = tmp_path / "list.xlsx", ("Town", "Number")
    rows = [MailListRow(ref=f"7KQ{n}", town="Enfield") for n in range(3)]
    order = MailListOrder(rows=rows, marking="", fields=("Town", "Ref"), headings=headings)
    build_mail_list(path, order=order, private=tmp_path)

    check = check_mail_list(path, rows=3, fields=headings, refs_under="Number")

    assert check.passed
    assert check.refs == ("7KQ0", "7KQ1", "7KQ2")
    assert check_mail_list(path, rows=3, fields=headings).refs == ()


def test_a_row_too_few_and_a_column_too_many_are_found(saved):
    check = check_mail_list(saved, rows=4, fields=MAIL_LIST_FIELDS[1:])

    assert [proof.holds for proof in check.proofs] == [True, False, False, True, True, True]
    assert check.sentences[0] == "Rows in the file: 3, but 4 were chosen. Do not use it."


BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
OTHER_SHEET = '<sheet name="Notes" sheetId="2" {} r:id="rId1" /></sheets>'
NAME = '<definedNames><definedName name="x">MailList!$A$1</definedName></definedNames>'
B2 = '<c r="B2" s="2" t="s"><v>'


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (BOOK, "</sheets>", OTHER_SHEET.format(""), "one sheet"),
        (BOOK, "</sheets>", OTHER_SHEET.format('state="veryHidden"'), "hidden"),
        (BOOK, 'state="visible"', 'state="hidden"', "hidden"),
        (BOOK, "<definedNames/>", NAME, "named"),
        (SHEET, "<col ", '<col hidden="1" ', "hidden"),
        (SHEET, '<row r="3">', '<row r="3" hidden="true">', "hidden"),
        (SHEET, "</sheetData>", '</sheetData><autoFilter ref="A1:AE4"/>', "filtered"),
        (
            SHEET,
            "</sheetData>",
            '</sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
            "merged",
        ),
        (SHEET, B2, B2.replace("<v>", "<f>1+1</f><v>"), "formula"),
        (SHEET, B2, B2.replace(' t="s"', ""), "not text"),
        (SHEET, B2, B2.replace('s="2"', 's="0"'), "not text"),
        (SHEET, B2 + "33</v></c>", "", "not text"),
    ],
)
def test_whatever_else_is_put_into_it_is_found(saved, part, old, new, said, tmp_path):
    changed = _changed(saved, tmp_path, part=part, old=old, new=new)

    check = check_mail_list(changed, rows=3, fields=MAIL_LIST_FIELDS)

    assert not check.passed
    assert any(said in proof.sentence for proof in check.proofs if not proof.holds)


def test_a_part_that_does_not_belong_there_is_found(saved):
    with zipfile.ZipFile(saved, "a") as archive:
        archive.writestr("xl/comments1.xml", "<comments/>")

    check = check_mail_list(saved, rows=3, fields=MAIL_LIST_FIELDS)

    assert "noted" in check.sentences[0]
    assert not check.passed


def _changed(saved, folder, *, part, old, new):
    """Return a copy of a workbook with something in one part replaced."""
    changed = folder / "changed.xlsx"
    with zipfile.ZipFile(saved) as whole, zipfile.ZipFile(changed, "w") as archive:
        for name in whole.namelist():
            content = whole.read(name).decode().replace(" />", "/>")  # as lxml has it, or not
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            archive.writestr(name, content)
    return changed


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml"])
def test_a_file_with_a_part_missing_cannot_be_read_back(saved, part, tmp_path):
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(saved) as whole, zipfile.ZipFile(broken, "w") as archive:
        for name in set(whole.namelist()) - {part}:
            archive.writestr(name, whole.read(name))

    with pytest.raises(FileProblem, match=r"broken\.xlsx was written, but cannot be read back"):
        check_mail_list(broken, rows=3, fields=MAIL_LIST_FIELDS)


def test_a_text_number_that_leads_nowhere_cannot_be_read_back(saved, tmp_path):
    changed = _changed(saved, tmp_path, part=SHEET, old="<v>32</v>", new="<v>9999</v>")

    with pytest.raises(FileProblem):
        check_mail_list(changed, rows=3, fields=MAIL_LIST_FIELDS)


def test_a_ref_that_looks_like_an_escape_is_read_as_it_was_written(tmp_path):
    path, rows = tmp_path / "list.xlsx", [MailListRow(ref="_x0041_")]
    write_mail_list(path, rows=rows, row_count=1, marking="", private=tmp_path / "private")

    assert check_mail_list(path, rows=1, fields=MAIL_LIST_FIELDS).refs == ("_x0041_",)


def test_a_file_cut_short_cannot_be_read_back(saved):
    saved.write_bytes(saved.read_bytes()[:-2000])

    with pytest.raises(FileProblem):
        check_mail_list(saved, rows=3, fields=MAIL_LIST_FIELDS)


def test_reading_again_heeds_a_wish_to_stop(tmp_path):
    path, rows = tmp_path / "list.xlsx", [MailListRow(ref=str(n)) for n in range(1_200)]
    write_mail_list(path, rows=rows, row_count=1_200, marking="", private=tmp_path / "private")
    heeded = []

    check_mail_list(path, rows=1_200, fields=MAIL_LIST_FIELDS, heed=lambda: heeded.append(1))
    assert len(heeded) >= 2 + 2

    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        check_mail_list(path, rows=1_200, fields=MAIL_LIST_FIELDS, heed=stop)
