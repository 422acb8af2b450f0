"""What tests of the whole window lean on: the sample workspace, and the window on it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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


@pytest.fixture
def palette(window, qtbot, idle):
    """Return the palette, opened by its key."""
    idle()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    idle()
    return window._aids._palette


@pytest.fixture
def press(palette, idle):
    """Return what presses a key in the palette and waits for what comes of it."""

    def pressing(key):
        QTest.keyClick(palette.search, key)
        idle()

    return pressing


@pytest.fixture
def typed(palette, idle):
    """Return what types words into the palette and waits for the answer."""

    def typing(words):
        palette.search.clear()
        QTest.keyClicks(palette.search, words)
        idle()
        return names(palette)

    return typing


def names(palette):
    """Return what can be chosen, from the top."""
    return [entry.name for entry in palette.list.entries if entry.do is not None]


def entry_of(palette, name):
    """Return the line of this name."""
    return next(entry for entry in palette.list.entries if entry.name == name)
