"""A workspace is made whole or not at all, and opens where it should."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.store import layout, sqlite, upgrade
from liaison_app.store import workspace as workspaces
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.backup import list_backups
from liaison_app.store.tables import Workspace
from liaison_app.store.troubles import Newer, Refused
from liaison_app.store.workspace import (
    check_holds_workspace,
    create_workspace,
    open_workspace,
)

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
_NOBODY = 65_534


@pytest.fixture
def closed_to_others():
    """Return a folder that another account may not look into, where there are accounts."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Folders are closed in another way here.")
    place = Path(tempfile.mkdtemp())
    place.chmod(0o755)
    closed = place / "closed"
    closed.mkdir(mode=0o700 if os.geteuid() == 0 else 0o000)
    yield closed
    closed.chmod(0o700)
    shutil.rmtree(place)


@contextmanager
def another_account():
    """Be an account without rights for a while, where the tester has them all."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(_NOBODY)
    try:
        yield
    finally:
        if mine == 0:
            os.seteuid(mine)


def test_a_new_workspace_opens_again_on_the_same_account_without_a_question(tmp_path):
    made, code = create_workspace(tmp_path / "teams" / "Chase", account=ThisAccount())
    made.close()
    opened = open_workspace(made.folder, account=ThisAccount())
    assert opened.install == made.install
    assert opened.database.read(lambda c: c.scalar(select(Workspace.install))) == made.install
    assert opened.database.verify().sound
    assert code
    opened.close()


def test_an_empty_folder_is_taken_and_nothing_but_the_workspace_is_left_in_it(tmp_path):
    folder = tmp_path / "Chase"
    folder.mkdir()
    made, _code = create_workspace(folder, account=ThisAccount())
    made.close()
    assert {path.name for path in tmp_path.iterdir()} == {"Chase"}
    assert layout.database(folder).is_file()
    assert len(layout.key_files(folder)) == 2


def test_another_account_opens_it_once_with_the_recovery_code(
    workspace_folder, recovery_code, tmp_path
):
    other = ThisAccount(tmp_path / "other")
    with pytest.raises(LiaisonError, match="another account"):
        open_workspace(workspace_folder, account=other)
    first = open_workspace(workspace_folder, account=other, recovery_code=recovery_code)
    first.close()
    again = open_workspace(workspace_folder, account=other)
    again.close()
    assert "without the recovery code" in first.notice
    assert again.notice == ""


def test_a_folder_with_anything_in_it_is_not_made_a_workspace(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Friends", encoding="utf-8")
    with pytest.raises(FileProblem, match="is not empty"):
        create_workspace(tmp_path, account=ThisAccount())
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_workspace_is_never_made_over_another(workspace_folder):
    before = layout.database(workspace_folder).read_bytes()
    with pytest.raises(FileProblem, match=r"a workspace in .* already"):
        create_workspace(workspace_folder, account=ThisAccount())
    assert layout.database(workspace_folder).read_bytes() == before


def test_a_file_is_not_made_a_workspace(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="is a file"):
        create_workspace(tmp_path / "file", account=ThisAccount())
    with pytest.raises(FileProblem, match="could not be made"):
        create_workspace(tmp_path / "file" / "Chase", account=ThisAccount())


@pytest.mark.parametrize("step", ["create_keys", "_make_database", "_put_in_place"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ZeroDivisionError()])
def test_a_making_that_fails_half_way_leaves_nothing(tmp_path, monkeypatch, step, error):
    def fail(*_args, **_kwargs):
        raise error

    monkeypatch.setattr(workspaces, step, fail)
    expected = FileProblem if isinstance(error, OSError) else ZeroDivisionError
    with pytest.raises(expected):
        create_workspace(tmp_path / "Chase", account=ThisAccount())
    assert list(tmp_path.iterdir()) == []


def test_a_missing_or_empty_folder_is_said_to_hold_no_workspace(tmp_path):
    with pytest.raises(FileProblem, match="is not there"):
        open_workspace(tmp_path / "gone", account=ThisAccount())
    with pytest.raises(FileProblem, match="no workspace"):
        open_workspace(tmp_path, account=ThisAccount())


def test_a_file_is_not_opened_as_a_folder_that_is_not_there(workspace_folder):
    with pytest.raises(FileProblem, match=r"liaison\.db is a file") as problem:
        open_workspace(layout.database(workspace_folder), account=ThisAccount())
    assert "folder" in problem.value.hint


@pytest.mark.parametrize("closed", ["the folder", "the one above"])
def test_a_folder_that_may_not_be_looked_into_is_told_as_that(closed_to_others, closed):
    folder = closed_to_others / "Chase" if closed == "the one above" else closed_to_others
    with another_account(), pytest.raises(FileProblem, match="may not look into") as problem:
        check_holds_workspace(folder)
    assert "let your account in" in problem.value.hint


def test_a_workspace_without_its_database_is_refused_and_none_is_made(workspace_folder):
    layout.database(workspace_folder).unlink()
    with pytest.raises(Refused, match="is not there"):
        open_workspace(workspace_folder, account=ThisAccount())
    assert not layout.database(workspace_folder).exists()


def test_the_keys_of_another_workspace_are_refused(workspace_folder, tmp_path):
    other, _code = create_workspace(tmp_path / "Southgate", account=ThisAccount())
    other.close()
    for key_file in layout.key_files(other.folder):
        shutil.copyfile(key_file, workspace_folder / key_file.name)
    with pytest.raises(Refused, match="does not open"):
        open_workspace(workspace_folder, account=ThisAccount())


def test_an_older_workspace_is_backed_up_and_then_brought_up_to_date(
    workspace_folder, database_file
):
    set_schema(database_file, 0)
    opened = open_workspace(workspace_folder, account=ThisAccount(), clock=lambda: NOON)
    assert opened.database.verify().sound
    (made,) = list_backups(workspace_folder)
    assert (made.reason, made.made_at) == ("before an upgrade", NOON)
    opened.close()


def test_an_upgrade_that_fails_leaves_the_older_workspace(
    workspace_folder, database_file, monkeypatch
):
    set_schema(database_file, 0)
    monkeypatch.setattr(
        upgrade, "_run_migrations", lambda c: c.exec_driver_sql("DELETE FROM workspace")
    )
    with pytest.raises(Refused, match="workspace would lose rows"):
        open_workspace(workspace_folder, account=ThisAccount())
    monkeypatch.undo()
    assert len(list_backups(workspace_folder)) == 1


def test_a_newer_workspace_is_left_alone(workspace_folder, database_file):
    set_schema(database_file, 99)
    before = database_file.path.read_bytes()
    with pytest.raises(Newer):
        open_workspace(workspace_folder, account=ThisAccount())
    assert database_file.path.read_bytes() == before
    assert list_backups(workspace_folder) == ()


def set_schema(file, schema):
    raw = sqlite.open_keyed(file.path, file.key)
    raw.execute(f"PRAGMA user_version = {schema}")
    raw.close()
