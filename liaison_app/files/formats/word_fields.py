"""Which fields a Word letter may have: our merge fields, page numbers, and links that are seen.

Everything else that Word can put behind a shaded word is refused by its name: it could fetch a
file, start a program, or print something else than the preview showed.
"""

import re
from collections.abc import Iterator, Mapping

from lxml.etree import _Element as Element

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.likeness import likeness
from liaison_app.domain.reporting_routes import LETTER_FIELDS, ROUTES_FIELD
from liaison_app.files.formats.word_xml import MERGE_FIELD, field_codes, field_name, paragraphs, w

_HARMLESS = frozenset({"PAGE", "SECTIONPAGES"})
_SWITCH = re.compile(r"\\\*\s*(?:MERGEFORMAT|CHARFORMAT)\s*", re.IGNORECASE)
_LINK = re.compile(r'\s*HYPERLINK\s+"?(?:https?://|mailto:)[^"\s]*"?[^\\]*$', re.IGNORECASE)
_DATES = frozenset({"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME"})
_RUNS = frozenset(
    (
        *("ASK", "AUTOTEXT", "AUTOTEXTLIST", "COMPARE", "DATABASE", "DDE", "DDEAUTO", "EMBED"),
        *("FILLIN", "GOTOBUTTON", "HYPERLINK", "IF", "IMPORT", "INCLUDE", "INCLUDEPICTURE"),
        *("INCLUDETEXT", "LINK", "MACROBUTTON", "NEXT", "NEXTIF", "PRINT", "QUOTE", "RD", "SET"),
        *("SKIPIF", "=", "MERGEREC", "MERGESEQ", "ADDRESSBLOCK", "GREETINGLINE"),
    )
)
_PLAIN = "In Word, click on it and press Ctrl+Shift+F9, which makes plain text of it."
_NEAR = 0.6


def must_be_harmless(parts: Mapping[str, Element], name: str) -> tuple[str, ...]:
    """Return the names of the merge fields, each once, in order.

    Raises FileProblem where there is none, or where one is unknown or could do something else,
    and ValueError where a field has no end.
    """
    names: dict[str, None] = {}
    for part, root in parts.items():
        for code in field_codes(root):
            _refuse(code, name)
            field = field_name(code)
            if field:
                names[field] = None
        if part.startswith(("word/document", "word/header", "word/footer")):
            _refuse_typed(root, name)
    _refuse_unknown(list(names), name)
    if names.keys() <= {ROUTES_FIELD}:
        raise FileProblem(
            f"{name} has no merge field, so every letter would be the same.",
            hint="In Word, choose Mailings, Insert Merge Field, such as Salutation.",
        )
    return tuple(names)


def _refuse(code: str, name: str) -> None:
    word = _kind_of(code)
    merged = MERGE_FIELD.match(code)
    if merged is not None:
        switches = _SWITCH.sub("", merged[2]).strip()
        if switches:
            raise FileProblem(
                f"{name}: the field «{field_name(code)}» has a switch, {switches[:20]}, "
                "which would change what it prints.",
                hint="Insert the field anew, and format its letters with the font alone.",
            )
        return
    if word in _HARMLESS or _LINK.match(code):
        return
    if word in _DATES:
        raise FileProblem(
            f"{name} has the field {word}, which prints another day tomorrow.",
            hint="Put the merge field Letter_date in its place.",
        )
    if word == "NUMPAGES":
        raise FileProblem(
            f"{name} has the field NUMPAGES, which would count the pages of all the letters.",
            hint="Put the field SectionPages in its place.",
        )
    what = "which can do more than print a text" if word in _RUNS else "which is no merge field"
    raise FileProblem(f"{name} has the field {word}, {what}.", hint=_PLAIN)


def _kind_of(code: str) -> str:
    words = code.split()
    first = words[0].upper() if words else "without a name"
    return "=" if first.startswith("=") else first[:20]


def _refuse_typed(root: Element, name: str) -> None:
    """Raise FileProblem where «Surname» is typed: it looks like a field, and would print as is."""
    for mark in _marks_outside_fields(root):
        raise FileProblem(
            f"{name} has a mark {mark} that is typed, and belongs to no merge field.",
            hint="In Word, delete it, and choose Mailings, Insert Merge Field.",
        )


def _marks_outside_fields(root: Element) -> Iterator[str]:
    for paragraph in paragraphs(root):
        depth = 0
        for one in paragraph.iter(w("fldChar"), w("t")):
            if one.tag == w("fldChar"):
                depth += {"begin": 1, "end": -1}.get(one.get(w("fldCharType")), 0)
            elif depth <= 0 and next(one.iterancestors(w("fldSimple")), None) is None:
                yield from (mark for mark in "«»" if mark in (one.text or ""))


def _refuse_unknown(names: list[str], name: str) -> None:
    unknown = [one for one in names if one not in LETTER_FIELDS]
    if not unknown:
        return
    listed = ", ".join(f"«{one[:40]}»" for one in unknown)
    ask = "asks for a field" if len(unknown) == 1 else f"asks for {len(unknown)} fields"
    raise FileProblem(
        f"{name} {ask} that the mail list does not have: {listed}.",
        hint=" ".join(_nearest(one) for one in unknown),
    )


def _nearest(unknown: str) -> str:
    spaced = unknown.replace("_", " ")
    scored = [(likeness(spaced, one.replace("_", " ")), one) for one in LETTER_FIELDS]
    score, nearest = max(scored, key=lambda pair: pair[0])
    known = _USUAL.get(spaced.casefold().replace(" ", ""))
    if known or score >= _NEAR:
        return f"For «{unknown[:40]}» put «{known or nearest}»."
    return f"Take «{unknown[:40]}» out."


_USUAL: Mapping[str, str] = {
    "firstname": "Forenames",
    "forename": "Forenames",
    "lastname": "Surname",
    "company": "Organisation",
    "companyname": "Organisation",
    "school": "Organisation",
    "schoolname": "Organisation",
    "address1": "Address_line_1",
    "address2": "Address_line_2",
    "address3": "Address_line_3",
    "addressline1": "Address_line_1",
    "city": "Town",
    "zip": "Postcode",
    "zipcode": "Postcode",
    "greeting": "Salutation",
    "greetingline": "Salutation",
    "dear": "Salutation",
    "date": "Letter_date",
    "telephone": "Phone",
    "jobtitle": "Post",
    "reference": "Ref",
}
