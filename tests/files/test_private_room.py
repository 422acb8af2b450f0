import os
import signal
import subprocess
import sys
from contextlib import ExitStack

import pytest

from liaison_app.private_room import room_in, sweep
from liaison_app.safe_write import write_whole

AT_WORK = (
    "import sys\n"
    "from pathlib import Path\n"
    "from liaison_app.private_room import room_in\n"
    "with room_in(Path(sys.argv[1])) as room:\n"
    "    (room / 'draft.xlsx').write_text('half')\n"
    "    print(room, flush=True)\n"
    "    sys.stdin.read()\n"
)


@pytest.fixture
def private(tmp_path):
    return tmp_path / "data" / "private"


@pytest.fixture
def begin(private):
    """Return what starts another program that writes a draft, and returns it with its room."""
    with ExitStack() as ending:

        def start():
            program = ending.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", AT_WORK, str(private)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    text=True,
                )
            )
            ending.callback(program.kill)
            return program, private / program.stdout.readline().strip()

        yield start


def test_the_draft_of_another_program_at_work_is_spared_however_old_it_is(begin, private):
    program, room = begin()
    os.utime(room, (0, 0))

    sweep(private)
    assert (room / "draft.xlsx").read_text() == "half"

    program.communicate("")
    assert program.returncode == 0
    assert list(private.iterdir()) == []


def test_what_a_crash_left_is_cleared_at_once(begin, private):
    program, room = begin()
    program.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    program.wait()
    assert (room / "draft.xlsx").exists()

    sweep(private)

    assert list(private.iterdir()) == []


def test_only_what_is_called_as_a_draft_and_is_old_is_cleared_where_nobody_ever_held_it(private):
    for name in ("writing-old", "writing-young", "kept"):
        (private / name).mkdir(parents=True)
        (private / name / "draft.xlsx").write_text("half")
    os.utime(private / "writing-old", (0, 0))

    sweep(private)

    assert sorted(entry.name for entry in private.iterdir()) == ["kept", "writing-young"]


def test_sweeping_spares_the_draft_of_whoever_is_writing_now(tmp_path, private):
    with write_whole(tmp_path / "list.xlsx", private=private) as draft:
        draft.write_text("whole")
        sweep(private)
    assert (tmp_path / "list.xlsx").read_text() == "whole"


def test_a_room_is_empty_but_for_what_holds_it_and_gone_when_it_is_left(private):
    with room_in(private) as room:
        assert [entry.name for entry in room.iterdir()] == ["held"]
    assert list(private.iterdir()) == []


def test_sweeping_a_folder_that_is_not_there_is_no_problem(private):
    sweep(private)
