"""Typing into forms as an officer does."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox


def type_into(form, name, text):
    """Type a text in place of what stands in a field, and return the line it is typed in."""
    field = form.rows[name].field
    field.setFocus()
    line = field.lineEdit() if isinstance(field, QComboBox) else field
    line = getattr(field, "line", line)
    line.selectAll()
    QTest.keyClicks(line, text)
    return line


def choose(form, name, words, settled):
    """Choose an organisation as fast typing does: letters, then Tab."""
    line = type_into(form, name, words)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settled()
