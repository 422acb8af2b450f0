"""One field of a record, declared once: its form, its checks and its column follow from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from liaison_app.domain.choices import Choice
from liaison_app.domain.emails import tidy_email
from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.domain.tidied import Tidied

Checked = Tidied[str] | Tidied[int] | Tidied[bool] | Tidied[date] | Tidied[Choice]
YES = "yes"
"""What a ticked box says; one that is not ticked says nothing."""

LONGEST_LINE = 1_000
"""What is longer is a text that was pasted by mistake."""

_TOO_LONG = "This is too long. Say it in 1,000 letters at most."
_DAY = "%d/%m/%Y"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column as officers know it: its label, how what they type is checked, and its choices.

    ``check`` returns the value to keep, with a notice or a problem to show beside the field.
    ``only_for`` names the kinds of organisation that have it; empty means all. ``tick`` is what
    stands beside a box to tick; a day may be said in any way that people say one, and
    a day of the week is the next one where it ``lies_ahead``.
    """

    name: str
    label: str
    check: Callable[[str], Checked]
    group: str = ""
    only_for: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    several_lines: bool = False
    is_day: bool = False
    lies_ahead: bool = False
    tick: str = ""
    hint: str = ""


def check_line(text: str) -> Tidied[str]:
    """Return one tidy line; one without end is a problem."""
    line = tidy(text)
    return Tidied(value=None, problem=_TOO_LONG) if len(line) > LONGEST_LINE else Tidied(value=line)


def check_lines(text: str) -> Tidied[str]:
    """Return tidy lines."""
    return Tidied(value=tidy_lines(text))


def check_needed(text: str) -> Tidied[str]:
    """Return one tidy line; an empty one is a problem."""
    if not tidy(text):
        return Tidied(value=None, problem="This cannot be empty.")
    return check_line(text)


def check_number(text: str) -> Tidied[int]:
    """Return a whole number of people or years; thousands may have their comma."""
    bare = tidy(text).replace(",", "").replace(" ", "")
    if not bare:
        return Tidied(value=None)
    if bare.isascii() and bare.isdigit() and len(bare) <= len("100000000"):
        return Tidied(value=int(bare))
    return Tidied(value=None, problem="Type a whole number, such as 250.")


def check_day(text: str) -> Tidied[date]:
    """Return the day written as 25/05/2017, or none; a form reads what people say into that."""
    typed = tidy(text)
    if not typed:
        return Tidied(value=None)
    try:
        return Tidied(value=datetime.strptime(typed, _DAY).date())  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return Tidied(value=None, problem="Type a day, such as 25/05/2017.")


def check_tick(text: str) -> Tidied[bool]:
    """Return whether a box is ticked."""
    return Tidied(value=tidy(text) == YES)


def check_postcode(text: str) -> Tidied[str]:
    """Return the postcode with its one space, or nothing; another text is a problem."""
    if not tidy(text):
        return Tidied(value="")
    postcode = tidy_postcode(text)
    if postcode is None:
        return Tidied(value=None, problem="This is no postcode. One looks like EN2 6AA.")
    return Tidied(value=postcode)


def check_email(text: str) -> Tidied[str]:
    """Return the e-mail address in lower case, or nothing."""
    return tidy_email(text) if tidy(text) else Tidied(value="")


def check_choice(choices: type[Choice]) -> Callable[[str], Tidied[Choice]]:
    """Return a check that takes the label, or the stored word, of one of the choices."""

    def check(text: str) -> Tidied[Choice]:
        chosen = choices.from_label(text)
        if chosen is None:
            listed = ", ".join(one.label for one in choices)
            return Tidied(value=None, problem=f"Choose one of these: {listed}.")
        return Tidied(value=chosen)

    return check


def as_text(value: object) -> str:
    """Return a field's value as it is typed and shown."""
    if value is None or value is False:
        return ""
    if value is True:
        return YES
    if isinstance(value, date):
        return f"{value:{_DAY}}"
    return value.label if isinstance(value, Choice) else str(value)
