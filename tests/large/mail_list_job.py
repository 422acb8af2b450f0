"""Write 100,000 letters' rows in a process of its own: mail_list_job.py JOB FOLDER.

JOB is ours, floor, check, pandas, xlsxwriter or openpyxl. Prints the seconds it took and the most
memory it held, in megabytes.
"""

import sys
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, cells
from liaison_app.files.formats.mail_list import _COMPRESSION, MailListOrder, build_mail_list
from liaison_app.files.formats.mail_list_check import check_mail_list

ROWS = 100_000
BLOCK = 500
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def rows():
    for n in range(ROWS):
        yield MailListRow(
            ref=f"{n:06X}K",
            organisation=f"St Example & All Saints {n}",
            addressee=f"Mrs A{n} Example",
            salutation="Dear Head Teacher",
            title="Mrs",
            surname=f"Example{n % 900}",
            post="Head Teacher",
            address_line_1=f"{n} High Street",
            address_line_2="Enfield",
            address_line_3="London",
            address_line_4=f"EN{n % 9} {n % 10}AB",
            town="London",
            postcode=f"EN{n % 9} {n % 10}AB",
            email=f"office@school{n}.example",
            phone=f"020 7946 {n % 1000:04}",
            kind="School",
            ward=f"Ward {n % 20}",
            officer_name="Jo Example",
            officer_rank="PC",
            officer_phone="020 7946 0001",
            officer_email="team@police.example",
            team="Chase Neighbourhood Policing Team",
            campaign="May 2017",
            letter_date="25 May 2017",
            your_ref="",
            our_ref=f"CE/{n % 50}",
        )


def ours(folder):
    order = MailListOrder(rows=rows(), row_count=ROWS, marking="OFFICIAL")
    build_mail_list(folder / "list.xlsx", order=order, private=folder)


def floor(folder):
    """Write the same two parts by hand, in the plainest way."""
    letters = [chr(65 + n) if n < 26 else f"A{chr(39 + n)}" for n in range(len(MAIL_LIST_FIELDS))]
    numbers: dict[str, int] = {}
    number_of = numbers.setdefault
    with zipfile.ZipFile(
        folder / "floor.xlsx", "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION
    ) as archive:
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(f"<worksheet {NAMESPACE}><sheetData>".encode())
            block = []
            for n, row in enumerate(rows(), start=2):
                row_cells = "".join(
                    f'<c r="{letter}{n}" s="1" t="s"><v>{number_of(text, len(numbers))}</v></c>'
                    for letter, text in zip(letters, cells(row), strict=True)
                )
                block.append(f'<row r="{n}">{row_cells}</row>')
                if len(block) == BLOCK:
                    part.write("".join(block).encode())
                    block.clear()
            part.write(b"</sheetData></worksheet>")
        with archive.open("xl/sharedStrings.xml", "w") as part:
            items = "".join(f"<si><t>{escape(text)}</t></si>" for text in numbers)
            part.write(f"<sst {NAMESPACE}>{items}</sst>".encode())


def check(folder):
    assert check_mail_list(folder / "list.xlsx", rows=ROWS, fields=MAIL_LIST_FIELDS).passed


def pandas(folder):
    """Write the rows as whoever has them in a table would."""
    from pandas import DataFrame  # noqa: PLC0415 - not for the other jobs

    table = DataFrame(map(cells, rows()), columns=list(MAIL_LIST_FIELDS))
    table.to_excel(folder / "pandas.xlsx", sheet_name="MailList", index=False)


def xlsxwriter(folder):
    """Write the rows by the library made for it, in little memory."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - not for the other jobs

    with Workbook(folder / "xlsxwriter.xlsx", {"constant_memory": True}) as book:
        sheet = book.add_worksheet("MailList")
        as_text = book.add_format({"num_format": "@"})
        for number, texts in enumerate((MAIL_LIST_FIELDS, *map(cells, rows()))):
            for column, text in enumerate(texts):
                sheet.write_string(number, column, text, as_text)


def openpyxl(folder):
    """Write the rows by openpyxl alone, as a stream and without a style for each cell."""
    from openpyxl import Workbook  # noqa: PLC0415 - not for the other jobs

    book = Workbook(write_only=True)
    sheet = book.create_sheet("MailList")
    sheet.append(MAIL_LIST_FIELDS)
    for row in rows():
        sheet.append(cells(row))
    book.save(folder / "openpyxl.xlsx")


def most_memory():
    """Return the most memory this process held; what it was started from does not count."""
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    jobs = (ours, floor, check, pandas, xlsxwriter, openpyxl)
    job = {one.__name__: one for one in jobs}[sys.argv[1]]
    started = time.perf_counter()
    job(Path(sys.argv[2]))
    sys.stdout.write(f"{time.perf_counter() - started} {most_memory()}")
