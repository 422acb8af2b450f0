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
    values = {name: mail_text(row[name]) for name in read.fields}
    return "\n".join(
        line.filled(values) if isinstance(line, _Line) else line
        for line in read.lines
        if not isinstance(line, _Line) or line.stays(values)
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with fields: every second of its parts is a field's name, the others are as printed.

    ``closes`` is whether there is nothing else on it but a label.
    """

    parts: tuple[str, ...]
    closes: bool

    def stays(self, values: Mapping[str, str]) -> bool:
        """Say whether the line is printed; one with nothing but empty fields is not."""
        return not self.closes or any(values[name] for name in self.parts[1::2])

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the line with its fields filled in; a value is never a field itself."""
        printed = list(self.parts)
        for place in range(1, len(printed), 2):
            name = printed[place]
            if not values[name]:
                sentence = f"The field «{name}» is empty for this recipient."
                raise LiaisonError(sentence, hint="Fill it in, or leave the recipient out.")
            printed[place] = values[name]
        return "".join(printed)


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
        parts = tuple(_FIELD.split(line))
        if len(parts) > 1:
            lines.append(_Line(parts, closes=_closes(line)))
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
