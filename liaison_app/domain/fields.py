"""One field of a record, declared once: its form, its checks and its column follow from it."""

from collections.abc import Callable
from dataclasses import dataclass

from liaison_app.domain.choices import Choice
from liaison_app.domain.emails import tidy_email
from liaison_app.domain.postcodes import tidy_postcode
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.domain.tidied import Tidied

Checked = Tidied[str] | Tidied[int] | Tidied[Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column as officers know it: its label, how what they type is checked, and its choices.

    ``check`` returns the value to keep, with a notice or a problem to show beside the field.
    ``only_for`` names the kinds of organisation that have it; empty means all.
    """

    name: str
    label: str
    check: Callable[[str], Checked]
    group: str = ""
    only_for: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    several_lines: bool = False
    hint: str = ""


def check_line(text: str) -> Tidied[str]:
    """Return one tidy line."""
    return Tidied(value=tidy(text))


def check_lines(text: str) -> Tidied[str]:
    """Return tidy lines."""
    return Tidied(value=tidy_lines(text))


def check_needed(text: str) -> Tidied[str]:
    """Return one tidy line; an empty one is a problem."""
    line = tidy(text)
    return Tidied(value=line) if line else Tidied(value=None, problem="This cannot be empty.")


def check_number(text: str) -> Tidied[int]:
    """Return a whole number of people or years; thousands may have their comma."""
    bare = tidy(text).replace(",", "").replace(" ", "")
    if not bare:
        return Tidied(value=None)
    if bare.isascii() and bare.isdigit() and len(bare) <= len("100000000"):
        return Tidied(value=int(bare))
    return Tidied(value=None, problem="Type a whole number, such as 250.")


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
