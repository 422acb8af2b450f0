"""Address labels as a PDF, on the sheet of labels that is in the drawer.

Text never leaves its label: see `domain.paper.TextBox`. The Ref stands small in the lower corner,
to be typed back when the letter returns.
"""

from math import ceil
from pathlib import Path

from liaison_app.domain.address_block import BLOCK_FIELDS, block_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.exports import ExportSettings, LabelSheet
from liaison_app.domain.label_sheets import L7160, Place, must_be_sheet, places_on
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.paper import (
    Frame,
    Item,
    Line,
    OnPaper,
    Printout,
    Sheet,
    Sheets,
    Side,
    TextBox,
)
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import AddressRoom, ExportJob, Format, LetterText, Paper
from liaison_app.files.formats.printed import (
    REF_HEIGHT,
    Printed,
    check_printed,
    ref_at,
    written_as,
)

_SIZE, _LEAST = 11.0, 7.0
_ASIDE, _ABOVE = 4.0, 3.0
_SHARE = 12
"""What is left free at the edges of a label, unless that were more than such a part of it."""
_PER_MM = 100
_RULE_AT = 8.0
_TICKS = ((10, 3.0), (5, 2.0), (1, 1.0))
_TEST = (
    "Print this page on plain paper at actual size (100 %), lay it on a sheet of labels, and hold "
    "both against the light. The lines must be the edges of the labels, and 100 mm on the rules "
    "must be 100 mm on a ruler."
)


def _printout(job: ExportJob) -> Printout:
    sheet, first = _sheet_of(job), job.settings.first_label
    must_be_sheet(sheet, first_label=first)
    places = tuple(places_on(sheet))

    def make(number: int) -> Sheet:
        begin = number * sheet.labels - (first - 1)
        items: list[Item] = []
        for place, at in enumerate(places, start=begin):
            if 0 <= place < len(job.rows):
                items += _label(job.rows[place], at)
        return Sheet(items=tuple(items), paper=_paper(sheet))

    def place_of(row: int) -> OnPaper:
        number, at = divmod(first - 1 + row, sheet.labels)
        return OnPaper(sheet=number, part=_edges(places[at]))

    return Printout(sheets=Sheets(_sheets(job), make), place_of=place_of)


def _check(path: Path, job: ExportJob) -> FileCheck:
    return check_printed(path, job, Printed(rows="Labels", pages=_sheets(job), marked=False))


def _address_room(_letter: LetterText, settings: ExportSettings) -> AddressRoom:
    sheet = settings.sheet or L7160
    first = next(places_on(sheet))
    return AddressRoom(where=f"a label of {sheet.name}", box=lambda row: _address(row, first))


FORMAT = Format(
    name="labels",
    label="Labels",
    hint="A PDF for sheets of address labels: L7160, L7162, L7163 or your own.",
    icon="tags",
    counted="label",
    asks=("sheet", "first_label"),
    by=ObjectionChannel.POST,
    ending="pdf",
    write=written_as(_printout),
    check=_check,
    fields=("Ref", *BLOCK_FIELDS),
    printout=_printout,
    address_room=_address_room,
)


def write_test_print(
    path: Path, *, sheet: LabelSheet, paper: Paper, progress: Progress | None = None
) -> None:
    """Write a page that shows the edges and numbers of the labels, and rules to measure by.

    Nobody's address is on it. Raises LiaisonError for a sheet that cannot be.
    """
    must_be_sheet(sheet)
    items: list[Item] = []
    for place in places_on(sheet):
        items.append(_edges(place))
        items.append(_number(place))
    items += _rules(sheet)
    items.append(_words(next(places_on(sheet))))
    page = Sheet(items=tuple(items), paper=_paper(sheet))
    paper.write_pdf(path, [page], progress=progress or Progress())


def _sheet_of(job: ExportJob) -> LabelSheet:
    return job.settings.sheet or L7160


def _sheets(job: ExportJob) -> int:
    return ceil((job.settings.first_label - 1 + len(job.rows)) / _sheet_of(job).labels)


def _paper(sheet: LabelSheet) -> tuple[float, float]:
    return sheet.paper_width / _PER_MM, sheet.paper_height / _PER_MM


def _label(row: MailListRow, at: Place) -> tuple[TextBox, TextBox]:
    address = _address(row, at)
    below = address.top + address.height
    ref = ref_at(row, left=address.left, top=below, width=address.width, side=Side.RIGHT)
    return address, ref


def _address(row: MailListRow, at: Place) -> TextBox:
    """Return the address in its part of a label, above the Ref."""
    best, *others = block_of(row).ways
    aside, above = min(_ASIDE, at.width / _SHARE), min(_ABOVE, at.height / _SHARE)
    return TextBox(
        left=at.left + aside,
        top=at.top + above,
        width=at.width - 2 * aside,
        height=at.height - 1.5 * above - REF_HEIGHT,
        lines=best,
        others=tuple(others),
        size=_SIZE,
        least=_LEAST,
        named=row.ref,
    )


def _edges(place: Place) -> Frame:
    return Frame(left=place.left, top=place.top, width=place.width, height=place.height)


def _number(place: Place) -> TextBox:
    return TextBox(
        left=place.left + 1,
        top=place.top + 1,
        width=place.width - 2,
        height=min(6.0, place.height - 2),
        lines=(str(place.number),),
        size=12,
        strong=True,
        side=Side.RIGHT,
    )


def _words(first: Place) -> TextBox:
    down = first.height / 3
    return TextBox(
        left=first.left + _ASIDE,
        top=first.top + down,
        width=first.width - 2 * _ASIDE,
        height=first.height - down - 1,
        lines=(_TEST,),
        size=9,
        least=4,
    )


def _rules(sheet: LabelSheet) -> list[Item]:
    """Return a rule across the head and one down the middle, in millimetres from the edges."""
    width, height = _paper(sheet)
    items: list[Item] = []
    for along in range(int(width) + 1):
        tick = _tick(along)
        items.append(Line(left=along, top=_RULE_AT, right=along, bottom=_RULE_AT + tick, thick=0.1))
        if along % 10 == 0 and along:
            items.append(_mm(along, left=along - 5, top=_RULE_AT - 2.6, side=Side.MIDDLE))
    middle = width / 2
    for along in range(int(height) + 1):
        tick = _tick(along)
        items.append(Line(left=middle, top=along, right=middle + tick, bottom=along, thick=0.1))
        if along % 10 == 0 and along:
            items.append(_mm(along, left=middle + 3.5, top=along - 1.2, side=Side.LEFT))
    return items


def _mm(along: int, *, left: float, top: float, side: Side) -> TextBox:
    return TextBox(
        left=left, top=top, width=10, height=2.6, lines=(str(along),), size=5, least=5, side=side
    )


def _tick(along: int) -> float:
    return next(length for every, length in _TICKS if along % every == 0)
