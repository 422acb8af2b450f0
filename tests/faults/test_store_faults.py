"""Nothing that was said to be saved is lost, whatever is done to the program and its disk."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select

from liaison_app.store import layout, sqlite
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.backup import back_up, list_backups
from liaison_app.store.copying import verify_copy
from liaison_app.store.database import Database
from liaison_app.store.restore import restore
from liaison_app.store.saving import insert
from liaison_app.store.tables import Step, Ward
from liaison_app.store.troubles import NotSaved
from liaison_app.store.workspace import open_workspace

CHILD = Path(__file__).with_name("editing_child.py")
NOBODY = 65534


def test_what_was_saved_before_a_kill_is_there_after_it(database_file):
    check_kill(database_file, job="edit", seed=7)


def test_a_kill_during_backups_leaves_only_whole_backups(database_file):
    check_kill(database_file, job="back-up", seed=7)


@pytest.mark.faults
@pytest.mark.parametrize("job", ["edit", "back-up"])
@pytest.mark.parametrize("seed", range(60))
def test_what_was_saved_before_any_kill_is_there_after_it(database_file, job, seed):
    check_kill(database_file, job=job, seed=seed)


def test_a_disk_that_takes_no_more_is_said_and_nothing_is_lost(database):
    add(database, "E05000197")
    with (
        no_file_may_grow(database.file.path),
        pytest.raises(NotSaved, match="Your change was not saved"),
    ):
        add(database, "E05000198", name="x" * 400_000)
    add(database, "E05000199")
    assert codes(database) == {"E05000197", "E05000199"}
    assert database.verify().sound


def test_a_folder_that_may_only_be_read_says_so_and_nothing_is_lost(database_file):
    with read_only_copy(database_file) as file, as_nobody():
        database = Database(file)
        with pytest.raises(NotSaved, match=r"read-only|cannot be read or written"):
            add(database, "E05000197")
        database.close()


def test_a_folder_deleted_under_the_program_is_never_taken_for_saved(database):
    add(database, "E05000197")
    shutil.rmtree(database.file.path.parent)
    with pytest.raises(NotSaved):
        add(database, "E05000198")


def test_a_database_swapped_under_the_program_is_never_written_to(database, tmp_path):
    add(database, "E05000197")
    other = tmp_path / "other.db"
    shutil.copyfile(database.file.path, other)
    before = other.read_bytes()
    other.replace(database.file.path)
    with pytest.raises(NotSaved):
        add(database, "E05000198")
    assert database.file.path.read_bytes() == before


def test_a_restore_broken_off_anywhere_is_finished_by_restoring_again(workspace, monkeypatch):
    add(workspace.database, "E05000197")
    made = backed_up(workspace)
    workspace.close()
    moves = 0
    for fail_at in range(1, 7):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", failing_at(fail_at))
            try:
                restore(
                    made, workspace.folder, account=ThisAccount(), now=workspace.database.clock()
                )
            except Interrupted:
                moves += 1
        restore(made, workspace.folder, account=ThisAccount(), now=workspace.database.clock())
        opened = open_workspace(workspace.folder, account=ThisAccount())
        assert codes(opened.database) == {"E05000197"}
        opened.close()
    assert moves >= 5


def check_kill(database_file, *, job, seed):
    saved = kill_while(database_file, job=job, after=random.Random(seed).randint(2, 25))  # noqa: S311 - chooses a moment
    database = Database(database_file)
    assert set(saved) <= codes(database)
    assert len(codes(database) - set(saved)) <= 1
    assert database.verify().sound
    assert database.read(lambda c: c.scalar(select(func.count()).select_from(Step))) >= len(saved)
    add(database, "after")
    database.close()
    folder = database_file.path.parent
    for made in list_backups(folder):
        copy = sqlite.DatabaseFile(
            path=layout.database(made.path), key=database_file.key, install=database_file.install
        )
        verify_copy(copy, counts=made.rows)
    assert bool(list_backups(folder)) is (job == "back-up")


def kill_while(file, *, job, after):
    """Return what a program said it had saved until it was killed."""
    command = [sys.executable, str(CHILD), str(file.path), file.key.hex(), str(file.install), job]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
        assert child.stdout is not None
        saved = [child.stdout.readline().strip() for _ in range(after)]
        child.kill()
        saved += child.stdout.read().split()
    assert all(saved)
    return saved


def backed_up(workspace):
    now = workspace.database.clock()
    return back_up(workspace.database, workspace.folder, reason="by hand", now=now)


class Interrupted(BaseException):
    """The plug was pulled."""


def failing_at(count):
    replace, seen = Path.replace, []

    def broken(self, target):
        seen.append(self)
        if len(seen) == count:
            raise Interrupted
        return replace(self, target)

    return broken


@contextmanager
def no_file_may_grow(path):
    resource = pytest.importorskip("resource", reason="Windows has no such limit.")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 40_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def read_only_copy(file):
    with tempfile.TemporaryDirectory() as folder:
        copy = shutil.copyfile(file.path, Path(folder) / layout.DATABASE)
        Path(copy).chmod(0o444)
        Path(folder).chmod(0o555)
        yield sqlite.DatabaseFile(path=Path(copy), key=file.key, install=file.install)
        Path(folder).chmod(0o755)


@contextmanager
def as_nobody():
    """Give up the rights of an administrator, who may write anywhere."""
    if not hasattr(os, "geteuid"):
        pytest.skip("Windows tells rights in another way.")
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


def add(database, code, name="Chase"):
    database.write("Add", partial(insert, table=Ward, values={"code": code, "name": name}))


def codes(database):
    return set(database.read(lambda c: c.scalars(select(Ward.code)).all()))
