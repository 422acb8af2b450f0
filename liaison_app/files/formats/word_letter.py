"""Our own Word letter: a letterhead with both senders, an address in the window, and merge fields.

It is built anew from the letter's text whenever it is wanted, so that what the preview shows is
what Word merges: each line of the text is a paragraph, and each «field» an ordinary merge field.
The lines of the address stand in a table whose rows hold them in the window of a DL envelope.
"""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as Made
from docx.enum.table import WD_ROW_HEIGHT_RULE as HEIGHT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree
from lxml.etree import _Element as Element

from liaison_app.domain.address_block import BLOCK_LINES, split_letter
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.letters import fields_in
from liaison_app.domain.merge_fields import MailListRow, merge_values
from liaison_app.domain.page_ends import stays_with_next
from liaison_app.files.formats import word_window
from liaison_app.files.formats.word_xml import field_runs, packed, parsed, parts_of, written

WINDOW_LEFT, WINDOW_TOP, WINDOW_WIDTH, WINDOW_BOTTOM = 24.6, 39.5, 85.0, 66.2
"""The window of a DL envelope, in millimetres on a letter folded in three."""

_TOP, _BOTTOM, _RIGHT, _EDGE = 15.0, 20.0, 25.0, 7.0
_BODY_TOP = 80.0
_HEAD_LEFT = 115.0
_FONT = "Arial"
_SIZE, _HEAD_SIZE = 10.5, 8.5
_FIELD = re.compile("«([^«»\n]*)»")
_KEPT_STYLES = frozenset({"Normal", "Header", "Footer", "DefaultParagraphFont", "TableNormal"})
_NOT_NEEDED = (
    *("customXml/", "docProps/thumbnail", "docProps/app", "word/numbering"),
    *("word/stylesWithEffects", "word/webSettings"),
)
_LANGUAGE, _WORD_2013 = "en-GB", "15"


def word_letter(*, body: str, letterhead: Letterhead) -> bytes:
    """Return the letter as a Word document with its merge fields in place."""
    made = Document()
    _settle_page(made)
    window, rest = split_letter(body)
    _head(made, window or BLOCK_LINES, letterhead)
    lines = rest.split("\n")
    for line, stays in zip(lines, stays_with_next(lines), strict=True):
        paragraph = made.add_paragraph()
        if stays:
            paragraph.paragraph_format.keep_with_next = True
        _write(paragraph, line)
    made.core_properties.author = made.core_properties.comments = ""
    made.core_properties.title = "Letter"
    saved = BytesIO()
    made.save(saved)
    return _slimmed(saved.getvalue())


def ready_letter(*, body: str, letterhead: Letterhead, rows: Iterable[MailListRow] = ()) -> bytes:
    """Return the letter for the officer's own merge in Word, with the mail list workbook.

    Word would print "Your ref:" with nothing behind it; so a line is left out where every field on
    it is empty for all of these rows.
    """
    filled = {name for row in rows for name, text in merge_values(row).items() if text}
    if filled:
        body = "\n".join(line for line in body.split("\n") if _is_wanted(line, filled))
    return word_letter(body=body, letterhead=letterhead)


def _is_wanted(line: str, filled: set[str]) -> bool:
    fields = fields_in(line)
    return not fields or not filled.isdisjoint(fields) or bool(_words_in(line))


def _words_in(line: str) -> str:
    """Return what stands on a line beside its fields and a label."""
    rest = _FIELD.sub("", line).strip()
    return "" if rest.endswith(":") else rest


def _settle_page(made: Made) -> None:
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(WINDOW_LEFT), Mm(_RIGHT)
    page.top_margin, page.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    page.header_distance = page.footer_distance = Mm(_EDGE)


