"""The lines of a register's row."""

import pytest

from liaison_app.domain.addresses import address_lines, check_address

BLANK = {"street": "", "locality": "", "address3": "", "town": "", "county": "", "postcode": ""}


def row(**parts):
    return address_lines(**BLANK | parts)


def test_the_lines_stand_in_order_with_the_postcode_last():
    lines = row(
        street="1 Chase Green",
        locality="Chase",
        address3="Unit 2",
        town="Enfield",
        county="Middlesex",
        postcode="en26xx",
    )
    assert lines == ("1 Chase Green", "Chase", "Unit 2", "Enfield", "Middlesex", "EN2 6XX")


def test_blank_parts_leave_no_line():
    lines = row(street="1 Chase Green", locality=" \u00a0", address3=",", town="Enfield")
    assert lines == ("1 Chase Green", "Enfield")


def test_the_same_line_twice_running_is_one_line():
    lines = row(street="1 Chase Green", address3="ENFIELD", town="Enfield", postcode="EN2 6XX")
    assert lines == ("1 Chase Green", "ENFIELD", "EN2 6XX")


def test_the_same_line_further_up_stays():
    lines = row(street="Enfield", locality="Chase Green", town="Enfield", postcode="EN2 6XX")
    assert lines == ("Enfield", "Chase Green", "Enfield", "EN2 6XX")


def test_a_county_that_is_the_town_with_its_welsh_name_is_left_out():
    lines = row(street="1 Sample Road", town="Cardiff", county="Cardiff (Caerdydd)")
    assert lines == ("1 Sample Road", "Cardiff")


def test_a_postcode_that_is_not_real_is_kept_to_be_seen():
    assert row(street="1 Chase Green", postcode="gx11  1aa")[-1] == "gx11 1aa"


def test_a_row_without_a_postcode_ends_with_its_last_part():
    assert row(street="1 Chase Green", town="Enfield") == ("1 Chase Green", "Enfield")


@pytest.mark.parametrize("county", ["", "Middlesex"])
def test_the_lines_of_a_row_make_an_address(county):
    lines = row(street="1 Chase Green", town="Enfield", county=county, postcode="EN2 6XX")
    address = check_address(lines).address
    assert address
    assert (address.lines, address.town) == (lines, "Enfield")
