"""The command line, run as its user runs it, in this process."""

import json
import shutil
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from liaison_app.bootstrap import start
from liaison_app.paths import keys_folder


@dataclass(frozen=True)
class Said:
    """What a command said, and how it ended."""

    code: int
    out: str
    problem: str

    @property
    def facts(self):
        """What it said to a machine."""
        return json.loads(self.out)


@pytest.fixture
def liaison(capsys):
    """Run a command and return what it said."""

    def run(*arguments):
        try:
            code = start([str(one) for one in arguments])
        except SystemExit as ended:
            code = ended.code
        captured = capsys.readouterr()
        return Said(code=code, out=captured.out, problem=captured.err)

    return run


@pytest.fixture(scope="session")
def _made_chase(tmp_path_factory):
    """Make an empty workspace of Chase once, to be copied: its folder, and this account's keys."""
    home = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
        patch.setenv("LIAISON_HOME", str(home))
        made = home / "chase"
        assert start(["new", str(made), "--team", "Chase", "--ward", "E05000195=Chase"]) == 0
        return made, keys_folder()


@pytest.fixture
def new_workspace(_made_chase, tmp_path):
    """Return the folder of an empty workspace of Chase of the test's own."""
    folder, keys = _made_chase
    shutil.copytree(keys, keys_folder(), dirs_exist_ok=True)
    return Path(shutil.copytree(folder, tmp_path / "chase"))
