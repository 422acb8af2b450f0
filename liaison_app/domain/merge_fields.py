"""The columns of a mail list, which are the merge fields of a letter.

Letters that teams have saved lean on these names, so a heading is never changed once released;
a new one may be added at the end.
"""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

from liaison_app.domain.text import tidy

LONGEST_TEXT = 255
"""UTF-16 units: what Word keeps of a text when it guesses the column's type (OLE DB)."""

_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")


class MailListRow(NamedTuple):
    """One letter: who gets it, where, and who sends it; its names are the headings in lower case.

    The address lines are the whole street address with town and postcode, moved up so that the
    empty ones come last; town and postcode repeat them for sorting. A list has thousands of rows,
    and a tuple is made in a tenth of the time of a frozen dataclass of so many fields.
    """

    ref: str = ""
    organisation: str = ""
    addressee: str = ""
    attention: str = ""
    salutation: str = ""
    title: str = ""
    forenames: str = ""
    surname: str = ""
    post: str = ""
    address_line_1: str = ""
    address_line_2: str = ""
    address_line_3: str = ""
    address_line_4: str = ""
    address_line_5: str = ""
    address_line_6: str = ""
    address_line_7: str = ""
    town: str = ""
    postcode: str = ""
    email: str = ""
    phone: str = ""
    kind: str = ""
    ward: str = ""
    officer_name: str = ""
    officer_rank: str = ""
    officer_phone: str = ""
    officer_email: str = ""
    team: str = ""
    campaign: str = ""
    letter_date: str = ""
    your_ref: str = ""
    our_ref: str = ""
    mobile: str = ""
    website: str = ""
    tradition: str = ""
    denomination: str = ""
    religious_character: str = ""
    notes: str = ""


OFFERED_FIELDS: tuple[str, ...] = tuple(name.capitalize() for name in MailListRow._fields)
"""Every field that a column may show: the standard ones first, then those to be asked for."""

MAIL_LIST_FIELDS: tuple[str, ...] = OFFERED_FIELDS[: OFFERED_FIELDS.index("Our_ref") + 1]
"""The standard headings, in the order of the workbook's columns."""

FIELDS_WITH_A_REASON = frozenset({"Tradition", "Denomination", "Religious_character", "Notes"})
"""What is in no preset: of people's faith, and what was noted of them; each asks for a reason."""


def cells_of(headings: Sequence[str]) -> Callable[[MailListRow], tuple[str, ...]]:
    """Return the function that gives a row's texts under these headings, in their order."""
    names = [heading.lower() for heading in headings]
    if len(names) == 1:
        only = attrgetter(names[0])
        return lambda row: (only(row),)
    return attrgetter(*names)


cells = cells_of(MAIL_LIST_FIELDS)
"""Return a row's texts in the order of the headings."""


def merge_values(row: MailListRow) -> dict[str, str]:
    """Return what each merge field prints for this row, by its heading."""
    return dict(zip(MAIL_LIST_FIELDS, map(mail_text, cells(row)), strict=True))


def mail_text(text: str) -> str:
    """Return a text as a letter prints it: one line, tidied, with nothing a workbook refuses."""
    return tidy(text if text.isascii() else text.translate(_NO_CHARACTERS))


def is_too_long(text: str, longest: int = LONGEST_TEXT) -> bool:
    """Say whether Word would cut this text short, or another program that holds so many units."""
    if len(text) <= longest // 2:
        return False
    return len(mail_text(text).encode("utf-16-le")) // 2 > longest


def overlong_fields(row: MailListRow) -> tuple[str, ...]:
    """Return the headings under which this row has a text that Word would cut short."""
    named = zip(MAIL_LIST_FIELDS, cells(row), strict=True)
    return tuple(heading for heading, text in named if is_too_long(text))
