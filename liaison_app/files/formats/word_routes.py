"""The reporting routes in the team's own Word letter, in the place of their field.

They become text of the letter before it is merged, a line for each, in the lettering of the field:
the mail list has no column for them, and Word would ask for one.
"""

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element as Element

from liaison_app.domain.reporting_routes import ROUTES_FIELD
from liaison_app.files.formats.word_template import WordLetterRead, read_word_letter
from liaison_app.files.formats.word_xml import (
    field_name,
    packed,
    parsed,
    parts_of,
    run_with,
    text_run,
    w,
    written,
)

_TEXTS = ("word/document", "word/header", "word/footer")


def print_in_word(content: bytes, lines: Sequence[str], *, name: str) -> WordLetterRead:
    """Return a Word letter that was read and settled before, with the routes in it as text.

    Raises FileProblem where no merge field is left.
    """
    parts = parts_of(content)
    for part in [one for one in parts if one.startswith(_TEXTS) and one.endswith(".xml")]:
        root = parsed(parts[part])
        for code in [one for one in root.iter(w("instrText")) if _is_field(one)]:
            _print(code.getparent(), lines)
        parts[part] = written(root)
    return read_word_letter(packed(parts), name=name)


def _is_field(code: Element) -> bool:
    return field_name(code.text or "") == ROUTES_FIELD


def _print(coded: Element, lines: Sequence[str]) -> None:
    """Put the lines in the place of the field whose code this run holds."""
    begin, lettering = coded.getprevious(), coded.find(w("rPr"))
    for number, line in enumerate(lines):
        if number:
            begin.addprevious(run_with(etree.Element(w("br")), lettering))
        begin.addprevious(text_run(line, lettering))
    for run in (begin, coded, *_rest(coded)):
        run.getparent().remove(run)


def _rest(coded: Element) -> list[Element]:
    """Return the runs of a settled field behind its code: the separator, what it shows, its end."""
    return list(coded.itersiblings())[:3]
