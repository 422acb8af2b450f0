"""The empty spreadsheet that we hand out for faith groups and networks."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from liaison_app.files.formats.written_file import must_be_workbook
from liaison_app.files.registers.own_columns import HEADINGS, KINDS, SHEET_NAME
from liaison_app.safe_write import write_whole

_GUIDE_NAME = "How to fill this in"
_GUIDE = (
    ("One row for each organisation; leave empty what you do not know.",),
    ("Do not rename the headings. Their order does not matter.",),
    ("",),
    ("Kind", "Choose one from the list: " + ", ".join(kind.label for kind in KINDS) + "."),
    ("Name", "The organisation's own name. Kind and Name are the two that every row needs."),
    ("Also known as", "Another name it goes by."),
    ("Tradition", "For faith groups, such as Christian, Hindu, Jewish, Muslim or Sikh."),
    ("Denomination", "For faith groups, such as Church of England, Reform or Sunni."),
    ("Means of reaching members", "For networks, such as a newsletter or a messaging group."),
    ("Members", "About how many people it reaches, as a whole number."),
    ("Street to Postcode", "Where letters go. The postcode tells us the ward."),
    ("Phone to Website", "The organisation's own, not a person's."),
    ("Title to Post", "The person we write to, and the post they hold, such as Imam or Chair."),
    ("Person phone to e-mail", "That person's own."),
    ("Preferred salutation", "Only where they asked for one, such as “Dear Father Michael”."),
    ("Notes", "Anything else the team should know."),
)
_ROWS_WITH_LIST = 5_000
_WIDE = {"name", "means", "street", "email", "person_email", "website", "salutation", "notes"}
_TEXT = "@"  # so that Excel leaves telephone numbers their leading zero


def write_template(path: Path, *, private: Path) -> None:
    """Write the empty spreadsheet to the path, whole or not at all; its name ends in .xlsx."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET_NAME
    _lay_out(sheet)
    _explain(book.create_sheet(_GUIDE_NAME))
    with write_whole(path, private=private) as draft:
        must_be_workbook(draft)  # named after what it will take the place of
        book.save(draft)


def _lay_out(sheet: Worksheet) -> None:
    for number, (field, headings) in enumerate(HEADINGS.items(), start=1):
        cell = sheet.cell(row=1, column=number, value=headings[0])
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color="DCE6F1")
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = 30 if field in _WIDE else 17
        column.number_format = _TEXT
    sheet.freeze_panes = "C2"
    kinds = DataValidation(
        type="list",
        formula1='"' + ",".join(kind.label for kind in KINDS) + '"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Kind",
        error="Choose one of the kinds in the list.",
    )
    kinds.add(f"A2:A{_ROWS_WITH_LIST}")
    sheet.add_data_validation(kinds)


def _explain(sheet: Worksheet) -> None:
    for row in _GUIDE:
        sheet.append(row)
    for (cell,) in sheet.iter_rows(max_col=1):
        cell.font = Font(bold=bool(cell.row and cell.row > _GUIDE.index(("",)) + 1))
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 80
    for (cell,) in sheet.iter_rows(min_col=2, max_col=2):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
