from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.merge_fields import (
    MAIL_LIST_FIELDS,
    MailListRow,
    cells,
    cells_of,
    is_too_long,
    mail_text,
    merge_values,
    overlong_fields,
)


def test_the_headings_that_saved_templates_lean_on_never_change():
    assert MAIL_LIST_FIELDS == (
        "Ref",
        "Organisation",
        "Addressee",
        "Attention",
        "Salutation",
        "Title",
        "Forenames",
        "Surname",
        "Post",
        "Address_line_1",
        "Address_line_2",
        "Address_line_3",
        "Address_line_4",
        "Address_line_5",
        "Address_line_6",
        "Address_line_7",
        "Town",
        "Postcode",
        "Email",
        "Phone",
        "Kind",
        "Ward",
        "Officer_name",
        "Officer_rank",
        "Officer_phone",
        "Officer_email",
        "Team",
        "Campaign",
        "Letter_date",
        "Your_ref",
        "Our_ref",
    )


def test_every_heading_is_one_that_word_takes_as_it_stands():
    assert len(set(MAIL_LIST_FIELDS)) == len(MAIL_LIST_FIELDS)
    for heading in MAIL_LIST_FIELDS:
        assert heading.isascii()
        assert heading.isidentifier()
        assert heading[0].isalpha()
        assert len(heading) <= 40


def test_cells_come_in_the_order_of_their_headings():
    row = MailListRow(ref="7KQ2", organisation="A School", our_ref="X")

    assert cells(row)[0], cells(row)[-1] == ("7KQ2", "X")
    assert cells_of(["Our_ref", "Ref"])(row) == ("X", "7KQ2")
    assert cells_of(["Organisation"])(row) == ("A School",)


def test_merge_values_are_what_the_workbook_holds():
    assert merge_values(MailListRow(ref=" 7KQ2\n", town="\x00"))["Ref"] == "7KQ2"
    assert set(merge_values(MailListRow())) == set(MAIL_LIST_FIELDS)


@given(st.text())
def test_a_mail_text_made_twice_is_made_once_and_fits_one_line(text):
    once = mail_text(text)

    assert mail_text(once) == once
    assert "\n" not in once
    assert "\uffff" not in once


def test_a_text_is_too_long_when_word_counts_more_than_255():
    assert not is_too_long("x" * 255)
    assert is_too_long("x" * 256)
    assert not is_too_long("x" * 255 + " " * 9)
    assert is_too_long("\U0001d49c" * 128)
    assert overlong_fields(MailListRow(ref="1", team="x" * 256)) == ("Team",)
