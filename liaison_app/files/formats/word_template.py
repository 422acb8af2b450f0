"""The team's own Word letter: what it asks for, and whether it may be used at all.

A letter that comes from outside is data. What could run, fetch or show something else tomorrow is
refused by name; what is harmless stays: page numbers, and links to web pages and e-mail addresses.
The list of recipients that Word tied to it is let go, for the letter is merged here; so is the
template that it was made of, which Word would fetch whenever the letter is opened.
"""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from xml.parsers.expat import ExpatError

from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from liaison_app.domain.errors import FileProblem
from liaison_app.files.formats.word_fields import must_be_harmless
from liaison_app.files.formats.word_settled import settle
from liaison_app.files.formats.word_xml import MAIN_PART, lines_of, packed, parsed, w, written

_MEGABYTE = 1 << 20
MOST_PACKED = 10 * _MEGABYTE
MOST_UNPACKED = 60 * _MEGABYTE
MOST_RATIO = 150
MOST_PARTS = 500

_OLD_WORD = bytes.fromhex("d0cf11e0a1b11ae1")
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_SETTINGS = "word/settings.xml"
_MAIN_TYPE = b"wordprocessingml.document.main+xml"
_SAVE_AS = "In Word, choose Save as, Word document (.docx), and add that one."
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    UnicodeError,
    ValueError,
    zlib.error,
    ExpatError,
    LxmlError,
)
_EMBEDDED = ("word/embeddings/", "word/activex/", "word/afchunk", "word/ctrlprops/")
_LET_GO = {"mailMergeSource", "mailMergeHeaderSource", "recipientData", "attachedTemplate"}
_SAFE_LINKS = ("http://", "https://", "mailto:")
_TAGS = {
    "object": "an embedded object",
    "control": "an embedded control",
    "altChunk": "another document within it",
    "subDoc": "another document within it",
    "ins": "changes that are only proposed (Track Changes)",
    "del": "changes that are only proposed (Track Changes)",
    "moveFrom": "changes that are only proposed (Track Changes)",
    "moveTo": "changes that are only proposed (Track Changes)",
    "commentReference": "comments",
    "footnoteReference": "footnotes",
    "endnoteReference": "footnotes",
    "vanish": "hidden text",
}
_MEND = {
    "an embedded object": "Delete it in Word, or put a picture in its place.",
    "an embedded control": "Delete it in Word, and type plain text in its place.",
    "another document within it": "Copy its text into the letter.",
    "changes that are only proposed (Track Changes)": "In Word, choose Review, Accept All Changes.",
    "comments": "In Word, choose Review, Delete All Comments.",
    "footnotes": "Put their text into the letter.",
    "hidden text": "Delete it in Word, or show it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLetterRead:
    """A Word letter that may be used: the document to merge, and its text with «fields».

    ``edges`` is the text of its headers and footers; ``fields`` are the names of its merge fields,
    each once, in order.
    """

    content: bytes
    text: str
    edges: str
    fields: tuple[str, ...]


def read_word_letter(content: bytes, *, name: str) -> WordLetterRead:
    """Return a Word letter that may be merged; raise FileProblem with what is wrong with it.

    What comes back is read again unchanged.
    """
    try:
        parts = _unpacked(content, name)
        roots = {one: parsed(part) for one, part in parts.items() if _is_xml(one)}
        _refuse_what_reaches_out(roots, parts, name)
        fields = must_be_harmless(_written_parts(roots), name)
        settle(roots)
    except _BROKEN as problem:
        raise _damaged(name) from problem
    for one, root in roots.items():
        parts[one] = written(root)
    edges = [line for root in _edges(roots).values() for line in lines_of(root)]
    return WordLetterRead(
        content=packed(parts),
        text="\n".join(lines_of(roots[MAIN_PART])),
        edges="\n".join(edges),
        fields=fields,
    )


def read_word_letter_file(path: Path) -> WordLetterRead:
    """Return a Word letter from a file; raise FileProblem where it cannot be used."""
    try:
        if path.stat().st_size > MOST_PACKED:
            raise _too_large(path.name)
        content = path.read_bytes()
    except OSError as error:
        sentence = f"{path.name} could not be opened."
        hint = "If it is open in Word, close it there, then try again."
        raise FileProblem(sentence, hint=hint) from error
    return read_word_letter(content, name=path.name)


def word_letter_text(content: bytes, *, name: str = "The Word letter") -> str:
    """Return the text of a Word letter with its «fields», as a letter's text is written here."""
    return read_word_letter(content, name=name).text


def _written_parts(roots: dict[str, Element]) -> dict[str, Element]:
    """Return the parts that hold text: the letter itself first, then headers and footers."""
    others = sorted(one for one in roots if one.startswith("word/") and one != MAIN_PART)
    return {one: roots[one] for one in (MAIN_PART, *others)}


def _is_xml(name: str) -> bool:
    return name.casefold().endswith((".xml", ".rels"))


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    _must_be_packed(content, name)
    if len(content) > MOST_PACKED:
        raise _too_large(name)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        listed = archive.infolist()
        names = {one.filename.casefold() for one in listed}
        if len(listed) > MOST_PARTS or len(names) < len(listed):
            raise _damaged(name)
        unpacked = sum(one.file_size for one in listed)
        if unpacked > min(MOST_UNPACKED, max(2 * _MEGABYTE, MOST_RATIO * len(content))):
            raise FileProblem(
                f"{name} is packed so tightly that it may have been made to do harm.",
                hint="Make the letter anew in Word, and add that one.",
            )
        parts = {one.filename: archive.read(one) for one in listed}
    _must_be_a_document(parts, name)
    return parts


def _must_be_packed(content: bytes, name: str) -> None:
    if content.startswith(_OLD_WORD):
        if _PROTECTED in content:
            raise FileProblem(
                f"{name} is protected with a password.",
                hint="Open it in Word, take the password off, save it, and add it again.",
            )
        raise FileProblem(f"{name} is an old Word document (.doc).", hint=_SAVE_AS)
    if not content.startswith(b"PK"):
        raise FileProblem(f"{name} is not a Word document.", hint=_SAVE_AS)


def _must_be_a_document(parts: dict[str, bytes], name: str) -> None:
    """Raise FileProblem where the archive is not a plain Word document without macros."""
    types = parts.get(_TYPES, b"")
    macro = any(one.casefold().endswith(("vbaproject.bin", "vbadata.xml")) for one in parts)
    if macro or b"macroenabled" in types.lower():
        raise FileProblem(f"{name} holds macros, which can run.", hint=_SAVE_AS)
    if b"template.main+xml" in types:
        raise FileProblem(f"{name} is a Word template (.dotx), not a letter.", hint=_SAVE_AS)
    if MAIN_PART not in parts or _MAIN_TYPE not in types:
        raise FileProblem(f"{name} is not a Word document.", hint=_SAVE_AS)
    for one, part in parts.items():
        if _is_xml(one) and any(
            mark in part.replace(b"\0", b"") for mark in (b"<!DOCTYPE", b"<!ENTITY")
        ):
            raise FileProblem(
                f"{name} holds instructions that no letter needs.", hint="Make it anew in Word."
            )
    if any(one.casefold().startswith(_EMBEDDED) for one in parts):
        raise _holds(name, "an embedded object")


def _refuse_what_reaches_out(roots: dict[str, Element], parts: dict[str, bytes], name: str) -> None:
    """Raise FileProblem for what fetches, runs, or is not part of the letter as it prints."""
    for one in [part for part in roots if part.endswith(".rels")]:
        for relation in list(roots[one]):
            _look_at(relation, name)
    settings = roots.get(_SETTINGS)
    if settings is not None:
        for tied in settings.findall(w("mailMerge")):
            settings.remove(tied)
        for tied in settings.findall(w("attachedTemplate")):
            settings.remove(tied)
    for root in _written_parts({MAIN_PART: roots[MAIN_PART], **_edges(roots)}).values():
        for tag, what in _TAGS.items():
            if any(found.get(w("val")) not in {"0", "false"} for found in root.iter(w(tag))):
                raise _holds(name, what)
    del parts


def _edges(roots: dict[str, Element]) -> dict[str, Element]:
    starts = ("word/header", "word/footer")
    return {one: root for one, root in roots.items() if one.startswith(starts)}


def _look_at(relation: Element, name: str) -> None:
    kind = str(relation.get("Type", "")).rpartition("/")[2]
    target = str(relation.get("Target", ""))
    if relation.get("TargetMode") != "External":
        return
    if kind in _LET_GO:
        relation.getparent().remove(relation)
    elif kind != "hyperlink" or not target.casefold().startswith(_SAFE_LINKS):
        raise FileProblem(
            f"{name} leans on another file: a link in it leads there.",
            hint="In Word, put the picture or text itself in the place of the link.",
        )


def _holds(name: str, what: str) -> FileProblem:
    return FileProblem(f"{name} holds {what}.", hint=_MEND[what])


def _too_large(name: str) -> FileProblem:
    return FileProblem(
        f"{name} is too large for a letter.", hint="Take large pictures out, or make them smaller."
    )


def _damaged(name: str) -> FileProblem:
    return FileProblem(
        f"{name} is damaged and cannot be read.",
        hint="Open it in Word, save it under a new name, and add that one.",
    )
