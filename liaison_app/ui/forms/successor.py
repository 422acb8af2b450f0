"""Who follows somebody who has left a post: one line, asked in the moment the post is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_app.domain.names import split_name
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import quiet_button
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.popover import Popover

_HINT = "Such as Mrs Ann Sample."
_ESC = "Esc: they have not left."


class SuccessorPopover(Popover):
    """The post is left, whichever way this closes, and its successor named if known; but for Esc.

    Signals:
        answered: the successor's name, or nothing where it is not known yet.
    """

    answered = Signal(str)

    def __init__(self, *, name: str, post: str, parent: QWidget | None = None) -> None:
        super().__init__(f"{name} left the post today", "Save", parent)
        self.successor = QLineEdit()
        self._row = FormRow(f"Who follows as {post}?", self.successor, hint=_HINT)
        self.unknown = quiet_button("Not known yet")
        self.unknown.clicked.connect(self._leave_open)
        self._told = False
        self.column.addWidget(self._row)
        for part in (self.unknown, PlainLabel(_ESC, role="small")):
            self.foot.addWidget(part)
        self.successor.setFocus()

    def answer(self) -> None:
        """Say who follows, once it is a name."""
        if self._named or not self.successor.text().strip():
            self.close()
        else:
            self._row.set_problem("Type a surname or a forename as well.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the post be held on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._told = True
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that the post is left."""
        super().closeEvent(event)
        if not self._told:
            self._told = True
            self.answered.emit(self.successor.text().strip() if self._named else "")

    @property
    def _named(self) -> bool:
        name = split_name(self.successor.text())
        return bool(name.surname or name.forenames)

    def _leave_open(self) -> None:
        self.successor.clear()
        self.close()
