"""The fields of a form as texts: read, filled, and emptied alike, whatever the widget."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.domain.fields import YES
from liaison_app.ui.forms.organisation_field import OrganisationField
from liaison_app.ui.widgets.date_field import DateField

__all__ = ["YES", "changes_said_by", "put_text", "said_text", "text_of"]


def text_of(field: QWidget) -> str:
    """Return what stands in a field; a ticked box says yes, a date is one that reads back."""
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    if isinstance(field, QComboBox):
        return field.currentText()
    if isinstance(field, QCheckBox):
        return YES if field.isChecked() else ""
    if isinstance(field, DateField):
        return "" if field.value is None else f"{field.value:%d/%m/%Y}"
    if isinstance(field, OrganisationField):
        return field.text
    raise TypeError(type(field).__name__)


def put_text(field: QWidget, text: str) -> None:
    """Put a text into a field."""
    if isinstance(field, QLineEdit):
        field.setText(text)
        field.setCursorPosition(0)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText(text)
    elif isinstance(field, QComboBox):
        field.setCurrentText(text)
    elif isinstance(field, QCheckBox):
        field.setChecked(text == YES)
    elif isinstance(field, DateField | OrganisationField):
        field.set_text(text)
    else:
        raise TypeError(type(field).__name__)


def changes_said_by(field: QWidget, then: object) -> None:
    """Have a field say whenever what stands in it has changed."""
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.textChanged.connect(then)
    elif isinstance(field, QComboBox):
        field.currentTextChanged.connect(then)
    elif isinstance(field, QCheckBox):
        field.toggled.connect(then)
    elif isinstance(field, DateField | OrganisationField):
        field.changed.connect(then)


def said_text(field: QWidget, text: str) -> str:
    """Return a field's text as it is told beside others: a tick and an emptiness in words."""
    if isinstance(field, QCheckBox):
        return "Yes" if text == YES else "No"
    if isinstance(field, OrganisationField):
        text = field.name_in(text)
    return text or "Nothing"
