"""Why a saved list is not sent after all, or a sheet not keyed in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from liaison_app.ui.widgets.buttons import link_button, secondary_button
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.form_row import FormRow


class NotSent(QWidget):
    """A link that opens one line for the reason; ``of`` is what did not come about, in words.

    Signals:
        given: the reason that was typed.
    """

    given = Signal(str)

    def __init__(self, of: str, *, example: str) -> None:
        super().__init__()
        self._link = link_button(f"It is not {of} after all…")
        self._link.clicked.connect(self.ask)
        self._asking = in_lines(self._link)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(example)
        self.reason.returnPressed.connect(self._give)
        self._why = FormRow(f"Why it is not {of}", self.reason)
        self._note = secondary_button(f"Note as not {of}")
        self._note.clicked.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._asking, self._why, self._note):
            column.addWidget(part)
        self._why.hide()
        self._note.hide()

    def ask(self) -> None:
        """Ask for the reason."""
        self._asking.hide()
        self._why.show()
        self._note.show()
        self.reason.setFocus()

    def _give(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.given.emit(reason)
        else:
            self._why.set_problem("Say why, in a few words.")
