from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton

from liaison_app.domain.errors import LiaisonError
from liaison_app.store.recovery_code import new_recovery_code
from liaison_app.ui.recovery import RecoveryCodeAsked, RecoveryCodeShown


def test_a_new_code_is_left_only_once_its_last_group_was_typed_back(qtbot, theme):  # noqa: ARG001 - the look
    code = new_recovery_code()
    shown = RecoveryCodeShown(code)
    qtbot.addWidget(shown)
    shown.show()
    (go_on,) = (one for one in shown.findChildren(QPushButton) if one.text() == "Go on")
    assert not go_on.isEnabled()
    shown.reject()
    assert shown.isVisible()
    qtbot.keyClicks(shown.findChild(QLineEdit), code.rsplit("-", 1)[-1].lower())
    qtbot.mouseClick(go_on, Qt.MouseButton.LeftButton)
    assert shown.result() == QDialog.DialogCode.Accepted


def test_the_question_says_why_it_is_asked(qtbot, theme, shown_as_typed):  # noqa: ARG001 - the look
    asked = RecoveryCodeAsked("Chase", because=LiaisonError("Another account.", hint="Type it."))
    qtbot.addWidget(asked)
    qtbot.keyClicks(asked.findChild(QLineEdit), " abc ")
    assert asked.code == "abc"
