"""The keys of a workspace: made once, opened by this account or by the recovery code.

The key file lies twice in the workspace's folder. Whichever copy is whole opens it, and then mends
the other. Losing what an account keeps never loses the data: the recovery code still opens it.
"""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

from liaison_app.domain.errors import LiaisonError
from liaison_app.store import account_slot
from liaison_app.store.account_slot import AccountStore, ThisAccount
from liaison_app.store.key_copies import mend_keys, read_keys, write_keys
from liaison_app.store.key_slots import KEY_BYTES, KeyFile, WrongSecret, unwrap, wrap
from liaison_app.store.recovery_code import new_recovery_code, secret_of

__all__ = [
    "AccountStore",
    "NewKeys",
    "OpenedKeys",
    "OtherAccount",
    "ThisAccount",
    "create_keys",
    "open_keys",
]

RECOVERY = "recovery"


class OtherAccount(LiaisonError):  # noqa: N818 - named after what the officer is told
    """The keys are another account's: the recovery code is needed once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKeys:
    """What making the keys gave: the recovery code is to be shown once and kept nowhere."""

    data_key: bytes
    recovery_code: str
    account_note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedKeys:
    """The data key of a workspace, and the kind of slot that opened it."""

    data_key: bytes
    install: UUID
    by: str


def create_keys(folder: Path, *, install: UUID, account: AccountStore) -> NewKeys:
    """Make the keys of a new workspace: one slot for this account, one for the recovery code."""
    data_key = secrets.token_bytes(KEY_BYTES)
    code = new_recovery_code()
    recovery = wrap(data_key, secret=secret_of(code), kind=RECOVERY, name=RECOVERY, install=install)
    keys = KeyFile(install=install, slots=(recovery,))
    keys = _with_account(keys, data_key, account)
    write_keys(folder, keys)
    return NewKeys(
        data_key=data_key,
        recovery_code=code,
        account_note=account_slot.NOTES.get(keys.slots[-1].kind, ""),
    )


def open_keys(
    folder: Path, *, account: AccountStore, recovery_code: str | None = None
) -> OpenedKeys:
    """Return the data key, by this account or by the recovery code.

    The recovery code gives this account a slot of its own, so that it is asked for only once.
    """
    keys = read_keys(folder)
    opened = _by_account(keys, account)
    if opened is not None:
        mend_keys(folder, keys)
        return opened
    if recovery_code is None:
        raise OtherAccount(
            "This workspace was made by another account, or on another computer.",
            hint="Open it with its recovery code.",
        )
    data_key = _by_recovery_code(keys, recovery_code)
    write_keys(folder, _with_account(keys, data_key, account))
    return OpenedKeys(data_key=data_key, install=keys.install, by=RECOVERY)


def _by_account(keys: KeyFile, account: AccountStore) -> OpenedKeys | None:
    for slot in keys.slots:
        if slot.kind not in account_slot.KINDS:
            continue
        secret = account.find(slot.name, slot.kind)
        if secret is None:
            continue
        try:
            data_key = unwrap(slot, secret=secret, install=keys.install)
        except WrongSecret:
            continue
        return OpenedKeys(data_key=data_key, install=keys.install, by=slot.kind)
    return None


def _by_recovery_code(keys: KeyFile, code: str) -> bytes:
    secret = secret_of(code)
    for slot in keys.slots:
        if slot.kind == RECOVERY:
            try:
                return unwrap(slot, secret=secret, install=keys.install)
            except WrongSecret as error:
                raise LiaisonError(
                    "This is the recovery code of another workspace.",
                    hint="Look for the code that was written down for this one.",
                ) from error
    raise LiaisonError(
        "This workspace has no recovery code.", hint="Open it with the account that made it."
    )


def _with_account(keys: KeyFile, data_key: bytes, account: AccountStore) -> KeyFile:
    name, secret = uuid4().hex, secrets.token_bytes(KEY_BYTES)
    kind = account.keep(name, secret)
    slot = wrap(data_key, secret=secret, kind=kind, name=name, install=keys.install)
    return replace(keys, slots=(*keys.slots, slot))
