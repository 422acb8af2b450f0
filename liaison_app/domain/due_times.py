"""How pressing a promise or a deadline is, in words.

A promise is due by its time, or by the clock that a question starts: whoever asks us something is
answered within 72 hours. A deadline missed long ago is history, and alarms nobody.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from liaison_app.domain.choices import Choice
from liaison_app.domain.when import day_in_words, local_day, short_day

ANSWER_WITHIN = timedelta(hours=72)
_LAST_DAY = timedelta(hours=24)
_HOUR = timedelta(hours=1)
_TWO_DAYS = 48
_LONG_PAST = timedelta(days=60)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """How pressing a deadline is, and how it is said: in short, and with its day."""

    urgency: Urgency | None
    words: str
    whole: str


def deadline_of(day: date | None, *, today: date, settled: bool) -> Deadline:
    """Return how pressing a deadline is; neither one long past nor what is settled presses."""
    if day is None:
        return Deadline(urgency=None, words="No deadline", whole="No deadline")
    on = short_day(day)
    if day < today and (settled or today - day >= _LONG_PAST):
        words = f"Deadline {on}"
        return Deadline(urgency=None, words=words, whole=words)
    said = day_in_words(day, today=today).lower()
    if day < today:
        words, urgency = f"Deadline passed {said}", Urgency.OVERDUE
    else:
        soon = day - today <= timedelta(days=1)
        words, urgency = f"Due {said}", Urgency.SOON if soon else Urgency.LATER
    return Deadline(urgency=urgency, words=words, whole=f"{words} · {on}")


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
