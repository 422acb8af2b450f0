import pytest

from liaison_app.actions.keep_house import keep_house, room_notice
from liaison_app.domain.errors import LiaisonError
from liaison_app.store import layout
from liaison_app.store.backup import list_backups
from liaison_app.store.room import BALLAST


def test_the_first_start_of_a_day_makes_its_backup_and_the_next_none(workspace):
    first = keep_house(workspace)
    assert keep_house(workspace) == first
    assert [backup.reason for backup in list_backups(workspace.folder)] == ["daily"]


def test_what_a_crash_left_half_written_is_swept_away(workspace):
    leftover = layout.private(workspace.folder) / "writing-left-by-a-crash"
    leftover.mkdir(parents=True)
    for name in ("draft.xlsx", "held"):
        (leftover / name).write_text("half", encoding="utf-8")
    keep_house(workspace)
    assert not leftover.exists()


def test_a_damaged_file_is_told_and_makes_no_backup(workspace):
    path = layout.database(workspace.folder)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(LiaisonError, match="damaged"):
        keep_house(workspace)
    assert list_backups(workspace.folder) == ()


def test_the_first_start_keeps_room_back_and_says_nothing_while_there_is_enough(workspace):
    keep_house(workspace)
    assert layout.ballast(workspace.folder).stat().st_size == BALLAST
    assert room_notice(workspace) == ""
