"""How pressing a promise is, in words: by its due time, or by the clock that a question starts.

Whoever asks us something is answered within 72 hours.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from liaison_app.domain.choices import Choice
from liaison_app.domain.when import day_in_words, local_day

ANSWER_WITHIN = timedelta(hours=72)
_LAST_DAY = timedelta(hours=24)
_HOUR = timedelta(hours=1)
_TWO_DAYS = 48


class Urgency(Choice):
    """How pressing a promise is, the most pressing first."""

    OVERDUE = "overdue", "Overdue"
    SOON = "soon", "Due soon"
    LATER = "later", "Due later"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueTime:
    """When a promise must be kept, how pressing that is, and how it is said."""

    at: datetime
    urgency: Urgency
    words: str


def due_time(*, due_at: datetime, asked_at: datetime | None, now: datetime) -> DueTime:
    """Return how pressing a promise is; an answer is due 72 hours after the question at latest."""
    answer_by = asked_at + ANSWER_WITHIN if asked_at is not None else None
    if answer_by is not None and answer_by <= due_at:
        return _answer(answer_by, now)
    return _promise(due_at, now)


def _answer(by: datetime, now: datetime) -> DueTime:
    left = by - now
    if left <= timedelta(0):
        words = f"Answer is {_hours(-left)} late"
        return DueTime(at=by, urgency=Urgency.OVERDUE, words=words)
    soon = left <= _LAST_DAY
    return DueTime(
        at=by,
        urgency=Urgency.SOON if soon else Urgency.LATER,
        words=f"Answer within {_hours(left)}",
    )


def _promise(at: datetime, now: datetime) -> DueTime:
    today, day = local_day(now), local_day(at)
    said = day_in_words(day, today=today)
    if at <= now:
        words = "Overdue since today" if day == today else f"Overdue: was due {said.lower()}"
        return DueTime(at=at, urgency=Urgency.OVERDUE, words=words)
    urgency = Urgency.SOON if day == today else Urgency.LATER
    return DueTime(at=at, urgency=urgency, words=f"Due {said.lower()}")


def _hours(span: timedelta) -> str:
    """Return a span in whole hours, or in days from two days on; never less than an hour."""
    hours = max(-(-span // _HOUR), 1)
    if hours >= _TWO_DAYS:
        return f"{hours // 24} days"
    return "1 hour" if hours == 1 else f"{hours} hours"
