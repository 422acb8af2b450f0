import errno
import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.domain.progress import Progress
from liaison_app.safe_write import (
    _problem,
    _refuse_too_deep,
    force_to_disk,
    write_whole,
    write_whole_folder,
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's own folders")


@pytest.fixture
def private(tmp_path):
    return tmp_path / "data" / "private"


def test_a_file_is_in_place_only_when_all_of_it_is_written(tmp_path, private):
    target = tmp_path / "list.xlsx"
    with write_whole(target, private=private) as draft:
        draft.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"
    assert list(private.iterdir()) == []


def test_a_failed_writing_leaves_the_old_file_and_no_traces(tmp_path, private):
    target = tmp_path / "list.xlsx"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), write_whole(target, private=private) as draft:
        draft.write_text(f"half {draft.write_text('half') / 0}")
    assert target.read_text() == "old"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["data", "list.xlsx"]
    assert list(private.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_private_folder_is_closed_to_others(tmp_path, private):
    private.mkdir(parents=True, mode=0o755)
    with write_whole(tmp_path / "list.xlsx", private=private) as draft:
        draft.write_text("new")
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_a_missing_folder_is_said_before_anything_is_written(tmp_path, private):
    with (
        pytest.raises(FileProblem, match="the folder “gone” is not there"),
        write_whole(tmp_path / "gone" / "list.xlsx", private=private),
    ):
        pytest.fail("nothing is to be written")


def test_a_folder_is_not_written_over(tmp_path, private):
    (tmp_path / "list.xlsx").mkdir()
    with (
        pytest.raises(FileProblem, match=r"list\.xlsx is a folder"),
        write_whole(tmp_path / "list.xlsx", private=private),
    ):
        pytest.fail("nothing is to be written")


def test_a_name_that_is_too_long_is_said(tmp_path, private):
    with (
        pytest.raises(FileProblem, match="its name is too long") as raised,
        write_whole(tmp_path / ("a" * 300), private=private) as draft,
    ):
        draft.write_text("new")
    assert raised.value.hint


@on_linux
def test_a_full_disk_is_said_and_leaves_the_old_file(tmp_path, private):
    target = tmp_path / "list.csv"
    target.write_text("old")
    with (
        pytest.raises(FileProblem, match="the disk is full"),
        write_whole(target, private=private),
    ):
        Path("/dev/full").write_text("x", encoding="utf-8")
    assert target.read_text() == "old"


@on_linux
def test_a_folder_that_may_not_be_written_is_said(private):
    with (
        pytest.raises(FileProblem, match=r"you may not write|only be read"),
        write_whole(Path("/sys/list.csv"), private=private) as draft,
    ):
        draft.write_text("new")
    assert list(private.iterdir()) == []


@on_linux
def test_a_target_on_another_disk_is_written_whole_too(tmp_path, private):
    disk = Path("/dev/shm")  # noqa: S108 - a disk in memory, which every Linux has
    elsewhere = disk / f"liaison-{tmp_path.name}-{os.getpid()}"
    if not disk.is_dir() or disk.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is no second disk")
    elsewhere.mkdir()
    try:
        (elsewhere / ".liaison-killed.part").write_text("half")
        os.utime(elsewhere / ".liaison-killed.part", (0, 0))
        with write_whole(elsewhere / "list.csv", private=private) as draft:
            draft.write_text("new")
        assert [entry.name for entry in elsewhere.iterdir()] == ["list.csv"]
        assert (elsewhere / "list.csv").read_text() == "new"
    finally:
        (elsewhere / "list.csv").unlink(missing_ok=True)
        elsewhere.rmdir()


def test_a_private_folder_that_cannot_be_made_is_told_apart_from_the_place_chosen(tmp_path):
    (tmp_path / "Chase").write_text("a file in the way", encoding="utf-8")
    with (
        pytest.raises(FileProblem, match="nothing can be written in Liaison's own folder “Chase”"),
        write_whole(tmp_path / "list.csv", private=tmp_path / "Chase" / "private"),
    ):
        pytest.fail("nothing is to be written")


def test_a_shortcut_keeps_pointing_to_the_file_that_was_written(tmp_path, private):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    with write_whole(tmp_path / "link.csv", private=private) as draft:
        draft.write_text("new")
    assert (tmp_path / "real.csv").read_text() == "new"
    assert (tmp_path / "link.csv").is_symlink()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "you may not write"),
        (errno.ENOTDIR, "is not a folder"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EIO, "could not be saved"),
    ],
)
def test_every_trouble_of_the_disk_has_a_sentence_and_a_hint(number, words, tmp_path):
    problem = _problem(OSError(number, "trouble"), tmp_path / "list.csv")
    assert words in problem.sentence
    assert problem.hint


