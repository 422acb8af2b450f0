import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.store import account_slot
from liaison_app.store.account_slot import ThisAccount

SECRET = bytes(range(32))


class Forgetful:
    """A keyring that takes anything and keeps nothing."""

    def get_password(self, _service, _username):
        """Return nothing."""

    def set_password(self, _service, _username, _password):
        """Keep nothing."""


class Garbled(Forgetful):
    """A keyring whose entry was changed by something else."""

    def get_password(self, _service, _username):
        """Return what is no key."""
        return "not a key"


class Broken:
    """A keyring that fails in a way of its own."""

    def __init__(self, error):
        self.error = error

    def get_password(self, _service, _username):
        """Fail."""
        raise self.error

    def set_password(self, _service, _username, _password):
        """Fail."""
        raise self.error


def _locked():
    from keyring.errors import KeyringLocked  # noqa: PLC0415 - only here

    return Broken(KeyringLocked("locked"))


@pytest.fixture(params=["locked", "broken", "unreachable", "forgetful", "garbled"])
def poor_keyring(request, monkeypatch):
    """Put a keyring in place that does not do its work."""
    made = {
        "locked": _locked,
        "broken": lambda: Broken(RuntimeError("no backend")),
        "unreachable": lambda: Broken(ConnectionError("no bus")),
        "forgetful": Forgetful,
        "garbled": Garbled,
    }[request.param]()
    monkeypatch.setattr(account_slot, "usable_keyring", lambda: made)


@pytest.mark.usefixtures("poor_keyring")
def test_where_the_keyring_does_not_keep_the_secret_a_file_does(tmp_path):
    account = ThisAccount(tmp_path / "account")
    kind = account.keep("slot", SECRET)
    assert kind == account_slot.FILE
    assert account.find("slot", kind) == SECRET


@pytest.mark.usefixtures("poor_keyring")
def test_a_keyring_that_does_not_answer_has_no_secret_so_the_code_is_asked_for(tmp_path):
    assert ThisAccount(tmp_path / "account").find("slot", account_slot.KEYRING) is None


def test_a_keyring_that_was_configured_and_is_not_there_is_none(monkeypatch):
    import keyring  # noqa: PLC0415 - only here

    def missing():
        raise ModuleNotFoundError("no such backend")

    monkeypatch.delenv("LIAISON_HOME")
    monkeypatch.setattr(keyring, "get_keyring", missing)
    assert account_slot.usable_keyring() is None


def test_an_empty_chain_of_keyrings_is_none(monkeypatch):
    import keyring  # noqa: PLC0415 - only here
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415 - likewise

    monkeypatch.delenv("LIAISON_HOME")
    monkeypatch.setattr(ChainerBackend, "backends", ())
    monkeypatch.setattr(keyring, "get_keyring", ChainerBackend)
    assert account_slot.usable_keyring() is None


def test_an_account_whose_folder_cannot_be_written_is_told_so(tmp_path):
    (tmp_path / "account").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(FileProblem, match="half of the key") as problem:
        ThisAccount(tmp_path / "account").keep("slot", SECRET)
    assert "your own folder" in problem.value.hint
