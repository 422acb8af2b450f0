"""What tests of the whole window lean on: the sample workspace, and the window on it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from liaison_app.actions.make_workspace import make_sample_in
from liaison_app.paths import keys_folder
from liaison_app.settings import Settings
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace
from liaison_app.ui.desk import Desk
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.window import Window

PATIENCE = 20_000


@pytest.fixture(scope="session")
def made_sample(tmp_path_factory):
    """Make the sample workspace once, to be copied: its folder, and this account's keys."""
    home = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_HOME", str(home))
        made = make_sample_in(home / "Sample", account=ThisAccount(), login="sample")
        made.workspace.close()
        return home / "Sample", keys_folder()


@pytest.fixture
def sample(made_sample, tmp_path):
    """Return a sample workspace of the test's own, open."""
    folder, keys = made_sample
    shutil.copytree(keys, keys_folder(), dirs_exist_ok=True)
    opened = open_workspace(
        Path(shutil.copytree(folder, tmp_path / "Sample")), account=ThisAccount()
    )
    opened.database.officer = "PC Sample"
    yield opened
    opened.close()


@pytest.fixture
def desk(sample, theme, qapp):  # noqa: ARG001 - signals need a program to run in
    """Return what the window has at hand."""
    return Desk(
        folder=sample.folder,
        database=sample.database,
        tasks=Tasks(sample.database),
        remembered=Remembered(Settings()),
        theme=theme,
        clock=sample.database.clock,
        officer_id=lambda: 1,
    )


@pytest.fixture
def problems(desk):
    """Return what background work could not do, filled as it happens."""
    found = []
    desk.tasks.failed.connect(found.append)
    return found


@pytest.fixture
def window(qtbot, desk, problems):  # noqa: ARG001 - listened to from the first reading on
    """Return the window, active."""
    shown = Window(desk)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=PATIENCE)
    shown.close()
    shown.deleteLater()


@pytest.fixture
def idle(qtbot, desk):
    """Return what waits until nothing is under way and all is painted."""

    def waiting():
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=PATIENCE)
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=PATIENCE)

    return waiting
