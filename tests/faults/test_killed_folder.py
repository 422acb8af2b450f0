"""A folder of files that was killed while it was written is there whole, or not at all."""

import json
import random
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from liaison_app.bootstrap import start
from tests.files.contract.reading import messages

ROOT = Path(__file__).parents[2]
LETTER = ("--campaign", "Assemblies after Manchester, May 2017", "--letter", "Dear Head Teacher")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make the sample workspace once, to be copied, with the keys of this account."""
    home = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_HOME", str(home / "home"))
        assert start(["sample", str(home / "chase")]) == 0
    return home


@pytest.fixture
def folder(made, tmp_path, monkeypatch):
    """Return the folder of a sample workspace of the test's own."""
    shutil.copytree(made, tmp_path / "made")
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path / "made" / "home"))
    return tmp_path / "made" / "chase"


@pytest.mark.parametrize(
    "seed", [3, *(pytest.param(n, marks=pytest.mark.faults) for n in range(12))]
)
def test_a_folder_killed_at_any_moment_is_there_whole_or_not_at_all(folder, tmp_path, seed, capsys):
    out = tmp_path / "out"
    out.mkdir()

    killed(folder, out / "Drafts", seed=seed)

    assert {entry.name for entry in out.iterdir()} <= {"Drafts"}
    capsys.readouterr()
    assert start(["mail-list", str(folder), *LETTER, *as_drafts(out / "Again")]) == 0
    whole = len(list((out / "Again").iterdir()))
    if (out / "Drafts").exists():
        found = messages(out / "Drafts")
        assert len(found) == whole
        assert all(len(one["To"].addresses) == 1 for one in found)
    capsys.readouterr()
    assert start(["check", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["sound"]


def as_drafts(path):
    """Return the words that ask for e-mail drafts in this folder."""
    return ("--format", "eml", "--out", str(path))


def killed(folder, path, *, seed):
    """Write drafts and kill the command at a moment of the second or so that it takes."""
    words = ("mail-list", str(folder), *LETTER, *as_drafts(path))
    with subprocess.Popen(
        [sys.executable, "-m", "liaison_app", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        with suppress(subprocess.TimeoutExpired):
            child.wait(random.Random(seed).uniform(0.4, 2.0))  # noqa: S311 - chooses a moment
        child.kill()
