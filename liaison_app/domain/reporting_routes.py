"""Where the public can report to: a block that letters print, and when each line of it was checked.

A letter's text asks for the block by a field of its own. It is printed before anything else is
filled in, since it is the same in every letter of a list; so whatever is made of the letter holds
it as text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, mail_text
from liaison_app.domain.reviews import months_later
from liaison_app.domain.when import long_day

ROUTES_FIELD = "Reporting_routes"

LETTER_FIELDS: tuple[str, ...] = (*MAIL_LIST_FIELDS, ROUTES_FIELD)
"""Every field that a letter may ask for: those of the mail list, and the block."""

MONTHS_CHECKED = 12
"""A number that nobody tried for so long may lead nowhere."""

LONGEST_NAME, LONGEST_WORDING = 60, 200

_MARK = f"«{ROUTES_FIELD}»"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteEntry:
    """A reporting route as typed: what it is for, and how it is reached."""

    name: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingRoute:
    """A reporting route as it is kept; no date means that nobody here has checked it."""

    id: int
    version: int
    name: str
    wording: str
    in_use: bool
    last_checked_on: date | None
    checked_by: str

    @property
    def line(self) -> str:
        """Return the line that a letter prints."""
        return printed_line(self.name, self.wording)

    def is_due(self, today: date) -> bool:
        """Return whether it is time to check that it still leads where it should."""
        last = self.last_checked_on
        return last is None or months_later(last, MONTHS_CHECKED) <= today

    def state_words(self, today: date) -> str:
        """Return how its check stands."""
        if self.last_checked_on is None:
            return "Never checked here"
        return "Check again" if self.is_due(today) else "Checked"

    def checked_words(self, today: date) -> str:
        """Return on which day it was last checked, and by whom, to stand behind its state."""
        if self.last_checked_on is None:
            return ""
        by = f" by {self.checked_by}" if self.checked_by else ""
        on = "last checked" if self.is_due(today) else "on"
        return f"{on} {long_day(self.last_checked_on)}{by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutesPrinted:
    """What a letter says of reporting routes: whether it asks for them, and which it prints."""

    asked: bool = False
    routes: tuple[ReportingRoute, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the lines that the letter prints."""
        return tuple(route.line for route in self.routes)

    def due(self, today: date) -> tuple[ReportingRoute, ...]:
        """Return those printed that are to be checked."""
        return tuple(route for route in self.routes if route.is_due(today))

    def notice(self, today: date) -> str:
        """Return what is to be looked at before the letter goes out, or nothing."""
        if self.asked and not self.routes:
            return "The letter asks for reporting routes, and none is in use."
        due, every = len(self.due(today)), len(self.routes)
        if not due:
            return ""
        if due == every:
            whose = "The one route" if every == 1 else f"All {every} routes"
            return f"{whose} in the letter: not checked for {MONTHS_CHECKED} months."
        return f"{due} of {every} routes in the letter: not checked for {MONTHS_CHECKED} months."


def printed_line(name: str, wording: str) -> str:
    """Return a route as one line of a letter."""
    return ": ".join(part for part in (mail_text(name), mail_text(wording)) if part)


def asks_for_routes(body: str) -> bool:
    """Return whether a letter's text has the field that prints the routes."""
    return _MARK in body


def print_routes(body: str, lines: Sequence[str]) -> str:
    """Return a letter's text with the routes in the place of their field, a line for each.

    Where there are none, a line that holds the field alone closes up, together with a heading
    right above it that ends with a colon.
    """
    if lines:
        return body.replace(_MARK, "\n".join(lines))
    text = body.split("\n")
    while _MARK in (stripped := [line.strip() for line in text]):
        place = stripped.index(_MARK)
        first = place - 1 if place and stripped[place - 1].endswith(":") else place
        del text[first : place + 1]
        above, below = text[max(first - 1, 0) : first], text[first : first + 1]
        if not "".join(above + below).strip():  # of two empty lines that come together, one goes
            del text[max(first - 1, 0) : max(first, 1)]
    return "\n".join(text)


PUBLIC_ROUTES: tuple[RouteEntry, ...] = (
    RouteEntry(
        name="In an emergency",
        wording="999, or 18000 by text relay, or 999 BSL in British Sign Language",
    ),
    RouteEntry(name="At any other time", wording="101, or 18001 101 by text relay"),
    RouteEntry(name="Anti-Terrorist Hotline, in confidence", wording="0800 789 321"),
    RouteEntry(name="Crimestoppers, without giving your name", wording="0800 555 111"),
    RouteEntry(name="True Vision, to report hate crime online", wording="www.report-it.org.uk"),
    RouteEntry(name="Tell MAMA, for anti-Muslim hatred", wording="www.tellmamauk.org"),
    RouteEntry(name="CST, for antisemitism", wording="www.cst.org.uk"),
    RouteEntry(name="Centres near you that take reports of hate crime", wording="ask us where"),
)
"""What a new workspace begins with; nobody there has checked any of it yet."""
