import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.letters import fields_in, fill


def test_the_fields_of_a_letter_are_named_once_in_order():
    assert fields_in("«B» and «A»\n«B»") == ("B", "A")


def test_a_letter_is_filled_in_word_for_word():
    text = "«Addressee»\n\nDear «Salutation»,\n"

    letter = fill(text, {"Addressee": "Mrs A Example", "Salutation": "Mrs Example"})

    assert letter == "Mrs A Example\n\nDear Mrs Example,\n"


def test_lines_of_empty_fields_close_up_with_their_labels():
    text = "«Line_1»\n«Line_2»\n«Line_2» «Line_3»\nYour ref: «Your_ref»\n\nEnd"

    letter = fill(text, {"Line_1": "1 High Street", "Line_2": "", "Line_3": " ", "Your_ref": ""})

    assert letter == "1 High Street\n\nEnd"


@pytest.mark.parametrize(
    "line", ["«Full» «Empty»", "Dear «Empty»", "«Empty»,", "Ring «Empty» on: 1"]
)
def test_an_empty_field_anywhere_else_stops_the_letter_with_its_name(line):
    with pytest.raises(LiaisonError, match="«Empty»"):
        fill(line, {"Full": "x", "Empty": ""})


def test_an_unknown_field_stops_the_letter_with_its_name():
    with pytest.raises(LiaisonError, match="«Surnam»"):
        fill("Dear «Surnam»", {"Surname": "Example"})


@pytest.mark.parametrize("text", ["Dear «Ref", "Dear Ref»", "«Re\nf»", "««Ref»»"])
def test_half_a_field_mark_stops_the_letter(text):
    with pytest.raises(LiaisonError, match="half"):
        fill(text, {"Ref": "1"})


@given(st.text().filter(str.strip))
def test_no_value_is_ever_taken_for_a_field_or_a_pattern(value):
    row = {"A": f"«B»\\1{value}", "B": "never"}

    assert "never" not in re.sub("never", "", value) + fill("x«A»", row).replace(value, "")


def test_no_error_tells_what_is_in_the_row():
    with pytest.raises(LiaisonError) as stopped:
        fill("«Surname» «Post»", {"Surname": "Secret", "Post": ""})

    assert "Secret" not in str(stopped.value)


@pytest.mark.parametrize("label", ["E-mail:", "Our ref:", "Officer's number:"])
def test_a_label_alone_closes_up_with_its_empty_field(label):
    assert fill(f"Top\n{label} «Email»\nEnd", {"Email": ""}) == "Top\nEnd"
