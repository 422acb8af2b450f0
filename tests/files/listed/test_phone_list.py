from openpyxl import load_workbook

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.files.formats.phone_list import FORMAT


def test_a_phone_list_tells_who_with_which_post_and_numbers_and_nothing_else(job, row, tmp_path):
    path, this = tmp_path / "phones.xlsx", job([row(1), row(2, mobile="")])

    assert FORMAT.write(path, this) == 2
    check = FORMAT.check(path, this)

    (sheet,) = load_workbook(path).worksheets
    assert list(sheet.iter_rows(values_only=True))[:2] == [
        ("Organisation", "Who", "Post", "Telephone", "Mobile", "Ref"),
        (
            "Sample School 1",
            "Mrs Zoë O'Neill-Çelik",
            "Head Teacher",
            "020 7946 0123",
            "07700 900123",
            row(1).ref,
        ),
    ]
    assert check.passed
    assert check.refs == (row(1).ref, row(2).ref)


def test_it_is_printed_with_all_its_columns_on_one_page(job, row, tmp_path):
    FORMAT.write(tmp_path / "phones.xlsx", job([row(1)]))

    (sheet,) = load_workbook(tmp_path / "phones.xlsx").worksheets
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.page_setup.orientation == "landscape"


def test_a_name_longer_than_word_merges_keeps_nobody_from_being_called(job, row, tmp_path):
    path, this = tmp_path / "phones.xlsx", job([row(1, organisation="Tenants " * 60)])

    FORMAT.write(path, this)

    (sheet,) = load_workbook(path).worksheets
    assert sheet["A2"].value == ("Tenants " * 60).strip()
    assert FORMAT.check(path, this).passed


def test_it_goes_by_objections_to_the_telephone_and_keeps_no_address():
    assert FORMAT.by is ObjectionChannel.PHONE
    assert not any("Address_line" in field or field == "Email" for field in FORMAT.fields)
