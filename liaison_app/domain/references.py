"""The Ref printed on letters and typed back: a kind letter, a key, two check characters.

The check is ISO 7064 MOD 1271-36. It finds every single wrong character and every swap of
neighbours, so a mistyped Ref is refused instead of meaning another organisation.
"""

import re
from collections.abc import Iterator

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.text import tidy

LETTERS = "SFNOP"
PERSON = "P"
"""The kind letter of people; the others are those of organisations."""

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MODULUS = 1271
_RADIX = 36
_BETWEEN = re.compile("[\\s\\-\u2010-\u2015\u2212_./]+")
_REF = re.compile(r"(?P<letter>[A-Z0-9])(?P<digits>[A-Z0-9]{4,18})(?P<check>[A-Z0-9]{2})")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


def make_ref(*, letter: str, key: int) -> str:
    """Return the Ref of one record: "S-0417-" and two check characters.

    The letter is one of S, F, N, O (organisations) and P (people); the key is not negative.
    """
    if len(letter) != 1 or letter not in LETTERS or key < 0:
        message = "A Ref is made of one of the five letters and a key from 0 up."
        raise ValueError(message)
    digits = f"{key:04d}"
    return f"{letter}-{digits}-{_check_characters(letter + digits)}"


def read_ref(text: str) -> tuple[str, int]:
    """Return the kind letter and the key of a Ref as somebody typed it.

    Lower case, missing hyphens and spaces do not matter; O for 0 and I for 1 are put right when
    the check then holds and no other slip explains the text as well. Raises LiaisonError.
    """
    typed = _BETWEEN.sub("", tidy(text)).upper()
    found = _exactly(typed)
    if found:
        return found
    meant = _without_lookalikes(typed)
    if meant and all(other in {None, meant} for other in map(_exactly, _one_slip_away(typed))):
        return meant
    sentence = "This is not a Ref of ours, or one character of it is wrong."
    hint = f"Type it again as printed on the letter, such as {make_ref(letter='S', key=417)}."
    raise LiaisonError(sentence, hint=hint)


def _check_characters(body: str) -> str:
    number = int(body, _RADIX)  # ISO 7064 adds up character by character what comes to the same
    first, second = divmod((1 - number * _RADIX * _RADIX) % _MODULUS, _RADIX)
    return _CHARACTERS[first] + _CHARACTERS[second]


def _exactly(typed: str) -> tuple[str, int] | None:
    """Return the letter and key if this is a Ref, character for character."""
    parts = _REF.fullmatch(typed)
    if parts is None or parts["letter"] not in LETTERS or not parts["digits"].isdecimal():
        return None
    found = (parts["letter"], int(parts["digits"]))
    return found if _plain(*found) == typed else None


def _without_lookalikes(typed: str) -> tuple[str, int] | None:
    """Return the letter and key if only O and 0, or I, L and 1, were taken for each other."""
    parts = _REF.fullmatch(typed)
    if parts is None:
        return None
    letter = parts["letter"].replace("0", "O")
    digits = parts["digits"].translate(_LOOKALIKES)
    if letter not in LETTERS or not digits.isdecimal():
        return None
    meant = _plain(letter, int(digits))
    same = meant.translate(_LOOKALIKES) == typed.translate(_LOOKALIKES)
    return (letter, int(digits)) if same else None


def _plain(letter: str, key: int) -> str:
    return make_ref(letter=letter, key=key).replace("-", "")


def _one_slip_away(typed: str) -> Iterator[str]:
    """Give every text that one wrong character, or one swap of neighbours, makes of this one."""
    for place, character in enumerate(typed):
        before, after = typed[:place], typed[place + 1 :]
        for other in _CHARACTERS:
            yield f"{before}{other}{after}"
        if after:
            yield f"{before}{after[0]}{character}{after[1:]}"
