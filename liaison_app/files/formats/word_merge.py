"""Many letters in one Word document, merged from one letter by its merge fields.

The library fills the fields; what it cannot know is done here. A line whose fields are all empty
closes up, and a field that is empty anywhere else stops the letter: an empty value is filled in as
a mark that no text can be, and every paragraph where that came to stand is taken out. Each letter
is a section of its own, so that headers, footers and page numbers begin again, and carries a
bookmark with its Ref, by which it is found in Word and proved here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import overload
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from lxml.etree import _Element as Element
from mailmerge import MailMerge

from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.word_xml import MAIN_PART, parts_of, w, written

EMPTY = "\U0010fffd\U0010fffc\U0010fffd"
"""Private characters that no text consists of; they are filled in for nothing."""

_EVERY = 10
_BLOCK = 100
_LONGEST_REF = 28
_EDGES = ("word/header", "word/footer")
_NEXT_PAGE = "nextPage_section"
_KEEP_ONE = frozenset(map(w, ("tc", "txbxContent", "hdr", "ftr", "sdtContent")))

_SPACES = {"w": w("")[1:-1]}
_EMPTY_TEXTS = etree.XPath(f".//w:t[.='{EMPTY}']", namespaces=_SPACES)
_SECTIONS = etree.XPath("w:p/w:pPr/w:sectPr | w:sectPr", namespaces=_SPACES)

Values = Callable[[MailListRow], Mapping[str, str]]
Fit = Callable[[Element, MailListRow], None]
"""Told the first paragraph or table of each letter, once it is merged, and whose letter it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Some of the rows, the first of which is number ``start`` of all, and their bookmarks."""

    rows: Sequence[MailListRow]
    names: Sequence[str]
    start: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether no row comes after these."""
        return self.start + len(self.rows) >= self.total


class _Filled(Sequence[dict[str, str]]):
    """What is filled in for each row, made when it is its turn; long work is stopped here."""

    def __init__(self, block: _Block, values: Values, progress: Progress) -> None:
        self._block, self._values, self._progress = block, values, progress

    def __len__(self) -> int:
        return len(self._block.rows)

    @overload
    def __getitem__(self, place: int) -> dict[str, str]: ...

    @overload
    def __getitem__(self, place: slice) -> list[dict[str, str]]: ...

    def __getitem__(self, place: int | slice) -> dict[str, str] | list[dict[str, str]]:
        if isinstance(place, slice):
            return [self._filled(row) for row in self._block.rows[place]]
        if place % _EVERY == 0:
            self._progress.report(self._block.start + place, self._block.total)
        return self._filled(self._block.rows[place])

    def _filled(self, row: MailListRow) -> dict[str, str]:
        values = self._values(row)
        return {name: text or EMPTY for name, text in values.items()}


def write_letters(  # noqa: PLR0913 - what is merged from what, and who watches
    path: Path,
    *,
    letter: bytes,
    rows: Sequence[MailListRow],
    values: Values,
    progress: Progress,
    fit: Fit | None = None,
) -> int:
    """Write a letter for each row, and return how many there are.

    ``letter`` is a document that was read and settled before. Raises what ``values`` raises for a
    row that cannot be filled in, and Cancelled. Memory stays flat, unless headers or footers hold
    fields: then each letter has its own, and all are made at once.
    """
    parts, names = parts_of(letter), bookmarks(rows)
    if any(b"MERGEFIELD" in part for name, part in parts.items() if name.startswith(_EDGES)):
        block = _Block(rows=rows, names=names, start=0, total=len(rows))
        with _merged(letter, block, values, progress, fit) as merge:
            for part in merge.new_parts:
                _close_up(part.content.getroot())
            _save(path, merge)
        return len(rows)
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != MAIN_PART:
                archive.writestr(name, content)
        with archive.open(MAIN_PART, "w") as main:
            for start in range(0, len(rows), _BLOCK):
                these = slice(start, start + _BLOCK)
                block = _Block(rows=rows[these], names=names[these], start=start, total=len(rows))
                with _merged(letter, block, values, progress, fit) as merge:
                    main.write(_letters_in(merge, block))
    return len(rows)


@contextmanager
def _merged(
    letter: bytes, block: _Block, values: Values, progress: Progress, fit: Fit | None
) -> Iterator[MailMerge]:
    """Give the letters of a block, merged and in order, as the library holds them."""
    merge = MailMerge(BytesIO(letter))
    try:
        merge.merge_templates(_Filled(block, values, progress), separator=_NEXT_PAGE)
        body = _root_of(merge).find(w("body"))
        _close_up(body)
        if not block.is_last:
            _end_with_paragraph(body)
        _settle_sections(body)
        _mark(body, block, fit)
        yield merge
    finally:
        merge.docx.close()


def _letters_in(merge: MailMerge, block: _Block) -> bytes:
    """Return a block's part of the document, with its beginning or its end where they belong."""
    xml = written(_root_of(merge))
    begins = xml.index(b"<w:body>") + len(b"<w:body>") if block.start else 0
    ends = len(xml) if block.is_last else xml.rindex(b"</w:body>")
    return xml[begins:ends]


