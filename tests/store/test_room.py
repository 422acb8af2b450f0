"""Room on the disk is looked at before there is none."""

import os
import stat

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.store import layout
from liaison_app.store.room import (
    BALLAST,
    TIMES,
    check_room_to_import,
    free_bytes,
    give_up_ballast,
    keep_ballast,
    low_room,
    make_way,
)


def test_the_ballast_takes_its_room_for_good_and_nobody_else_can_read_it(workspace_folder):
    keep_ballast(workspace_folder)
    kept = layout.ballast(workspace_folder).stat()
    assert kept.st_size == BALLAST == 20_000_000
    if os.name != "nt":
        assert kept.st_blocks * 512 >= BALLAST
        assert stat.S_IMODE(kept.st_mode) == 0o600
    assert not list(layout.private(workspace_folder).glob("*"))


def test_a_ballast_that_is_there_is_left_alone(workspace_folder):
    keep_ballast(workspace_folder)
    before = layout.ballast(workspace_folder).stat()
    keep_ballast(workspace_folder)
    assert layout.ballast(workspace_folder).stat() == before


def test_half_a_ballast_is_made_whole(workspace_folder):
    layout.ballast(workspace_folder).write_bytes(b"half")
    keep_ballast(workspace_folder)
    assert layout.ballast(workspace_folder).stat().st_size == BALLAST


def test_a_ballast_that_cannot_be_made_stops_nothing_and_leaves_nothing(workspace_folder):
    layout.private(workspace_folder).rmdir()
    layout.private(workspace_folder).write_text("a file in the way", encoding="utf-8")
    keep_ballast(workspace_folder)
    assert not layout.ballast(workspace_folder).exists()


def test_the_ballast_is_not_given_up_while_there_is_room(workspace_folder):
    keep_ballast(workspace_folder)
    make_way(workspace_folder)
    assert layout.ballast(workspace_folder).exists()
    assert give_up_ballast(workspace_folder)
    assert not give_up_ballast(workspace_folder)


def test_where_there_is_room_nothing_is_said(workspace_folder):
    assert low_room(workspace_folder) == ""


def test_a_folder_that_is_gone_is_left_for_the_workspace_to_tell(tmp_path):
    assert low_room(tmp_path / "gone") == ""
    make_way(tmp_path / "gone")
    assert not give_up_ballast(tmp_path / "gone")
    check_room_to_import(tmp_path / "gone", tmp_path / "gone.csv")


def test_a_file_is_refused_where_less_than_three_times_its_size_is_free(workspace_folder, tmp_path):
    register = tmp_path / "schools.csv"
    register.touch()
    os.truncate(register, free_bytes(workspace_folder) // TIMES - 100_000_000)
    check_room_to_import(workspace_folder, register)
    os.truncate(register, free_bytes(workspace_folder) // TIMES + 100_000_000)
    with pytest.raises(FileProblem, match=r"too little room on the disk to bring schools\.csv in"):
        check_room_to_import(workspace_folder, register)
