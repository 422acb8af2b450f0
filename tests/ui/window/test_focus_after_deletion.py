"""Where the keys go on when what they were on is deleted: to the next row, on the same button."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from liaison_app.actions.edit_team import add_wards
from liaison_app.ui.wishes import OrganisationsShown
from tests.screens.organisations import NETWORK


def names_of(page, begun):
    """Return the names of the buttons that are seen and begin so."""
    every = page.findChildren(QToolButton)
    return [
        one.accessibleName()
        for one in every
        if one.isVisible() and one.accessibleName().startswith(begun)
    ]


@pytest.fixture
def delete(window, qtbot, idle):
    """Return what presses the button of this name by its key; it returns where the focus is."""

    def deleting(name):
        page = window._stack.currentWidget()
        buttons = page.findChildren(QToolButton)
        button = next(one for one in buttons if one.isVisible() and one.accessibleName() == name)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        idle()
        qtbot.waitUntil(lambda: name not in names_of(page, ""), timeout=5000)
        idle()
        return QApplication.focusWidget().accessibleName()

    return deleting


def test_after_a_tag_is_deleted_the_focus_is_on_the_next(window, idle, delete):
    window.show_page("settings", "tags")
    idle()
    first, second, *_ = names_of(window._stack.currentWidget(), "Delete ")
    assert delete(first) == second


def test_after_a_ward_is_removed_the_focus_is_on_the_next(window, idle, delete, desk):
    lines = [("E05000198", "Yew"), ("E05000199", "Zelkova")]
    desk.database.write("Add wards", partial(add_wards, lines=lines, source_year=None))
    window.show_page("settings", "wards")
    idle()
    assert delete("Remove Yew") == "Remove Zelkova"


def test_after_a_member_is_removed_the_focus_is_on_the_next(window, idle, delete, desk):
    key = desk.database.read(lambda connection: connection.exec_driver_sql(NETWORK).scalar())
    window.show_page("organisations", OrganisationsShown(organisation_id=key))
    idle()
    first, second, *_ = names_of(window._stack.currentWidget(), "Remove ")
    assert delete(first) == second
