"""A key file: which workspace it opens, and the data key wrapped once for each way of opening.

A slot says its kind and the version of its way, so that other kinds can be added. What it wraps
can be unwrapped only for the same workspace and kind. A digest over the whole tells a damaged file:
damage to a slot that is not being used would otherwise be noticed only on the day it is needed.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from liaison_app.domain.errors import LiaisonError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = "liaison-keys"
VERSION = 1
KEY_BYTES = 32
_NONCE_BYTES = 12


class WrongSecret(LiaisonError):  # noqa: N818 - named after what it means
    """A secret that does not open its slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """The data key, wrapped with the secret of one way of opening."""

    kind: str
    name: str
    nonce: bytes
    wrapped: bytes
    version: int = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """The slots of one workspace."""

    install: UUID
    slots: tuple[Slot, ...]


def wrap(data_key: bytes, *, secret: bytes, kind: str, name: str, install: UUID) -> Slot:
    """Return the data key wrapped with a secret."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    wrapped = _cipher(secret).encrypt(nonce, data_key, _bound_to(kind, name, install))
    return Slot(kind=kind, name=name, nonce=nonce, wrapped=wrapped)


def unwrap(slot: Slot, *, secret: bytes, install: UUID) -> bytes:
    """Return the data key; raise WrongSecret where the secret is not this slot's."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - loaded where a key is opened

    try:
        bound = _bound_to(slot.kind, slot.name, install)
        return _cipher(secret).decrypt(slot.nonce, slot.wrapped, bound)
    except InvalidTag as error:
        raise WrongSecret("This does not open the workspace.") from error


def to_json(keys: KeyFile) -> str:
    """Return the text of a key file."""
    slots = [
        {
            "kind": slot.kind,
            "name": slot.name,
            "version": slot.version,
            "nonce": slot.nonce.hex(),
            "wrapped": slot.wrapped.hex(),
        }
        for slot in keys.slots
    ]
    content = {"format": FORMAT, "version": VERSION, "install": str(keys.install), "slots": slots}
    return json.dumps({**content, "digest": _digest(content)}, indent=1) + "\n"


def from_json(text: str) -> KeyFile:
    """Return what a key file says; raise ValueError where it is damaged or none of ours.

    Raise LiaisonError where it was written by a newer version of the program.
    """
    try:
        content = json.loads(text)
        digest = content.pop("digest", None)  # the first key files were made without
        if content["format"] != FORMAT or digest not in {None, _digest(content)}:
            raise ValueError("Not a key file of this program, or a damaged one.")
        if content["version"] != VERSION:
            raise _newer()
        return KeyFile(install=UUID(content["install"]), slots=tuple(map(_slot, content["slots"])))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("A damaged key file.") from error


def _slot(fields: Mapping[str, str]) -> Slot:
    return Slot(
        kind=fields["kind"],
        name=fields["name"],
        version=int(fields["version"]),
        nonce=bytes.fromhex(fields["nonce"]),
        wrapped=bytes.fromhex(fields["wrapped"]),
    )


def _digest(content: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _newer() -> LiaisonError:
    return LiaisonError(
        "The key file of this workspace was written by a newer version of Liaison.",
        hint="Open it with that version, or ask for this computer's to be brought up to date.",
    )


def _bound_to(kind: str, name: str, install: UUID) -> bytes:
    return f"{FORMAT}:{install}:{kind}:{name}".encode()


def _cipher(secret: bytes) -> "AESGCM":
    # Every secret here is random and of full strength, so one round of HKDF's extraction will do.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above

    return AESGCM(hmac.digest(FORMAT.encode(), secret, "sha256"))
