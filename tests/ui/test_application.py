"""The running program: its window, its daily backup, a damaged file, and a fault of its own."""

import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from liaison_app.actions.edit_team import save_officer
from liaison_app.paths import reports_folder
from liaison_app.store import layout
from liaison_app.store.backup import list_backups
from liaison_app.store.keys import ThisAccount, open_keys
from liaison_app.store.sqlite import DatabaseFile, connect
from liaison_app.ui.application import Application
from liaison_app.ui.crash_report import CrashReport
from liaison_app.ui.one_window import OneWindow
from liaison_app.ui.window import Window

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)
PERSONAL = "Ada Sample, 020 7946 0101"


@pytest.fixture
def run(qapp):
    """Return what runs the program on a folder until `done(window)`; returns exit code and words.

    It runs in the tests' own program, and leaves that as it found it.
    """

    def running(folder, done):
        seen = []
        timer = QTimer(interval=20)

        def look():
            message = QApplication.activeModalWidget()
            if isinstance(message, QMessageBox):
                seen.append(message.text())
                message.accept()
            windows = (one for one in qapp.topLevelWidgets() if isinstance(one, Window))
            window = next((one for one in windows if one.isVisible()), None)
            if window is not None and done(window):
                seen.extend([window.windowTitle(), *words_of(window)])
                window.close()

        timer.timeout.connect(look)
        timer.start()
        code = Application(["liaison"], account="sample", app=qapp).run(folder)
        timer.stop()
        forget_quitting(qapp)
        return code, seen

    return running


@pytest.fixture
def on_a_small_disk(workspace_folder, tmp_path):
    """Return a workspace on a disk of 9 MB of its own, or skip where none may be mounted."""
    place = tmp_path / "small"
    place.mkdir()
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("Only root may mount a small disk.")
    mounting = ["/usr/bin/mount", "-t", "tmpfs", "-o", "size=9m", "tmpfs", str(place)]
    if subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        pytest.skip("No small disk can be mounted here.")
    yield Path(shutil.copytree(workspace_folder, place / "Chase"))
    subprocess.run(["/usr/bin/umount", str(place)], check=True)


def forget_quitting(qapp):
    """Run the program once more for a moment: a quit still on its way would end later dialogs."""
    qapp.processEvents()
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


def words_of(window):
    """Return all that a window says."""
    return [label.text() for label in window.findChildren(QLabel)]


def has_said(words):
    """Return what tells whether a window says this somewhere."""
    return lambda window: any(words in text for text in words_of(window))


def test_an_officer_who_names_this_account_is_at_work_at_once(run, workspace_folder):
    asked = []

    def name_the_account(window):
        if not asked and has_said("Backed up today")(window):
            values = {"name": "Ada Sample", "rank": "PC", "account": "sample"}
            saving = partial(save_officer, values=values)
            window._desk.tasks.write("Name an officer", saving, owner=window)
            asked.append(True)
        return window._desk.officer_id() is not None

    code, seen = run(workspace_folder, name_the_account)
    assert code == 0
    assert asked
    assert seen


def test_the_window_opens_backs_up_once_a_day_and_says_so(run, workspace_folder):
    code, seen = run(workspace_folder, has_said("Backed up today"))
    assert code == 0
    assert seen[0].startswith("OFFICIAL - ")
    assert len(list_backups(workspace_folder)) == 1
    run(workspace_folder, has_said("Backed up today"))
    assert len(list_backups(workspace_folder)) == 1


def test_a_start_on_a_nearly_full_disk_says_so(run, on_a_small_disk):
    code, seen = run(on_a_small_disk, has_said("The disk of the workspace has only "))
    assert code == 0
    assert any("Make room on it soon" in text for text in seen)


def test_a_second_start_during_a_long_save_brings_the_window_forward(run, database_file, qtbot):
    folder = database_file.path.parent
    first = OneWindow(folder)
    assert first.take(at=NOON)
    saving = connect(database_file)
    saving.execute("BEGIN EXCLUSIVE")
    with qtbot.waitSignal(first.knocked, timeout=5_000):
        assert run(folder, lambda _: True) == (0, [])
    saving.close()
    first.give_back()


def test_the_workspace_is_free_again_after_a_start_that_failed(run, workspace_folder, qapp):  # noqa: ARG001 - a window's lock needs a program
    damage(workspace_folder, at=0.995)
    assert run(workspace_folder, lambda _: True)[0] == 1
    next_window = OneWindow(workspace_folder)
    assert next_window.take(at=NOON)
    next_window.give_back()


def test_a_path_without_a_workspace_ends_with_1_and_a_sentence(run, tmp_path):
    code, seen = run(tmp_path / "nothing", lambda _: True)
    assert code == 1
    assert len(seen) == 1


def test_a_damage_found_behind_the_window_is_said_in_it_and_no_backup_is_made(
    run, workspace_folder
):
    damage(workspace_folder, at=1 / 3)  # a page that opening does not read
    code, seen = run(workspace_folder, has_said("is damaged, so nothing is written to it"))
    assert code == 0
    assert any("Restore the newest backup" in text for text in seen)
    assert not list_backups(workspace_folder)


def test_a_damage_that_opening_meets_is_a_sentence_and_ends_with_1(run, workspace_folder):
    damage(workspace_folder, at=0.995)
    code, seen = run(workspace_folder, lambda _: True)
    assert code == 1
    assert seen == ["The workspace's file is damaged."]


def test_a_fault_shows_a_report_that_holds_no_data_and_the_window_goes_on(run, workspace_folder):
    def fail():
        raise ValueError(PERSONAL)

    def done(window):
        if not hasattr(window, "failed"):
            window.failed = True
            QTimer.singleShot(0, fail)
        reports = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashReport)]
        for report in reports:
            report.close()
        return bool(reports)

    code, _ = run(workspace_folder, done)
    assert code == 0
    (saved,) = reports_folder().glob("fault-*.txt")
    report = saved.read_text("utf-8")
    assert "ValueError" in report
    assert PERSONAL not in report
    assert str(workspace_folder) not in report


def test_a_fault_in_finding_the_officer_keeps_no_write_waiting(run, workspace_folder):
    keys = open_keys(workspace_folder, account=ThisAccount())
    file = DatabaseFile(
        path=layout.database(workspace_folder), key=keys.data_key, install=keys.install
    )
    raw = connect(file)
    raw.execute("ALTER TABLE officer RENAME COLUMN shoulder_number TO missing")
    raw.close()

    def done(window):
        for one in QApplication.topLevelWidgets():
            if isinstance(one, CrashReport):
                one.close()
        return has_said("Backed up today")(window)

    code, seen = run(workspace_folder, done)
    assert code == 0
    assert seen


def damage(folder, *, at):
    """Turn one byte of a workspace's database round, as far into the file as this share of it."""
    path = layout.database(folder)
    content = bytearray(path.read_bytes())
    content[int(len(content) * at)] ^= 0xFF
    path.write_bytes(content)