def _head(made: Made, window: Sequence[str], letterhead: Letterhead) -> None:
    """Put the senders at the right, and the address where the window of the envelope is."""
    left, right = _HEAD_LEFT - WINDOW_LEFT, 210 - _HEAD_LEFT - _RIGHT
    heights = (WINDOW_TOP - _TOP, WINDOW_BOTTOM - WINDOW_TOP, _BODY_TOP - WINDOW_BOTTOM)
    table = made.add_table(rows=len(heights), cols=2)
    _settle_table(table, widths=(left, right))
    for row, height in zip(table.rows, heights, strict=True):
        row.height, row.height_rule = Mm(height), HEIGHT.AT_LEAST
    table.rows[0].height_rule = HEIGHT.EXACTLY
    address = table.cell(1, 0)
    for number, line in enumerate(window):
        paragraph = address.paragraphs[0] if not number else address.add_paragraph()
        paragraph.paragraph_format.line_spacing = Pt(word_window.LINE)
        paragraph.paragraph_format.right_indent = Mm(left - WINDOW_WIDTH)
        _write(paragraph, line, size=word_window.SIZE)
    _senders(table.cell(0, 1).merge(table.cell(len(heights) - 1, 1)), letterhead)


def _senders(cell: _Cell, letterhead: Letterhead) -> None:
    blocks = [block for block in (letterhead.author, letterhead.team) if block.lines]
    empty: Paragraph | None = cell.paragraphs[0]
    for block in blocks:
        empty = _sender(cell, block, empty, apart=block is not blocks[0])


def _sender(
    cell: _Cell, block: SenderBlock, empty: Paragraph | None, *, apart: bool
) -> Paragraph | None:
    for number, line in enumerate(block.lines):
        paragraph = empty or cell.add_paragraph()
        empty = None
        run = paragraph.add_run(line)
        run.font.size, run.bold = Pt(_HEAD_SIZE), number == 0
        if apart and number == 0:
            paragraph.paragraph_format.space_before = Pt(_HEAD_SIZE)
    return empty


def _settle_table(table: Table, *, widths: Sequence[float]) -> None:
    """Give the table its widths, and take from it the room that Word leaves within cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    settings = table._tblPr  # noqa: SLF001 - python-docx has no other way to the margins of cells
    for old in list(settings):
        settings.remove(old)
    _add(settings, "w:tblW", type="dxa", w=str(_twips(Mm(sum(widths)))))
    _add(settings, "w:tblInd", type="dxa", w="0")
    _add(settings, "w:tblLayout", type="fixed")
    margins = _add(settings, "w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        _add(margins, f"w:{side}", type="dxa", w="0")


def _add(parent: Element, name: str, **attributes: str) -> Element:
    made = etree.SubElement(parent, qn(name))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _twips(length: Length) -> int:
    return int(length.twips)


def _write(paragraph: Paragraph, line: str, *, size: float | None = None) -> None:
    """Write a line of the letter's text into a paragraph, with its fields."""
    for place, part in enumerate(_FIELD.split(line)):
        if place % 2:
            run = paragraph.add_run()
            _letter(run, size)
            lettering = run._r.find(qn("w:rPr"))  # noqa: SLF001 - its fields are made by us
            for one in field_runs(part, lettering):
                run._r.addprevious(one)  # noqa: SLF001 - likewise
            paragraph._p.remove(run._r)  # noqa: SLF001 - likewise
        elif part:
            _letter(paragraph.add_run(part), size)


def _letter(run: object, size: float | None) -> None:
    if size is not None:
        run.font.size = Pt(size)  # type: ignore[attr-defined]


def _slimmed(content: bytes) -> bytes:
    """Return the document without the samples, pictures and styles that came with its maker."""
    parts = {
        name: part for name, part in parts_of(content).items() if not name.startswith(_NOT_NEEDED)
    }
    for name in [one for one in parts if one.endswith(".rels") or one == "[Content_Types].xml"]:
        root = parsed(parts[name])
        for one in list(root):
            to = str(one.get("Target") or one.get("PartName") or "")
            if any(part in f"/{to.lstrip('./')}" or part in f"word/{to}" for part in _NOT_NEEDED):
                root.remove(one)
        parts[name] = written(root)
    styles = parsed(parts["word/styles.xml"])
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(style)
    for gone in [*styles.iter(qn("w:latentStyles"), qn("w:link"))]:
        gone.getparent().remove(gone)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    parts["word/styles.xml"] = written(styles)
    settings = parsed(parts["word/settings.xml"])
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)
    parts["word/settings.xml"] = written(settings)
    return packed(parts)
