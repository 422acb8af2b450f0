"""A backup is not restored under a window that has the workspace open."""

from datetime import UTC, datetime

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.backup import back_up
from liaison_app.store.restore import restore
from liaison_app.ui.one_window import OneWindow

NOON = datetime(2017, 5, 25, 12, 0, tzinfo=UTC)


def test_an_open_window_is_told_of_and_nothing_is_moved(qapp, workspace):  # noqa: ARG001 - a window's lock needs a program
    made = back_up(workspace.database, workspace.folder, reason="by hand", now=NOON)
    workspace.close()
    window = OneWindow(workspace.folder)
    assert window.take(at=NOON)
    with pytest.raises(FileProblem, match=r"“Chase” is open in a window\.") as raised:
        restore(made, workspace.folder, account=ThisAccount(), now=NOON)
    assert raised.value.hint == "Close it there, then try again. Nothing was changed."
    assert not list(workspace.folder.glob("set-aside-*"))
    window.give_back()
    assert restore(made, workspace.folder, account=ThisAccount(), now=NOON)
