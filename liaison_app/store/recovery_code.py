"""The recovery code: written down once, typed when nothing else opens the workspace.

160 random bits as 32 letters and digits (Crockford's alphabet, which has no I, L, O or U), and two
more that tell a slip of the pen from the code of another workspace.
"""

import hashlib
import secrets

from liaison_app.domain.errors import LiaisonError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS = 5
_SECRET_BYTES = 20
_LENGTH = _SECRET_BYTES * 8 // _BITS
_CHECK = 2
_GROUP = 5
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -\t\r\n\u00a0\u2010\u2011\u2012\u2013")


def new_recovery_code() -> str:
    """Return a new code, in groups to be written down."""
    bare = _spelled(secrets.token_bytes(_SECRET_BYTES))
    whole = bare + _check_of(bare)
    return "-".join(whole[start : start + _GROUP] for start in range(0, len(whole), _GROUP))


def secret_of(code: str) -> bytes:
    """Return the secret that a code spells; raise LiaisonError where it is mistyped.

    Case, spaces, hyphens, and O for 0 or I or L for 1 are forgiven.
    """
    bare = code.translate(_BETWEEN).upper().translate(_FORGIVEN)
    strange = sorted(set(bare) - set(_ALPHABET))
    if strange:
        raise _mistyped(f"A recovery code has no “{strange[0]}” in it.")
    if len(bare) != _LENGTH + _CHECK:
        raise _mistyped(
            f"A recovery code has {_LENGTH + _CHECK} letters and digits; this one has {len(bare)}."
        )
    if _check_of(bare[:_LENGTH]) != bare[_LENGTH:]:
        raise _mistyped("This recovery code is mistyped somewhere.")
    number = 0
    for letter in bare[:_LENGTH]:
        number = number << _BITS | _ALPHABET.index(letter)
    return number.to_bytes(_SECRET_BYTES, "big")


def _spelled(secret: bytes) -> str:
    number = int.from_bytes(secret, "big")
    places = range((len(secret) * 8 - 1) // _BITS, -1, -1)
    return "".join(_ALPHABET[number >> place * _BITS & (1 << _BITS) - 1] for place in places)


def _check_of(bare: str) -> str:
    return _spelled(hashlib.sha256(bare.encode()).digest()[:5])[:_CHECK]


def _mistyped(sentence: str) -> LiaisonError:
    return LiaisonError(sentence, hint="Compare it with the code on paper, group by group.")
