"""DL envelopes as a PDF: 220 x 110 mm, one for each row.

The address keeps to the part that Royal Mail asks for: 40 mm clear above it for stamp and postmark,
and 18 mm below it for the marks of the sorting machines. The Ref stands in the upper corner.
"""

from pathlib import Path

from liaison_app.domain.address_block import BLOCK_FIELDS, block_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.paper import DL, Printout, Sheet, TextBox, a_sheet_each
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import AddressRoom, ExportJob, Format, LetterText
from liaison_app.files.formats.printed import Printed, check_printed, ref_at, written_as

ADDRESS_LEFT, ADDRESS_TOP = 85.0, 42.0
_ADDRESS_WIDTH, _ADDRESS_HEIGHT = 120.0, 48.0
_SIZE, _LEAST = 12.0, 9.0
_CORNER = 10.0


def _printout(job: ExportJob) -> Printout:
    return a_sheet_each(len(job.rows), lambda number: _envelope(job, number))


def _check(path: Path, job: ExportJob) -> FileCheck:
    printed = Printed(rows="Envelopes", pages=len(job.rows), one_each=True, marked=False)
    return check_printed(path, job, printed)


def _address_room(_letter: LetterText, _settings: ExportSettings) -> AddressRoom:
    return AddressRoom(where="a DL envelope", box=_address)


FORMAT = Format(
    name="envelopes",
    label="Envelopes",
    hint="A PDF of DL envelopes, 220 by 110 mm, each with its address.",
    icon="mail",
    counted="envelope",
    by=ObjectionChannel.POST,
    ending="pdf",
    write=written_as(_printout),
    check=_check,
    fields=("Ref", *BLOCK_FIELDS),
    printout=_printout,
    address_room=_address_room,
)


def _envelope(job: ExportJob, number: int) -> Sheet:
    row = job.rows[number]
    ref = ref_at(row, left=_CORNER, top=_CORNER, width=60)
    return Sheet(items=(ref, _address(row)), paper=DL)


def _address(row: MailListRow) -> TextBox:
    best, *others = block_of(row).ways
    return TextBox(
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
