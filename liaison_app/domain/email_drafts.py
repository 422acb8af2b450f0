"""A letter as an e-mail: what of its text is sent, under which subject.

The lines that begin a letter and hold nothing but fields of the address block are left out: they
are for the window of an envelope. So is the letterhead, which is printed above the text and is no
part of it. All the rest is sent word for word as `fill` gives it: a letter to
the public carries no marking.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from liaison_app.domain.address_block import split_letter
from liaison_app.domain.letters import fields_in, fill
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, cells_of, mail_text
from liaison_app.domain.text import line_breaks_alike


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailDraft:
    """What one recipient is sent: a subject of one line, and the text."""

    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailLetter:
    """A letter that goes out as an e-mail; the preview shows what its draft says.

    ``subject`` may hold fields, as the letter does; where it is empty, or comes to nothing, the
    ``title`` of the list is the subject.
    """

    body: str
    title: str
    subject: str = ""

    def draft(self, row: MailListRow) -> EmailDraft:
        """Return what one recipient is sent.

        Raises LiaisonError with the name of a field that is unknown or unfilled.
        """
        body = email_body(self.body)
        fields, texts = _asked(body, self.subject)
        values = dict(zip(fields, texts(row), strict=True))
        subject = mail_text(fill(self.subject, values)) if self.subject else ""
        text = fill(body, values)
        return EmailDraft(subject=subject or mail_text(self.title), text=f"{text}\n")


@lru_cache(16)
def email_body(body: str) -> str:
    """Return what of a letter's text goes into an e-mail, with its fields still in it."""
    _, rest = split_letter(line_breaks_alike(body))
    return rest.strip("\n")


@lru_cache(16)
def _asked(body: str, subject: str) -> tuple[Sequence[str], Callable[[MailListRow], Sequence[str]]]:
    """Return the fields that are asked for, of those there are, and what gives a row's texts."""
    asked = frozenset(fields_in(f"{subject}\n{body}"))
    fields = [field for field in MAIL_LIST_FIELDS if field in asked]
    return fields, cells_of(fields) if fields else _nothing


def _nothing(_: MailListRow) -> Sequence[str]:
    return ()
