"""The widget in which a field is typed, as the field was declared."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.domain.fields import Field
from liaison_app.domain.spoken_dates import Lean
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice

Today = Callable[[], date]
_LINES_HEIGHT = 84


def widget_of(field: Field, *, today: Today) -> QWidget:
    """Return an empty widget for a field: a choice, a day, a box to tick, lines, or one line."""
    if field.choices:
        return choice(field.choices)
    if field.is_day:
        lean = Lean.FUTURE if field.lies_ahead else Lean.PAST
        return DateField(field.label, today=today, lean=lean)
    if field.tick:
        return QCheckBox(field.tick)
    return several_lines() if field.several_lines else QLineEdit()


def choice(texts: tuple[str, ...] | list[str], *, typed: bool = False) -> QComboBox:
    """Return a field to choose one of these texts in; one that is typed takes any other as well."""
    made = QComboBox() if typed else ElidedChoice()
    made.setEditable(typed)
    if typed:
        made.setCompleter(None)  # type: ignore[arg-type] # PySide's stub knows no None; else "Chair" becomes "Chair of Governors"
    made.addItems(texts)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def several_lines() -> QPlainTextEdit:
    """Return a field for a text of several lines."""
    made = QPlainTextEdit()
    made.setFixedHeight(_LINES_HEIGHT)
    return made
