"""What tests of screens may lean on: the theme, background tasks, and a store in memory."""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock, get_ident

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Mode, Theme

HERE = Path(__file__).parent
_LIGHT = {}


def pytest_collection_modifyitems(items):
    """Let pass what Qt's invisible screen says it cannot do with windows."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not", extend=True))


@pytest.fixture(scope="session")
def _one_theme(qapp):
    """Give the tests' program a look; giving it one anew for every test would take long."""
    made = Theme()
    made.apply(qapp, Mode.LIGHT)
    return made


@pytest.fixture
def theme(qapp, _one_theme):
    """Give the tests' program its light look, whatever the test before left."""
    if (_one_theme._mode, _one_theme._percent, qapp.styleSheet()) != _LIGHT.get("look"):
        _one_theme.apply(qapp, Mode.LIGHT)
        _LIGHT["look"] = (_one_theme._mode, _one_theme._percent, qapp.styleSheet())
    return _one_theme


@pytest.fixture
def _alone(qapp):  # noqa: ARG001 - what is deleted was shown in it
    """Delete what the tests before closed, which every theme applied would dress anew."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What a write of the memory store did."""

    value: object
    step: int
    changed: frozenset[str]


class MemoryStore:
    """Stands in for the database where a test is about threads: its connection is a dict."""

    def __init__(self):
        self.kept = {}
        self.steps = []
        self.threads = set()
        self._lock = Lock()

    def read(self, reading, *, stop=None):  # noqa: ARG002 - as Database reads
        """Return what the reading finds."""
        self.threads.add(get_ident())
        return reading(self.kept)

    def write(self, label, writing):
        """Do the writing, and say that contacts changed."""
        with self._lock:
            before = dict(self.kept)
            try:
                value = writing(self.kept)
            except BaseException:
                self.kept = before
                raise
            self.steps.append(label)
            return Written(value=value, step=len(self.steps), changed=frozenset({"contacts"}))


@pytest.fixture
def store():
    """Return a store in memory."""
    return MemoryStore()


@pytest.fixture
def tasks(qapp, store):  # noqa: ARG001 - signals need a program to run in
    """Return background tasks on that store, ended with the test."""
    made = Tasks(store)
    yield made
    made.close()


class PromptBot(QtBot):
    """Looks soon whether what is waited for has come about, and less often as time goes by."""

    _pause = 10

    def waitUntil(self, callback, *, timeout=5000):
        """Let the program go on until the callback is content."""
        self._pause = 1
        super().waitUntil(callback, timeout=timeout)

    def wait(self, ms):
        """Let the program go on for a moment."""
        super().wait(min(ms, self._pause))
        self._pause *= 2


@pytest.fixture
def qtbot(qapp, request):  # noqa: ARG001 - events need a program to run in
    """Return what presses keys, and waits."""
    return PromptBot(request)


@pytest.fixture
def settle(qtbot):
    """Return what lets background work finish and its answers arrive."""

    def until_idle(tasks):
        qtbot.waitUntil(lambda: not tasks.busy, timeout=5000)

    return until_idle


@pytest.fixture
def shown_as_typed():
    """Return what checks that no text within a widget could be taken for HTML or a shortcut."""

    def check(widget):
        for label in widget.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText or not label.text(), label.text()
        for part in (widget, *widget.findChildren(QWidget)):
            assert "<img" not in part.toolTip()
        for button in widget.findChildren(QAbstractButton):
            assert button.shortcut().isEmpty(), button.text()

    return check


@pytest.fixture
def hostile():
    """Return a name that Qt would take for HTML with a file in it, and for a shortcut."""
    return "<img src=file:///etc/hostname>&Sons"
