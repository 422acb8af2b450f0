"""Figures at full size: each beside the least that the machine can do, in the same run.

LIAISON_LARGE names a folder where the workspaces are kept from one run to the next; without it
they are made anew. One kept must go when the tables change.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def _kept():
    named = os.environ.get("LIAISON_LARGE")
    return Path(named) if named else None


@pytest.fixture(scope="session")
def figure():
    """Return the function that prints one line of the table; nothing fails for being slow.

    Value and floor are in the same unit, and the target is how many times the floor it may be.
    """
    sys.stdout.write(f"\n{'figure':<52}{'ours':>10}{'floor':>10}{'ratio':>8}{'target':>8}\n")

    def printed(name: str, value: float, floor: float, target: float) -> None:
        ratio = value / floor
        late = "" if ratio <= target else "  over"
        sys.stdout.write(
            f"{name:<52}{value:>10.2f}{floor:>10.2f}{ratio:>8.2f}{target:>8.2f}{late}\n"
        )

    return printed


@pytest.fixture(scope="session")
def child(tmp_path_factory):
    """Return the function that runs one of our scripts in a process of its own, as installed.

    An installed program has its bytecode: the children share a place for it, filled at the first
    run, which is therefore not to be measured.
    """
    kept = _kept() or tmp_path_factory.mktemp("children")
    settings = {
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(kept / "bytecode"),
        "LIAISON_HOME": str(kept / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}

    def run(script: str, *arguments: object) -> str:
        """Return what the script printed."""
        command = [sys.executable, HERE / script, *map(str, arguments)]
        return subprocess.run(
            command, env=inherited | settings, capture_output=True, text=True, check=True
        ).stdout

    run.home = Path(settings["LIAISON_HOME"])
    return run


@pytest.fixture(scope="session")
def folder_of(child, tmp_path_factory):
    """Return the function that makes, once, the workspace of so many organisations."""
    made: dict[int, Path] = {}

    def of(count: int) -> Path:
        if count not in made:
            made[count] = (_kept() or tmp_path_factory.mktemp("large")) / f"Chase {count}"
            if not made[count].exists():
                child("many_organisations.py", count, made[count])
        return made[count]

    return of


@pytest.fixture(scope="module")
def many(child, folder_of):
    """Return the database of a workspace of 100,000 organisations, open."""
    account = ThisAccount(child.home / "keys")
    workspace = open_workspace(folder_of(100_000), account=account)
    workspace.database.officer = "PC Sample"
    yield workspace.database
    workspace.close()
