import os
import stat
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.store import account_slot, key_slots
from liaison_app.store.key_copies import write_keys
from liaison_app.store.keys import OtherAccount, ThisAccount, create_keys, open_keys

INSTALL = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def account(tmp_path):
    """Return an account of the test's own."""
    return ThisAccount(tmp_path / "account")


@pytest.fixture
def stranger(tmp_path):
    """Return another account."""
    return ThisAccount(tmp_path / "stranger")


@pytest.fixture
def made(tmp_path, account):
    """Make keys in the test's folder."""
    return create_keys(tmp_path, install=INSTALL, account=account)


def test_the_same_account_opens_without_a_question(tmp_path, account, made):
    opened = open_keys(tmp_path, account=account)
    assert (opened.data_key, opened.install, opened.by) == (
        made.data_key,
        INSTALL,
        account_slot.FILE,
    )


def test_the_officer_is_told_where_the_key_is_kept(made):
    assert "only your account can read" in made.account_note


def test_another_account_needs_the_recovery_code_once(tmp_path, stranger, made):
    with pytest.raises(OtherAccount, match="recovery code"):
        open_keys(tmp_path, account=stranger)
    first = open_keys(tmp_path, account=stranger, recovery_code=made.recovery_code)
    again = open_keys(tmp_path, account=stranger)
    assert first.data_key == again.data_key == made.data_key


def test_losing_what_the_account_keeps_never_loses_the_data(tmp_path, account, made):
    for kept in (tmp_path / "account").iterdir():
        kept.unlink()
    opened = open_keys(tmp_path, account=account, recovery_code=made.recovery_code)
    assert opened.data_key == made.data_key


def test_the_code_of_another_workspace_is_told_from_a_mistyped_one(tmp_path, stranger, made):
    (tmp_path / "other").mkdir()
    other = create_keys(tmp_path / "other", install=uuid4(), account=stranger)
    with pytest.raises(LiaisonError, match="another workspace"):
        open_keys(
            tmp_path, account=ThisAccount(tmp_path / "third"), recovery_code=other.recovery_code
        )
    assert made.recovery_code != other.recovery_code


def test_no_key_lies_in_the_clear(tmp_path, made):
    for name in ("keys.json", "keys.copy.json"):
        text = (tmp_path / name).read_bytes()
        assert made.data_key not in text
        assert made.data_key.hex().encode() not in text


def test_the_secret_of_the_account_is_readable_by_its_owner_alone(tmp_path, made):
    assert made.data_key
    for kept in (tmp_path / "account").iterdir():
        assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("lost", ["keys.json", "keys.copy.json"])
@pytest.mark.parametrize("how", ["gone", "empty", "cut", "nonsense", "not_text"])
def test_either_copy_opens_and_mends_the_other(tmp_path, account, made, lost, how):
    path = tmp_path / lost
    whole = path.read_bytes()
    damage = {"empty": b"", "cut": whole[: len(whole) // 2], "nonsense": b"[]", "not_text": b"\xff"}
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(damage[how])
    assert open_keys(tmp_path, account=account).data_key == made.data_key
    assert path.read_bytes() == whole


def test_where_the_copies_differ_the_first_holds(tmp_path, account, stranger, made):
    before = (tmp_path / "keys.copy.json").read_bytes()
    open_keys(tmp_path, account=stranger, recovery_code=made.recovery_code)
    (tmp_path / "keys.copy.json").write_bytes(before)  # as if killed between the two
    assert open_keys(tmp_path, account=stranger).data_key == made.data_key
    assert (tmp_path / "keys.copy.json").read_bytes() == (tmp_path / "keys.json").read_bytes()
    assert open_keys(tmp_path, account=account).data_key == made.data_key


@pytest.mark.parametrize(("content", "said"), [(None, "missing"), (b"{}", "damaged")])
def test_without_a_whole_copy_the_officer_is_told_what_to_do(
    tmp_path, account, made, content, said
):
    assert made.data_key
    for name in ("keys.json", "keys.copy.json"):
        (tmp_path / name).unlink()
        if content is not None:
            (tmp_path / name).write_bytes(content)
    with pytest.raises(FileProblem, match=said) as problem:
        open_keys(tmp_path, account=account)
    assert "backups" in problem.value.hint


def test_a_slot_moved_to_another_workspace_opens_nothing(tmp_path, account, made):
    assert made.data_key
    keys = key_slots.from_json((tmp_path / "keys.json").read_text("utf-8"))
    write_keys(tmp_path, replace(keys, install=uuid4()))
    with pytest.raises(OtherAccount):
        open_keys(tmp_path, account=account)
    with pytest.raises(LiaisonError, match="another workspace"):
        open_keys(tmp_path, account=account, recovery_code=made.recovery_code)


class FakeKeyring:
    """A keyring in memory."""

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        """Return what was kept."""
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        """Keep something."""
        self.kept[service, username] = password


def test_a_keyring_is_used_where_there_is_one_and_its_loss_is_survived(
    tmp_path, account, monkeypatch
):
    keyring = FakeKeyring()
    monkeypatch.setattr(account_slot, "usable_keyring", lambda: keyring)
    made = create_keys(tmp_path, install=INSTALL, account=account)
    assert "keyring" in made.account_note
    assert open_keys(tmp_path, account=account).by == account_slot.KEYRING
    monkeypatch.setattr(account_slot, "usable_keyring", lambda: None)
    with pytest.raises(OtherAccount):
        open_keys(tmp_path, account=account)
    opened = open_keys(tmp_path, account=account, recovery_code=made.recovery_code)
    assert opened.data_key == made.data_key


def test_a_keyring_that_cannot_keep_anything_is_none(monkeypatch):
    import keyring  # noqa: PLC0415 - only here
    from keyring.backends import fail  # noqa: PLC0415 - likewise

    monkeypatch.delenv("LIAISON_HOME")
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    assert account_slot.usable_keyring() is None
    working = FakeKeyring()
    monkeypatch.setattr(keyring, "get_keyring", lambda: working)
    assert account_slot.usable_keyring() is working


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_key_files_can_be_read_by_their_owner_alone_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        create_keys(tmp_path, install=uuid4(), account=ThisAccount(tmp_path / "account"))
    finally:
        os.umask(before)
    kept = [*tmp_path.glob("keys*.json"), *(tmp_path / "account").iterdir()]
    assert [stat.S_IMODE(path.stat().st_mode) for path in kept] == [0o600] * 3
