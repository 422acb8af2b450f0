"""Letters as a PDF, ready for the printer and for DL envelopes with a window.

Both senders stand at the upper right, the address in the window, and the letter's text below, word
for word as the preview shows it. The address lines that a letter's text begins with go into the
window instead, and are not printed twice. The Ref at the foot of a page says whose letter it is. A
letter to the public carries no marking.
"""

from dataclasses import replace
from math import ceil
from pathlib import Path

from liaison_app.domain.address_block import MOST_LINES, block_of, filled_block, split_letter
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, merge_values
from liaison_app.domain.paper import Flow, Item, Printout, Sheet, Side, TextBox, a_sheet_each
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.filled import filled_for
from liaison_app.files.formats.format import AddressRoom, ExportJob, Format, LetterText
from liaison_app.files.formats.printed import Printed, check_printed, ref_at, written_as

WINDOW_LEFT, WINDOW_TOP, WINDOW_WIDTH, WINDOW_BOTTOM = 24.6, 39.5, 85.0, 66.2
"""The window of a DL envelope, in millimetres on a letter folded in three."""

_LEFT, _WIDTH = WINDOW_LEFT, 160.0
_FOOT_TOP = 285.0
_TOP, _TOP_AFTER, _BOTTOM = 80.0, 22.0, 280.0
_SIZE, _SIZE_LEAST, _ADDRESS_SIZE, _ADDRESS_LEAST = 10.5, 10.0, 11.0, 8.0
_HEAD_LEFT, _HEAD_TOP, _HEAD_WIDTH = 115.0, 14.5, 69.6
_HEAD_SIZE, _HEAD_LINE, _HEAD_LETTERS, _HEAD_GAP = 8.5, 3.7, 58, 3.0
_MOST_PAGES = 50
"""So many pages for one letter would be a mistake."""


def printout(job: ExportJob) -> Printout:
    """Return the letters as they are printed, a sheet for each.

    Raises FileProblem where there is no letter of ours to print.
    """
    if job.letter.template:
        raise FileProblem(
            "A PDF cannot be made from a Word template.",
            hint="Choose letters for Word, or the letter's own text.",
        )
    if not job.letter.body.strip():
        raise FileProblem(
            "There is no letter to print.", hint="Choose a campaign's letter, or write its text."
        )
    window, body = split_letter(job.letter.body)
    head, top = _letterhead(job.letter.letterhead)

    def make(number: int) -> Sheet:
        row = job.rows[number]
        values = merge_values(row)
        return Sheet(
            items=(*head, _address(row, window), _foot(row, continued=False)),
            on_later=(_foot(row, continued=True),),
            flow=Flow(
                left=_LEFT,
                width=_WIDTH,
                top=top,
                top_after=_TOP_AFTER,
                bottom=_BOTTOM,
                paragraphs=tuple(filled_for(row, body, values).split("\n")),
                size=_SIZE,
                least=_SIZE_LEAST,
            ),
        )

    return a_sheet_each(len(job.rows), make)


def printout_in_word(job: ExportJob) -> Printout:
    """Return the letters as our Word letter has them: nothing stands at the foot of a page."""
    sheets = printout(job).sheets

    def make(number: int) -> Sheet:
        sheet = sheets[number]
        return replace(sheet, items=sheet.items[:-1], on_later=())

    return a_sheet_each(len(sheets), make)


def _check(path: Path, job: ExportJob) -> FileCheck:
    count = len(job.rows)
    return check_printed(
        path,
        job,
        Printed(
            rows="Letters",
            pages=count,
            most_pages=count * _MOST_PAGES,
            one_each=True,
            marked=False,
        ),
    )


def _address_room(letter: LetterText, _settings: ExportSettings) -> AddressRoom:
    window, _body = split_letter(letter.body)
    return AddressRoom(where="the window of a DL envelope", box=lambda row: _address(row, window))


FORMAT = Format(
    name="letters_pdf",
    label="Letters as PDF",
    hint="Ready to print and to post in DL envelopes with a window.",
    icon="file-text",
    counted="letter",
    by=ObjectionChannel.POST,
    ending="pdf",
    write=written_as(printout),
    check=_check,
    fields=MAIL_LIST_FIELDS,
    needs_letter=True,
    printout=printout,
    address_room=_address_room,
)


def _address(row: MailListRow, window: tuple[str, ...]) -> TextBox:
    """Return the address in the window: as the letter's own first lines have it, if it has such."""
    block = filled_block(window, merge_values(row)) if window else block_of(row)
    best, *others = block.ways
    return TextBox(
        left=WINDOW_LEFT,
        top=WINDOW_TOP,
        width=WINDOW_WIDTH,
        height=WINDOW_BOTTOM - WINDOW_TOP,
        lines=best,
        others=tuple(others),
        size=_ADDRESS_SIZE,
        least=_ADDRESS_LEAST,
        most_lines=MOST_LINES,
        named=row.ref,
    )


def _foot(row: MailListRow, *, continued: bool) -> TextBox:
    return ref_at(
        row, left=_LEFT, top=_FOOT_TOP, width=_WIDTH, side=Side.RIGHT, continued=continued
    )


def _letterhead(letterhead: Letterhead) -> tuple[tuple[Item, ...], float]:
    """Return both senders, and where the letter's text may begin below them."""
    items: list[Item] = []
    top = _HEAD_TOP
    for block in (letterhead.author, letterhead.team):
        if block.lines:
            box = _sender(block, top)
            items += box
            top = box[-1].top + box[-1].height + _HEAD_GAP
    return tuple(items), max(_TOP, top + _HEAD_GAP)


def _sender(block: SenderBlock, top: float) -> tuple[TextBox, ...]:
    """Return one sender, the first line strong; a line too long for one has room for more."""
    boxes = []
    for number, line in enumerate(block.lines):
        height = _HEAD_LINE * ceil(len(line) / _HEAD_LETTERS)
        boxes.append(
            TextBox(
                left=_HEAD_LEFT,
                top=top,
                width=_HEAD_WIDTH,
                height=height,
                lines=(line,),
                size=_HEAD_SIZE,
                strong=number == 0,
            )
        )
        top += height
    return tuple(boxes)
