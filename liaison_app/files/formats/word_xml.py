"""What a Word document is made of: its paragraphs, their text, and the merge fields in them.

A merge field is written in one way only, whatever way Word wrote it: begin, code, separator, shown
text and end, each in a run of its own, in the lettering of what it showed.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree
from lxml.etree import _Element as Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN_PART = "word/document.xml"

MERGE_FIELD = re.compile(r'\s*MERGEFIELD\s+("[^"]*"|\S+)(.*)', re.IGNORECASE | re.DOTALL)
"""The code of a merge field: its name, perhaps in quotes, and its switches."""


def w(name: str) -> str:
    """Return the full name of one of Word's own elements or attributes."""
    return f"{{{_W}}}{name}"


_P, _R, _T, _TAB, _BR, _CR = w("p"), w("r"), w("t"), w("tab"), w("br"), w("cr")
_PPR, _RPR, _FIELD_CHAR, _CODE = w("pPr"), w("rPr"), w("fldChar"), w("instrText")
_FIELD_TYPE, _SIMPLE, _CODE_OF = w("fldCharType"), w("fldSimple"), w("instr")
_HYPHEN = w("noBreakHyphen")


def parsed(xml: bytes) -> Element:
    """Return the root of a part; nothing outside it is ever read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def written(root: Element) -> bytes:
    """Return a part as it is kept in the document."""
    xml: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return xml


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a document by their names."""
    with ZipFile(BytesIO(content)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a document made of these parts; the same parts make the same bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return made.getvalue()


def paragraphs(root: Element) -> Iterator[Element]:
    """Give the paragraphs in their order; what only stands in for an older Word is passed over."""
    for one in root.iter(_P):
        if next(one.iterancestors(_FALLBACK), None) is None:
            yield one


def lines_of(root: Element) -> list[str]:
    """Return the lines of text below an element, with «fields» where they stand."""
    return [line for one in paragraphs(root) for line in text_of(one).split("\n")]


def text_of(paragraph: Element) -> str:
    """Return a paragraph's own text: merge fields as «fields», and nothing of other fields."""
    parts: list[str] = []
    hidden: list[bool] = []
    for one in _own(paragraph):
        if one.tag == _FIELD_CHAR:
            _follow(hidden, one.get(_FIELD_TYPE), parts)
        elif one.tag == _CODE:
            name = field_name(one.text or "")
            if name and hidden:
                parts.append(f"«{name}»")
        elif not any(hidden):
            parts.append(_shown(one))
    return "".join(parts)


def _follow(hidden: list[bool], kind: str | None, parts: list[str]) -> None:
    """Note where a field's code begins, and whether what it shows counts as text."""
    if kind == "begin":
        hidden.append(True)
    elif kind == "separate" and hidden:
        hidden[-1] = bool(parts) and parts[-1].startswith("«")
    elif hidden:
        hidden.pop()


def _shown(one: Element) -> str:
    if one.tag == _T:
        return one.text or ""
    if one.tag == _TAB:
        return "\t" if one.getparent().tag == _R else ""
    if one.tag in {_BR, _CR}:
        return "\n" if one.get(w("type")) in {None, "textWrapping"} else ""
    return "-" if one.tag == _HYPHEN else ""


def _own(paragraph: Element) -> Iterator[Element]:
    """Give what stands in a paragraph, in order, but not in a paragraph within it."""
    for one in paragraph:
        if one.tag not in {_P, _PPR, _RPR, _FALLBACK}:
            yield one
            yield from _own(one)


def field_codes(root: Element) -> list[str]:
    """Return the code of every field, those within others too.

    Raises ValueError where one begins and does not end.
    """
    codes = [one.get(_CODE_OF, "") for one in root.iter(_SIMPLE)]
    begun: list[list[str]] = []
    for one in root.iter(_FIELD_CHAR, _CODE):
        kind = one.get(_FIELD_TYPE)
        if one.tag == _CODE:
            if begun:
                begun[-1].append(one.text or "")
        elif kind == "begin":
            begun.append([])
        elif kind == "end":
            if not begun:
                raise ValueError("a field ends that did not begin")
            codes.append("".join(begun.pop()))
    if begun:
        raise ValueError("a field begins that does not end")
    return codes


def settle_fields(root: Element) -> None:
    """Write every merge field in the one way that is read here.

    Raises ValueError where one runs over the end of its paragraph.
    """
    for simple in list(root.iter(_SIMPLE)):
        name = field_name(simple.get(_CODE_OF, ""))
        if name:
            shown = simple.find(_R)
            _put(simple, field_runs(name, None if shown is None else shown.find(_RPR)))
    for run in list(root.iter(_R)):
        _part(run)
    for begin in list(root.iter(_FIELD_CHAR)):
        if begin.get(_FIELD_TYPE) == "begin":
            _settle(begin.getparent())


def field_name(code: str) -> str:
    """Return the name in a merge field's code, or nothing where it is another field's."""
    found = MERGE_FIELD.match(code)
    return str(found[1]).strip('"') if found else ""


def field_runs(name: str, lettering: Element | None) -> list[Element]:
    """Return the runs of a merge field of this name, in this lettering."""
    shown = f"«{name}»"
    contents = (
        _made(_FIELD_CHAR, **{_FIELD_TYPE: "begin"}),
        _texted(_CODE, f" MERGEFIELD {name} "),
        _made(_FIELD_CHAR, **{_FIELD_TYPE: "separate"}),
        _texted(_T, shown),
        _made(_FIELD_CHAR, **{_FIELD_TYPE: "end"}),
    )
    return [run_with(content, lettering) for content in contents]


def run_with(content: Element, lettering: Element | None) -> Element:
    """Return a run that holds this alone."""
    run = _made(_R)
    if lettering is not None:
        run.append(deepcopy(lettering))
    run.append(content)
    return run


def text_run(text: str, lettering: Element | None) -> Element:
    """Return a run of text."""
    return run_with(_texted(_T, text), lettering)


def _settle(run: Element) -> None:
    """Put the one way of writing in the place of a merge field that begins at this run."""
    runs, codes, shown, depth = [run], [], None, 1
    name = ""
    for one in run.itersiblings():
        char = one.find(_FIELD_CHAR)
        kind = None if char is None else char.get(_FIELD_TYPE)
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        runs.append(one)
        codes += [code.text or "" for code in one.iter(_CODE)]
        if shown is None and one.find(_T) is not None:
            shown = one
        if not depth:
            name = field_name("".join(codes))
            break
    if not name:
        if depth and field_name("".join(codes)):
            raise ValueError("a merge field runs over the end of its paragraph")
        return
    lettered = run if shown is None else shown
    for one in runs[1:]:
        if one.tag == _R:
            one.getparent().remove(one)
    _put(run, field_runs(name, lettered.find(_RPR)))


def _part(run: Element) -> None:
    """Give each half of a field a run of its own."""
    contents = [one for one in run if one.tag != _RPR]
    if len(contents) > 1 and any(one.tag in {_FIELD_CHAR, _CODE} for one in contents):
        lettering = run.find(_RPR)
        _put(run, [run_with(content, lettering) for content in contents])


def _put(old: Element, new: list[Element]) -> None:
    for one in new:
        old.addprevious(one)
    old.getparent().remove(old)


def _made(tag: str, **attributes: str) -> Element:
    return etree.Element(tag, attributes)


def _texted(tag: str, text: str) -> Element:
    made = etree.Element(tag, {_SPACE: "preserve"})
    made.text = text
    return made
