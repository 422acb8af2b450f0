from datetime import date

import pytest

from liaison_app.domain.reviews import is_due, months_later, review_words

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 21), 3, date(2027, 2, 21)),
        (date(2026, 12, 21), 12, date(2027, 12, 21)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert months_later(day, months) == later


def test_a_review_is_due_from_its_day_on():
    assert is_due(TODAY, today=TODAY)
    assert is_due(date(2026, 11, 20), today=TODAY)
    assert not is_due(date(2026, 11, 22), today=TODAY)
    assert not is_due(None, today=TODAY)


def test_a_review_is_told_in_words():
    assert review_words(None, today=TODAY) == ""
    assert review_words(date(2027, 1, 5), today=TODAY) == "Review on 5 January 2027."
    assert review_words(TODAY, today=TODAY) == "Review it today."
    assert review_words(date(2026, 11, 1), today=TODAY) == "Due for review since 1 November 2026."
