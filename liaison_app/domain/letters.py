"""A letter's text with its merge fields filled in, word for word as a merged letter prints it.

A placeholder is a column's heading between the marks that Word shows: «Organisation». There are
no conditions and no expressions: a letter template must never be able to run anything.

A line whose fields are all empty closes up, as LibreOffice does with such a paragraph, provided
there is nothing else on it but a label such as "Your ref:". Anywhere else an empty field stops
the letter, for a sentence with a hole in it must not be posted.
"""

import re
from collections.abc import Mapping

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
    _refuse_unknown(text, row)
    values = {name: mail_text(row[name]) for name in fields_in(text)}
    return "\n".join(_filled(line, values) for line in text.split("\n") if _stays(line, values))


def _refuse_unknown(text: str, row: Mapping[str, str]) -> None:
    """Stop at a field that no column answers, and at a mark that belongs to no field."""
    unknown = [name for name in fields_in(text) if name not in row]
    if unknown:
        sentence = (
            f"The letter asks for the field «{unknown[0]}», which the mail list does not have."
        )
        raise LiaisonError(sentence, hint="Correct its name in the letter, or add that column.")
    if set("«»") & set(_FIELD.sub("", text)):
        sentence = "The letter has a field mark, « or », without its other half."
        raise LiaisonError(sentence, hint="Write each field as «Organisation», on one line.")


def _stays(line: str, values: Mapping[str, str]) -> bool:
    """Say whether a line is printed; one with nothing but empty fields is not."""
    names = _FIELD.findall(line)
    if not names or any(values[name] for name in names):
        return True
    rest = _FIELD.sub("", line).strip()
    return bool(rest) and not _LABEL.fullmatch(rest)


def _filled(line: str, values: Mapping[str, str]) -> str:
    """Return a line with its fields filled in, in one pass, so that a value is never a field."""

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        if not values[name]:
            sentence = f"The field «{name}» is empty for this recipient."
            raise LiaisonError(sentence, hint="Fill it in, or leave the recipient out.")
        return values[name]

    return _FIELD.sub(value, line)
