"""A letter's text with its merge fields filled in, word for word as a merged letter prints it.

A placeholder is a column's heading between the marks that Word shows: «Organisation». There are
no conditions and no expressions: a letter template must never be able to run anything.

A line whose fields are all empty closes up, as LibreOffice does with such a paragraph, provided
there is nothing else on it but a label such as "Your ref:". Anywhere else an empty field stops
the letter, for a sentence with a hole in it must not be posted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.merge_fields import mail_text

_FIELD = re.compile("«([^«»\n]*)»")
_LABEL = re.compile("[^\\W\\d_][\\w '\u2019-]*:")


def fields_in(text: str) -> tuple[str, ...]:
    """Return the names of the merge fields in a letter's text, each once, in order."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def fill(text: str, row: Mapping[str, str]) -> str:
    """Return the letter for one row, by the headings of the mail list.

    Raises LiaisonError with the name of a field that is unknown or unfilled.
    """
    fields = _fields_of(text)
    unknown = [name for name in fields if name not in row]
    if unknown:
        sentence = (
            f"The letter asks for the field «{unknown[0]}», which the mail list does not have."
        )
        raise LiaisonError(sentence, hint="Correct its name in the letter, or add that column.")
    values = {name: _printed(row[name]) for name in fields}
    shape = _shape(text, frozenset(name for name, value in values.items() if not value))
    return shape.around % tuple([values[name] for name in shape.names])


_printed = lru_cache(4_096)(mail_text)
"""The sender's name, the date and the like come in every letter of a list."""


@lru_cache(16)
def _fields_of(text: str) -> tuple[str, ...]:
    """Return the fields of a letter; stop at a mark that belongs to none."""
    if set("«»") & set(_FIELD.sub("", text)):
        sentence = "The letter has a field mark, « or », without its other half."
        raise LiaisonError(sentence, hint="Write each field as «Organisation», on one line.")
    return fields_in(text)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A letter less the lines that close up: what is printed around its fields, and their names.

    All fields are filled in at one go, so that a value is never a field itself.
    """

    around: str
    names: tuple[str, ...]


@lru_cache(64)
def _shape(text: str, empty: frozenset[str]) -> _Shape:
    """Return the letter's shape for all the rows for which just these fields are empty."""
    lines, printed = [], list[str]()
    for line in text.split("\n"):
        names = _FIELD.findall(line)
        if names and empty.issuperset(names) and _closes(line):
            continue
        if missing := [name for name in names if name in empty]:
            sentence = f"The field «{missing[0]}» is empty for this recipient."
            raise LiaisonError(sentence, hint="Fill it in, or leave the recipient out.")
        lines.append(_FIELD.sub("%s", line.replace("%", "%%")))
        printed += names
    return _Shape("\n".join(lines), tuple(printed))


def _closes(line: str) -> bool:
    rest = _FIELD.sub("", line).strip()
    return not rest or _LABEL.fullmatch(rest) is not None
