"""Reporting routes as letters print them, and when they are to be checked."""

from datetime import date

import pytest

from liaison_app.domain.letters import fill
from liaison_app.domain.reporting_routes import (
    LETTER_FIELDS,
    LONGEST_NAME,
    LONGEST_WORDING,
    PUBLIC_ROUTES,
    ReportingRoute,
    RoutesPrinted,
    asks_for_routes,
    print_routes,
    printed_line,
)

LINES = ("In an emergency: 999", "At any other time: 101")


def a_route(on=None, **said):
    values = {"name": "Crimestoppers", "wording": "0800 555 111", "in_use": True, "checked_by": ""}
    return ReportingRoute(id=1, version=1, last_checked_on=on, **values | said)


def test_the_routes_stand_in_the_place_of_their_field_a_line_for_each():
    body = "Dear all,\n\nReach us:\n«Reporting_routes»\n\nYours"

    assert print_routes(body, LINES) == (
        "Dear all,\n\nReach us:\nIn an emergency: 999\nAt any other time: 101\n\nYours"
    )


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ("Dear all,\n\nReach us:\n«Reporting_routes»\n\nYours", "Dear all,\n\nYours"),
        ("Dear all,\n\n«Reporting_routes»\n\nYours", "Dear all,\n\nYours"),
        ("Dear all,\nReach us:\n «Reporting_routes» \nYours", "Dear all,\nYours"),
        ("Dear all,\n\nReach us:\n«Reporting_routes»\nYours", "Dear all,\n\nYours"),
        ("Dear all,\n\nReach us:\n«Reporting_routes»", "Dear all,"),
        ("«Reporting_routes»\nYours", "Yours"),
        ("«Reporting_routes»\n\nDear all\n«Reporting_routes»", "Dear all"),
        ("Dear all,\n\nYours", "Dear all,\n\nYours"),
    ],
)
def test_with_no_route_in_use_their_line_closes_up_with_its_heading(body, printed):
    assert print_routes(body, ()) == printed


def test_what_a_route_says_is_never_taken_for_a_field_or_a_format():
    body = print_routes("«Salutation»,\n«Reporting_routes»", ["100 % sure %s", "{Surname} \\1"])

    assert fill(body, {"Salutation": "Dear Rabbi"}) == ("Dear Rabbi,\n100 % sure %s\n{Surname} \\1")


def test_a_letter_asks_for_the_routes_by_their_field_alone():
    assert asks_for_routes("Reach us:\n«Reporting_routes»")
    assert not asks_for_routes("Reporting_routes, reporting routes, «Organisation»")
    assert "Reporting_routes" in LETTER_FIELDS


def test_a_line_is_the_name_and_how_it_is_reached():
    assert a_route().line == "Crimestoppers: 0800 555 111"
    assert a_route(wording="").line == "Crimestoppers"
    assert printed_line(" Near\nyou ", "ask  us") == "Near you: ask us"


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (None, True),
        (date(2025, 5, 25), True),
        (date(2025, 5, 26), False),
        (date(2026, 5, 25), False),
        (date(2023, 1, 1), True),
    ],
)
def test_a_route_is_to_be_checked_when_nobody_did_for_twelve_months(on, due):
    today = date(2026, 5, 25)

    assert a_route(on).is_due(today) is due
    printed = RoutesPrinted(asked=True, routes=(a_route(on),))
    assert bool(printed.due(today)) is due


def test_a_route_says_when_it_was_checked_by_whom_and_that_it_is_time_to():
    on = date(2025, 5, 26)
    before, after = date(2026, 5, 25), date(2026, 5, 26)

    def said(route, today):
        return f"{route.state_words(today)} {route.checked_words(today)}".strip()

    assert said(a_route(), before) == "Never checked here"
    assert said(a_route(on), before) == "Checked on 26 May 2025"
    by = a_route(on, checked_by="A Sample")
    assert said(by, before) == "Checked on 26 May 2025 by A Sample"
    assert said(by, after) == "Check again last checked 26 May 2025 by A Sample"


def test_a_letter_says_how_many_of_its_routes_are_to_be_checked():
    today = date(2026, 5, 25)
    good, late, never = a_route(today), a_route(date(2025, 5, 25)), a_route()

    def notice(*routes, asked=True):
        return RoutesPrinted(asked=asked, routes=routes).notice(today)

    assert notice(asked=False) == notice(good) == notice(good, good) == ""
    assert notice() == "The letter asks for reporting routes, and none is in use."
    assert notice(late) == "The one route in the letter: not checked for 12 months."
    assert notice(late, never) == "All 2 routes in the letter: not checked for 12 months."
    assert notice(late, good, never) == "2 of 3 routes in the letter: not checked for 12 months."


@pytest.mark.parametrize(
    "said", ["999", "18000", "999 BSL", "101", "18001 101", "0800 789 321", "0800 555 111"]
)
def test_the_public_routes_have_every_public_number(said):
    assert any(said in one.wording for one in PUBLIC_ROUTES)


@pytest.mark.parametrize("said", ["True Vision", "Tell MAMA", "CST", "Centres near you"])
def test_the_public_routes_name_who_takes_reports_of_hate_crime(said):
    assert any(said in one.name for one in PUBLIC_ROUTES)


def test_the_public_routes_can_be_kept_as_they_are():
    for one in PUBLIC_ROUTES:
        assert 0 < len(one.name) <= LONGEST_NAME
        assert 0 < len(one.wording) <= LONGEST_WORDING
