"""Dates typed the way people say them: "yesterday", "tue", "last friday", "3 days ago", "25/5"."""

import re
from datetime import date, timedelta
from enum import Enum

from liaison_app.domain.text import fold, tidy
from liaison_app.domain.tidied import Tidied

_WEEK = 7
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_NEAR = {
    "today": 0,
    "now": 0,
    "tod": 0,
    "yesterday": -1,
    "yest": -1,
    "tomorrow": 1,
    "tom": 1,
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "last week": -_WEEK,
    "a week today": _WEEK,
    "next week": _WEEK,
}
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"day": 1, "week": _WEEK, "fortnight": 2 * _WEEK}
_AGO = re.compile(r"(\w+) (day|week|fortnight)s? ago")
_AHEAD = re.compile(r"in (\w+) (day|week|fortnight)s?|(\w+) (day|week|fortnight)s? from now")
_SIGNED = re.compile(r"([+-])\s?(\d{1,3})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{2}|\d{4}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]{3,9})(?: (\d{2}|\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{2}|\d{4}))?")
_LEAST_LETTERS = 2
_CENTURY = 2000
_SHORT_YEAR = 100
_LEAP_CYCLE = 8


class Lean(Enum):
    """Which way a date without a year, or a day of the week, is meant."""

    PAST = "past"
    FUTURE = "future"


def spoken_date(text: str, *, today: date, lean: Lean = Lean.PAST) -> Tidied[date]:
    """Return the date that was meant, seen from today, or the sentence that says why there is none.

    A date without a year, and a day of the week, is the nearest on the side it leans to; today
    itself counts as that.
    """
    typed = tidy(text).casefold()
    if not typed:
        return Tidied(value=None, problem="Type a date, such as yesterday, tue or 25/5.")
    try:
        found = _by_words(typed, today, lean) or _by_figures(typed, today, lean)
    except (ValueError, OverflowError):
        return Tidied(value=None, problem="There is no such day. Check the day and the month.")
    if found is None:
        return Tidied(
            value=None, problem="That is not a date. Try yesterday, tue, 25/5 or 25 May 2017."
        )
    return Tidied(value=found)


def _by_words(typed: str, today: date, lean: Lean) -> date | None:
    words = fold(typed)
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    signed = _SIGNED.fullmatch(typed)
    if signed:
        return today + timedelta(days=int(signed[1] + signed[2]))
    ago = _AGO.fullmatch(words)
    if ago:
        return _shifted(today, ago[1], ago[2], -1)
    ahead = _AHEAD.fullmatch(words)
    if ahead:
        return _shifted(today, ahead[1] or ahead[3], ahead[2] or ahead[4], 1)
    return _by_week(words, today, lean)


def _shifted(today: date, number: str, unit: str, sign: int) -> date | None:
    count = int(number) if number.isdecimal() else _NUMBERS.get(number)
    return None if count is None else today + timedelta(days=sign * count * _UNITS[unit])


def _by_week(words: str, today: date, lean: Lean) -> date | None:
    first, _, rest = words.rpartition(" ")
    day = _place(rest, _DAYS)
    if day is None or first not in {"", "on", "this", "last", "next"}:
        return None
    back = (today.weekday() - day) % _WEEK
    ahead = (day - today.weekday()) % _WEEK
    if first == "last":
        return today - timedelta(days=back or _WEEK)
    if first == "next":
        return today + timedelta(days=ahead or _WEEK)
    forward = first == "this" or lean is Lean.FUTURE
    return today + timedelta(days=ahead) if forward else today - timedelta(days=back)


def _by_figures(typed: str, today: date, lean: Lean) -> date | None:
    iso = _ISO.fullmatch(typed)
    if iso:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    figures = _FIGURES.fullmatch(typed)
    if figures:
        return _with_year(int(figures[1]), int(figures[2]), figures[3], today, lean)
    words = fold(typed)
    named = _DAY_MONTH.fullmatch(words)
    day, month, year = (named[1], named[2], named[3]) if named else ("", "", None)
    if not named:
        turned = _MONTH_DAY.fullmatch(words)
        if not turned:
            return None
        day, month, year = turned[2], turned[1], turned[3]
    number = _place(month, _MONTHS)
    return None if number is None else _with_year(int(day), number + 1, year, today, lean)


def _with_year(day: int, month: int, year: str | None, today: date, lean: Lean) -> date:
    if year:
        whole = int(year)
        return date(whole + _CENTURY if whole < _SHORT_YEAR else whole, month, day)
    step = -1 if lean is Lean.PAST else 1
    for away in range(_LEAP_CYCLE + 1):
        try:
            found = date(today.year + step * away, month, day)
        except ValueError:
            continue
        if (found - today).days * step >= 0:
            return found
    return date(today.year, month, day)


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the one name that begins with this word."""
    if len(word) < _LEAST_LETTERS:
        return None
    places = [place for place, name in enumerate(names) if name.startswith(word)]
    return places[0] if len(places) == 1 else None
