"""Ctrl+Z takes the last step back wherever the focus is, but for a text that is being typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.wishes import OrganisationsShown
from tests.ui.people.typed import type_into

CTRL = Qt.KeyboardModifier.ControlModifier
NEW = "Zebra House of Prayer"


@pytest.fixture
def page(window, idle):
    """Return the page of organisations, gone to as officers do."""
    window.show_page("organisations")
    idle()
    return window._page("organisations")


@pytest.fixture
def is_there(desk, idle):
    """Return what tells whether the organisation that was saved is there."""

    def found():
        idle()
        count = "SELECT count(*) FROM organisation WHERE name = ?"
        return bool(desk.database.read(lambda c: c.exec_driver_sql(count, (NEW,)).scalar()))

    return found


@pytest.fixture
def saved(window, page, qtbot, idle, is_there):
    """Add an organisation with its form, by keys."""
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    idle()
    form = page.findChild(FormDialog)
    with qtbot.waitActive(form):
        form.activateWindow()
    type_into(form, "name", NEW)
    QTest.keyClick(form, Qt.Key.Key_Return, CTRL)
    assert is_there()
    with qtbot.waitActive(window):
        window.activateWindow()


def undo():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)


@pytest.mark.usefixtures("saved")
def test_after_a_save_in_a_form(is_there):
    undo()
    assert not is_there()


@pytest.mark.usefixtures("saved")
def test_in_the_search(page, is_there):
    page.search()
    undo()
    assert not is_there()


@pytest.mark.usefixtures("saved")
def test_in_the_search_that_words_were_typed_into_before(page, is_there, idle):
    page.search()
    QTest.keyClicks(page._search, "zebra")
    idle()
    QTest.keyClick(page._search, Qt.Key.Key_Down)
    idle()
    page.search()
    assert page._search.text() == "zebra"

    undo()

    assert not is_there()
    assert page._search.text() == "zebra"


@pytest.mark.usefixtures("saved")
def test_but_what_is_being_typed_is_taken_back_first(page, is_there):
    page.search()
    QTest.keyClicks(page._search, "zebra")
    undo()
    assert is_there()
    assert page._search.text() == ""


@pytest.mark.usefixtures("saved")
def test_in_the_table(page, is_there):
    page.table.setFocus()
    undo()
    assert not is_there()


@pytest.mark.usefixtures("saved")
def test_in_the_panel(page, is_there, idle):
    page.open_at(OrganisationsShown(organisation_id=page.table.records.keys[0]))
    idle()
    buttons = page.panel.findChildren(QAbstractButton)
    for one in buttons:
        if one.isVisible() and one.accessibleName() == "Edit":
            one.setFocus()
    undo()
    assert not is_there()


@pytest.mark.usefixtures("saved")
def test_in_the_navigation_and_on_another_page(window, is_there, idle):
    window.show_page("home")
    idle()
    undo()
    assert not is_there()
