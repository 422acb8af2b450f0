from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from liaison_app.domain.spoken_dates import Lean, spoken_date
from liaison_app.domain.when import short_day

TUESDAY = date(2026, 11, 24)
DAYS = some.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 11, 24)),
        (" Yesterday ", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 25)),
        ("the day before yesterday", date(2026, 11, 22)),
        ("tue", date(2026, 11, 24)),
        ("wed", date(2026, 11, 18)),
        ("Monday", date(2026, 11, 23)),
        ("on monday", date(2026, 11, 23)),
        ("last tuesday", date(2026, 11, 17)),
        ("next tue", date(2026, 12, 1)),
        ("this fri", date(2026, 11, 27)),
        ("3 days ago", date(2026, 11, 21)),
        ("a week ago", date(2026, 11, 17)),
        ("a fortnight ago", date(2026, 11, 10)),
        ("two weeks ago", date(2026, 11, 10)),
        ("in 2 weeks", date(2026, 12, 8)),
        ("3 days from now", date(2026, 11, 27)),
        ("-2", date(2026, 11, 22)),
        ("+7", date(2026, 12, 1)),
        ("25/5", date(2026, 5, 25)),
        ("25/12", date(2025, 12, 25)),
        ("25.5.17", date(2017, 5, 25)),
        ("25-05-2017", date(2017, 5, 25)),
        ("2017-05-25", date(2017, 5, 25)),
        ("25 may", date(2026, 5, 25)),
        ("25th of May 2017", date(2017, 5, 25)),
        ("may 25", date(2026, 5, 25)),
        ("May 25th, 2017", date(2017, 5, 25)),
        ("29/2", date(2024, 2, 29)),
    ],
)
def test_a_date_is_understood_as_people_say_it(typed, meant):
    assert spoken_date(typed, today=TUESDAY).value == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tue", date(2026, 11, 24)),
        ("wed", date(2026, 11, 25)),
        ("25/5", date(2027, 5, 25)),
        ("25/12", date(2026, 12, 25)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_a_deadline_is_looked_for_ahead(typed, meant):
    assert spoken_date(typed, today=TUESDAY, lean=Lean.FUTURE).value == meant


@pytest.mark.parametrize(
    "typed", ["31/2", "0/5", "32 may", "25/13", "2026-02-30", "30/2", "9999999 weeks ago"]
)
def test_a_day_that_does_not_exist_is_said_to_be_so(typed):
    found = spoken_date(typed, today=TUESDAY)

    assert found.value is None
    assert found.problem == "There is no such day. Check the day and the month."


@pytest.mark.parametrize("typed", ["t", "soon", "tuxx", "25 ma", "many days ago", "ju 5", "12"])
def test_words_that_are_no_date_are_answered_with_examples(typed):
    found = spoken_date(typed, today=TUESDAY)

    assert found.value is None
    assert found.problem.startswith("That is not a date.")


def test_an_empty_field_is_answered_with_what_to_type():
    assert spoken_date(" ", today=TUESDAY).problem.startswith("Type a date")


@settings(max_examples=60)
@given(day=DAYS, today=DAYS)
def test_a_date_as_the_program_shows_it_is_understood_again(day, today):
    shown = short_day(day).split(" ", 1)[1]

    assert spoken_date(shown, today=today).value == day
    assert spoken_date(f"{day:%d/%m/%Y}", today=today).value == day


@settings(max_examples=60)
@given(today=DAYS, weekday=some.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
def test_a_day_of_the_week_is_never_more_than_six_days_away(today, weekday):
    past = spoken_date(weekday, today=today).value
    ahead = spoken_date(weekday, today=today, lean=Lean.FUTURE).value

    assert timedelta(0) <= today - past < timedelta(days=7)
    assert timedelta(0) <= ahead - today < timedelta(days=7)


@settings(max_examples=100)
@given(typed=some.text(max_size=20), today=DAYS)
def test_anything_typed_gives_a_date_or_a_problem(typed, today):
    found = spoken_date(typed, today=today)

    assert (found.value is None) == bool(found.problem)
