import json
import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.store import key_copies, key_slots
from liaison_app.store.keys import ThisAccount, create_keys, open_keys

FIRST, SECOND = "keys.json", "keys.copy.json"


@pytest.fixture
def account(tmp_path):
    """Return an account of the test's own."""
    return ThisAccount(tmp_path / "account")


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a workspace."""
    made = tmp_path / "Chase"
    made.mkdir()
    return made


@pytest.fixture
def made(folder, account):
    """Make keys in that folder."""
    return create_keys(folder, install=uuid4(), account=account)


def test_any_one_changed_letter_of_a_key_file_is_noticed(folder, made):
    assert made.data_key
    text = (folder / FIRST).read_text("utf-8")
    whole = key_slots.from_json(text)
    for place, letter in enumerate(text):
        changed = text[:place] + ("1" if letter != "1" else "2") + text[place + 1 :]
        try:
            assert key_slots.from_json(changed) == whole, place  # it was in "digest" itself
        except ValueError:
            continue


def test_damage_to_the_recovery_slot_never_spreads_to_the_other_copy(
    folder, tmp_path, account, made
):
    content = json.loads((folder / FIRST).read_text("utf-8"))
    wrapped = content["slots"][0]["wrapped"]
    content["slots"][0]["wrapped"] = ("1" if wrapped[0] == "0" else "0") + wrapped[1:]
    (folder / FIRST).write_text(json.dumps(content), encoding="utf-8")
    open_keys(folder, account=account)  # an ordinary start, by the other slot
    opened = open_keys(
        folder, account=ThisAccount(tmp_path / "stranger"), recovery_code=made.recovery_code
    )
    assert opened.data_key == made.data_key


@pytest.mark.parametrize("strange", [FIRST, SECOND])
def test_a_key_file_of_another_workspace_never_costs_the_right_one(
    folder, tmp_path, account, made, strange
):
    (tmp_path / "other").mkdir()
    create_keys(tmp_path / "other", install=uuid4(), account=account)
    shutil.copyfile(tmp_path / "other" / FIRST, folder / strange)
    before = {name: (folder / name).read_bytes() for name in (FIRST, SECOND)}
    with pytest.raises(FileProblem, match="different workspaces"):
        open_keys(folder, account=account)
    assert {name: (folder / name).read_bytes() for name in before} == before
    (folder / strange).unlink()  # as the hint says
    assert open_keys(folder, account=account).data_key == made.data_key


def test_nothing_is_mended_before_the_workspace_has_been_opened(folder, tmp_path, made):
    assert made.data_key
    (folder / SECOND).unlink()
    with pytest.raises(LiaisonError, match="another account"):
        open_keys(folder, account=ThisAccount(tmp_path / "stranger"))
    assert not (folder / SECOND).exists()


def test_a_copy_that_cannot_be_mended_keeps_nobody_out(folder, account, made):
    (folder / SECOND).unlink()
    (folder / SECOND).mkdir()  # what cannot be written over
    assert open_keys(folder, account=account).data_key == made.data_key


def test_a_kill_between_the_two_copies_leaves_a_workspace_that_opens_by_both(
    folder, tmp_path, account, made, monkeypatch
):
    class Killed(BaseException):
        pass

    whole_write = key_copies.write_whole

    def die_at_the_second(path, *, private):
        if path.name == SECOND:
            raise Killed
        return whole_write(path, private=private)

    stranger = ThisAccount(tmp_path / "stranger")
    monkeypatch.setattr(key_copies, "write_whole", die_at_the_second)
    with pytest.raises(Killed):
        open_keys(folder, account=stranger, recovery_code=made.recovery_code)
    monkeypatch.undo()
    assert (folder / FIRST).read_bytes() != (folder / SECOND).read_bytes()
    assert open_keys(folder, account=account).data_key == made.data_key
    assert open_keys(folder, account=stranger).data_key == made.data_key
    assert (folder / FIRST).read_bytes() == (folder / SECOND).read_bytes()


def test_a_newer_key_file_is_said_to_be_newer_and_left_alone(folder, account, made, monkeypatch):
    keys = key_slots.from_json((folder / FIRST).read_text("utf-8"))
    with monkeypatch.context() as later:
        later.setattr(key_slots, "VERSION", 2)
        text = key_slots.to_json(replace(keys))
    (folder / FIRST).write_text(text, encoding="utf-8")
    with pytest.raises(LiaisonError, match="newer version"):
        open_keys(folder, account=account)
    assert (folder / FIRST).read_text("utf-8") == text
    assert made.data_key


def test_a_key_file_made_before_there_was_a_digest_still_opens(folder, account, made):
    for name in (FIRST, SECOND):
        content = json.loads((folder / name).read_text("utf-8"))
        del content["digest"]
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
    assert open_keys(folder, account=account).data_key == made.data_key


def test_a_workspace_without_a_recovery_slot_says_so(folder, tmp_path, made):
    keys = key_copies.read_keys(folder)
    key_copies.write_keys(folder, replace(keys, slots=keys.slots[1:]))
    with pytest.raises(LiaisonError, match="has no recovery code"):
        open_keys(
            folder, account=ThisAccount(tmp_path / "stranger"), recovery_code=made.recovery_code
        )


def test_key_files_that_may_not_be_read_are_not_said_to_be_missing(folder, account, monkeypatch):
    create_keys(folder, install=uuid4(), account=account)

    def refusing(path, *_given, **_named):
        raise PermissionError(13, "not yours", str(path))

    monkeypatch.setattr(Path, "open", refusing)
    with pytest.raises(FileProblem, match="The key file of “Chase” cannot be read"):
        open_keys(folder, account=account)
