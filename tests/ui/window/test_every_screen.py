"""Everything that the program can show, with letters twice their size and names like HTML."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from sqlalchemy import text

import liaison_app.ui
from liaison_app.ui.theme import Mode
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.pill import Pill
from liaison_app.ui.window import Window
from tests.screens.tour import SCREENS
from tests.screens.visitor import Visitor

HOSTILE = "<img src=file:///a.png>&x"
NAMED = {
    "organisation": "name",
    "person": "surname",
    "tag": "name",
    "ward": "name",
    "campaign": "name",
    "team": "name",
    "officer": "name",
    "warning": "notice",
    "letter": "name",
    "reporting_route": "name",
}
SHORTENED = (ElidedLabel, ElidedLink, ElidedChoice)
SHOWN_SIZE = (1366, 768)


def test_every_window_menu_and_popover_of_its_own_kind_is_a_screen():
    for found in pkgutil.walk_packages(liaison_app.ui.__path__, "liaison_app.ui."):
        import_module(found.name)
    named = {name for one in SCREENS.values() for name in one.windows}
    assert {one.__name__ for one in windows_of_the_program()} - named == set()


def windows_of_the_program():
    """Return the classes of windows, menus and popovers that are nothing but a base of others."""
    ours = [one for one in below(QWidget) if one.__module__.startswith("liaison_app.")]
    return [
        one
        for one in ours
        if not any(other in ours for other in one.__subclasses__()) and is_a_window(one)
    ]


def is_a_window(kind):
    """Whether it opens over others, by what it is or by what it asks for."""
    return issubclass(kind, (QDialog, QMenu)) or any(
        "WindowType.Popup" in inspect.getsource(one)
        for one in kind.__mro__
        if one.__module__.startswith("liaison_app.")
    )


def below(kind):
    """Return all classes that are made from one."""
    return {one for direct in kind.__subclasses__() for one in (direct, *below(direct))}


@pytest.fixture
def visitor(qtbot, desk, theme, qapp):
    """Return who goes about a window with hostile names and letters twice their size."""
    theme.apply(qapp, Mode.LIGHT, percent=200)
    desk.database.write("Rename everything", call_all_hostile)
    window = Window(desk)
    window.resize(*SHOWN_SIZE)
    with qtbot.waitActive(window):
        window.show()
    visitor = Visitor(window, moment=0.001)
    visitor.idle()
    yield visitor
    visitor.leave()
    window.close()
    window.deleteLater()


def call_all_hostile(connection):
    """Give everything that has a name the same, but for what must not be twice the same."""
    for table, column in NAMED.items():
        renaming = f"UPDATE {table} SET {column} = :name || id"  # noqa: S608 - our own names
        connection.execute(text(renaming), {"name": HOSTILE})


def test_nothing_is_cut_and_no_name_is_taken_for_html_on_any_screen(visitor):
    found, seen = [], 0
    for name, screen in SCREENS.items():
        screen.show(visitor)
        top = visitor.top
        QApplication.processEvents()
        wrong = (*cut(top), *wider_than_there_is_room(top), *taken_for_html(top), *too_large(top))
        found += [f"{name}: {one}" for one in wrong]
        seen += HOSTILE in "".join(one.text() for one in top.findChildren(QLabel))
        visitor.leave()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not found, "\n".join(found)
    assert seen > len(SCREENS) / 3


def cut(top):
    """Tell of what has not the room for its words."""
    return [
        f"cut: {type(one).__name__} {one.accessibleName() or words_of(one)} {one.size().toTuple()}"
        for one in top.findChildren(QWidget)
        if one.isVisible() and not isinstance(one, SHORTENED) and is_cut(one)
    ]


def is_cut(one):
    """Whether a label, button or field is smaller than its words."""
    letters = one.fontMetrics()
    if isinstance(one, (QPushButton, QCheckBox)):
        beside = one.iconSize().width() if not one.icon().isNull() else 0
        return one.width() < letters.horizontalAdvance(words_of(one)) + beside
    if isinstance(one, (QLineEdit, QComboBox)):
        return one.height() < letters.height() - 2
    return isinstance(one, QLabel) and bool(one.text()) and is_label_cut(one)


def wider_than_there_is_room(top):
    """Tell of what scrolls down and is wider than it can show: its right edge is never seen."""
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return [
        f"too wide by {area.widget().width() - area.viewport().width()}: {names_above(area)}"
        for area in top.findChildren(QScrollArea)
        if area.isVisible()
        and area.widget() is not None
        and area.horizontalScrollBarPolicy() is off
        and area.widget().width() > area.viewport().width()
    ]


def names_above(one):
    """Return by what name an area is known to a screen reader: its own or that of what holds it."""
    while one is not None and not one.accessibleName():
        one = one.parentWidget()
    return "" if one is None else one.accessibleName()


def is_label_cut(label):
    """Whether words stand beyond the edge of a label."""
    if isinstance(label, Pill):
        return label.width() < label.sizeHint().width()
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.fontMetrics().horizontalAdvance(label.text()) - 1


def words_of(one):
    """Return what stands on it, as it is seen."""
    return one.text().replace("&&", "&") if isinstance(one, (QLabel, QAbstractButton)) else ""


def too_large(top):
    """Tell where something is larger than the screen."""
    wide, high = top.size().toTuple()
    most = max(SHOWN_SIZE[1], top.screen().size().height())
    return [f"too large: {wide} x {high}"] if wide > SHOWN_SIZE[0] or high > most else []


def taken_for_html(top):
    """Tell of texts that Qt might take for HTML or for a key."""
    every = [top, *top.findChildren(QWidget)]
    labels = (one for one in every if isinstance(one, QLabel) and "<img" in one.text())
    buttons = (one for one in every if isinstance(one, QAbstractButton) and "<img" in one.text())
    menus = [action for one in every if isinstance(one, QMenu) for action in one.actions()]
    return [
        *(one.text() for one in labels if one.textFormat() is not Qt.TextFormat.PlainText),
        *(one.text() for one in buttons if not one.shortcut().isEmpty()),
        *(one.text() for one in menus if "&x" in one.text().replace("&&", "")),
        *(one.toolTip() for one in every if "<img" in one.toolTip()),
    ]
