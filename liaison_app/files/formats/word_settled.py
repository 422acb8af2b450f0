"""A Word letter made ready to be merged many times over into one document.

Each merge field is written in one way, each line that holds one is a paragraph of its own (so that
an empty line can close up), what may stand in a document only once goes, and each letter counts its
own pages from 1.
"""

from collections.abc import Mapping
from copy import deepcopy
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element as Element

from liaison_app.files.formats.word_xml import MAIN_PART, settle_fields, w

_ONLY_ONCE = tuple(w(tag) for tag in ("bookmarkStart", "bookmarkEnd", "proofErr", "permStart"))
_PARAGRAPH_IDS = tuple(
    f"{{http://schemas.microsoft.com/office/word/2010/wordml}}{name}"
    for name in ("paraId", "textId")
)
_TEXTS = ("word/document", "word/header", "word/footer")
_AFTER_PAGE_NUMBERS = tuple(
    w(tag)
    for tag in (
        *("cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi"),
        *("rtlGutter", "docGrid", "printerSettings", "sectPrChange"),
    )
)
_BEFORE_SPACING = tuple(
    w(tag)
    for tag in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens"),
        *("kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN"),
        *("bidi", "adjustRightInd", "snapToGrid"),
    )
)


def settle(roots: Mapping[str, Element]) -> None:
    """Make a document's parts ready, in place; raise ValueError where that cannot be done."""
    for name, root in roots.items():
        if name.startswith(_TEXTS) and name.endswith(".xml"):
            for one in list(root.iter(*_ONLY_ONCE)):
                one.getparent().remove(one)
            for one in root.iter(w("p")):
                for attribute in _PARAGRAPH_IDS:
                    one.attrib.pop(attribute, None)
            for one in list(root.iter(w("sdtPr"))):
                for number in one.findall(w("id")):
                    one.remove(number)
            settle_fields(root)
            for one in list(root.iter(w("p"))):
                _one_line_each(one)
    _count_pages(roots[MAIN_PART])


def _one_line_each(paragraph: Element) -> None:
    """Make a paragraph of each line of one that holds merge fields and breaks."""
    breaks = [run for run in paragraph.findall(w("r")) if _breaks(run)]
    if not breaks or paragraph.find(f"{w('r')}/{w('instrText')}") is None:
        return
    for run in breaks:
        _alone(run)
    look = paragraph.find(w("pPr"))
    line: list[Element] = []
    lines: list[list[Element]] = []
    for one in [one for one in paragraph if one is not look]:
        if one.tag == w("r") and _breaks(one):
            lines.append(line)
            line = []
        else:
            line.append(one)
    made = [paragraph, *(_beside(look) for _ in lines)]
    for before, after in pairwise(made):
        before.addnext(after)
    for place, (where, contents) in enumerate(zip(made, [*lines, line], strict=True)):
        if place == 0:
            for run in [run for run in paragraph.findall(w("r")) if _breaks(run)]:
                paragraph.remove(run)
        where.extend(contents)
        _close(where, above=place > 0, below=place < len(lines))
    section = None if look is None else look.find(w("sectPr"))
    if section is not None:
        made[-1].find(w("pPr")).append(section)


def _breaks(run: Element) -> bool:
    return any(
        one.tag == w("cr") or one.get(w("type")) in {None, "textWrapping"}
        for one in run.iter(w("br"), w("cr"))
    )


def _alone(run: Element) -> None:
    """Give a break a run of its own."""
    look = run.find(w("rPr"))
    contents = [one for one in run if one is not look]
    for one in contents:
        apart = etree.Element(w("r"))
        if look is not None:
            apart.append(deepcopy(look))
        apart.append(one)
        run.addprevious(apart)
    run.getparent().remove(run)


def _beside(look: Element | None) -> Element:
    made = etree.Element(w("p"))
    if look is not None:
        kept = deepcopy(look)
        for tag in ("sectPr", "pageBreakBefore", "numPr"):
            for one in kept.findall(w(tag)):
                kept.remove(one)
        made.append(kept)
    return made


def _close(paragraph: Element, *, above: bool, below: bool) -> None:
    """Let no room stand between lines that were one paragraph."""
    look = paragraph.find(w("pPr"))
    if look is None:
        look = etree.Element(w("pPr"))
        paragraph.insert(0, look)
    spacing = look.find(w("spacing"))
    if spacing is None:
        spacing = etree.Element(w("spacing"))
        _insert_after(look, spacing, _BEFORE_SPACING)
    for side, closed in (("before", above), ("after", below)):
        if closed:
            spacing.set(w(side), "0")
            spacing.set(w(f"{side}Autospacing"), "0")


def _insert_after(parent: Element, made: Element, before: tuple[str, ...]) -> None:
    place = sum(1 for one in parent if one.tag in before)
    parent.insert(place, made)


def _count_pages(root: Element) -> None:
    """Have each letter begin on a page of its own, numbered 1."""
    body = root.find(w("body"))
    if body.find(w("sectPr")) is None:
        etree.SubElement(body, w("sectPr"))
    first = next(body.iter(w("sectPr")))
    numbers = first.find(w("pgNumType"))
    if numbers is None:
        numbers = etree.Element(w("pgNumType"))
        after = [one for one in first if one.tag in _AFTER_PAGE_NUMBERS]
        if after:
            after[0].addprevious(numbers)
        else:
            first.append(numbers)
    numbers.set(w("start"), "1")
