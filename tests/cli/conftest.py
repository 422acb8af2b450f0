"""The command line, run as its user runs it, in this process."""

import json
from dataclasses import dataclass

import pytest

from liaison_app.bootstrap import start


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


@pytest.fixture
def new_workspace(liaison, tmp_path):
    """Make an empty workspace of Chase, and return its folder."""
    folder = tmp_path / "chase"
    assert liaison("new", folder, "--team", "Chase", "--ward", "E05000195=Chase").code == 0
    return folder
