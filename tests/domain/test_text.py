import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from liaison_app.domain.text import as_repeated, fold, tidy, tidy_lines


@given(st.text())
@example("№")
@example("\u1e9e İ")
def test_tidying_and_folding_twice_is_doing_it_once(text):
    assert tidy(tidy(text)) == tidy(text)
    assert tidy_lines(tidy_lines(text)) == tidy_lines(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  St\u00a0 Mary\u2019s \t", "St Mary\u2019s"),
        ("a\u200bb\u202ec\u0000d\ufeff", "abcd"),
        ("two\r\nlines", "two lines"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_what_nobody_means_to_type_is_taken_out(typed, kept):
    assert tidy(typed) == kept


def test_lines_stay_lines_and_blank_ends_go():
    assert tidy_lines("\n one \r\n\n two\u2028three\n\n") == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("O'Neill-Çelik", "oneill celik"),
        ("O\u2019NEILL", "oneill"),
        ("Łukasz", "lukasz"),
        ("Nguyễn Thị Mai", "nguyen thi mai"),
        ("St. John's & St_Luke's", "st johns st lukes"),
        ("مسجد النور", "مسجد النور"),
    ],
)
def test_case_accents_apostrophes_and_hyphens_do_not_matter(typed, folded):
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "repeated"),
    [
        ("  masjid \u202eal-noor", "masjid al-noor"),
        ("a" * 10_000, f"{'a' * 40} …"),
        (f"{'Holly ' * 7}bush", f"{'Holly ' * 6}Holl …"),
    ],
)
def test_what_was_typed_is_repeated_as_a_sentence_has_room_for_it(typed, repeated):
    assert as_repeated(typed) == repeated
