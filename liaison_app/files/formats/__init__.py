"""Files that leave the program: one module and one line each."""

from liaison_app.files.formats import (
    bcc,
    call_sheet,
    csv_list,
    eml,
    envelopes,
    labels,
    letters_docx,
    letters_pdf,
    mail_list,
    notify,
    officer_workbooks,
    phone_list,
    vcard,
)
from liaison_app.files.formats.format import Format

FORMATS: tuple[Format, ...] = (
    mail_list.FORMAT,
    officer_workbooks.FORMAT,
    csv_list.FORMAT,
    letters_pdf.FORMAT,
    letters_docx.FORMAT,
    labels.FORMAT,
    envelopes.FORMAT,
    phone_list.FORMAT,
    call_sheet.CALL_SHEET,
    call_sheet.VISIT_SHEET,
    notify.EMAIL,
    notify.LETTER,
    eml.FORMAT,
    bcc.FORMAT,
    vcard.FORMAT,
)


def format_named(name: str) -> Format:
    """Return a format by its name; raises KeyError where there is none."""
    return {one.name: one for one in FORMATS}[name]
