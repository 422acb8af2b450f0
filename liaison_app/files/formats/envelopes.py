"""DL envelopes as a PDF: 220 x 110 mm, one for each row.

The address keeps to the part that Royal Mail asks for: 40 mm clear above it for stamp and postmark,
and 18 mm below it for the marks of the sorting machines. The Ref stands in the upper corner.
"""

from pathlib import Path

from liaison_app.domain.address_block import BLOCK_FIELDS, block_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.paper import DL, Sheet, Sheets, TextBox
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.files.formats.printed import Printed, check_printed, paper_of, ref_at

ADDRESS_LEFT, ADDRESS_TOP = 85.0, 42.0
_ADDRESS_WIDTH, _ADDRESS_HEIGHT = 120.0, 48.0
_SIZE, _LEAST = 12.0, 9.0
_CORNER = 10.0


def _write(path: Path, job: ExportJob) -> int:
    paper_of(job).write_pdf(
        path,
        Sheets(len(job.rows), lambda number: _envelope(job, number)),
        progress=job.progress,
    )
    return len(job.rows)


def _check(path: Path, job: ExportJob) -> FileCheck:
    printed = Printed(rows="Envelopes", pages=len(job.rows), one_each=True, marked=False)
    return check_printed(path, job, printed)


FORMAT = Format(
    name="envelopes",
    label="Envelopes",
    hint="A PDF of DL envelopes, 220 by 110 mm, each with its address.",
    icon="mail",
    counted="envelope",
    by=ObjectionChannel.POST,
    ending="pdf",
    write=_write,
    check=_check,
    fields=("Ref", *BLOCK_FIELDS),
    needs_paper=True,
)


def _envelope(job: ExportJob, number: int) -> Sheet:
    row = job.rows[number]
    best, *others = block_of(row).ways
    ref = ref_at(row, left=_CORNER, top=_CORNER, width=60)
    address = TextBox(
        left=ADDRESS_LEFT,
        top=ADDRESS_TOP,
        width=_ADDRESS_WIDTH,
        height=_ADDRESS_HEIGHT,
        lines=best,
        others=tuple(others),
        size=_SIZE,
        least=_LEAST,
        named=row.ref,
    )
    return Sheet(items=(ref, address), paper=DL)
