"""Times as officers read them: in London, and by how long ago."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
"""Written out: they are English on every computer, and a list paints them many times a frame."""

_DAYS_IN_A_WEEK = 7
_DAYS_IN_TWO_MONTHS = 61
_DAYS_IN_A_YEAR = 365


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    """Return a moment as London's clocks show it."""
    return at.astimezone(LONDON)


def local_day(at: datetime) -> date:
    """Return the day on which a moment fell in London."""
    return local(at).date()


def long_day(day: date) -> str:
    """Return a date as a letter writes it: 25 May 2017."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """Return a date as a list writes it: Thu 25 May 2017."""
    month = _MONTHS[day.month - 1][:3]
    return f"{_DAYS[day.weekday()]} {day.day} {month} {day.year}"


def clock_time(at: datetime) -> str:
    """Return a moment with its full date: Thu 25 May 2017, 14:05."""
    here = local(at)
    return f"{short_day(here)}, {here.hour:02}:{here.minute:02}"


def days_between(at: datetime, *, today: date) -> str:
    """Return how long ago a moment was, or how far off it is, in words and whole days."""
    return day_in_words(local_day(at), today=today)


def day_in_words(day: date, *, today: date) -> str:
    """Return a day as "Today", "3 days ago", "in 2 weeks" and the like."""
    days = (today - day).days
    near = {0: "Today", 1: "Yesterday", -1: "Tomorrow"}
    if days in near:
        return near[days]
    count = _in_units(abs(days))
    return f"{count} ago" if days > 0 else f"in {count}"


def _in_units(days: int) -> str:
    if days < 2 * _DAYS_IN_A_WEEK:
        return f"{days} days"
    if days < _DAYS_IN_TWO_MONTHS:
        return f"{days // _DAYS_IN_A_WEEK} weeks"
    if days < _DAYS_IN_A_YEAR:
        return f"{days * 12 // _DAYS_IN_A_YEAR} months"
    years = days // _DAYS_IN_A_YEAR
    return "1 year" if years == 1 else f"{years} years"
