"""What every test may lean on."""

import os
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from liaison_app.store import layout
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.upgrade import make_database

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


@pytest.fixture(scope="session")
def _made_database(tmp_path_factory) -> DatabaseFile:
    """Make one new database a session, to be copied."""
    path = tmp_path_factory.mktemp("made") / layout.DATABASE
    file = DatabaseFile(path=path, key=bytes(range(32)), install=uuid4())
    make_database(file, at=datetime(2017, 5, 22, 8, 0, tzinfo=UTC))
    return file


@pytest.fixture
def database_file(_made_database, tmp_path) -> DatabaseFile:
    """Return a new database of the test's own, closed."""
    path = tmp_path / "workspace" / layout.DATABASE
    path.parent.mkdir()
    shutil.copyfile(_made_database.path, path)
    return replace(_made_database, path=path)


@pytest.fixture
def database(database_file):
    """Return a new database of the test's own, open; PC Sample is at work."""
    opened = Database(database_file, officer="PC Sample")
    yield opened
    opened.close()
