"""The review of a warning: when it is due, and until when a warning is kept."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from liaison_app.domain.when import day_in_words, long_day

USUAL_MONTHS = 6
SPANS: Mapping[int, str] = MappingProxyType({3: "3 months", USUAL_MONTHS: "6 months", 12: "a year"})
"""For how many months a warning is kept after a look at it, and how that is said."""

KEEP_LONGER = f"Keep {SPANS[USUAL_MONTHS]}"

_MONTHS = 12


def is_due(review_on: date | None, *, today: date) -> bool:
    """Return whether the day has come on which to look whether a warning still holds."""
    return review_on is not None and review_on <= today


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a month that has none such."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def review_words(review_on: date | None, *, today: date) -> str:
    """Return when a warning is to be looked at again, or that its day has come."""
    if review_on is None:
        return ""
    if not is_due(review_on, today=today):
        return f"Review on {long_day(review_on)}."
    said = day_in_words(review_on, today=today).lower()
    return f"Due for review since {long_day(review_on)}." if said != "today" else "Review it today."
