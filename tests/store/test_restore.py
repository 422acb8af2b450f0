"""A backup brings a workspace back, here or elsewhere, and overwrites nothing."""

import shutil
from datetime import UTC, datetime

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


def add_ward(database, name):
    database.write("Add", lambda c: insert(c, Ward, {"code": name, "name": name}))


def wards_in(folder):
    opened = open_workspace(folder, account=ThisAccount())
    found = opened.database.read(lambda c: list(c.scalars(select(Ward.name).order_by(Ward.id))))
    opened.close()
    return found
