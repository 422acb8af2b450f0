"""A list to telephone by: who, their post, their numbers, on one landscape sheet.

It is a workbook and no CSV, since an officer opens it with a double click: from a CSV Excel would
take the noughts off every number.
"""

from dataclasses import replace
from pathlib import Path

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.exports import ExportColumn
from liaison_app.domain.merge_fields import MailListRow, cells_of, mail_text
from liaison_app.files.formats import mail_list
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import Cells, ExportJob, Format

_COLUMNS = (
    ExportColumn(field="Organisation", heading="Organisation"),
    ExportColumn(field="Addressee", heading="Who"),
    ExportColumn(field="Post", heading="Post"),
    ExportColumn(field="Phone", heading="Telephone"),
    ExportColumn(field="Mobile", heading="Mobile"),
    ExportColumn(field="Ref", heading="Ref"),
)

_LONGEST = 32_767
"""What a cell of Excel holds; Word, which holds less, does not merge this list."""


def _write(path: Path, job: ExportJob) -> int:
    return mail_list.write_workbook(path, replace(job, columns=_COLUMNS), longest=_LONGEST)


def _cells(_: ExportJob, row: MailListRow) -> Cells:
    texts = cells_of([column.field for column in _COLUMNS])(row)
    headings = [column.heading for column in _COLUMNS]
    return list(zip(headings, map(mail_text, texts), strict=True))


def _check(path: Path, job: ExportJob) -> FileCheck:
    return mail_list.check_workbook(path, replace(job, columns=_COLUMNS))


FORMAT = Format(
    name="phone_list",
    label="Phone list",
    hint="A workbook with who to call, their post and their numbers.",
    icon="phone",
    by=ObjectionChannel.PHONE,
    ending="xlsx",
    write=_write,
    check=_check,
    cells=_cells,
    fields=tuple(column.field for column in _COLUMNS),
    most_rows=mail_list.MOST_ROWS,
)
