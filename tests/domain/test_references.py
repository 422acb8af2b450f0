import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.references import LETTERS, _check_characters, make_ref, read_ref

CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOOK_ALIKE = ({"O", "0"}, {"I", "1"}, {"L", "1"}, {"I", "L"})
letters = st.sampled_from(LETTERS)
keys = st.one_of(st.integers(0, 12_000), st.integers(0, 10**12))


def refusal(text):
    with pytest.raises(LiaisonError) as refused:
        read_ref(text)
    return refused.value


def test_the_check_is_the_one_of_iso_7064():
    """The standard's own example for MOD 1271-36 is ISO79, with the check characters 3W."""
    assert _check_characters("ISO79") == "3W"


def test_a_ref_is_a_kind_letter_a_key_of_at_least_four_digits_and_two_check_characters():
    assert make_ref(letter="S", key=417) == "S-0417-YA"
    assert re.fullmatch(r"P-123456-[0-9A-Z]{2}", make_ref(letter="P", key=123_456))


@pytest.mark.parametrize("letter", ["X", "", "SF", "s"])
def test_a_ref_of_no_kind_is_a_bug(letter):
    with pytest.raises(ValueError, match="five letters"):
        make_ref(letter=letter, key=1)


def test_a_ref_of_a_negative_key_is_a_bug():
    with pytest.raises(ValueError, match="from 0 up"):
        make_ref(letter="S", key=-1)


@given(letters, keys)
def test_a_ref_read_back_is_the_ref_made(letter, key):
    assert read_ref(make_ref(letter=letter, key=key)) == (letter, key)


@pytest.mark.parametrize(
    "typed",
    ["s-0417-ya", "S0417YA", " S 0417 YA ", "S\u20130417\u2013YA", "S-O4I7-YA", "s-o4l7-ya"],
)
def test_a_ref_is_read_as_officers_type_it(typed):
    assert read_ref(typed) == ("S", 417)


def test_a_nought_for_the_letter_o_is_put_right():
    assert read_ref(make_ref(letter="O", key=38).replace("O", "0", 1)) == ("O", 38)


@given(letters, keys, st.data())
def test_any_single_wrong_character_is_refused(letter, key, data):
    ref = make_ref(letter=letter, key=key).replace("-", "")
    place = data.draw(st.integers(0, len(ref) - 1))
    wrong = data.draw(st.sampled_from(CHARACTERS))
    assume(wrong != ref[place] and {wrong, ref[place]} not in LOOK_ALIKE)

    assert "wrong" in refusal(ref[:place] + wrong + ref[place + 1 :]).sentence


@given(letters, keys, st.data())
def test_any_swap_of_neighbours_is_refused(letter, key, data):
    ref = make_ref(letter=letter, key=key).replace("-", "")
    place = data.draw(st.integers(0, len(ref) - 2))
    one, other = ref[place : place + 2]
    assume(one != other and {one, other} not in LOOK_ALIKE)

    assert "Type it again" in refusal(ref[:place] + other + one + ref[place + 2 :]).hint


def test_every_slip_of_many_refs_is_refused_or_means_the_same():
    """A lookalike is put right only where no other slip could explain what was typed."""
    for key in range(0, 9999, 97):
        ref = make_ref(letter="S", key=key).replace("-", "")
        for place in range(len(ref)):
            for wrong in "0O1IL7":
                try:
                    found = read_ref(ref[:place] + wrong + ref[place + 1 :])
                except LiaisonError:
                    continue
                assert found == ("S", key)


def test_a_lookalike_that_a_wrong_digit_would_explain_as_well_is_refused():
    """S-0985-L0 with an O for its 0 may as well be S-0185-IO, or the other way about."""
    assert make_ref(letter="S", key=185) == "S-0185-IO"
    assert make_ref(letter="S", key=985) == "S-0985-L0"
    refusal("S-0985-IO")
    refusal("S-0185-L0")


@settings(max_examples=50)
@given(keys.map(lambda key: make_ref(letter="N", key=key)))
def test_lookalikes_never_read_as_another_ref(ref):
    typed = ref.replace("0", "O").replace("1", "I")
    try:
        assert make_ref(letter=read_ref(typed)[0], key=read_ref(typed)[1]) == ref
    except LiaisonError:
        assert set(ref[-2:]) & set("01OIL")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "S",
        "S-417-YA",
        "S-00417-YA",
        "X-0417-YA",
        "S-04A7-YA",
        "S-\u0660417-YA",
        "S-0417",
        "S" * 40,
    ],
)
def test_what_is_no_ref_is_refused_with_an_example(typed):
    assert make_ref(letter="S", key=417) in refusal(typed).hint


def test_the_refusal_does_not_repeat_what_was_typed():
    assert "Jane" not in str(refusal("Jane Sample"))
