"""Which workspace is opened, and what is asked or said where it cannot be."""

import shutil

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from liaison_app.paths import keys_folder
from liaison_app.settings import Settings, load_settings
from liaison_app.store import layout
from liaison_app.ui.opening import Opening
from liaison_app.ui.recovery import RecoveryCodeAsked
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.welcome import Begin, Welcome


def free(_folder):
    """Say that no window has a workspace."""
    return True


@pytest.fixture
def opening(theme):  # noqa: ARG001 - the look
    """Return an opening for somebody who has no workspace yet."""
    return Opening(Remembered(Settings()))


@pytest.fixture
def answered(qapp):  # noqa: ARG001 - dialogs need a program
    """Return what answers the dialogs that come, in their order, and keeps what they said."""
    said, timers = [], []

    def answering(*answers):
        waiting = list(answers)
        timer = QTimer(interval=5)

        def look():
            dialog = QApplication.activeModalWidget()
            if dialog is None or not waiting or not dialog.isVisible():
                return
            said.append(dialog)
            waiting.pop(0)(dialog)

        timer.timeout.connect(look)
        timer.start()
        timers.append(timer)
        return said

    yield answering
    for timer in timers:
        timer.stop()


def type_code(code):
    """Return the answer that types a recovery code."""

    def answer(dialog):
        assert isinstance(dialog, RecoveryCodeAsked)
        dialog._typed.setText(code)
        dialog.accept()

    return answer


def leave(dialog):
    """Leave a dialog without an answer."""
    dialog.reject()


def test_a_path_without_a_workspace_is_a_sentence_and_ends_with_1(opening, answered, tmp_path):
    said = answered(leave)
    assert opening.open(tmp_path / "nothing", hold=free) is None
    assert opening.exit_code == 1
    (message,) = said
    assert isinstance(message, QMessageBox)
    assert message.text().endswith(".")
    assert message.informativeText(), "there is no next step in it"


def test_the_workspace_opened_last_is_opened_again(opening, workspace_folder):
    opened = opening.open(workspace_folder, hold=free)
    opened.close()
    again = Opening(Remembered(load_settings())).open(None, hold=free)
    assert again.folder.resolve() == workspace_folder.resolve()
    again.close()


def test_a_last_workspace_that_is_gone_begins_anew(theme, answered, tmp_path):  # noqa: ARG001
    remembered = Remembered(Settings(workspace=str(tmp_path / "gone")))
    said = answered(leave)
    opening = Opening(remembered)
    assert opening.open(None, hold=free) is None
    assert opening.exit_code == 0
    assert isinstance(said[0], Welcome)


def test_the_folder_chosen_at_the_first_start_is_opened(opening, answered, workspace_folder):
    def choose(welcome):
        welcome.chosen_folder = workspace_folder
        welcome.accept()

    answered(choose)
    opened = opening.open(None, hold=free)
    assert opened.folder == workspace_folder
    opened.close()


def test_who_begins_with_a_register_is_shown_where_it_comes_in(opening, answered):
    def begin(welcome):
        welcome.begun = Begin.REGISTER
        welcome.reject()

    answered(begin)
    opening.open(None, hold=free)
    assert opening.first_page == "imports"


def test_another_account_is_asked_for_the_recovery_code_once(
    opening, answered, workspace_folder, recovery_code
):
    shutil.rmtree(keys_folder())
    said = answered(type_code("AAAAA-BBBBB"), type_code(recovery_code))
    opened = opening.open(workspace_folder, hold=free)
    assert opened.folder == workspace_folder
    opened.close()
    assert len(said) == 2, "a wrong code is asked for again"
    again = Opening(Remembered(Settings())).open(workspace_folder, hold=free)
    assert again is not None, "the account has a key of its own now"
    again.close()


def test_who_has_no_recovery_code_can_leave(opening, answered, workspace_folder):
    shutil.rmtree(keys_folder())
    answered(leave)
    assert opening.open(workspace_folder, hold=free) is None
    assert opening.exit_code == 1


def test_only_a_workspace_that_was_opened_is_remembered(opening, answered, tmp_path):
    answered(leave)
    opening.open(tmp_path / "nothing", hold=free)
    assert load_settings().workspace == ""


def test_a_workspace_that_a_window_has_is_not_touched(opening, workspace_folder):
    layout.database(workspace_folder).write_bytes(b"in the middle of a long save")
    assert opening.open(workspace_folder, hold=lambda _folder: False) is None
    assert opening.exit_code == 0
    assert load_settings().workspace == ""


def test_a_folder_without_a_workspace_is_not_held(opening, answered, tmp_path):
    held = []
    answered(leave)
    assert opening.open(tmp_path, hold=held.append) is None
    assert not held
