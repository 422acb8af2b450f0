"""This account's half of a workspace's key, kept where only this account can read it.

On Windows the system encrypts it for the account (DPAPI); elsewhere the system's keyring keeps it
where there is one, else a file that its owner alone may read.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from liaison_app.domain.errors import FileProblem
from liaison_app.paths import keys_folder

FILE = "account-file"
KEYRING = "account-keyring"
DPAPI = "account-dpapi"
KINDS = frozenset({FILE, KEYRING, DPAPI})

NOTES: Mapping[str, str] = {
    FILE: "This computer has no keyring, so the key is in a file that only your account can read.",
    KEYRING: "The key is kept by your account's keyring.",
    DPAPI: "The key is kept by your Windows account.",
}

_SERVICE = "Liaison"
_UNREACHABLE = (OSError, RuntimeError)  # what backends let through besides their own errors


class AccountStore(Protocol):
    """Keeps secrets for one account of one computer."""

    def keep(self, name: str, secret: bytes) -> str:
        """Keep a secret under a name, and return the kind of place it is kept in."""

    def find(self, name: str, kind: str) -> bytes | None:
        """Return a secret of this account, or None where it has none of this name."""


class Keyring(Protocol):
    """What is used of a keyring."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Return a secret."""

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Keep a secret."""


class ThisAccount:
    """The account that runs the program. The keyring is asked only for what it keeps."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or keys_folder()

    def keep(self, name: str, secret: bytes) -> str:
        """Keep a secret in the best place that this computer has, and return its kind."""
        if os.name == "nt":  # pragma: no cover - Windows only
            from liaison_app.store import dpapi  # noqa: PLC0415 - Windows only

            self._write(name, dpapi.protect(secret))
            return DPAPI
        if _keyring_keeps(name, secret):
            return KEYRING
        self._write(name, secret)
        return FILE

    def find(self, name: str, kind: str) -> bytes | None:
        """Return a secret of this account, or None where it has none of this name."""
        if kind == KEYRING:
            return _keyring_has(name)
        try:
            kept_here = self._path(name).read_bytes()
        except OSError:
            return None
        if kind == DPAPI:  # pragma: no cover - Windows only
            from liaison_app.store import dpapi  # noqa: PLC0415 - Windows only

            return dpapi.unprotect(kept_here)
        return kept_here

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.key"

    def _write(self, name: str, secret: bytes) -> None:
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path(name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(secret)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise FileProblem(
                "Your account's half of the key could not be saved.",
                hint="Check that your own folder can be written and the disk has room.",
            ) from error


def _keyring_keeps(name: str, secret: bytes) -> bool:
    """Keep a secret in the keyring, and return whether it is there to be found again."""
    keyring = usable_keyring()
    if keyring is None:
        return False
    from keyring.errors import KeyringError  # noqa: PLC0415 - as slow as the keyring itself

    try:
        keyring.set_password(_SERVICE, name, secret.hex())
    except (KeyringError, *_UNREACHABLE):
        return False
    return _keyring_has(name) == secret


def _keyring_has(name: str) -> bytes | None:
    """Return a secret from the keyring; a keyring that is locked or broken has none."""
    keyring = usable_keyring()
    if keyring is None:
        return None
    from keyring.errors import KeyringError  # noqa: PLC0415 - as slow as the keyring itself

    try:
        return bytes.fromhex(keyring.get_password(_SERVICE, name) or "") or None
    except (KeyringError, ValueError, *_UNREACHABLE):
        return None


def usable_keyring() -> Keyring | None:
    """Return the system's keyring, or None where there is none that works."""
    if os.environ.get("LIAISON_HOME"):
        return None  # a home of its own keeps its keys there too
    import keyring  # noqa: PLC0415 - slow, and seldom asked for
    from keyring.backends import chainer, fail, null  # noqa: PLC0415 - likewise

    try:
        backend = keyring.get_keyring()
    except (ImportError, *_UNREACHABLE):  # one that was configured and is not there
        return None
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    if isinstance(backend, chainer.ChainerBackend) and not backend.backends:
        return None
    return backend
