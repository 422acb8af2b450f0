"""Sheets of labels: the makers' own, and what an officer's own measures must keep to.

L7160 and L7163 are as the team's contract gives them. L7162 is as LibreOffice's list of labels has
it (share/labels/labels.xml), which gives the other two with the very same measures; Word's own
template for it, in points (13.25, 37; 288 by 96; 280.8 by 96), comes to the same within 0.03 mm.
The 33.9 mm on its packet is 33.87 rounded: eight of 33.9 would stand 0.24 mm lower at the end.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import LabelSheet

L7160 = LabelSheet(
    name="L7160",
    across=3,
    down=7,
    width=6_350,
    height=3_810,
    left=720,
    top=1_515,
    pitch_across=6_604,
    pitch_down=3_810,
)
L7162 = LabelSheet(
    name="L7162",
    across=2,
    down=8,
    width=9_906,
    height=3_387,
    left=467,
    top=1_302,
    pitch_across=10_160,
    pitch_down=3_387,
)
L7163 = LabelSheet(
    name="L7163",
    across=2,
    down=7,
    width=9_906,
    height=3_810,
    left=467,
    top=1_515,
    pitch_across=10_160,
    pitch_down=3_810,
)
LABEL_SHEETS: tuple[LabelSheet, ...] = (L7160, L7162, L7163)

_NARROWEST, _LOWEST = 2_500, 1_200
_SMALLEST_PAPER, _LARGEST_PAPER = 5_000, 45_000
_PER_MM = 100
_CHECK = "Measure the sheet again: every edge from the paper's upper left corner."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One label on its sheet, in millimetres from the paper's upper left corner."""

    number: int
    left: float
    top: float
    width: float
    height: float


def places_on(sheet: LabelSheet) -> Iterator[Place]:
    """Give the labels of a sheet in the order they are written: along each row, from the top."""
    for place in range(sheet.labels):
        row, column = divmod(place, sheet.across)
        yield Place(
            number=place + 1,
            left=(sheet.left + column * sheet.pitch_across) / _PER_MM,
            top=(sheet.top + row * sheet.pitch_down) / _PER_MM,
            width=sheet.width / _PER_MM,
            height=sheet.height / _PER_MM,
        )


def must_be_sheet(sheet: LabelSheet, *, first_label: int = 1) -> None:
    """Refuse a sheet that cannot be, or a first label that is not on it.

    Raises LiaisonError with the measure that is at fault.
    """
    if sheet.across < 1 or sheet.down < 1:
        raise LiaisonError(
            "The sheet has no labels.", hint="Say how many labels there are across and down."
        )
    if not _is_paper(sheet.paper_width) or not _is_paper(sheet.paper_height):
        raise LiaisonError(
            "The paper must be between 50 and 450 mm wide and high.",
            hint="Measure the whole sheet; A4 is 210 by 297 mm.",
        )
    if sheet.width < _NARROWEST or sheet.height < _LOWEST:
        raise LiaisonError(
            "The labels are too small for an address.",
            hint="They must be 25 mm wide and 12 mm high at least.",
        )
    _must_not_overlap(sheet)
    _must_be_on_paper(sheet)
    if not 1 <= first_label <= sheet.labels:
        raise LiaisonError(
            f"There is no label {first_label} on this sheet.",
            hint=f"Choose one from 1 to {sheet.labels}, counted along the rows.",
        )


def _is_paper(length: int) -> bool:
    return _SMALLEST_PAPER <= length <= _LARGEST_PAPER


def _must_not_overlap(sheet: LabelSheet) -> None:
    if sheet.across > 1 and sheet.pitch_across < sheet.width:
        raise LiaisonError(
            "Labels side by side would overlap.",
            hint="From the left edge of a label to the left edge of the next must be "
            f"{sheet.width / _PER_MM:g} mm at least.",
        )
    if sheet.down > 1 and sheet.pitch_down < sheet.height:
        raise LiaisonError(
            "Labels would overlap those below them.",
            hint="From the top of a label to the top of the one below it must be "
            f"{sheet.height / _PER_MM:g} mm at least.",
        )


def _must_be_on_paper(sheet: LabelSheet) -> None:
    if sheet.left < 0 or sheet.top < 0:
        raise LiaisonError("The first label would begin off the paper.", hint=_CHECK)
    right = sheet.left + (sheet.across - 1) * sheet.pitch_across + sheet.width
    bottom = sheet.top + (sheet.down - 1) * sheet.pitch_down + sheet.height
    if right > sheet.paper_width:
        over = (right - sheet.paper_width) / _PER_MM
        raise LiaisonError(f"The labels would end {over:g} mm off the paper's right.", hint=_CHECK)
    if bottom > sheet.paper_height:
        over = (bottom - sheet.paper_height) / _PER_MM
        raise LiaisonError(f"The labels would end {over:g} mm below the paper.", hint=_CHECK)
