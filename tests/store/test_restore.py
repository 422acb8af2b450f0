"""A backup brings a workspace back, here or elsewhere, and overwrites nothing."""

import os
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.store import layout
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.backup import back_up
from liaison_app.store.restore import restore
from liaison_app.store.saving import insert
from liaison_app.store.tables import Ward
from liaison_app.store.troubles import Damaged
from liaison_app.store.workspace import open_workspace

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def backup(workspace):
    """Return a backup with Chase in it; Southgate came after it; the workspace is closed."""
    add_ward(workspace.database, "Chase")
    made = back_up(workspace.database, workspace.folder, reason="by hand", now=NOON)
    add_ward(workspace.database, "Southgate")
    workspace.close()
    return made


def test_a_lost_workspace_comes_back_from_its_backup(backup, workspace_folder):
    kept = shutil.copytree(backup, workspace_folder.parent / "kept")
    shutil.rmtree(workspace_folder)
    assert restore(kept, workspace_folder, account=ThisAccount(), now=NOON) is None
    assert wards_in(workspace_folder) == ["Chase"]


def test_the_workspace_that_was_there_is_set_aside_whole(backup, workspace_folder):
    aside = restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert wards_in(workspace_folder) == ["Chase"]
    assert aside is not None
    assert wards_in(aside) == ["Chase", "Southgate"]


def test_a_damaged_workspace_is_set_aside_and_work_goes_on(backup, workspace_folder):
    layout.database(workspace_folder).write_bytes(b"damage" * 1000)
    restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert wards_in(workspace_folder) == ["Chase"]


def test_a_backup_is_restored_on_another_computer_with_the_recovery_code(
    backup, tmp_path, recovery_code
):
    elsewhere, other = tmp_path / "elsewhere" / "Chase", ThisAccount(tmp_path / "other")
    with pytest.raises(LiaisonError, match="another account"):
        restore(backup, elsewhere, account=other, now=NOON)
    restore(backup, elsewhere, account=other, now=NOON, recovery_code=recovery_code)
    opened = open_workspace(elsewhere, account=other)
    assert opened.database.verify().sound
    opened.close()


def test_a_damaged_backup_changes_nothing(backup, workspace_folder):
    with layout.database(backup).open("r+b") as file:
        file.seek(-3000, 2)
        file.write(b"damage")
    with pytest.raises(Damaged):
        restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert wards_in(workspace_folder) == ["Chase", "Southgate"]


def test_a_folder_that_is_no_backup_changes_nothing(backup, workspace_folder, tmp_path):
    assert backup.exists()
    with pytest.raises(FileProblem, match="is not a backup"):
        restore(tmp_path, workspace_folder, account=ThisAccount(), now=NOON)
    assert wards_in(workspace_folder) == ["Chase", "Southgate"]


def test_a_journal_left_by_a_crash_goes_with_the_workspace_it_belongs_to(backup, workspace_folder):
    journal = workspace_folder / "liaison.db-journal"
    journal.write_bytes(b"left by a crash")
    aside = restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert aside is not None
    assert (aside / journal.name).read_bytes() == b"left by a crash"
    assert wards_in(workspace_folder) == ["Chase"]


def test_the_backup_itself_stays(backup, workspace_folder):
    before = {path.name: path.read_bytes() for path in backup.iterdir()}
    restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert {path.name: path.read_bytes() for path in backup.iterdir()} == before


def test_a_backup_is_not_restored_among_other_things(backup, tmp_path):
    letters = tmp_path / "Letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("Dear Friends", encoding="utf-8")
    with pytest.raises(FileProblem, match="holds other things than a workspace"):
        restore(backup, letters, account=ThisAccount(), now=NOON)
    assert [entry.name for entry in letters.iterdir()] == ["letter.txt"]


def test_a_backup_is_not_restored_on_to_a_backup_or_among_backups(backup):
    before = {path.name: path.read_bytes() for path in backup.iterdir()}
    with pytest.raises(FileProblem, match="is a backup itself"):
        restore(backup, backup, account=ThisAccount(), now=NOON)
    with pytest.raises(FileProblem, match="holds other things"):
        restore(backup, backup.parent, account=ThisAccount(), now=NOON)
    assert {path.name: path.read_bytes() for path in backup.iterdir()} == before
    assert list(backup.parent.iterdir()) == [backup]


