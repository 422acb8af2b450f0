"""What the printed formats share: whose Ref stands where, and the proof of what was printed."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.domain.paper import Printout, Side, TextBox
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob
from liaison_app.files.formats.pdf_reading import Mark, read_marks

REF_SIZE, REF_HEIGHT = 6.7, 2.9
"""No other text comes to this size, so that nobody's name is ever taken for a Ref."""

_REF, _CONTINUED = "Ref ", ", continued"
_NEAR = 0.04
_MARKING_HEIGHT = 5.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was to be printed: how many pages at least and at most, and what is said of the rows.

    ``one_each`` is whether every page belongs to one row alone. ``marked`` is whether the marking
    stands on each page.
    """

    rows: str
    pages: int
    most_pages: int | None = None
    one_each: bool = False
    marked: bool = True


def written_as(printout: Callable[[ExportJob], Printout]) -> Callable[[Path, ExportJob], int]:
    """Return what writes a format's sheets into a PDF, and returns how many rows are on them.

    It raises FileProblem where there is nothing to print with.
    """

    def write(path: Path, job: ExportJob) -> int:
        if job.paper is None:
            raise FileProblem(
                "This kind of file is made in the program's window alone.",
                hint="Open Liaison, and choose it under Mail lists.",
            )
        job.paper.write_pdf(path, printout(job).sheets, progress=job.progress)
        return len(job.rows)

    return write


def ref_at(  # noqa: PLR0913 - where it stands, and what it says
    row: MailListRow,
    *,
    left: float,
    top: float,
    width: float,
    side: Side = Side.LEFT,
    continued: bool = False,
) -> TextBox:
    """Return a row's Ref as it is printed: by it a sheet is proved, and returned mail typed in."""
    text = _REF + mail_text(row.ref)
    return TextBox(
        left=left,
        top=top,
        width=width,
        height=REF_HEIGHT,
        lines=(text + _CONTINUED if continued else text,),
        size=REF_SIZE,
        least=REF_SIZE,
        side=side,
        faint=True,
    )


def marking_at(marking: str, *, width: float, tops: tuple[float, ...]) -> tuple[TextBox, ...]:
    """Return the marking in the middle of the page, so far from its upper edge."""
    return tuple(
        TextBox(
            left=10,
            top=top,
            width=width - 20,
            height=_MARKING_HEIGHT,
            lines=(marking,),
            size=10,
            strong=True,
            side=Side.MIDDLE,
        )
        for top in tops
    )


def check_printed(path: Path, job: ExportJob, printed: Printed) -> FileCheck:
    """Read a printed file again, and say what it proves to be.

    Raises FileProblem if it cannot be read at all, and Cancelled.
    """
    refs: list[str] = []
    pages = unmarked = 0
    with closing(read_marks(path)) as reading:
        for marks in reading:
            job.progress.report(pages)
            pages += 1
            refs += list(_refs(marks))[: 1 if printed.one_each else None]
            unmarked += all(mark.text != job.marking for mark in marks)
    wanted = [mail_text(row.ref) for row in job.rows]
    proofs = [_pages_proof(pages, printed), _rows_proof(refs, wanted, printed)]
    if printed.marked:
        proofs.append(_marking_proof(unmarked, job.marking))
    return FileCheck(rows=len(refs), columns=(), refs=tuple(refs), proofs=tuple(proofs))


def _refs(marks: tuple[Mark, ...]) -> Iterator[str]:
    """Give the Refs that begin on a page; what is continued there began before."""
    for mark in marks:
        if abs(mark.size - REF_SIZE) < _NEAR and not mark.text.endswith(_CONTINUED):
            yield mark.text.removeprefix(_REF)


def _pages_proof(pages: int, printed: Printed) -> Proof:
    most = printed.pages if printed.most_pages is None else printed.most_pages
    if printed.pages <= pages <= most:
        return Proof(sentence=f"Pages in the file: {pages:,}.", holds=True)
    sentence = f"Pages in the file: {pages:,}, which is not as it should be. Do not use it."
    return Proof(sentence=sentence, holds=False)


def _rows_proof(refs: list[str], wanted: list[str], printed: Printed) -> Proof:
    if refs == wanted:
        sentence = f"{printed.rows} in the file: {len(refs):,}, each with its Ref, in their order."
        return Proof(sentence=sentence, holds=True)
    sentence = f"{printed.rows} in the file: {len(refs):,}, but {len(wanted):,} were chosen."
    if len(refs) == len(wanted):
        sentence = f"{printed.rows} in the file are not those chosen, or not in their order."
    return Proof(sentence=f"{sentence} Do not use it.", holds=False)


def _marking_proof(unmarked: int, marking: str) -> Proof:
    if not unmarked:
        return Proof(sentence=f"Every page is marked {marking}.", holds=True)
    sentence = f"Pages without the marking {marking}: {unmarked:,}. Do not use the file."
    return Proof(sentence=sentence, holds=False)
