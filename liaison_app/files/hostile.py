"""What a file really is, and whether it is safe to open.

Files come from strangers: the name is not believed, the first bytes are; and a workbook, which is
a packed archive, is measured before any of it is unpacked.
"""

import re
import zipfile
import zlib
from enum import Enum
from pathlib import Path

from liaison_app.domain.errors import FileProblem

_MEGABYTE = 1 << 20
MOST_PACKED = 60 * _MEGABYTE
MOST_UNPACKED = 250 * _MEGABYTE
MOST_RATIO = 150
MOST_PARTS = 1_000
_PROLOGUE = 1 << 16
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_SAVE_AS = "Open it in Excel, save it as an Excel workbook (.xlsx), and import that."
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


class FileKind(Enum):
    """How a table file is to be read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def kind_of(path: Path) -> FileKind:
    """Return how to read the file, judged by its first bytes, or raise FileProblem."""
    try:
        with path.open("rb") as file:
            start = file.read(_PROLOGUE)
    except OSError as error:
        raise _cannot_open(path, error) from error
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise FileProblem(f"{path.name} is empty.", hint="Ask for it to be sent again.")
    if start.startswith(b"PK"):
        return _kind_of_archive(path)
    _must_not_be_something_else(path, start)
    return FileKind.TEXT


def check_workbook(path: Path) -> None:
    """Raise FileProblem where a workbook is too large, or made to do harm."""
    if path.stat().st_size > MOST_PACKED:
        raise _too_large(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _measure(path, archive)
            _must_have_no_document_type(path, archive)
    except _BROKEN_ARCHIVE as error:
        raise _damaged(path) from error


_BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    NotImplementedError,  # an unknown way of packing
    OSError,
    RuntimeError,  # a part with a password
    UnicodeDecodeError,
    ValueError,
    zlib.error,
)


def _cannot_open(path: Path, error: OSError) -> FileProblem:
    if isinstance(error, FileNotFoundError):
        return FileProblem(f"{path.name} is not there.", hint="Choose the file again.")
    if path.is_dir():
        return FileProblem(f"{path.name} is a folder.", hint="Choose a file in it.")
    return FileProblem(
        f"{path.name} could not be opened.",
        hint="If it is open in another program, close it there, then try again.",
    )


def _kind_of_archive(path: Path) -> FileKind:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except _BROKEN_ARCHIVE as error:
        raise _damaged(path) from error
    if "xl/workbook.bin" in names:
        raise FileProblem(f"{path.name} is a binary workbook (.xlsb).", hint=_SAVE_AS)
    if "[Content_Types].xml" in names and any(name.startswith("xl/") for name in names):
        return FileKind.WORKBOOK
    if "content.xml" in names and "mimetype" in names:
        raise FileProblem(f"{path.name} is an OpenDocument file.", hint=_SAVE_AS)
    if any(name.startswith("word/") for name in names):
        raise FileProblem(f"{path.name} is a Word document.", hint="Choose a .csv or .xlsx file.")
    raise FileProblem(
        f"{path.name} is a packed folder (zip).",
        hint="Unpack it first, then import the file that is in it.",
    )


def _must_not_be_something_else(path: Path, start: bytes) -> None:
    name = path.name
    if start.startswith(_OLD_EXCEL):
        if _PROTECTED in start:
            raise FileProblem(
                f"{name} is protected with a password.",
                hint="Open it in Excel, take the password off, save it, and import it again.",
            )
        raise FileProblem(f"{name} is an old Excel file (.xls).", hint=_SAVE_AS)
    for mark, what in _OTHERS:
        if start.startswith(mark):
            raise FileProblem(f"{name} is {what}.", hint="Choose a .csv or .xlsx file.")
    opening = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if opening.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise FileProblem(f"{name} is a web page or XML file, not a table.", hint=_SAVE_AS)


_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a word processor's document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"MZ\x90\0", "a program"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"Rar!", "a packed file"),
)


def _measure(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename.casefold() for part in parts}
    if len(parts) > MOST_PARTS or len(names) < len(parts):
        raise _damaged(path)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        raise _too_large(path)
    if unpacked > max(_MEGABYTE, MOST_RATIO * path.stat().st_size):
        raise FileProblem(
            f"{path.name} is packed so tightly that it may have been made to do harm.",
            hint="Ask the sender for the same table as a .csv file.",
        )


def _must_have_no_document_type(path: Path, archive: zipfile.ZipFile) -> None:
    for part in archive.infolist():
        if not part.filename.casefold().endswith((".xml", ".rels")):
            continue
        with archive.open(part) as file:
            prologue = file.read(_PROLOGUE).replace(b"\0", b"")  # UTF-16 too
        if _DOCTYPE.search(prologue):
            raise FileProblem(
                f"{path.name} holds instructions that no table needs.",
                hint="Ask the sender for the same table as a .csv file.",
            )


def _too_large(path: Path) -> FileProblem:
    return FileProblem(
        f"{path.name} is too large for a workbook.",
        hint="Save the sheet as a .csv file, or split it into several files, and import those.",
    )


def _damaged(path: Path) -> FileProblem:
    return FileProblem(
        f"{path.name} is damaged and cannot be read.",
        hint="Ask for it to be sent again, or open it in Excel and save it anew.",
    )
