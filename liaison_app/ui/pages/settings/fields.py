"""Fields in a grid, known by their names: what was filled in, typed since, and is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.ui.widgets.form_row import FormRow

_LINES_HEIGHT = 84
_COLUMNS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One field: its name, its label, and a check that returns a problem or nothing."""

    name: str
    label: str
    check: Callable[[str], str] = lambda _text: ""
    hint: str = ""
    example: str = ""
    wide: bool = False
    several_lines: bool = False


class Fields(QWidget):
    """Lines of text to fill in, two beside each other.

    Signals:
        changed: something was typed.
    """

    changed = Signal()

    def __init__(self, asked: Sequence[Asked], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FormRow] = {}
        self._asked = {one.name: one for one in asked}
        self._before: dict[str, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        place = 0
        for one in asked:
            row = self._row(one)
            place += place % _COLUMNS if one.wide else 0
            line, column = divmod(place, _COLUMNS)
            across = _COLUMNS if one.wide else 1
            grid.addWidget(row, line, column, 1, across, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, 1)
            place += across
        self._before = self.values

    @property
    def values(self) -> dict[str, str]:
        """The texts, by the names of their fields."""
        return {name: _text(row.field) for name, row in self.rows.items()}

    @property
    def touched(self) -> bool:
        """Whether something is not as it was filled in."""
        return self.values != self._before

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what is kept; what differs from it later was typed."""
        for name, row in self.rows.items():
            _put(row.field, values.get(name, ""))
            row.set_problem("")
        self._before = self.values

    def complete(self) -> bool:
        """Say beside each field what is wrong, and put the cursor into the first such field."""
        wrong = [name for name in self.rows if not self._right(name)]
        if wrong:
            self.rows[wrong[0]].field.setFocus()
        return not wrong

    def _row(self, one: Asked) -> FormRow:
        field = QPlainTextEdit() if one.several_lines else QLineEdit()
        if isinstance(field, QPlainTextEdit):
            field.setTabChangesFocus(True)
            field.setFixedHeight(_LINES_HEIGHT)
        field.setPlaceholderText(one.example)
        field.textChanged.connect(self._on_typed)
        row = self.rows[one.name] = FormRow(one.label, field, hint=one.hint)
        return row

    def _right(self, name: str) -> bool:
        row = self.rows[name]
        problem = self._asked[name].check(_text(row.field))
        row.set_problem(problem)
        return not problem

    def _on_typed(self) -> None:
        for name, row in self.rows.items():
            if row.problem:
                self._right(name)
        self.changed.emit()


def _text(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _put(field: QWidget, text: str) -> None:
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(0)
