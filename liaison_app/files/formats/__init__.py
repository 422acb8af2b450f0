"""Files that leave the program: one module and one line each."""

from liaison_app.files.formats import call_sheet, envelopes, labels, letters_pdf, mail_list
from liaison_app.files.formats.format import Format

FORMATS: tuple[Format, ...] = (
    mail_list.FORMAT,
    letters_pdf.FORMAT,
    labels.FORMAT,
    envelopes.FORMAT,
    call_sheet.CALL_SHEET,
    call_sheet.VISIT_SHEET,
)


def format_named(name: str) -> Format:
    """Return a format by its name; raises KeyError where there is none."""
    return {one.name: one for one in FORMATS}[name]
