"""Buttons of each kind, with their icons, names and plain text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton

from liaison_app.ui.icons import set_icon
from liaison_app.ui.plain import button_text, set_tooltip
from liaison_app.ui.tokens import Role


def primary_button(text: str, icon: str = "") -> QPushButton:
    """Return the one button of a screen that does what the screen is for."""
    return _button(text, icon, kind="primary", role="on_accent")


def secondary_button(text: str, icon: str = "") -> QPushButton:
    """Return a button beside the main one."""
    return _button(text, icon, kind="secondary", role="text")


def danger_button(text: str, icon: str = "") -> QPushButton:
    """Return a button for what cannot be undone."""
    return _button(text, icon, kind="danger", role="bad")


def quiet_button(text: str, icon: str = "") -> QPushButton:
    """Return a button without a frame."""
    return _button(text, icon, kind="quiet", role="muted")


def link_button(text: str) -> QPushButton:
    """Return a button that reads like a link in a line of text."""
    return _button(text, "", kind="link", role="accent")


def menu_button(text: str, menu: QMenu) -> QPushButton:
    """Return a button that opens a menu, as in a filter bar."""
    button = _button(text, "", kind="menu", role="muted")
    button.setMenu(menu)
    return button


def icon_button(icon: str, name: str) -> QToolButton:
    """Return a button that shows only an icon; its name is read out and shown on hover."""
    button = QToolButton()
    button.setProperty("kind", "quiet")
    button.setAccessibleName(name)
    set_tooltip(button, name)
    set_icon(button, icon)
    _usable_by_all(button)
    return button


def name_button(button: QAbstractButton, text: str) -> None:
    """Give a button another text, for the eye and for a screen reader."""
    button.setText(button_text(text))
    button.setAccessibleName(text)


def _button(text: str, icon: str, *, kind: str, role: Role) -> QPushButton:
    button = QPushButton()
    button.setProperty("kind", kind)
    name_button(button, text)
    button.setAutoDefault(False)
    if icon:
        set_icon(button, icon, role=role)
    _usable_by_all(button)
    return button


def _usable_by_all(button: QAbstractButton) -> None:
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
