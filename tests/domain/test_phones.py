import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.domain.phones import ZERO_PUT_BACK, Phone, phone_digits, read_phone

LONDON = Phone(e164="+442079460468", shown="020 7946 0468", mobile=False)
MOBILE = Phone(e164="+447700900123", shown="07700 900123", mobile=True)

DRAMA = [
    "020 7946 0{}",
    "07700 900{}",
    "01632 960{}",
    "0113 496 0{}",
    "029 2018 0{}",
    "0808 157 0{}",
]
numbers = st.builds(str.format, st.sampled_from(DRAMA), st.integers(0, 999).map("{:03}".format))


@pytest.mark.parametrize(
    "typed",
    [
        "0207 946 0468",
        "+44 (0)20 7946 0468",
        "0044 20 7946 0468",
        "00 44 (0) 20 7946 0468",
        "44 20 7946 0468",
        "020-7946-0468",
        "(020) 7946 0468",
        "\u200b020\u00a07946\u20110468 ",
        "Tel: 020 7946 0468",
        "020.7946.0468",
    ],
)
def test_the_spellings_of_one_number_are_one_number(typed):
    read = read_phone(typed)
    assert (read.value, read.notices, read.problem) == (LONDON, (), "")


@pytest.mark.parametrize(
    ("typed", "phone"),
    [("2079460468", LONDON), ("20 7946 0468", LONDON), ("7700900123", MOBILE)],
)
def test_a_lost_leading_zero_is_put_back_with_a_notice(typed, phone):
    read = read_phone(typed)
    assert (read.value, read.notices) == (phone, (ZERO_PUT_BACK,))


def test_a_number_that_excel_made_a_decimal_gets_its_zero_back_with_a_notice():
    read = read_phone("7700900123.0")
    assert (read.value, read.notices) == (MOBILE, (ZERO_PUT_BACK,))


@pytest.mark.parametrize(
    "typed", ["2.0795E+09", "4.47701E+11", "4,47701e+11", "2E9", "2.0795E+999"]
)
def test_a_number_in_scientific_form_has_lost_digits_for_good(typed):
    read = read_phone(typed)
    assert read.value is None
    assert read.problem.startswith("Digits were lost")


def test_a_number_in_scientific_form_with_all_its_digits_has_lost_only_the_zero():
    read = read_phone("2.079460468E+09")
    assert (read.value, read.notices) == (LONDON, (ZERO_PUT_BACK,))


@pytest.mark.parametrize("code", ["101", "105", "111", "112", "999", "18000"])
@pytest.mark.parametrize("ending", ["", ".0", " "])
def test_short_codes_are_phones_of_our_own_table(code, ending):
    read = read_phone(code + ending)
    assert (read.value, read.notices) == (Phone(e164=code, shown=code, mobile=False), ())


@pytest.mark.parametrize("typed", ["116 123", "116123", "116-123"])
def test_a_helpline_of_the_116_range_is_shown_in_two_parts(typed):
    assert read_phone(typed).value == Phone(e164="116123", shown="116 123", mobile=False)


@pytest.mark.parametrize("typed", ["100", "102", "1010", "18001", "11612", "998"])
def test_other_short_numbers_are_not_in_the_table(typed):
    assert read_phone(typed).value is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("0800789321", "0800 789 321"), ("+44800555111", "0800 555 111"), ("08001111", "0800 1111")],
)
def test_the_hotlines_are_shown_as_they_are_printed(typed, shown):
    assert read_phone(typed).value.shown == shown


@pytest.mark.parametrize("typed", ["07700 900000", "07700 900999"])
def test_the_mobile_drama_range_is_allowed(typed):
    phone = read_phone(typed).value
    assert phone
    assert (phone.shown, phone.mobile) == (typed, True)


def test_the_drama_area_code_is_allowed_and_no_mobile():
    phone = read_phone("01632 960123").value
    assert phone == Phone(e164="+441632960123", shown="01632 960123", mobile=False)


def test_numbers_that_begin_like_mobiles_and_are_none_are_no_mobiles():
    personal = read_phone("070 0000 0000").value
    assert personal
    assert not personal.mobile


@pytest.mark.parametrize("typed", ["07700 901000", "01632 961000"])
def test_beside_the_drama_ranges_the_library_decides(typed):
    assert read_phone(typed).value is None


