import sys
import threading
from datetime import date

import pytest

from liaison_app.domain.errors import Cancelled, FileProblem
from liaison_app.files import worker
from liaison_app.files.registers import CODEPOINT, SCHOOLS, SchoolRow
from liaison_app.files.registers.schools import read_schools
from liaison_app.files.sheet import read_sheet
from liaison_app.files.worker import child_command, child_main, messages, read_in_child


def python(program):
    """Return a command that runs a few lines in a child."""
    return [sys.executable, "-c", program]


@pytest.fixture
def other_child(monkeypatch):
    """Put another program in the place of the reader."""

    def put(program):
        monkeypatch.setattr(worker, "child_command", lambda: python(program))

    return put


def test_the_child_hands_over_the_rows_that_the_file_holds(register_file, school):
    path = register_file([school(URN=str(900_000 + n), OpenDate="01-09-1990") for n in range(450)])
    read = read_in_child(path)
    assert read.register is SCHOOLS
    assert read.rows == tuple(read_schools(read_sheet(path)))
    assert read.rows_of(SchoolRow)[0].open_date == date(1990, 9, 1)
    assert (read.file_name, read.encoding) == ("register.csv", "utf-8")
    assert read.sha256 == read_sheet(path).sha256


def test_rows_left_out_are_counted_and_stay_behind(register_file, school):
    there = school(URN="900002") | {"DistrictAdministrative (code)": "E09000001"}
    read = read_in_child(register_file([school(), there]), districts=["E09000010"])
    assert (len(read.rows), read.totals.left_out, read.totals.read) == (1, 1, 2)
    assert read.totals.reasons == (("Outside the team's districts", 1),)


def test_progress_tells_the_line_reached(registers):
    told = []
    path = registers / "codepoint_open_2014" / "en.csv"
    read = read_in_child(path, progress=lambda at, of: told.append((at, of)))
    assert read.register is CODEPOINT
    assert told == [(line, 8_556) for line in range(1_000, 9_000, 1_000)]


def test_a_problem_of_the_file_comes_back_in_its_own_words(text_file):
    with pytest.raises(FileProblem, match=r"table\.csv is empty") as raised:
        read_in_child(text_file(b""))
    assert raised.value.hint == "Ask for it to be sent again."


def test_headings_without_rows_are_a_problem(register_file, school):
    path = register_file([school()])
    path.write_text(path.read_text().splitlines()[0])
    with pytest.raises(FileProblem, match="no rows under them"):
        read_in_child(path)


def test_a_file_that_is_not_there_is_said_without_a_child(tmp_path):
    with pytest.raises(FileProblem, match="is not there"):
        read_in_child(tmp_path / "gone.csv")


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "raise SystemExit(3)",
        "pass",
        "print('rubbish')",
        "print('[1]')",
        "print('{\"register\": 5}')",
        'print(\'{"register": "unheard-of", "about": {}}\')',
        'print(\'{"register": "schools", "about": {}, "rows": [[1, 2]]}\')',
        """print('{"register": "schools", "about": {}, "rows": [%s]}' % ([0] * 33))""",
        'print(\'{"end": {"read": 5}}\')',
        'print(\'{"end": {"read": 5, "reasons": []}}\')',
    ],
)
def test_a_child_that_crashes_or_babbles_is_a_problem_of_the_file(text_file, other_child, program):
    other_child(program)
    with pytest.raises(FileProblem, match="could not be read: reading it broke off"):
        read_in_child(text_file("A,B\n1,2\n"))


def test_a_silent_child_is_ended(text_file, other_child):
    other_child("import time; time.sleep(60)")
    with pytest.raises(FileProblem, match="nothing came of it for 0 seconds"):
        read_in_child(text_file("A,B\n1,2\n"), silence=0.3)


def test_cancel_ends_the_child(text_file, other_child):
    other_child("import time; time.sleep(60)")
    with pytest.raises(Cancelled):
        read_in_child(text_file("A,B\n1,2\n"), cancelled=lambda: True)
    assert not [thread for thread in threading.enumerate() if thread.name == worker._LISTENER]


def test_the_child_sees_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", "secret")
    program = (
        "import json, os, sys;"
        "seen = sorted(set(os.environ) - {'LC_CTYPE'});"  # Python sets that one by itself
        "print(json.dumps({'problem': [','.join(seen), sys.stdin.read()]}))"
    )
    (message,) = messages(python(program), name="x")
    assert message.problem in {("", ""), ("SYSTEMROOT", "")}


@pytest.mark.skipif(sys.platform != "linux", reason="only here is the memory capped")
def test_a_file_that_needs_too_much_memory_is_said(text_file):
    path = text_file(b"A,B\n" + b"x" * 100_000_000)
    program = (
        "from liaison_app.files import worker_child as reader;"
        "reader._MOST_MEMORY = 180_000_000;"  # so that a smaller file will do
        f"reader.child_main([{str(path)!r}])"
    )
    (message,) = messages(python(program), name="x")
    assert message.problem
    assert "needs more memory than it may have" in message.problem[0]


def test_a_frozen_program_starts_its_console_twin(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "LiaisonWindow.exe"))
    assert child_command() == [str(tmp_path / "LiaisonWindow.exe"), "--read-file"]
    (tmp_path / "liaison.exe").touch()
    assert child_command() == [str(tmp_path / "liaison.exe"), "--read-file"]


@pytest.fixture
def here():
    """Have what the child does done here, and let this process have its memory back after."""
    resource = pytest.importorskip("resource", reason="There is no such limit on Windows.")
    limits = resource.getrlimit(resource.RLIMIT_AS)
    yield child_main
    resource.setrlimit(resource.RLIMIT_AS, limits)


def test_the_child_answers_with_one_problem_where_there_is_no_table(text_file, here, capfdbinary):
    assert here([str(text_file(b"%PDF-1.7"))]) == 0
    assert b"is a PDF document" in capfdbinary.readouterr().out


def test_the_child_answers_in_lines_of_json(register_file, school, here, capfdbinary):
    assert here(["--read-file", str(register_file([school()]))]) == 0
    lines = capfdbinary.readouterr().out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(b'{"register":"schools"')
