"""Which backups are kept."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from liaison_app.store.backups_kept import kept

NOON = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


def days_ago(*days):
    return [NOON - timedelta(days=day) for day in days]


def test_all_of_today_and_yesterday_are_kept():
    made = [NOON - timedelta(hours=hours) for hours in range(36)]
    assert kept(made, now=NOON) == set(made)


def test_one_a_day_is_kept_of_twelve_days_before():
    made = [at - timedelta(hours=hours) for at in days_ago(*range(2, 14)) for hours in (0, 3)]
    assert kept(made, now=NOON) == set(days_ago(*range(2, 14))) | {made[1]}


def test_daily_backups_of_two_years_become_days_weeks_and_months():
    made = days_ago(*range(700))
    staying = sorted(kept(made, now=NOON), reverse=True)
    assert len(staying) == 2 + 12 + 10 + 9
    gaps = [(newer - older).days for newer, older in pairwise(staying)]
    assert gaps[:13] == [1] * 13
    assert gaps[15:23] == [7] * 8
    assert all(28 <= gap <= 31 for gap in gaps[25:])


def test_the_newest_three_are_kept_however_old_they_are():
    made = [NOON - timedelta(days=900, hours=hour) for hour in range(6)]
    assert kept(made, now=NOON) >= set(made[:3])


@given(st.lists(st.integers(0, 60_000), max_size=60, unique=True))
@settings(max_examples=60)
def test_what_is_kept_stays_kept_when_asked_again(hours):
    made = [NOON - timedelta(hours=hour) for hour in hours]
    once = kept(made, now=NOON)
    assert once <= set(made)
    assert kept(once, now=NOON) == once
