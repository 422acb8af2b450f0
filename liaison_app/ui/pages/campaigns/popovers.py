"""Small questions that open beside a button: how many were told, and why one is left out."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from liaison_app.domain.outreach import RelayEntry, RelayMeans, RelayStage
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.popover import Popover

_MOST_PEOPLE = 1_000_000


class PassedOnPopover(Popover):
    """How many were told, and by what means; both may be left open.

    Signals:
        answered: a RelayEntry.
    """

    answered = Signal(object)

    def __init__(self, recipients: int, parent: QWidget | None = None) -> None:
        super().__init__("They passed it on", "Note it", parent)
        self.people = QLineEdit()
        self.people.setValidator(QIntValidator(0, _MOST_PEOPLE, self.people))
        self.people.setPlaceholderText("Not known")
        self.means = QComboBox()
        self.means.addItem("Not known", None)
        for means in RelayMeans:
            self.means.addItem(means.label, means)
        each = f"Noted for each of the {recipients:,} chosen." if recipients > 1 else ""
        self.column.addWidget(FormRow("To about how many people?", self.people, hint=each))
        self.column.addWidget(FormRow("By what means?", self.means))
        self.people.setFocus()

    def answer(self) -> None:
        """Say what was typed."""
        people = int(self.people.text()) if self.people.hasAcceptableInput() else 0
        relay = RelayEntry(
            stage=RelayStage.DONE, means=self.means.currentData(), people=people or None
        )
        self.close()
        self.answered.emit(relay)


class ReasonPopover(Popover):
    """Why recipients are left out.

    Signals:
        answered: the reason.
    """

    answered = Signal(str)

    def __init__(self, whom: str, parent: QWidget | None = None) -> None:
        super().__init__(f"Leave out {whom}", "Leave out", parent)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("They have a message of their own")
        self._row = FormRow(
            "Why?", self.reason, hint="Those left out do not count in the progress."
        )
        self.column.addWidget(self._row)
        self.reason.setFocus()

    def answer(self) -> None:
        """Say the reason, once there is one."""
        reason = self.reason.text().strip()
        if not reason:
            self._row.set_problem("Say why; a few words will do.")
            return
        self.close()
        self.answered.emit(reason)
