"""The workbook round the rows of a mail list, as openpyxl builds it: styles, widths, page.

openpyxl holds each cell as an object, which costs ten times the rest; so it builds the book with
its heading row alone, and the rows are streamed into the place of that row.
"""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liaison_app.files.formats import shared_strings
from liaison_app.files.formats.workbook_reading import SHEET_PART

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

SHEET_NAME = "MailList"

_TEXT_FORMAT = "@"
_USUAL_WIDTH = 16.0
_WIDTHS = {
    "Ref": 12.0,
    "Organisation": 42.0,
    "Addressee": 30.0,
    "Attention": 36.0,
    "Salutation": 28.0,
    "Title": 8.0,
    "Forenames": 18.0,
    "Surname": 20.0,
    "Post": 24.0,
    "Town": 18.0,
    "Postcode": 11.0,
    "Email": 34.0,
    "Ward": 22.0,
    "Officer_name": 22.0,
    "Officer_email": 34.0,
    "Team": 32.0,
    "Campaign": 36.0,
    "Website": 34.0,
    "Notes": 48.0,
    **{f"Address_line_{line}": 26.0 for line in range(1, 8)},
}
_A4 = 9
_WIDE_AS_A_PAGE = 200.0
"""Columns as wide as this together can still be read where they are printed on one page."""

_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STRINGS_TYPE = (
    f'<Override PartName="/{shared_strings.PART}" ContentType="{_OFFICE}.sharedStrings+xml" />'
)
_STRINGS_RELATION = (
    '<Relationship Id="rIdSharedStrings" Target="/' + shared_strings.PART + '" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" />'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The parts of a workbook that do not depend on its rows, and the two ends of its sheet."""

    parts: dict[str, bytes]
    before_rows: str
    after_rows: str
    heading_style: int
    text_style: int


def build_frame(fields: Sequence[str], *, marking: str) -> Frame:
    """Return the frame of a mail list, its columns as wide as these fields need.

    The marking stands on each printed page.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - 120 ms that the start of the program need not pay

    book = Workbook()
    book.properties.creator = "Liaison"
    sheet = book.worksheets[0]
    sheet.title = SHEET_NAME
    styles = _style_columns(sheet, fields)
    _lay_out(sheet, marking)
    if sum(map(_width_of, fields)) <= _WIDE_AS_A_PAGE:
        _print_on_one_page_across(sheet)
    with io.BytesIO() as saved:
        book.save(saved)
        with zipfile.ZipFile(saved) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    before, after = _ends(parts.pop(SHEET_PART).decode())
    _announce_strings(parts)
    return Frame(
        parts=parts,
        before_rows=before,
        after_rows=after,
        heading_style=styles[0],
        text_style=styles[1],
    )


def _style_columns(sheet: "Worksheet", fields: Sequence[str]) -> tuple[int, int]:
    """Give each column its width and type, and return the style of headings and of texts."""
    from openpyxl.styles import Font  # noqa: PLC0415 - as above
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    for number, field in enumerate(fields, start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = _width_of(field)
        column.number_format = _TEXT_FORMAT
    heading_cell, text_cell = sheet["A1"], sheet["A2"]
    heading_cell.font = Font(name="Calibri", size=11, bold=True)
    return _text_style(heading_cell), _text_style(text_cell)


def _width_of(field: str) -> float:
    return _WIDTHS.get(field, _USUAL_WIDTH)


def _text_style(cell: "Cell") -> int:
    """Make a cell one that Excel takes as text whatever it holds, and return its style's number."""
    cell.number_format = _TEXT_FORMAT
    cell.quotePrefix = True
    return cell.style_id


def _lay_out(sheet: "Worksheet", marking: str) -> None:
    """Freeze the heading row, and set the printed page with its marking."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem  # noqa: PLC0415 - as above

    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    edge = HeaderFooterItem()
    edge.center.text = marking.replace("&", "&&")
    sheet.HeaderFooter.oddHeader = sheet.HeaderFooter.oddFooter = edge


def _print_on_one_page_across(sheet: "Worksheet") -> None:
    """Have no column printed on pages of its own; there are as many pages down as are needed."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as above

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0


def _ends(sheet: str) -> tuple[str, str]:
    """Return the sheet's part before its first row, less its size, and after its last."""
    before, rest = sheet.split("<sheetData>")
    after = rest.split("</sheetData>")[1]
    start, end = before.index("<dimension"), before.index("<sheetViews")
    return f"{before[:start]}{before[end:]}<sheetData>", f"</sheetData>{after}"


def _announce_strings(parts: dict[str, bytes]) -> None:
    """Name the part of texts, which openpyxl does not write, in the workbook's lists of parts."""
    for name, line, end in (
        (_TYPES, _STRINGS_TYPE, "</Types>"),
        (_RELATIONS, _STRINGS_RELATION, "</Relationships>"),
    ):
        parts[name] = parts[name].replace(end.encode(), f"{line}{end}".encode())
