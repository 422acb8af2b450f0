"""Text shown as it was typed.

Qt guesses that text is HTML, and would then load files named in it; in buttons and menus it takes
an ampersand for a shortcut mark. Whatever shows a record's words goes through here.
"""

import html
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from liaison_app.ui.tokens import Role

Look = Role | Literal["small"]
_HOVER = "hover"


class PlainLabel(QLabel):
    """A label that never takes its text for HTML.

    A role gives it a look of the style sheet: muted, title, heading, strong, small.
    """

    def __init__(self, text: str = "", *, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        if role:
            self.setProperty("role", role)


def text_role(label: QLabel, role: Look) -> None:
    """Give a label the look of another role."""
    label.setProperty("role", role)
    label.style().unpolish(label)
    label.style().polish(label)


def tooltip(text: str) -> str:
    """Return text as a tooltip must be given: escaped, its lines kept."""
    return f"<qt>{html.escape(text)}</qt>".replace("\n", "<br>") if text else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Give a widget a tooltip that shows this text as it is.

    Where nothing else describes the widget, a screen reader would be given the tooltip with its
    marks; so it is given the text.
    """
    before = widget.property(_HOVER) or ""
    if text == before:
        return
    if widget.accessibleDescription() == before:
        widget.setAccessibleDescription(text)
    widget.setProperty(_HOVER, text)
    widget.setToolTip(tooltip(text))


def button_text(text: str) -> str:
    """Return text for a button, a menu or a tab, its ampersands shown as such."""
    return text.replace("&", "&&")


def tell(parent: QWidget | None, sentence: str, *, hint: str = "") -> None:
    """Show a sentence in a dialog, for where there is no page to show it on."""
    box = _box(parent, sentence, hint)
    box.setIcon(QMessageBox.Icon.Warning)
    box.exec()


def ask(parent: QWidget | None, question: str, *, yes: str, no: str, hint: str = "") -> bool:
    """Return whether the officer chose yes; the safe answer no is the one Enter gives."""
    box = _box(parent, question, hint)
    box.setIcon(QMessageBox.Icon.Question)
    agreed = box.addButton(button_text(yes), QMessageBox.ButtonRole.AcceptRole)
    refused = box.addButton(button_text(no), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refused)
    box.setEscapeButton(refused)
    box.exec()
    return box.clickedButton() is agreed


def _box(parent: QWidget | None, sentence: str, hint: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Liaison")
    box.setText(sentence)
    box.setInformativeText(hint)
    return box
