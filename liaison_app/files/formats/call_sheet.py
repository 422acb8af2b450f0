"""Sheets to call by, and to visit by: numbered rows to tick and to write on, then to key in.

The rows stand in the order in which a team walks round, and are kept in it with their numbers, so
that the sheet can be keyed in by them. A row is never split.
"""

from dataclasses import dataclass
from math import ceil
from pathlib import Path

from liaison_app.domain.address_block import ADDRESS_FIELDS, block_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.domain.outreach import Outcome, RelayStage
from liaison_app.domain.paper import (
    A4,
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
from liaison_app.domain.text import tidy_lines
from liaison_app.domain.walking_order import walking_key
from liaison_app.domain.when import long_day
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.files.formats.printed import (
    Printed,
    check_printed,
    marking_at,
    ref_at,
    written_as,
)

LONGEST_WORDS = 3_000
"""Characters of what to say, so that it stands on the first page with rows below it."""

MOST_WORD_LINES = 36

_LEFT, _RIGHT = 12.0, 198.0
_WIDE = _RIGHT - _LEFT
_MARKING_TOPS = (6.0, 286.0)
_TITLE_TOP, _LINE_TOP, _HEADINGS_TOP, _ROWS_TOP = 13.0, 20.5, 28.0, 33.0
_BOTTOM, _ROW = 283.0, 25.0
_PAD = 1.4
_WORDS_SIZE, _WORDS_LEAST, _WORDS_LINE, _WORDS_LETTERS, _WORDS_MOST = 10.0, 7.0, 4.4, 88, 120.0
_NUMBER, _WHO, _REACH, _TICKS_WIDE = 12.0, 21.0, 84.0, 36.0
_TICK, _TICK_LINE = 2.7, 3.85
_SMALL, _REF_WIDE = 8.0, 25.0

_CALLED = (
    Outcome.SPOKE.label,
    RelayStage.PROMISED.label,
    Outcome.MESSAGE_LEFT.label,
    Outcome.NO_ANSWER.label,
    Outcome.WRONG_DETAILS.label,
    Outcome.DECLINED.label,
)
_VISITED = (Outcome.MET.label, *_CALLED[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What one kind of sheet has over its columns, where the boxes begin, and what to tick."""

    name: str
    reach: str
    ticks_at: float
    ticks: tuple[str, ...]
    with_address: bool

    @property
    def edges(self) -> tuple[float, ...]:
        """Where the columns begin, and the last one ends; the note has the room that is left."""
        return (_NUMBER, _WHO, _REACH, self.ticks_at, self.ticks_at + _TICKS_WIDE, _RIGHT)


_CALLS = _Kind(
    name="Call sheet", reach="Telephone", ticks_at=121.0, ticks=_CALLED, with_address=False
)
_VISITS = _Kind(
    name="Visit sheet",
    reach="Address, telephone",
    ticks_at=127.0,
    ticks=_VISITED,
    with_address=True,
)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which rows stand on which page, and how much room what to say takes on the first."""

    words: float
    first: int
    count: int

    @property
    def pages(self) -> int:
        rest = self.count - self.first
        return 1 + max(ceil(rest / _per_page(0)), 0)

    def rows(self, page: int) -> range:
        if page == 0:
            return range(min(self.first, self.count))
        begin = self.first + (page - 1) * _per_page(0)
        return range(begin, min(begin + _per_page(0), self.count))

    def top(self, page: int) -> float:
        return _ROWS_TOP + (self.words if page == 0 else 0.0)

    def place_of(self, row: int) -> OnPaper:
        page = 0 if row < self.first else 1 + (row - self.first) // _per_page(0)
        top = self.top(page) + (row - self.rows(page).start) * _ROW
        return OnPaper(sheet=page, part=Frame(left=_LEFT, top=top, width=_WIDE, height=_ROW))


def _calls(job: ExportJob) -> Printout:
    return _printout(job, _CALLS)


def _visits(job: ExportJob) -> Printout:
    return _printout(job, _VISITS)


def _check(path: Path, job: ExportJob) -> FileCheck:
    return check_printed(path, job, Printed(rows="Rows", pages=_layout(job).pages))


CALL_SHEET = Format(
    name="call_sheet",
    label="Call sheet",
    hint="Numbered rows to ring up by, with boxes to tick and room for a note.",
    icon="phone",
    counted="call",
    asks=("what_to_say",),
    by=ObjectionChannel.PHONE,
    ending="pdf",
    write=written_as(_calls),
    printout=_calls,
    check=_check,
    fields=("Ref", "Organisation", "Addressee", "Post", "Phone", "Ward"),
    order=walking_key,
)
VISIT_SHEET = Format(
    name="visit_sheet",
    label="Visit sheet",
    hint="Numbered rows to walk round by, with boxes to tick and room for a note.",
    icon="map-pin",
    counted="visit",
    asks=("what_to_say",),
    by=ObjectionChannel.VISIT,
    ending="pdf",
    write=written_as(_visits),
    printout=_visits,
    check=_check,
    fields=("Ref", "Organisation", "Addressee", "Post", *ADDRESS_FIELDS, "Phone", "Ward"),
    order=walking_key,
)


def _printout(job: ExportJob, kind: _Kind) -> Printout:
    layout = _layout(job)
    sheets = Sheets(layout.pages, lambda page: _page(job, kind, layout, page))
    return Printout(sheets=sheets, place_of=layout.place_of)


def _layout(job: ExportJob) -> _Layout:
    words = tidy_lines(job.settings.what_to_say)
    lines = sum(max(1, ceil(len(line) / _WORDS_LETTERS)) for line in words.split("\n"))
    if len(words) > LONGEST_WORDS or lines > MOST_WORD_LINES:
        raise FileProblem(
            "What to say is too long for the first page.",
            hint=f"Keep it under {LONGEST_WORDS:,} characters and {MOST_WORD_LINES} lines.",
        )
    room = min(lines * _WORDS_LINE + 6 * _PAD, _WORDS_MOST) if words else 0.0
    return _Layout(words=room, first=_per_page(room), count=len(job.rows))


def _per_page(words: float) -> int:
    return int((_BOTTOM - _ROWS_TOP - words) // _ROW)


def _page(job: ExportJob, kind: _Kind, layout: _Layout, page: int) -> Sheet:
    items: list[Item] = [*_head(job, kind, layout, page)]
    begin = top = layout.top(page)
    if begin > _ROWS_TOP:
        items += _words(job)
    items += _headings(kind, begin - _ROWS_TOP + _HEADINGS_TOP)
    rows = layout.rows(page)
    for place in rows:
        items += _row(job.rows[place], place + 1, kind, top)
        top += _ROW
    if rows:
        items += [
            Line(left=edge, top=begin, right=edge, bottom=top, thick=0.15) for edge in kind.edges
        ]
    marking = marking_at(job.marking, width=A4[0], tops=_MARKING_TOPS)
    return Sheet(items=tuple(items), on_every=marking)


def _head(job: ExportJob, kind: _Kind, layout: _Layout, page: int) -> tuple[TextBox, ...]:
    rows = f"{len(job.rows):,} {'row' if len(job.rows) == 1 else 'rows'}"
    return (
        _box(_LEFT, _TITLE_TOP, _WIDE, 7, f"{kind.name}: {job.title}", size=14, strong=True),
        _box(_LEFT, _LINE_TOP, _WIDE, 5, f"{long_day(job.today)}, {rows}", size=9),
        _box(
            _LEFT,
            _LINE_TOP,
            _WIDE,
            5,
            f"Page {page + 1:,} of {layout.pages:,}",
            size=9,
            side=Side.RIGHT,
        ),
    )


def _words(job: ExportJob) -> tuple[Item, ...]:
    room = _layout(job).words
    return (
        Frame(left=_LEFT, top=_HEADINGS_TOP, width=_WIDE, height=room - 3 * _PAD, thick=0.15),
        TextBox(
            left=_LEFT + 2 * _PAD,
            top=_HEADINGS_TOP + _PAD,
            width=_WIDE - 4 * _PAD,
            height=room - 5 * _PAD,
            lines=tuple(tidy_lines(job.settings.what_to_say).split("\n")),
            size=_WORDS_SIZE,
            least=_WORDS_LEAST,
            runs_on=True,
        ),
    )


def _headings(kind: _Kind, top: float) -> list[Item]:
    headings = ("No.", "Who", kind.reach, "What came of it", "Note")
    named = zip(kind.edges, headings, kind.edges[1:], strict=False)
    items: list[Item] = [
        _box(left + _PAD, top, right - left - _PAD, 4.5, heading, size=_SMALL, strong=True)
        for left, heading, right in named
    ]
    bottom = top + _ROWS_TOP - _HEADINGS_TOP
    items.append(Line(left=_LEFT, top=bottom, right=_RIGHT, bottom=bottom, thick=0.4))
    return items


def _row(row: MailListRow, number: int, kind: _Kind, top: float) -> list[Item]:
    who_wide, reach_wide = _REACH - _WHO - 2 * _PAD, kind.ticks_at - _REACH - 2 * _PAD
    who, reach = _WHO + _PAD, _REACH + _PAD
    phone = mail_text(row.phone)
    items: list[Item] = [
        _box(
            _NUMBER + 0.5,
            top + _PAD,
            _WHO - _NUMBER - 1,
            6,
            f"{number:,}",
            size=12,
            strong=True,
            side=Side.MIDDLE,
        ),
        _box(who, top + _PAD, who_wide, 9.5, mail_text(row.organisation), size=10, strong=True),
        _box(who, top + 11.2, who_wide, 8, mail_text(row.addressee or row.post), size=9),
        ref_at(row, left=who, top=top + 20.5, width=_REF_WIDE),
        _box(
            who + _REF_WIDE,
            top + 20.2,
            who_wide - _REF_WIDE,
            3.8,
            mail_text(row.ward),
            size=7,
            faint=True,
            side=Side.RIGHT,
        ),
    ]
    if kind.with_address:
        items.append(_box(reach, top + _PAD, reach_wide, 16, _address(row), size=9))
        items.append(_box(reach, top + 18.5, reach_wide, 5.5, phone, size=10, strong=True))
    else:
        items.append(_box(reach, top + _PAD, reach_wide, 12, phone, size=12, strong=True))
    for place, tick in enumerate(kind.ticks):
        at = top + 1.2 + place * _TICK_LINE
        items.append(Frame(left=kind.ticks_at + _PAD, top=at, width=_TICK, height=_TICK))
        left, wide = kind.ticks_at + 2 * _PAD + _TICK, _TICKS_WIDE - 7
        items.append(_box(left, at - 0.35, wide, 3.8, tick, size=7.5))
    bottom = top + _ROW
    items.append(Line(left=_LEFT, top=bottom, right=_RIGHT, bottom=bottom, thick=0.15))
    return items


def _address(row: MailListRow) -> str:
    """Return the address in one line, and the postcode on the next, which is not to be broken."""
    *above, last = block_of(row).address or ("",)
    return "\n".join(line for line in (", ".join(above), last) if line)


def _box(  # noqa: PLR0913 - where it stands, what it says and how
    left: float,
    top: float,
    width: float,
    height: float,
    text: str,
    *,
    size: float,
    strong: bool = False,
    faint: bool = False,
    side: Side = Side.LEFT,
) -> TextBox:
    return TextBox(
        left=left,
        top=top,
        width=width,
        height=height,
        lines=tuple(text.split("\n")),
        size=size,
        strong=strong,
        faint=faint,
        side=side,
        runs_on=True,
    )
