import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.domain.postcodes import AREAS, outward, tidy_postcode

CROWN = {"GY", "IM", "JE"}
OUTSIDE_THE_MAP = {"BF", "BX", "GIR"}

postcodes = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(sorted(AREAS - {"GIR"})),
    st.from_regex(r"[0-9][0-9A-Z]?", fullmatch=True),
    st.from_regex(r"[0-9]", fullmatch=True),
    st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2),
)
blanks = st.text(" \t\u00a0\u200b\u2009\ufeff", max_size=3)


def test_there_are_127_areas():
    assert len(AREAS) == 127
    assert CROWN | OUTSIDE_THE_MAP <= AREAS
    assert len(AREAS - CROWN - OUTSIDE_THE_MAP) == 121


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("EN1 4NP", "EN1 4NP"),
        ("en14np", "EN1 4NP"),
        (" En1\u00a04nP ", "EN1 4NP"),
        ("E N 1  4 N P", "EN1 4NP"),
        ("SW1A1AA", "SW1A 1AA"),
        ("ec1a\u200b1bb", "EC1A 1BB"),
        ("M11AE", "M1 1AE"),
        ("WC2N 5DU", "WC2N 5DU"),
    ],
)
def test_a_postcode_is_written_in_capitals_with_one_space(typed, written):
    assert tidy_postcode(typed) == written


@pytest.mark.parametrize("typed", ["BF1 2AT", "JE2 4WA", "GY1 1AA", "IM1 1AA", "BT1 5GS"])
def test_jersey_guernsey_man_northern_ireland_and_the_forces_count(typed):
    assert tidy_postcode(typed) == typed


@pytest.mark.parametrize("typed", ["GX11 1AA", "ZZ9 9ZZ", "GIR 0AA"])
def test_gibraltar_made_up_areas_and_girobank_do_not_count(typed):
    assert tidy_postcode(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "EN1",
        "EN1 4N",
        "EN1 4NPP",
        "EN1 4CP",
        "EN1 4NI",
        "EN1-4NP",
        "1EN 4NP",
        "Enfield EN1 4NP",
    ],
)
def test_what_breaks_the_pattern_is_no_postcode(typed):
    assert tidy_postcode(typed) is None


@pytest.mark.parametrize(
    ("postcode", "expected"), [("EN1 4NP", "EN1"), ("SW1A 1AA", "SW1A"), ("M1 1AE", "M1")]
)
def test_the_outward_part_stands_before_the_space(postcode, expected):
    assert outward(postcode) == expected


@settings(max_examples=100)
@given(postcode=postcodes, data=st.data())
def test_spaces_and_case_in_a_postcode_do_not_matter(postcode, data):
    spread = "".join(mark + data.draw(blanks) for mark in postcode)
    cased = data.draw(st.sampled_from([str.lower, str.upper, str.swapcase, str.title]))(spread)
    assert tidy_postcode(cased) == f"{postcode[:-3]} {postcode[-3:]}"


@settings(max_examples=100)
@given(typed=postcodes | st.text(max_size=12))
def test_tidying_a_postcode_twice_is_tidying_it_once(typed):
    once = tidy_postcode(typed)
    assert once is None or tidy_postcode(once) == once
