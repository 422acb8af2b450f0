"""What the printed formats share: whose Ref stands where, and the proof of what was printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.domain.paper import Side, TextBox
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob, Paper
from liaison_app.files.formats.pdf_reading import read_marks

_REF = "Ref "
_REF_LINE = re.compile(rf"{_REF}(\S*\d\S*[^\s,])")
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


def paper_of(job: ExportJob) -> Paper:
    """Return what the job prints with; raise FileProblem where there is nothing to print with."""
    if job.paper is None:
        raise FileProblem(
            "This kind of file is made in the program's window alone.",
            hint="Open Liaison, and choose it under Mail lists.",
        )
    return job.paper


def ref_line(row: MailListRow) -> str:
    """Return how a row's Ref is printed: the sheet is proved by it, and what returns is typed."""
    return _REF + mail_text(row.ref)


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
    for marks in read_marks(path):
        job.progress.report(pages)
        pages += 1
        refs += list(_refs(marks))[: 1 if printed.one_each else None]
        unmarked += job.marking not in marks
    wanted = [mail_text(row.ref) for row in job.rows]
    proofs = [_pages_proof(pages, printed), _rows_proof(refs, wanted, printed)]
    if printed.marked:
        proofs.append(_marking_proof(unmarked, job.marking))
    return FileCheck(rows=len(refs), columns=(), refs=tuple(refs), proofs=tuple(proofs))


def _refs(marks: tuple[str, ...]) -> Iterator[str]:
    """Give the Refs on a page; "Ref S-0417-9K, continued" is none, since it began before."""
    return (found[1] for found in map(_REF_LINE.fullmatch, marks) if found)


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
