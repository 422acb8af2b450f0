"""A line of text asked for beside the button that needs it: a reason, or a name."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_app.domain.text import tidy
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.popover import Popover

_REASON_HINT = "Kept with the file in the export register."


class TextPopover(Popover):
    """Takes one line of text; without any there is no answer.

    Signals:
        given: the text that was typed.
    """

    given = Signal(str)

    def __init__(  # noqa: PLR0913 - a question is all of these
        self,
        heading: str,
        answer: str,
        *,
        label: str,
        missing: str,
        hint: str = "",
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(heading, answer, parent)
        self._missing = missing
        self.field = QLineEdit(text)
        self.field.selectAll()
        self._row = FormRow(label, self.field, hint=hint)
        self.column.addWidget(self._row)

    def answer(self) -> None:
        """Give the text that was typed, or ask for it."""
        text = tidy(self.field.text())
        if not text:
            self._row.set_problem(self._missing)
            return
        self.given.emit(text)
        self.close()

    def open_below(self, widget: QWidget) -> None:
        """Open below a widget, ready to type."""
        self.open_at(widget.mapToGlobal(widget.rect().bottomLeft()))
        self.field.setFocus()


class ReasonPopover(TextPopover):
    """Asks why, for the export register."""

    def __init__(self, heading: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(
            heading,
            answer,
            label="Reason",
            missing="Say why, in a few words.",
            hint=_REASON_HINT,
            parent=parent,
        )
