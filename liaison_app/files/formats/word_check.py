"""A document of many letters, opened again and proved letter by letter."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml.etree import LxmlError, iterparse
from lxml.etree import _Element as Element

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob
from liaison_app.files.formats.word_merge import bookmarks
from liaison_app.files.formats.word_xml import MAIN_PART, field_codes, lines_of, parsed, w

_EVERY = 50
_IN_BODY = tuple(map(w, ("p", "tbl", "sdt", "sectPr")))


class _Seen:
    """What was come across on the way through the document."""

    def __init__(self) -> None:
        self.bookmarks: list[str] = []
        self.differing = 0
        self.letters = 0
        self.fields = 0


def check_letters(
    path: Path, *, job: ExportJob, expected: Callable[[MailListRow], str]
) -> FileCheck:
    """Read a document of letters again, and say what it proves to be.

    ``expected`` is the letter that the preview shows for a row. Raises FileProblem where it cannot
    be read at all, and Cancelled.
    """
    seen = _Seen()
    try:
        with ZipFile(path) as archive:
            _look_at_edges(archive, seen)
            with archive.open(MAIN_PART) as part:
                for number, letter in enumerate(_letters(part, seen)):
                    if number % _EVERY == 0:
                        job.progress.report(number, len(job.rows))
                    seen.letters += 1
                    right = number < len(job.rows) and _words(letter) == _words(
                        expected(job.rows[number]).split("\n")
                    )
                    seen.differing += not right
    except (OSError, ValueError, LookupError, zipfile.BadZipFile, LxmlError) as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make it again.") from problem
    named = dict(zip(bookmarks(job.rows), (row.ref for row in job.rows), strict=True))
    refs = tuple(named.get(name, name) for name in seen.bookmarks)
    proofs = [_rows_proof(seen, refs, job), _texts_proof(seen), _fields_proof(seen)]
    return FileCheck(rows=seen.letters, columns=(), refs=refs, proofs=tuple(proofs))


def _letters(part: object, seen: _Seen) -> Iterator[list[str]]:
    """Give the lines of each letter; one begins at each of our bookmarks."""
    lines: list[str] | None = None
    for _, one in iterparse(part, events=("end",), tag=_IN_BODY, resolve_entities=False):
        if one.getparent() is None or one.getparent().tag != w("body"):
            continue
        names = [mark.get(w("name"), "") for mark in one.iter(w("bookmarkStart"))]
        begun = [name for name in names if name.startswith("Ref_")]
        if begun:
            seen.bookmarks += begun
            if lines is not None:
                yield lines
            lines = []
        seen.fields += len(field_names(one))
        if lines is not None:
            lines += lines_of(one)
        one.clear()
        while one.getprevious() is not None:
            del one.getparent()[0]
    if lines is not None:
        yield lines


def field_names(root: Element) -> list[str]:
    """Return the codes of the merge fields that are left below an element."""
    return [code for code in field_codes(root) if code.strip().upper().startswith("MERGEFIELD")]


def _look_at_edges(archive: ZipFile, seen: _Seen) -> None:
    """Count merge fields left in headers and footers."""
    for name in archive.namelist():
        if name.startswith(("word/header", "word/footer")):
            root = parsed(archive.read(name))
            seen.fields += len(field_names(root))


def _words(lines: list[str]) -> list[str]:
    """Return the lines that have any text, each tidied; the room between them is the layout's."""
    return [tidied for tidied in map(mail_text, lines) if tidied]


def _rows_proof(seen: _Seen, refs: tuple[str, ...], job: ExportJob) -> Proof:
    wanted = tuple(row.ref for row in job.rows)
    is_each = len(set(seen.bookmarks)) == len(seen.bookmarks)
    if seen.letters == len(wanted) and refs == wanted and is_each:
        sentence = f"Letters in the file: {len(refs):,}, one for each recipient, in their order."
        return Proof(sentence=sentence, holds=True)
    sentence = f"Letters in the file: {seen.letters:,}, but {len(wanted):,} were chosen."
    if seen.letters == len(wanted):
        sentence = "The letters in the file are not those chosen, or somebody is in it twice."
    return Proof(sentence=f"{sentence} Do not use it.", holds=False)


def _texts_proof(seen: _Seen) -> Proof:
    if not seen.differing:
        return Proof(sentence="Every letter says what the preview showed.", holds=True)
    sentence = f"Letters that differ from the preview: {seen.differing:,}. Do not use the file."
    return Proof(sentence=sentence, holds=False)


def _fields_proof(seen: _Seen) -> Proof:
    if not seen.fields:
        return Proof(sentence="No merge field is left in it.", holds=True)
    return Proof(sentence=f"Fields left in it: {seen.fields:,}. Do not use the file.", holds=False)