@pytest.mark.parametrize("name", ["list.csv", "Drafts"])
@pytest.mark.parametrize(
    ("number", "winerror", "words"),
    [
        (errno.EACCES, 32, "is open in another program"),
        (errno.EACCES, 33, "is open in another program"),
        (errno.EACCES, 19, "can only be read"),
        (errno.EINVAL, 39, "the disk is full"),
        (errno.ENOSPC, 112, "the disk is full"),
        (errno.EINVAL, 123, "a sign in it that no name may have"),
        (errno.ENOENT, 206, "its name is too long"),
        (errno.EACCES, 5, "you may not write"),
        (errno.ENOENT, 3, "is not there"),
    ],
)
def test_every_number_of_windows_has_its_sentence_and_a_hint(
    tmp_path, name, number, winerror, words
):
    error = OSError(number, "trouble")
    error.winerror = winerror
    problem = _problem(error, tmp_path / name)
    assert words in problem.sentence
    assert problem.hint


def test_a_folder_whose_files_windows_could_not_open_is_refused():
    target = Path("C:/" + "x" * 200)
    _refuse_too_deep(target, ["1.eml", "y" * 50])
    with pytest.raises(OSError, match="too long") as raised:
        _refuse_too_deep(target, ["1.eml", "y" * 60])
    assert "its name is too long" in _problem(raised.value, target).sentence


def test_a_folder_of_many_files_is_in_place_only_when_all_of_it_is_written(tmp_path, private):
    target = tmp_path / "Drafts"
    with write_whole_folder(target, private=private) as draft:
        for number in range(200):
            (draft / f"{number}.eml").write_text(str(number))
        assert not target.exists()
    assert {file.name: file.read_text() for file in target.iterdir()} == {
        f"{number}.eml": str(number) for number in range(200)
    }
    assert list(private.iterdir()) == []


def test_a_failed_folder_leaves_no_traces(tmp_path, private):
    with (
        pytest.raises(ZeroDivisionError),
        write_whole_folder(tmp_path / "Drafts", private=private) as draft,
    ):
        (draft / "1.eml").write_text(f"{1 / 0}")
    assert [entry.name for entry in tmp_path.iterdir()] == ["data"]
    assert list(private.iterdir()) == []


@on_linux
def test_a_folder_on_another_disk_is_written_whole_too(tmp_path, private):
    disk = Path("/dev/shm")  # noqa: S108 - a disk in memory, which every Linux has
    elsewhere = disk / f"liaison-folder-{tmp_path.name}-{os.getpid()}"
    if not disk.is_dir() or disk.stat().st_dev == Path.cwd().stat().st_dev:
        pytest.skip("there is no second disk")
    elsewhere.mkdir()
    try:
        for private_too in (private, elsewhere.parent / f"{elsewhere.name}-private"):
            with write_whole_folder(elsewhere / "Drafts", private=private_too) as draft:
                (draft / "1.eml").write_text("new")
            assert [entry.name for entry in elsewhere.iterdir()] == ["Drafts"]
            assert (elsewhere / "Drafts" / "1.eml").read_text() == "new"
            shutil.rmtree(elsewhere / "Drafts")
            shutil.rmtree(private_too)
    finally:
        shutil.rmtree(elsewhere)


class Third(Progress):
    """Is cancelled when it is asked for the third time."""

    def __init__(self):
        super().__init__()
        self.asked = 0

    def ask(self):
        """Note that it was asked."""
        self.asked += 1
        if self.asked == 3:
            self.cancel()
        super().ask()


def test_waiting_for_the_disk_ends_at_once_where_it_is_cancelled(tmp_path):
    for number in range(2_000):
        (tmp_path / f"{number}.eml").write_text("new")
    progress = Third()

    with pytest.raises(Cancelled):
        force_to_disk(tmp_path, progress=progress)

    assert progress.asked == 3


def test_one_file_is_waited_for_alone(tmp_path):
    (tmp_path / "list.xlsx").write_text("new")
    progress = Third()
    force_to_disk(tmp_path / "list.xlsx", progress=progress)
    assert progress.asked == 1
