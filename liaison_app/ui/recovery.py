"""The recovery code: shown once when a workspace is made, asked for on another account."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.fitting import fit_to_words
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.form_row import FormRow

_SIZE = QSize(560, 200)


class RecoveryCodeShown(QDialog):
    """Shows a new recovery code, and goes on once its last group was typed back."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison: recovery code")
        self._code = code
        said = PlainLabel(
            "Write this code down, and keep it away from this computer. It opens the workspace "
            "when your account cannot: on a new computer, or for a colleague. It is shown only now."
        )
        said.setWordWrap(True)
        shown = PlainLabel(code, role="heading")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAccessibleName(f"Recovery code {code}")
        shown.setWordWrap(True)
        self._typed = QLineEdit()
        self._typed.setMaxLength(12)
        self._typed.textChanged.connect(self._look)
        self._row = FormRow("Type its last group, to be sure it was written down", self._typed)
        copy = secondary_button("Copy", "copy")
        copy.clicked.connect(self._copy)
        self._go_on = primary_button("Go on")
        self._go_on.setEnabled(False)
        self._go_on.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel("Recovery code", role="title"))
        for part in (said, shown, self._row):
            column.addWidget(part)
        column.addLayout(buttons)
        self._typed.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the room for every word."""
        super().showEvent(event)
        fit_to_words(self, usual=_SIZE)

    def reject(self) -> None:
        """Stay until it was typed back: nobody is shown this code again."""
        self._row.set_problem("Type the last group of the code first.")
        fit_to_words(self, usual=_SIZE)

    def _look(self, typed: str) -> None:
        last = self._code.rsplit("-", 1)[-1]
        right = typed.strip().upper() == last
        self._go_on.setEnabled(right)
        self._go_on.setDefault(right)
        if right:
            self._row.set_problem("")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._code)


class RecoveryCodeAsked(QDialog):
    """Asks for a recovery code, and says why."""

    def __init__(self, workspace: str, *, because: LiaisonError) -> None:
        super().__init__()
        self.setWindowTitle("Liaison: recovery code")
        why = PlainLabel(f"{because.sentence} {because.hint}")
        why.setWordWrap(True)
        self._typed = QLineEdit()
        self._typed.setPlaceholderText("XXXXX-XXXXX-XXXXX-…")
        row = FormRow("Recovery code", self._typed)
        leave, go_on = secondary_button("Cancel"), primary_button("Open")
        leave.clicked.connect(self.reject)
        go_on.clicked.connect(self.accept)
        go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(16)
        column.addWidget(PlainLabel(f"Open “{workspace}”", role="title"))
        column.addWidget(why)
        column.addWidget(row)
        column.addLayout(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Have the room for every word."""
        super().showEvent(event)
        fit_to_words(self, usual=_SIZE)

    @property
    def code(self) -> str:
        """What was typed."""
        return self._typed.text().strip()


def ask_recovery_code(workspace: str, *, because: LiaisonError) -> str:
    """Return the code typed, or "" where the officer gave up."""
    asked = RecoveryCodeAsked(workspace, because=because)
    return asked.code if asked.exec() else ""
