"""What every format of export is: a name, the way it goes out, and how to write and to check it.

A format is one module with a `FORMAT`, and one line in `FORMATS`. It is given rows that are settled
(who, in which words, in which order) and neither reads nor decides anything about people.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import STANDARD_COLUMNS, ExportColumn, ExportSettings
from liaison_app.domain.letterhead import Letterhead
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.paper import Printout, Sheet, TextBox
from liaison_app.domain.progress import Progress
from liaison_app.domain.walking_order import WalkingKey
from liaison_app.files.formats.file_check import FileCheck

FILE_KINDS: Mapping[str, str] = MappingProxyType(
    {
        "": "a folder",
        "csv": "a CSV file",
        "docx": "a Word document",
        "pdf": "a PDF",
        "txt": "a text file",
        "vcf": "a file of vCards",
        "xlsx": "an Excel workbook",
    }
)
"""What a file with this ending is called."""


Cells = Sequence[tuple[str, str]]
"""Headings, each with the text below it."""


class Paper(Protocol):
    """Prints sheets into a PDF; it is made where there is a screen to measure letters by."""

    def write_pdf(self, path: Path, sheets: Sequence[Sheet], *, progress: Progress) -> int:
        """Write the sheets as one PDF, and return how many pages came of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterText:
    """The letter of an export: its text with «fields», its letterhead, or the team's own template.

    ``template`` is a Word document's bytes, and takes the place of text and letterhead.
    """

    body: str = ""
    letterhead: Letterhead = Letterhead()  # noqa: RUF009 - it is frozen
    template: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRoom:
    """Where the address of each row is printed; it must fit there whole.

    ``where`` names the place in a sentence: "a label of L7160".
    """

    where: str
    box: Callable[[MailListRow], TextBox]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportJob:
    """What is to be written, and what the writing may use.

    ``private`` is a folder for drafts that nobody else can read.
    """

    rows: Sequence[MailListRow]
    title: str
    marking: str
    today: date
    private: Path
    columns: tuple[ExportColumn, ...] = STANDARD_COLUMNS
    letter: LetterText = LetterText()
    settings: ExportSettings = ExportSettings()  # noqa: RUF009 - it is frozen
    paper: Paper | None = None
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One kind of file that leaves.

    ``by`` is the way it goes out, whose objections count. ``ending`` is empty where a folder of
    files is written. ``fields`` are the fields a row is asked for; none means the columns chosen.
    ``counted`` is what one row of it is called where they are counted: a letter, a label. ``asks``
    names the fields of ExportSettings that the officer is asked for.
    ``write`` makes the file (or fills the folder) at a draft's path and returns how many rows are
    in it; ``check`` reads it again. Both raise FileProblem, and Cancelled where that is wished.
    ``order`` sorts the rows before they are written and kept, where the format has its own.
    ``batches`` counts the batches that a file comes in, where each is copied by itself.
    ``printout`` gives the sheets of a format that is printed, to be written and to be previewed.
    ``cells`` gives what stands in the file for a row under its headings; none means its fields.
    ``address_room`` says where addresses are printed, or None where that is not ours to say.
    """

    name: str
    label: str
    hint: str
    icon: str
    by: ObjectionChannel
    ending: str
    write: Callable[[Path, ExportJob], int]
    check: Callable[[Path, ExportJob], FileCheck]
    fields: tuple[str, ...] = ()
    counted: str = "row"
    asks: tuple[str, ...] = ()
    most_rows: int | None = None
    needs_letter: bool = False
    printout: Callable[[ExportJob], Printout] | None = None
    cells: Callable[[ExportJob, MailListRow], Cells] | None = None
    order: Callable[[MailListRow], WalkingKey] | None = None
    batches: Callable[[ExportJob], int] | None = None
    address_room: Callable[[LetterText, ExportSettings], AddressRoom | None] | None = None

    @property
    def chooses_columns(self) -> bool:
        """Whether the officer chooses which columns there are."""
        return not self.fields

    @property
    def needs_paper(self) -> bool:
        """Whether it is printed on sheets of paper."""
        return self.printout is not None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of several files."""
        return not self.ending

    def count(self, rows: int) -> str:
        """Return so many of them in words: "143 letters", "1 label"."""
        return f"{rows:,} {self.counted}" if rows == 1 else f"{rows:,} {self.counted}s"

    def refuse_too_many(self, rows: int) -> None:
        """Raise FileProblem above the format's limit: rows are never cut."""
        if self.most_rows is not None and rows > self.most_rows:
            raise FileProblem(
                f"There are {rows:,} rows, and this kind of file takes {self.most_rows:,} at most.",
                hint="Make one for each ward, or choose fewer organisations.",
            )

    def refuse_name(self, path: Path) -> None:
        """Raise FileProblem where a file's name is not one of this format's.

        Without this rule a list once took the place of the workspace's own file.
        """
        ending = path.suffix.casefold().removeprefix(".")
        fits = ending == self.ending if self.ending else ending not in FILE_KINDS or not ending
        if not fits:
            wanted = (
                f"a name that ends in .{self.ending}" if self.ending else "a name with no ending"
            )
            what = FILE_KINDS.get(self.ending, "such a file")
            raise FileProblem(
                f"The file was not saved: its name is not that of {what}.",
                hint=f"Give it {wanted}, then try again.",
            )
