"""Where the keys go on when a form is closed: where they were when it was opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.wishes import OrganisationsShown
from tests.screens.organisations import RICHEST

ADD = "Add a way to reach them"


@pytest.fixture
def organisation(desk):
    """Return the key of an organisation that has much to show."""
    return desk.database.read(lambda connection: connection.exec_driver_sql(RICHEST).scalar())


@pytest.mark.parametrize("whole", [False, True], ids=["beside the list", "whole"])
def test_after_a_form_is_saved_the_focus_is_where_it_was_opened(
    window, qtbot, idle, organisation, whole
):
    window.show_page("organisations", OrganisationsShown(organisation_id=organisation))
    idle()
    page = window._stack.currentWidget()
    if whole:
        page.opened.open_whole(organisation)
        idle()
    button = next(
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName() == ADD
    )
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    form = next(one for one in window.findChildren(FormDialog) if one.isVisible())
    form.type_in({"typed": "020 7946 0951"})

    form.save()
    idle()
    with qtbot.waitActive(window):
        window.activateWindow()

    assert QApplication.focusWidget().accessibleName() == ADD
