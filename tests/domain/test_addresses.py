import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.domain.addresses import (
    COUNTRY_LEFT_OUT,
    AddressProblem,
    PostalAddress,
    check_address,
)

HALL = ("Sample Hall", "1 Chase Green", "Enfield", "EN2 6XX")
anything = st.lists(st.text(max_size=12), max_size=9)
pieces = st.sampled_from(
    [*HALL, "", "UK", "England", "Jersey", "BFPO 15", "BF1 2AT", "France", "NFA", " , ", "A , b ."]
)


def problem_of(*lines):
    checked = check_address(lines)
    assert (checked.address is None) == (checked.problem is not None)
    return checked.problem


def test_a_good_address_is_kept_as_it_is():
    checked = check_address(HALL)
    assert checked.address == PostalAddress(lines=HALL, postcode="EN2 6XX", town="Enfield")
    assert (checked.problem, checked.notices) == (None, ())


def test_white_space_is_trimmed_and_collapsed_unseen_and_no_break_spaces_too():
    checked = check_address(
        ["  Sample\u00a0\u00a0Hall ", "1\u200b Chase \t Green", "", " \u200b ", "Enfield", "en26xx"]
    )
    assert checked.address
    assert checked.address.lines == HALL


def test_no_space_stands_before_a_comma_or_full_stop_and_no_comma_ends_a_line():
    checked = check_address(["St . Sample's Hall ,", "1 , Chase Green,", "Enfield", "EN2 6XX"])
    assert checked.address
    assert checked.address.lines[:2] == ("St. Sample's Hall", "1, Chase Green")


def test_a_cell_of_several_lines_is_several_lines():
    checked = check_address(["Sample Hall\r\n1 Chase Green\nEnfield", "EN2 6XX"])
    assert checked.address
    assert checked.address.lines == HALL


@pytest.mark.parametrize(
    "country",
    [
        "UK",
        "U.K.",
        "United Kingdom",
        "the United Kingdom",
        "England",
        "ENGLAND, UK",
        "Great Britain",
    ],
)
def test_a_trailing_country_line_of_the_uk_is_dropped_with_a_notice(country):
    checked = check_address([*HALL, country])
    assert checked.address
    assert checked.address.lines == HALL
    assert checked.notices == (COUNTRY_LEFT_OUT,)


def test_several_trailing_country_lines_of_home_are_dropped():
    checked = check_address(["1 Royal Square", "St Helier", "JE2 4WA", "Jersey", "UK"])
    assert checked.address
    assert checked.address.lines == ("1 Royal Square", "St Helier", "JE2 4WA")


def test_nothing_but_blanks_is_no_address():
    assert problem_of() is AddressProblem.MISSING
    assert problem_of("", " \u00a0", ",", "UK") is AddressProblem.MISSING


def test_an_address_has_at_least_3_lines():
    assert problem_of("Enfield", "EN2 6XX") is AddressProblem.TOO_FEW_LINES
    assert problem_of("1 Chase Green", "Enfield", "EN2 6XX") is None


def test_an_address_has_at_most_7_lines():
    six = [f"Line {number}" for number in range(1, 7)]
    assert problem_of(*six, "EN2 6XX") is None
    assert problem_of(*six, "Enfield", "EN2 6XX") is AddressProblem.TOO_MANY_LINES


@pytest.mark.parametrize("last", ["", "Enfield", "EN2", "GX11 1AA", "ZZ9 9ZZ", "GIR 0AA"])
def test_the_last_line_is_a_real_postcode(last):
    assert problem_of("Sample Hall", "1 Chase Green", "Enfield", last) is AddressProblem.POSTCODE


@pytest.mark.parametrize("sign", list('@()=[]"\\/,<>~'))
@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_line_starts_with_a_sign(sign, place):
    lines = list(HALL)
    lines[place] = sign + lines[place]
    assert problem_of(*lines) is AddressProblem.FIRST_CHARACTER


@pytest.mark.parametrize(
    "line",
    [
        "No fixed abode",
        "of NO FIXED ADDRESS",
        "NFA",
        "nfa",
        "N.F.A.",
        "NFA, Enfield",
        "No  fixed abode",
    ],
)
def test_no_fixed_abode_is_no_address(line):
    assert problem_of("Jo Sample", line, "Enfield", "EN2 6XX") is AddressProblem.NO_FIXED_ABODE


def test_no_fixed_abode_is_seen_across_two_lines():
    assert problem_of("No fixed", "abode", "EN2 6XX") is AddressProblem.NO_FIXED_ABODE


def test_a_name_that_holds_the_letters_nfa_is_no_reason_to_refuse():
    assert problem_of("Benfa House", "1 Chase Green", "EN2 6XX") is None


@pytest.mark.parametrize("place", [0, 1])
def test_lines_1_and_2_hold_a_letter_or_digit(place):
    lines = list(HALL)
    lines[place] = "- . -"
    assert problem_of(*lines) is AddressProblem.EMPTY_START


def test_later_lines_need_no_letter_or_digit():
    assert problem_of("Sample Hall", "1 Chase Green", "--", "EN2 6XX") is None


def test_the_town_is_the_line_above_the_postcode_that_is_no_county_or_nation():
    assert check_address(HALL).address.town == "Enfield"
    assert check_address([*HALL[:3], "Middlesex", "EN2 6XX"]).address.town == "Enfield"
    assert check_address([*HALL[:3], "England", "EN2 6XX"]).address.town == "Enfield"
    welsh = ["Ysgol Sample", "Llangefni", "Isle of Anglesey (Ynys Mon)", "LL77 7XX"]
    assert check_address(welsh).address.town == "Llangefni"


def test_every_problem_has_a_short_reason_and_a_hint_that_says_what_to_do():
    for problem in AddressProblem:
        assert 0 < len(problem.label) <= 60
        assert problem.hint.endswith(".")


@settings(max_examples=150)
@given(lines=anything | st.lists(pieces, max_size=9))
def test_tidying_an_address_twice_is_tidying_it_once(lines):
    once = check_address(lines).address
    if once:
        again = check_address(once.lines)
        assert (again.address, again.notices) == (once, ())


@settings(max_examples=150)
@given(lines=anything | st.lists(pieces, max_size=9))
def test_what_is_found_fit_keeps_every_rule(lines):
    address = check_address(lines).address
    if address:
        assert 3 <= len(address.lines) <= 7
        assert address.lines[-1] == address.postcode or address.lines[-1].startswith("BFPO ")
        assert not any(line.startswith(tuple('@()=[]"\\/,<>~')) for line in address.lines)
        assert all(any(map(str.isalnum, line)) for line in address.lines[:2])
