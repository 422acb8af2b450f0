import getpass
import json
from datetime import UTC, datetime

import pytest

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.one_window import OneWindow

MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@pytest.fixture
def first(qapp, tmp_path):  # noqa: ARG001 - watching a folder needs a program to run in
    """Hold the workspace for a first window."""
    holder = OneWindow(tmp_path)
    assert holder.take(at=MORNING)
    yield holder
    holder.give_back()


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
