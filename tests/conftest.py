"""What every test may lean on."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _home_of_its_own(tmp_path_factory, monkeypatch):
    """Keep settings, keys and reports of a test out of the tester's own folders."""
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def registers() -> Path:
    """Return the folder of real public registers, or skip where it is absent."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("LIAISON_REGISTERS", beside))
    if not (folder / "gias_1924.csv").exists():
        pytest.skip(f"The real registers are not in {folder}.")
    return folder
