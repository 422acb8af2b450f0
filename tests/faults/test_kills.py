"""A command killed at any moment leaves all of what it did, or nothing."""

import json
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import load_workbook

from liaison_app.bootstrap import start
from liaison_app.store.backup import list_backups

ROOT = Path(__file__).parents[2]
SCHOOLS = 1_000
HEADINGS = "URN,EstablishmentName,EstablishmentStatus (name),Street,Town,Postcode"


@pytest.fixture
def folder(tmp_path, capsys):
    """Return the folder of a new workspace."""
    assert start(["new", str(tmp_path / "chase"), "--team", "Chase"]) == 0
    capsys.readouterr()
    return tmp_path / "chase"


@pytest.fixture
def register(tmp_path):
    """Return a register of invented schools."""
    path = tmp_path / "schools.csv"
    rows = (
        f"{900_000 + number},Larkspur School {number},Open,{number} Larkspur Lane,Enfield,EN2 6AA"
        for number in range(SCHOOLS)
    )
    path.write_text("\n".join((HEADINGS, *rows)), encoding="utf-8")
    return path


@pytest.fixture
def counts(folder, capsys):
    """Return what counts the records of the workspace, which must be sound."""

    def counted():
        capsys.readouterr()
        assert start(["check", str(folder), "--json"]) == 0
        return json.loads(capsys.readouterr().out)["counts"]

    return counted


def test_an_import_that_is_killed_brings_in_everything_or_nothing(folder, register, counts):
    check_killed_import(folder, register, counts, seed=3)


def test_a_mail_list_that_is_killed_is_there_whole_or_not_at_all(
    folder, register, counts, tmp_path
):
    check_killed_mail_list(folder, register, counts, tmp_path, seed=3)


def test_a_restore_that_is_killed_can_be_done_again(folder, register, counts):
    check_killed_restore(folder, register, counts, seed=3)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(12))
def test_an_import_killed_at_any_moment_brings_in_everything_or_nothing(
    folder, register, counts, seed
):
    check_killed_import(folder, register, counts, seed=seed)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(12))
def test_a_mail_list_killed_at_any_moment_is_there_whole_or_not_at_all(
    folder, register, counts, tmp_path, seed
):
    check_killed_mail_list(folder, register, counts, tmp_path, seed=seed)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(12))
def test_a_restore_killed_at_any_moment_can_be_done_again(folder, register, counts, seed):
    check_killed_restore(folder, register, counts, seed=seed)


def check_killed_import(folder, register, counts, *, seed):
    killed("import", folder, register, seed=seed)
    found = counts()
    assert (found["organisation"], found["import"]) in {(0, 0), (SCHOOLS, 1)}
    assert start(["import", str(folder), str(register)]) == 0
    assert counts()["organisation"] == SCHOOLS


def check_killed_mail_list(folder, register, counts, tmp_path, *, seed):
    start(["import", str(folder), str(register)])
    path = tmp_path / "list.xlsx"
    killed("mail-list", folder, "--kind", "school", "--out", path, seed=seed)
    if path.exists():
        book = load_workbook(path, read_only=True)
        assert len(list(book["MailList"].iter_rows())) == SCHOOLS + 1
        book.close()
        assert counts()["dispatch"] == 1
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry != path) == [
        "chase",
        "schools.csv",
    ]
    assert start(["mail-list", str(folder), "--kind", "school", "--out", str(path)]) == 0


def check_killed_restore(folder, register, counts, *, seed):
    start(["import", str(folder), str(register)])
    (made,) = list_backups(folder)
    killed("restore", made.path, folder, seed=seed)
    assert start(["restore", str(made.path), str(folder)]) == 0
    assert counts()["organisation"] == 0
    assert not list(folder.glob(".restoring-*"))
    assert list(folder.glob("set-aside-*"))


def killed(*words, seed):
    """Run a command and kill it at a moment of the second or so that it takes."""
    command = [sys.executable, "-m", "liaison_app", *(str(word) for word in words)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        with suppress(subprocess.TimeoutExpired):
            child.wait(random.Random(seed).uniform(0.4, 3.0))  # noqa: S311 - chooses a moment
        child.kill()