def test_a_file_is_not_taken_for_a_folder_to_restore_into(backup, tmp_path):
    (tmp_path / "list.xlsx").write_text("kept", encoding="utf-8")
    with pytest.raises(FileProblem, match=r"list\.xlsx is a file"):
        restore(backup, tmp_path / "list.xlsx", account=ThisAccount(), now=NOON)
    assert (tmp_path / "list.xlsx").read_text(encoding="utf-8") == "kept"


def test_a_folder_that_may_not_be_looked_into_is_said(backup, tmp_path):
    nowhere = tmp_path / ("x" * 300)
    with pytest.raises(FileProblem, match="could not be restored into the folder"):
        restore(backup, nowhere, account=ThisAccount(), now=NOON)


@pytest.mark.parametrize("harm", ["no database", "empty", "cut off", "no keys", "wrong keys"])
def test_whatever_is_wrong_with_a_backup_is_said_of_the_backup(backup, workspace_folder, harm):
    path = layout.database(backup)
    if harm == "no database":
        path.unlink()
    elif harm == "empty":
        path.write_bytes(b"")
    elif harm == "cut off":
        path.write_bytes(path.read_bytes()[:8192])
    for key_file in layout.key_files(backup):
        if harm == "no keys":
            key_file.unlink()
        elif harm == "wrong keys":
            key_file.write_text("{}", encoding="utf-8")
    with pytest.raises(Damaged, match=f"The backup {backup.name} is damaged") as raised:
        restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert raised.value.hint == "Nothing was changed. Choose an older backup."
    assert wards_in(workspace_folder) == ["Chase", "Southgate"]
    elsewhere = workspace_folder.parent / "elsewhere"
    with pytest.raises(Damaged):
        restore(backup, elsewhere, account=ThisAccount(), now=NOON)
    assert not elsewhere.exists()


def test_a_workspace_that_is_being_saved_is_not_restored_over(backup, workspace_folder):
    holding = (
        "import fcntl, sys\n"
        "file = open(sys.argv[1], 'r+b')\n"
        "fcntl.lockf(file, fcntl.LOCK_EX, 1, 0x40000001)\n"  # SQLite's reserved byte
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    pytest.importorskip("fcntl", reason="Windows does not rename a file that is open.")
    command = [sys.executable, "-c", holding, str(layout.database(workspace_folder))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        with pytest.raises(FileProblem, match="is open in another window or command"):
            restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
        child.communicate()
    assert wards_in(workspace_folder) == ["Chase", "Southgate"]
    assert restore(backup, workspace_folder, account=ThisAccount(), now=NOON)


def test_a_workspace_of_which_a_part_cannot_be_moved_is_left_as_it_was(
    backup, workspace_folder, monkeypatch
):
    replace = Path.replace

    def refusing(self, target):
        if self == workspace_folder / "keys.json":
            raise PermissionError(13, "open in another program")
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refusing)
        with pytest.raises(FileProblem, match="could not be restored"):
            restore(backup, workspace_folder, account=ThisAccount(), now=NOON)
    assert wards_in(workspace_folder) == ["Chase", "Southgate"]
    assert not list(workspace_folder.glob("set-aside-*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_is_restored_can_be_read_by_its_owner_alone(backup, tmp_path):
    for part in backup.iterdir():
        part.chmod(0o644)
    folder = tmp_path / "elsewhere"
    restore(backup, folder, account=ThisAccount(), now=NOON)
    assert {stat.S_IMODE(part.stat().st_mode) for part in layout.live_files(folder)} == {0o600}


def add_ward(database, name):
    database.write("Add", lambda c: insert(c, Ward, {"code": name, "name": name}))


def wards_in(folder):
    opened = open_workspace(folder, account=ThisAccount())
    found = opened.database.read(lambda c: list(c.scalars(select(Ward.name).order_by(Ward.id))))
    opened.close()
    return found
