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
    read = _read(text)
    _refuse_unknown(read, row)
    values = {name: _printed(row[name]) for name in read.fields}
    lines = (line if isinstance(line, str) else line.filled(values) for line in read.lines)
    return "\n".join(line for line in lines if line is not None)


_printed = lru_cache(4_096)(mail_text)
"""The sender's name, the date and the like come in every letter of a list."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with fields: what is printed around them, and their names in order.

    ``closes`` is whether there is nothing else on it but a label.
    """

    around: str
    names: tuple[str, ...]
    closes: bool

    def filled(self, values: Mapping[str, str]) -> str | None:
        """Return the line with its fields filled in, or None where it closes up.

        They are filled in at one go, so that a value is never a field itself.
        """
        texts = [values[name] for name in self.names]
        if "" in texts:
            if self.closes and not any(texts):
                return None
            sentence = f"The field «{self.names[texts.index('')]}» is empty for this recipient."
            raise LiaisonError(sentence, hint="Fill it in, or leave the recipient out.")
        return self.around % tuple(texts)


@dataclass(frozen=True, slots=True)
class _Read:
    """A letter's text, taken apart once for all its recipients; lines without fields as one."""

    fields: tuple[str, ...]
    lines: tuple[_Line | str, ...]
    has_half_a_mark: bool


@lru_cache(16)
def _read(text: str) -> _Read:
    lines: list[_Line | str] = []
    for line in text.split("\n"):
        if names := tuple(_FIELD.findall(line)):
            around = _FIELD.sub("%s", line.replace("%", "%%"))
            lines.append(_Line(around, names, closes=_closes(line)))
        elif lines and isinstance(lines[-1], str):
            lines[-1] = f"{lines[-1]}\n{line}"
        else:
            lines.append(line)
    return _Read(
        fields=fields_in(text),
        lines=tuple(lines),
        has_half_a_mark=bool(set("«»") & set(_FIELD.sub("", text))),
    )


def _closes(line: str) -> bool:
    rest = _FIELD.sub("", line).strip()
    return not rest or _LABEL.fullmatch(rest) is not None


def _refuse_unknown(read: _Read, row: Mapping[str, str]) -> None:
    """Stop at a field that no column answers, and at a mark that belongs to no field."""
    unknown = [name for name in read.fields if name not in row]
    if unknown:
        sentence = (
            f"The letter asks for the field «{unknown[0]}», which the mail list does not have."
        )
        raise LiaisonError(sentence, hint="Correct its name in the letter, or add that column.")
    if read.has_half_a_mark:
        sentence = "The letter has a field mark, « or », without its other half."
        raise LiaisonError(sentence, hint="Write each field as «Organisation», on one line.")