def _root_of(merge: MailMerge) -> Element:
    return merge.docx.get_parts(["main"])[0]["part"].getroot()


def bookmarks(rows: Iterable[MailListRow]) -> tuple[str, ...]:
    """Return the name of the bookmark at the head of each letter, no two of them the same.

    It has letters, digits and underscores, 40 at most. Whoever holds two posts may have two
    letters under one Ref; the second is numbered.
    """
    names: list[str] = []
    known: Counter[str] = Counter()
    for row in rows:
        plain = "".join(one if one.isascii() and one.isalnum() else "_" for one in row.ref)
        name = f"Ref_{plain[:_LONGEST_REF]}"
        known[name.casefold()] += 1
        again = known[name.casefold()]
        names.append(name if again == 1 else f"{name}__{again}")
    return tuple(names)


def _close_up(root: Element) -> None:
    """Take out every paragraph in which an empty field stands."""
    empty = {next(text.iterancestors(w("p"))): None for text in _EMPTY_TEXTS(root)}
    for paragraph in empty:
        parent = paragraph.getparent()
        look = paragraph.find(w("pPr"))
        needed = look is not None and look.find(w("sectPr")) is not None
        if needed or (parent.tag in _KEEP_ONE and _is_last_of(parent, paragraph)):
            for one in [one for one in paragraph if one is not look]:
                paragraph.remove(one)
        else:
            parent.remove(paragraph)


def _is_last_of(parent: Element, paragraph: Element) -> bool:
    """Say whether Word needs this paragraph: a cell must hold one, and end with one."""
    if sum(1 for one in parent if one.tag == w("p")) == 1:
        return True
    before, after = paragraph.getprevious(), paragraph.getnext()
    return after is None and before is not None and before.tag == w("tbl")


def _settle_sections(body: Element) -> None:
    """Let each letter end with its last line: an empty one after it could fall on a page alone."""
    for section in _SECTIONS(body):
        for kind in section.findall(w("type")):
            if kind.get(w("val")) == "nextPage":  # it is so anyway, and has its place in the order
                section.remove(kind)
        paragraph = section.getparent().getparent() if section.getparent() is not body else None
        if paragraph is None or len(paragraph) > 1 or len(paragraph[0]) > 1:
            continue
        before = paragraph.getprevious()
        if before is None or before.tag != w("p") or _ends_section(before):
            continue
        look = before.find(w("pPr"))
        if look is None:
            look = etree.Element(w("pPr"))
            before.insert(0, look)
        for tie in look.findall(w("keepNext")):  # what it stayed with has closed up
            look.remove(tie)
        changes = look.find(w("pPrChange"))
        if changes is None:
            look.append(section)
        else:
            changes.addprevious(section)
        body.remove(paragraph)


def _ends_section(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def _end_with_paragraph(body: Element) -> None:
    """Let the last section end as the others do, since more letters follow."""
    section = body.find(w("sectPr"))
    paragraph = etree.SubElement(body, w("p"))
    etree.SubElement(paragraph, w("pPr")).append(section)


def _mark(body: Element, block: _Block, fit: Fit | None) -> None:
    """Put a bookmark with its Ref at the head of each letter."""
    sections = _SECTIONS(body)
    of_each = len(sections) // len(block.rows)
    first = body[0]
    for number, (row, name) in enumerate(zip(block.rows, block.names, strict=True)):
        if fit is not None:
            fit(first, row)
        paragraph = next(first.iter(w("p")))
        _bookmark(paragraph, block.start + number, name)
        end = sections[(number + 1) * of_each - 1].getparent()
        if end is not body:
            first = end.getparent().getnext()


def _bookmark(paragraph: Element, number: int, name: str) -> None:
    start = etree.Element(w("bookmarkStart"), {w("id"): str(number), w("name"): name})
    end = etree.Element(w("bookmarkEnd"), {w("id"): str(number)})
    place = 0 if paragraph.find(w("pPr")) is None else 1
    paragraph.insert(place, start)
    start.addnext(end)


def _save(path: Path, merge: MailMerge) -> None:
    """Write the document; headers made for one letter lean on what the letter's own leans on."""
    if not merge.new_parts:
        merge.write(path)
        return
    theirs = [
        info["zi"].filename
        for info in merge.docx.get_parts(["header_footer"])
        if info["part"].find(".//MergeField") is not None
    ]
    letters = len(merge.new_parts) // len(theirs)
    merge.write(path)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        for place, part in enumerate(merge.new_parts):
            relations = _relations_of(theirs[place // letters])
            if relations in merge.docx.zip.namelist():
                archive.writestr(_relations_of(part.path), merge.docx.zip.read(relations))


def _relations_of(name: str) -> str:
    folder, _, own = name.rpartition("/")
    return f"{folder}/_rels/{own}.rels"