@pytest.mark.parametrize(
    "ending",
    [" ext 12", " Ext. 12", " extension 12", "x12", " x 12", " (ext 12)", "#12", ";ext=12"],
)
def test_an_extension_is_kept_and_shown(ending):
    read = read_phone(f"020 7946 0468{ending}")
    assert read.value == Phone(
        e164="+442079460468;ext=12", shown="020 7946 0468 ext 12", mobile=False
    )


def test_a_number_abroad_is_shown_so_that_it_can_be_dialled():
    phone = read_phone("001 202 555 0123").value
    assert phone == Phone(e164="+12025550123", shown="+1 202-555-0123", mobile=False)


@pytest.mark.parametrize("separator", [" / ", "; ", ", ", " or ", " and ", " & "])
def test_two_numbers_in_one_cell_are_a_problem_that_says_so(separator):
    read = read_phone(f"020 7946 0468{separator}07700 900123")
    assert read.value is None
    assert "more than one number" in read.problem


@pytest.mark.parametrize(
    "typed", ["020 7946 0468 (office)", "0800 FLOWERS", "ask the vicar", "O20 7946"]
)
def test_words_are_never_turned_into_digits(typed):
    read = read_phone(typed)
    assert read.value is None
    assert "words" in read.problem


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "no phone number"),
        (" \u200b ", "no phone number"),
        ("0", "too few"),
        ("7946 0468", "too few"),
        ("01204", "too few"),
        ("020 7946 04689", "too many"),
        ("020 7946 0468 0000 0000", "too many"),
        ("0000 000 0000", "check the digits"),
        ("01234 56789", "check the digits"),
        ("+999 1234 5678", "check the digits"),
    ],
)
def test_a_number_that_cannot_be_one_is_a_problem_that_says_what_to_do(typed, part):
    read = read_phone(typed)
    assert read.value is None
    assert part in read.problem
    assert read.problem.endswith(".")


def test_a_very_long_text_is_refused_at_once():
    for text in ("1" * 100_000, "x" * 100_000, "#" * 100_000, "9E" + "9" * 100_000, "(" * 100_000):
        assert read_phone(text).value is None


@settings(max_examples=60)
@given(typed=numbers)
def test_what_is_kept_and_what_is_shown_read_back_as_the_same_phone(typed):
    phone = read_phone(typed).value
    assert phone
    assert read_phone(phone.e164).value == phone
    assert read_phone(phone.shown).value == phone


@settings(max_examples=60)
@given(typed=numbers, data=st.data())
def test_every_spelling_of_a_number_has_the_same_digits_for_search(typed, data):
    bare = typed.replace(" ", "")
    spellings = [typed, bare, bare[1:], f"+44{bare[1:]}", f"0044 {bare[1:]}", f"+44 (0){bare[1:]}"]
    spelling = data.draw(st.sampled_from(spellings))
    phone = read_phone(spelling).value
    assert phone
    assert {phone_digits(text) for text in (spelling, phone.e164, phone.shown)} == {bare[1:]}


@settings(max_examples=100)
@given(text=st.text(max_size=20) | st.text("0123456789+() -.xE;=", max_size=20))
def test_any_text_is_a_phone_or_a_problem_and_never_an_error(text):
    read = read_phone(text)
    assert (read.value is None) == bool(read.problem)
    assert phone_digits(text).isdecimal() or not phone_digits(text)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("+44 20 7946 0468", "2079460468"),
        ("02079460468", "2079460468"),
        ("2079460468", "2079460468"),
        ("2079460468.0", "2079460468"),
        ("442079460468", "2079460468"),
        ("Tel: (020) 7946 0468 ext 12", "2079460468"),
        ("+1 202-555-0123", "12025550123"),
        ("001 202 555 0123", "12025550123"),
        ("020 79", "2079"),
        ("+44 20 79", "2079"),
        ("4468", "4468"),
        ("101", "101"),
        ("116 123", "116123"),
        ("nobody", ""),
        ("", ""),
    ],
)
def test_the_digits_that_a_number_is_searched_for_by(typed, digits):
    assert phone_digits(typed) == digits


def test_starting_the_program_does_not_wait_for_the_libraries_of_numbers_and_addresses():
    code = (
        "import sys, liaison_app.domain.phones, liaison_app.domain.emails\n"
        "print([name for name in ('phonenumbers', 'email_validator') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
