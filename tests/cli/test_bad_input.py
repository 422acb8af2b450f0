"""Whatever a command cannot use gets its sentence and its hint, and harms nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from liaison_app import bootstrap
from liaison_app.__main__ import main
from liaison_app.paths import keys_folder
from liaison_app.store import layout
from liaison_app.store.backup import list_backups

HEADINGS = "URN,EstablishmentName,EstablishmentStatus (name),Street,Town,Postcode,TelephoneNum"
GOOD = "900001,Larkspur School,Open,1 Larkspur Lane,Enfield,EN2 6AA,2079460101"

NOT_A_REGISTER = {
    "letter.csv": (b"Dear Friends\nyours\n", "letter.csv does not look like a file"),
    "empty.csv": (b"", "empty.csv is empty."),
    "blank.csv": (b" \r\n\r\n", "blank.csv is empty."),
    "empty.xlsx": (b"", "empty.xlsx is empty."),
    "picture.csv": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture.csv is a picture."),
    "binary.csv": (bytes(range(256)) * 40, "binary.csv is not a table"),
    "binary.xlsx": (b"PK\x03\x04" + bytes(range(256)), "binary.xlsx is damaged"),
    "old.xls": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "old.xls is an old Excel file"),
    "page.csv": (b"<!doctype html><table></table>", "page.csv is a web page"),
    "rowless.csv": (f"{HEADINGS}\n".encode(), "rowless.csv has headings, but no rows"),
    "headless.csv": (f"{HEADINGS[4:]}\n{GOOD[7:]}\n".encode(), "The heading URN is missing."),
}


@pytest.fixture
def held(liaison, new_workspace):
    """Return what counts the records that the workspace holds."""

    def counts():
        return liaison("check", new_workspace, "--json").facts["counts"]

    return counts


@pytest.mark.parametrize("name", NOT_A_REGISTER)
def test_a_file_that_is_no_register_gets_its_sentence_and_hint_and_changes_nothing(
    liaison, new_workspace, held, tmp_path, name
):
    content, sentence = NOT_A_REGISTER[name]
    (tmp_path / name).write_bytes(content)
    before = held()
    for_people = liaison("import", new_workspace, tmp_path / name)
    for_machines = liaison("import", new_workspace, tmp_path / name, "--json")
    assert (for_people.code, for_machines.code) == (1, 1)
    assert sentence in for_people.problem
    assert set(for_machines.facts) == {"problem", "hint"}
    assert sentence in for_machines.facts["problem"]
    assert for_machines.facts["hint"].endswith(".")
    assert held() == before
    assert list_backups(new_workspace) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_is_no_file_and_is_not_waited_for(liaison, new_workspace, tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    refused = liaison("import", new_workspace, tmp_path / "pipe.csv")
    assert (refused.code, refused.out) == (1, "")
    assert "pipe.csv is not a file. Choose a .csv or .xlsx file." in refused.problem


def test_rows_that_cannot_be_used_are_told_by_line_and_the_others_are_brought_in(
    liaison, new_workspace, held, tmp_path
):
    path = tmp_path / "schools.csv"
    ragged = "900002,Ragged School,Open,2 Larkspur Lane, Flat 2, Back,Enfield,EN2 6AA,2079460102"
    broken = '900004,"Broken School,Open'
    lines = [HEADINGS, GOOD, ragged, "900003,Short School", GOOD, broken]
    path.write_text("\n".join(lines), encoding="utf-8")

    for_people = liaison("import", new_workspace, path, "--dry-run").out
    brought = liaison("import", new_workspace, path, "--json")

    assert brought.code == 0
    told = {one["line"]: one for one in brought.facts["not_brought_in"]}
    assert set(told) == {3, 5, 6}
    assert brought.facts["left_out"] == 1  # its status is not given
    assert told[5]["problem"] == "Line 2 is the same one."
    assert "quotation mark" in told[6]["problem"]
    for one in told.values():
        assert one["hint"]
        assert f"  Line {one['line']}: {one['problem']}" in for_people
    assert held()["organisation"] == 1


def test_of_many_bad_rows_the_first_are_told_and_the_rest_counted(liaison, new_workspace, tmp_path):
    path = tmp_path / "schools.csv"
    path.write_text("\n".join((HEADINGS, *[GOOD] * 31)), encoding="utf-8")
    said = liaison("import", new_workspace, path, "--dry-run").out
    assert said.count("  Line ") == 20
    assert "  And 10 more." in said
    assert said.count("Only the first of them is brought in.") == 1


def test_no_workbook_takes_the_place_of_the_workspace(liaison, new_workspace, tmp_path):
    path = tmp_path / "schools.csv"
    path.write_text(f"{HEADINGS}\n{GOOD}\n", encoding="utf-8")
    liaison("import", new_workspace, path)
    before = {part.name: part.read_bytes() for part in layout.live_files(new_workspace)}
    for name in before:
        onto = new_workspace / name
        for refused in (
            liaison("mail-list", new_workspace, "--kind", "school", "--out", onto),
            liaison("template", onto),
        ):
            assert refused.code == 1
            assert "its name is not that of an Excel workbook" in refused.problem
    assert {part.name: part.read_bytes() for part in layout.live_files(new_workspace)} == before
    assert not list(layout.private(new_workspace).iterdir())


@pytest.mark.parametrize("command", ["check", "import", "mail-list"])
@pytest.mark.parametrize("what", ["nothing", "a file", "an empty folder", "other things"])
def test_what_is_no_workspace_is_said_and_left_as_it_was(liaison, tmp_path, command, what):
    path = tmp_path / "place"
    if what == "a file":
        path.write_text("Dear Friends", encoding="utf-8")
    elif what != "nothing":
        path.mkdir()
    if what == "other things":
        (path / "letter.txt").write_text("Dear Friends", encoding="utf-8")
    before = sorted(path.rglob("*")) if path.is_dir() else path.exists()
    more = {
        "check": (),
        "import": (tmp_path / "schools.csv",),
        "mail-list": ("--kind", "school", "--out", tmp_path / "list.xlsx"),
    }
    refused = liaison(command, path, *more[command], "--json")
    assert refused.code == 1
    assert "place" in refused.facts["problem"]
    assert refused.facts["hint"]
    assert (sorted(path.rglob("*")) if path.is_dir() else path.exists()) == before


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        ("no backup", "kept is not a backup of Liaison."),
        ("damaged", "The backup kept is damaged, so it was not restored."),
        ("on to other things", "The folder “place” holds other things than a workspace."),
        ("on to itself", "The folder “kept” is a backup itself."),
        ("on to a file", "place is a file."),
    ],
)
def test_a_restore_that_cannot_be_is_said_and_moves_nothing(
    liaison, new_workspace, tmp_path, harm, sentence
):
    path = tmp_path / "schools.csv"
    path.write_text(f"{HEADINGS}\n{GOOD}\n", encoding="utf-8")
    liaison("import", new_workspace, path)
    (made,) = list_backups(new_workspace)
    backup, target = made.path.rename(tmp_path / "kept"), new_workspace
    if harm == "no backup":
        (backup / "backup.json").unlink()
    elif harm == "damaged":
        layout.database(backup).write_bytes(b"damage" * 4096)
    elif harm == "on to itself":
        target = backup
    else:
        target = tmp_path / "place"
        letter = target if harm == "on to a file" else target / "letter.txt"
        letter.parent.mkdir(exist_ok=True)
        letter.write_text("Dear Friends", encoding="utf-8")
    before = {part: part.read_bytes() for part in tmp_path.rglob("*") if part.is_file()}
    refused = liaison("restore", backup, target, "--json")
    assert (refused.code, refused.facts["problem"]) == (1, sentence)
    assert refused.facts["hint"]
    assert {part: part.read_bytes() for part in tmp_path.rglob("*") if part.is_file()} == before


def test_a_path_that_is_empty_is_typed_wrongly(liaison):
    for words in (("check", ""), ("import", "w", ""), ("restore", "", "w"), ("",)):
        assert liaison(*words).code == 2


def test_a_name_that_no_disk_takes_is_typed_wrongly(liaison):
    assert liaison("new", "n" * 300, "--team", "Chase").code == 2


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such devices")
@pytest.mark.parametrize("options", [(), ("--json",)])
def test_an_answer_that_cannot_be_written_is_said(new_workspace, options):
    command = [sys.executable, "-m", "liaison_app", "check", str(new_workspace), *options]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert options or b"The command was carried out" in done.stderr
    assert b"Traceback" not in done.stderr


def test_whoever_stops_listening_makes_no_fuss(new_workspace):
    command = [sys.executable, "-m", "liaison_app", "check", str(new_workspace)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_folder_one_stands_in_is_told_by_its_name(liaison, new_workspace, monkeypatch):
    monkeypatch.chdir(new_workspace)
    assert "The workspace “chase” is sound." in liaison("check", ".").out


def test_a_recovery_code_left_empty_is_none(liaison, new_workspace, monkeypatch):
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", " ")
    assert liaison("check", new_workspace).code == 0
    for key in keys_folder().iterdir():
        key.unlink()
    assert "made by another account" in liaison("check", new_workspace).problem


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_terminal_that_knows_ascii_alone_is_answered_all_the_same(new_workspace, options):
    for path, code in ((new_workspace, 0), (new_workspace / "Tŷ Ddewi", 1)):
        done = subprocess.run(
            [sys.executable, "-m", "liaison_app", "check", str(path), *options],
            env=os.environ | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
        )
        assert done.returncode == code, done.stderr
        said = (done.stdout + done.stderr).decode("ascii")
        assert "Traceback" not in said
        if options:
            assert json.loads(said)


def test_ctrl_c_at_any_time_is_a_sentence(monkeypatch, capsys):
    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "start", interrupted)
    assert main() == 1
    assert capsys.readouterr().err == "liaison: stopped; nothing was half-done.\n"
