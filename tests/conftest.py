"""What every test may lean on."""

import gc
import os
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import hypothesis
import pytest

from liaison_app.paths import keys_folder
from liaison_app.store import layout
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.workspace import create_workspace, open_workspace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A promise is about what comes out; how long it took on a busy machine is for the benchmarks.
hypothesis.settings.register_profile("liaison", deadline=None)
hypothesis.settings.load_profile("liaison")

gc.disable()  # as the program does: a widget thrown away by another thread ends the whole run
_THOROUGHLY = 50
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps files in memory; pytest makes its own
_ROOM = 4 << 30

MADE_AT = datetime(2017, 5, 22, 8, 0, tzinfo=UTC)


class _Rubbish:
    """Has what a test left thrown away on the main thread, and now and then all there is."""

    def __init__(self):
        self._tests = 0

    def pytest_collection_finish(self):
        """Pass by, from now on, what was imported and found: none of it is ever thrown away."""
        gc.collect()
        gc.freeze()

    def pytest_runtest_logfinish(self):
        self._tests += 1
        gc.collect(1 if self._tests % _THOROUGHLY else 2)


def pytest_configure(config):
    """Look for rubbish after each test, and not whenever a thread has made much of it."""
    if not hasattr(config, "workerinput"):
        _keep_files_in_memory(config)
    if hasattr(config, "workerinput") or not config.option.numprocesses:
        config.pluginmanager.register(_Rubbish())


def _keep_files_in_memory(config):
    """Put the tests' files where no disk is waited for, if there is room; figures need the disk."""
    everyday = config.option.markexpr == "not large and not faults"
    if everyday and _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free >= _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Return new folders; pytest would look through all that there are to name one."""
    within = tmp_path_factory.mktemp("homes")
    return (within / f"home{number}" for number in count())


@pytest.fixture(autouse=True)
def _home_of_its_own(_homes, monkeypatch):
    """Keep settings, keys and reports of a test out of the tester's own folders."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("LIAISON_HOME", str(home))


@pytest.fixture(scope="session")
def registers() -> Path:
    """Return the folder of real public registers, or skip where it is absent."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("LIAISON_REGISTERS", beside))
    if not (folder / "gias_1924.csv").exists():
        pytest.skip(f"The real registers are not in {folder}.")
    return folder


@pytest.fixture(scope="session")
def _made(tmp_path_factory):
    """Make one new workspace a session, to be copied: its folder, account folder and database."""
    home = tmp_path_factory.mktemp("made")
    account = ThisAccount(home / "keys")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_HOME", str(home))
        workspace, code = create_workspace(home / "Chase", account=account, clock=lambda: MADE_AT)
    workspace.close()
    return Made(folder=home / "Chase", keys=home / "keys", file=workspace.database.file, code=code)


@pytest.fixture
def workspace_folder(_made, tmp_path) -> Path:
    """Return the folder of a new workspace of the test's own, which this account can open."""
    shutil.copytree(_made.keys, keys_folder(), dirs_exist_ok=True)
    return Path(shutil.copytree(_made.folder, tmp_path / "Chase"))


@pytest.fixture
def recovery_code(_made) -> str:
    """Return the recovery code of the test's workspace."""
    return _made.code


@pytest.fixture
def workspace(workspace_folder):
    """Return a new workspace of the test's own, open; PC Sample is at work."""
    opened = open_workspace(workspace_folder, account=ThisAccount())
    opened.database.officer = "PC Sample"
    yield opened
    opened.close()


@pytest.fixture
def beginning() -> Path | None:
    """Return the database that the test's own begins as; a module says its own (`filled_once`)."""
    return None


@pytest.fixture
def database_file(_made, workspace_folder, beginning) -> DatabaseFile:
    """Return the database of a new workspace of the test's own, closed."""
    path = layout.database(workspace_folder)
    if beginning is not None:
        shutil.copyfile(beginning, path)
    return replace(_made.file, path=path)


@pytest.fixture
def database(database_file):
    """Return the database of a new workspace of the test's own, open; PC Sample is at work."""
    opened = Database(database_file, officer="PC Sample")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def module_database(_made, tmp_path_factory):
    """Return a new workspace's database for a module whose tests only read what it first wrote."""
    folder = shutil.copytree(_made.folder, tmp_path_factory.mktemp("module") / "Chase")
    file = replace(_made.file, path=layout.database(folder))
    opened = Database(file, officer="PC Sample")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def filled_once(_made, tmp_path_factory):
    """Return what makes a workspace's database, filled, to be copied: its path, and the answer."""

    def filled(fill):
        folder = shutil.copytree(_made.folder, tmp_path_factory.mktemp("filled") / "Chase")
        file = replace(_made.file, path=layout.database(folder))
        opened = Database(file, officer="PC Sample")
        answer = fill(opened)
        opened.close()
        return file.path, answer

    return filled


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The workspace that tests copy."""

    folder: Path
    keys: Path
    file: DatabaseFile
    code: str
