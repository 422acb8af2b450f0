"""A backup is verified before it has its name, and says truly when none was made."""

import os
import stat
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.steps import StepKind
from liaison_app.store import backup, copying, layout, sqlite
from liaison_app.store.backup import back_up, back_up_daily, list_backups, read_backup
from liaison_app.store.saving import insert
from liaison_app.store.tables import Step, Ward
from liaison_app.store.troubles import Damaged, StoreTrouble

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)


@pytest.fixture
def folder(database):
    """Return the folder of a workspace with one ward."""
    folder = database.file.path.parent
    database.write("Add", lambda c: insert(c, Ward, {"code": "E05000197", "name": "Chase"}))
    return folder


def test_a_backup_holds_the_database_and_the_keys_under_the_same_key(database, folder):
    made = back_up(database, folder, reason="by hand", now=NOON)
    assert made == folder / "backups" / "backup-2017-05-25-130000"
    assert {path.name for path in made.iterdir()} == {
        "backup.json",
        "keys.copy.json",
        "keys.json",
        "liaison.db",
    }
    copy = sqlite.connect(
        sqlite.DatabaseFile(
            path=made / "liaison.db", key=database.file.key, install=database.file.install
        )
    )
    assert copy.execute("SELECT name FROM ward").fetchall() == [("Chase",)]
    copy.close()


def test_a_backup_says_when_and_why_and_is_an_event_of_the_history(database, folder):
    back_up(database, folder, reason="before an import", now=NOON)
    (made,) = list_backups(folder)
    assert (made.made_at, made.reason, made.rows["ward"]) == (NOON, "before an import", 1)
    newest = select(Step.label, Step.kind).order_by(Step.id.desc())
    assert database.read(lambda c: c.execute(newest).first()) == (
        "Back up (before an import)",
        StepKind.EVENT,
    )


def test_two_backups_in_one_second_have_names_of_their_own(database, folder):
    made = {back_up(database, folder, reason="by hand", now=NOON).name for _ in range(2)}
    assert made == {"backup-2017-05-25-130000", "backup-2017-05-25-130000-2"}


def test_there_is_one_daily_backup_a_day(database, folder):
    assert back_up_daily(database, folder, now=NOON) is not None
    assert back_up_daily(database, folder, now=NOON + timedelta(hours=8)) is None
    assert back_up_daily(database, folder, now=NOON + timedelta(hours=12)) is not None


def test_older_backups_are_thinned(database, folder):
    for day in range(40):
        back_up_daily(database, folder, now=NOON + timedelta(days=day))
    assert len(list_backups(folder)) == 2 + 12 + 5


def test_a_damaged_database_makes_no_backup_and_removes_none(database, folder):
    for day in range(20):
        back_up_daily(database, folder, now=NOON + timedelta(days=day))
    before = list_backups(folder)
    damage(database)
    with pytest.raises(Damaged):
        back_up_daily(database, folder, now=NOON + timedelta(days=400))
    assert list_backups(folder) == before
    assert not list(layout.backups(folder).glob(".making-*"))


def test_a_copy_that_went_wrong_gets_no_name(database, folder, monkeypatch):
    def copy_and_damage(file, copy):
        counts = copying.copy_database(file, copy)
        return counts | {"ward": counts["ward"] + 1}

    monkeypatch.setattr(backup, "copy_database", copy_and_damage)
    with pytest.raises(Damaged, match="no backup was made"):
        back_up(database, folder, reason="by hand", now=NOON)
    assert list(layout.backups(folder).iterdir()) == []


def test_a_full_disk_leaves_no_half_backup(database, folder, monkeypatch):
    def full(_source, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backup.shutil, "copyfile", full)
    with pytest.raises(FileProblem, match="could not be written"):
        back_up(database, folder, reason="by hand", now=NOON)
    assert list(layout.backups(folder).iterdir()) == []


def test_what_a_crash_left_is_swept_by_the_next_backup(database, folder):
    left = layout.backups(folder) / ".making-left"
    left.mkdir(parents=True)
    (left / "liaison.db").write_bytes(b"half")
    back_up(database, folder, reason="by hand", now=NOON)
    assert not left.exists()


def test_a_folder_that_is_no_backup_is_refused_by_name(tmp_path):
    with pytest.raises(FileProblem, match="is not a backup"):
        read_backup(tmp_path / "holiday pictures")


def test_backups_in_the_way_of_a_file_say_so(database, folder):
    layout.backups(folder).write_text("", encoding="utf-8")
    with pytest.raises(FileProblem, match="could not be written"):
        back_up(database, folder, reason="by hand", now=NOON)


def test_a_backup_waits_for_nobody_forever(database, folder, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE", 0)
    other = sqlite.connect(database.file)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreTrouble, match="another window"):
        back_up(database, folder, reason="by hand", now=NOON)
    other.close()


def damage(database):
    database.close()
    size = database.file.path.stat().st_size
    with database.file.path.open("r+b") as file:
        file.seek(size // 2)
        file.write(b"damage")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_a_backup_can_be_read_by_its_owner_alone_whatever_the_umask(database, folder):
    before = os.umask(0)
    try:
        for key_file in layout.key_files(folder):
            key_file.chmod(0o644)  # as the first workspaces were made
        made = back_up(database, folder, reason="by hand", now=NOON)
    finally:
        os.umask(before)
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in made.iterdir()} == {0o600}
