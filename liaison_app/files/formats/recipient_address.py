"""The one address that a row is e-mailed at; a row with none, or with more, stops the file."""

from liaison_app.domain.emails import sendable_email
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text


def address_of_row(row: MailListRow, place: int) -> str:
    """Return the address of the row at this place, counted from 1.

    Raises FileProblem, by Ref, where it is not exactly one that can be sent to.
    """
    address = sendable_email(row.email.strip())
    if not address:
        where = f"Ref {mail_text(row.ref)}" if row.ref else f"row {place}"
        raise FileProblem(
            f"The e-mail address for {where} is not one that can be sent to.",
            hint="Correct it, or leave the recipient out, then try again.",
        )
    return address
