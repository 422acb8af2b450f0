import getpass
import json
import os
import subprocess
from datetime import UTC, datetime

import pytest

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.store import layout
from liaison_app.ui.one_window import OneWindow

MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def first(qapp, tmp_path):  # noqa: ARG001 - watching a folder needs a program to run in
    """Hold the workspace for a first window."""
    holder = OneWindow(tmp_path)
    assert holder.take(at=MORNING)
    yield holder
    holder.give_back()


@pytest.fixture
def mounted(tmp_path):
    """Return what mounts a small disk with a workspace's folder on it, or again in another way."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("Only root may mount a disk.")

    def mount(options):
        command = ["/usr/bin/mount", "-t", "tmpfs", "-o", options, "tmpfs", str(tmp_path)]
        if subprocess.run(command, capture_output=True, check=False).returncode != 0:
            pytest.skip("No disk can be mounted here.")
        return tmp_path

    yield mount
    subprocess.run(["/usr/bin/umount", str(tmp_path)], check=False, capture_output=True)


def test_a_second_start_brings_the_first_window_forward(qtbot, first, tmp_path):
    with qtbot.waitSignal(first.knocked, timeout=5_000):
        assert not OneWindow(tmp_path).take(at=MORNING)


def test_a_window_of_another_account_is_named(first, tmp_path):
    assert first
    holder = tmp_path / "private" / "window.json"
    said = json.loads(holder.read_text("utf-8"))
    assert said["account"] == getpass.getuser()
    holder.write_text(json.dumps({**said, "account": "pc.sample"}), encoding="utf-8")
    with pytest.raises(LiaisonError, match=r"open in a window of pc\.sample") as problem:
        OneWindow(tmp_path).take(at=MORNING)
    assert "08:30" in problem.value.sentence


def test_a_damaged_note_still_tells_that_it_is_open(first, tmp_path):
    assert first
    (tmp_path / "private" / "window.json").write_text("nonsense", encoding="utf-8")
    with pytest.raises(LiaisonError, match="another account"):
        OneWindow(tmp_path).take(at=MORNING)


def test_the_workspace_is_free_again_after_the_window(qapp, tmp_path):  # noqa: ARG001 - as above
    holder = OneWindow(tmp_path)
    holder.take(at=MORNING)
    holder.give_back()
    again = OneWindow(tmp_path)
    assert again.take(at=MORNING)
    again.give_back()


@pytest.mark.parametrize("left_there", [(), ("private",), ("private", "private/window.lock")])
def test_a_disk_that_takes_no_writing_is_not_told_as_a_window(qapp, mounted, left_there):  # noqa: ARG001 - as above
    folder = mounted("size=1m")
    for name in left_there:
        path = folder / name
        path.touch() if path.suffix else path.mkdir()
    mounted("remount,ro")
    with pytest.raises(FileProblem, match="Nothing can be written to the workspace") as problem:
        OneWindow(folder).take(at=MORNING)
    assert "write-protected" in problem.value.hint


def test_a_full_disk_gives_the_room_kept_back_for_the_window(qapp, mounted):  # noqa: ARG001 - as above
    folder = mounted("size=1m")
    layout.private(folder).mkdir()
    layout.ballast(folder).write_bytes(bytes(900_000))
    with pytest.raises(OSError, match="No space"), (folder / "filler").open("wb") as file:
        file.write(bytes(1_000_000))
    holder = OneWindow(folder)
    assert holder.take(at=MORNING)
    holder.give_back()


def test_a_file_in_the_way_is_a_sentence(qapp, tmp_path):  # noqa: ARG001 - as above
    layout.private(tmp_path).write_text("in the way", encoding="utf-8")
    with pytest.raises(FileProblem, match="Nothing can be written to the workspace"):
        OneWindow(tmp_path).take(at=MORNING)


def test_a_start_that_got_no_window_leaves_the_first_its_lock(first, tmp_path):
    second = OneWindow(tmp_path)
    assert not second.take(at=MORNING)
    second.give_back()
    assert (tmp_path / "private" / "window.json").exists()
    assert not OneWindow(tmp_path).take(at=MORNING)
    assert first
