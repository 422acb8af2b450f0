"""Letters in one Word document, each on pages of its own, from our letter or the team's.

Nothing in a letter is ever run: the merge fields are filled in, and that is all. The saved document
is opened again, and each letter in it compared with what the preview showed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_app.domain.address_block import (
    ADDRESS_FIELDS,
    BLOCK_LINES,
    filled_block,
    no_room_for,
    split_letter,
)
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, merge_values
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.filled import filled_for
from liaison_app.files.formats.format import AddressRoom, ExportJob, Format, LetterText

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MOST_LETTERS = 5_000
"""Word numbers the sections of a document, and slows down with thousands of them."""


@dataclass(frozen=True, kw_only=True)
class _Letter:
    """The document that is merged, its text, and whether its address is laid out by us."""

    content: bytes
    text: str
    edges: str = ""
    window: tuple[str, ...] = ()

    @cached_property
    def asked(self) -> str:
        """The lines that have fields; the others need no look for each of thousands of rows."""
        return "\n".join(line for line in f"{self.text}\n{self.edges}".split("\n") if "«" in line)

    @cached_property
    def joins(self) -> bool:
        """Whether lines of a long address are joined."""
        return set(self.window).issuperset(f"«{field}»" for field in ADDRESS_FIELDS)

    def values(self, row: MailListRow) -> Mapping[str, str]:
        """Return what each field prints for this row.

        An address of more lines than the window has room for has lines joined by the common rule.
        """
        values = merge_values(row)
        if not self.joins:
            return values
        block = filled_block(self.window, values)
        best = block.ways[0]
        if best == block.lines:
            return values
        address = (*best[len(block.names) :], *("" for _ in ADDRESS_FIELDS))
        return {**values, **dict(zip(ADDRESS_FIELDS, address, strict=False))}

    def filled(self, row: MailListRow) -> str:
        """Return the letter as it prints for this row.

        Raises FileProblem with the Ref and the name of a field that is unfilled.
        """
        return filled_for(row, self.text, self.values(row))

    def checked_values(self, row: MailListRow) -> Mapping[str, str]:
        """Return the values where the letter can be printed with them; raise FileProblem else."""
        values = self.values(row)
        filled_for(row, self.asked, values)
        return values


def _write(path: Path, job: ExportJob) -> int:
    from liaison_app.files.formats.word_merge import write_letters  # noqa: PLC0415 - slow to load
    from liaison_app.files.formats.word_window import fit_address  # noqa: PLC0415 - as above

    letter = _letter_of(job)
    no_room: list[str] = []

    def fit(table: "Element", row: MailListRow) -> None:
        if not fit_address(table):
            no_room.append(row.ref)

    count = write_letters(
        path,
        letter=letter.content,
        rows=job.rows,
        values=letter.checked_values,
        progress=job.progress,
        fit=None if job.letter.template else fit,
    )
    if no_room:
        raise no_room_for(no_room)
    return count


def _check(path: Path, job: ExportJob) -> FileCheck:
    from liaison_app.files.formats.word_check import check_letters  # noqa: PLC0415 - slow to load

    return check_letters(path, job=job, expected=_letter_of(job).filled)


def _address_room(letter: LetterText, _settings: ExportSettings) -> AddressRoom | None:
    """Return the window of our own letter; where the team's has its address is theirs to say."""
    from liaison_app.files.formats.word_window import window_box  # noqa: PLC0415 - as above

    if letter.template:
        return None
    window = split_letter(letter.body)[0] or BLOCK_LINES
    return AddressRoom(
        where="the window of a DL envelope",
        box=lambda row: window_box(filled_block(window, merge_values(row)).ways[0]),
    )


FORMAT = Format(
    name="letters_docx",
    label="Letters for Word",
    hint="One Word document, each letter on its own page, ready to read through and print.",
    icon="file-text",
    by=ObjectionChannel.POST,
    ending="docx",
    write=_write,
    check=_check,
    fields=MAIL_LIST_FIELDS,
    counted="letter",
    most_rows=MOST_LETTERS,
    needs_letter=True,
    address_room=_address_room,
)


def _letter_of(job: ExportJob) -> _Letter:
    from liaison_app.files.formats import word_letter, word_template  # noqa: PLC0415 - slow to load

    if job.letter.template:
        read = word_template.read_word_letter(job.letter.template, name="The Word letter")
        return _Letter(content=read.content, text=read.text, edges=read.edges)
    if not job.letter.body.strip():
        raise FileProblem(
            "There is no letter to write.", hint="Choose a campaign's letter, or write its text."
        )
    ours = word_letter.word_letter(body=job.letter.body, letterhead=job.letter.letterhead)
    window = split_letter(job.letter.body)[0] or BLOCK_LINES
    read = word_template.read_word_letter(ours, name="The letter")
    return _Letter(content=read.content, text=read.text, window=window)
