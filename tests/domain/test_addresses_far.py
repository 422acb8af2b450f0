"""Addresses of the British Forces, and abroad."""

import pytest

from liaison_app.domain.addresses import AddressProblem, Reach, check_address
from liaison_app.domain.countries import country_abroad, is_home_country

UNIT = ("Sgt A Sample", "1 Sample Regiment")


@pytest.mark.parametrize(
    "number", ["BFPO 15", "bfpo15", "B.F.P.O. 15", "BFPO c/o 15", "BFPO No 15"]
)
def test_a_bfpo_number_stands_in_place_of_a_postcode(number):
    address = check_address([*UNIT, number]).address
    assert address
    assert (address.lines, address.postcode, address.town) == ((*UNIT, "BFPO 15"), "", "")


def test_a_bfpo_number_stands_with_a_bf1_postcode():
    for ending in (
        ["bf12at", "BFPO 57"],
        ["BFPO 57", "BF1 2AT"],
        ["BFPO 57", "BF1 2AT", "BFPO 57"],
    ):
        address = check_address([*UNIT, *ending]).address
        assert address
        assert address.lines == (*UNIT, "BF1 2AT", "BFPO 57")
        assert (address.postcode, address.town) == ("BF1 2AT", "")


def test_a_bf1_postcode_is_enough():
    address = check_address([*UNIT, "BF1 2AT"]).address
    assert address
    assert (address.lines[-1], address.town) == ("BF1 2AT", "")


@pytest.mark.parametrize(
    "ending",
    [
        ["BFPO 57", "Cyprus"],
        ["Cyprus", "BFPO 57"],
        ["Cyprus", "BF1 2AT"],
        ["Cyprus", "BF1 2AT", "BFPO 57"],
        ["Akrotiri", "Cyprus", "Dhekelia", "BFPO 57"],
    ],
)
@pytest.mark.parametrize("reach", Reach)
def test_a_bfpo_address_never_has_a_country(ending, reach):
    checked = check_address([*UNIT, *ending], reach=reach)
    assert checked.problem is AddressProblem.BFPO_COUNTRY


def test_a_country_line_of_the_uk_is_dropped_from_a_bfpo_address_as_from_any():
    for ending in (["BFPO 57", "UK"], ["UK", "BFPO 57"]):
        checked = check_address([*UNIT, *ending])
        assert checked.address
        assert checked.address.lines == (*UNIT, "BFPO 57")
        assert len(checked.notices) == 1


def test_a_bfpo_number_does_not_go_with_an_ordinary_postcode():
    checked = check_address([*UNIT, "EN2 6XX", "BFPO 57"])
    assert checked.problem is AddressProblem.BFPO_POSTCODE


def test_a_bfpo_number_alone_is_not_an_address():
    assert check_address(["BFPO 57"]).problem is AddressProblem.TOO_FEW_LINES


def test_an_address_abroad_is_refused_where_the_list_does_not_allow_it():
    checked = check_address(["1 Rue Exemple", "75000 Paris", "France"])
    assert checked.problem is AddressProblem.ABROAD


def test_an_address_abroad_is_accepted_where_the_list_allows_it():
    checked = check_address(["1 Rue Exemple", "75000 Paris", "FRANCE"], reach=Reach.ABROAD)
    assert checked.address
    assert checked.address.lines == ("1 Rue Exemple", "75000 Paris", "France")
    assert (checked.address.postcode, checked.address.town) == ("", "75000 Paris")


def test_the_last_line_abroad_is_a_known_country():
    checked = check_address(["1 Sample Street", "Sampletown", "Ruritania"], reach=Reach.ABROAD)
    assert checked.problem is AddressProblem.COUNTRY


def test_an_address_at_home_is_accepted_where_abroad_is_allowed_too():
    home = ["1 Chase Green", "Enfield", "EN2 6XX", "England"]
    assert check_address(home, reach=Reach.ABROAD) == check_address(home)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("IRELAND", "Ireland"),
        ("Éire", "Ireland"),
        ("Republic of Ireland", "Ireland"),
        ("The Gambia", "Gambia"),
        ("U.S.A.", "United States"),
        ("Cote d'Ivoire", "Ivory Coast"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("Saint Lucia", "St Lucia"),
        ("Czechia", "Czech Republic"),
        ("gibraltar", "Gibraltar"),
    ],
)
def test_a_country_is_known_by_its_common_names(line, name):
    assert country_abroad(line) == name


@pytest.mark.parametrize("line", ["", "the", "Enfield", "Ruritania", "England", "Northern Ireland"])
def test_a_line_that_is_no_country_abroad(line):
    assert country_abroad(line) is None


@pytest.mark.parametrize(
    "line", ["Wales", "Cymru", "Scotland, UK", "Isle of Man", "Channel Islands"]
)
def test_the_nations_and_the_crown_dependencies_are_home(line):
    assert is_home_country(line)


@pytest.mark.parametrize("line", ["", "Ireland", "New England", "Jersey City"])
def test_what_only_looks_like_home_is_not(line):
    assert not is_home_country(line)
