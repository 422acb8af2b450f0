"""A widget that nobody holds is thrown away on the main thread, whoever makes rubbish."""

import gc
import weakref
from threading import Thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison_app.ui.rubbish import Rubbish


class Ring(QWidget):
    """A widget that holds itself, as one does through a connected method."""

    def __init__(self):
        super().__init__()
        self.itself = self


def make_rubbish():
    for _ in range(200_000):
        held = []
        held.append(held)


@pytest.fixture
def rubbish(qapp):
    owner = QObject(qapp)
    yield Rubbish(owner)
    owner.deleteLater()
    gc.unfreeze()


def test_another_thread_throws_no_widget_away(rubbish):
    ring = weakref.ref(Ring())

    maker = Thread(target=make_rubbish)
    maker.start()
    maker.join()
    assert ring() is not None

    while ring() is not None:
        rubbish.look()
        make_rubbish()
    assert not gc.isenabled()
