"""What the keys go to comes into sight."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.focus_in_sight import FocusInSight


@pytest.fixture
def shown(qtbot):
    """Show a control with the focus, and one far down; yield both, and what scrolls to that."""
    window, area, inside = QWidget(), QScrollArea(), QWidget()
    near, far = QPushButton("Near"), QPushButton("Far")
    column = QVBoxLayout(inside)
    column.addSpacing(2_000)
    column.addWidget(far)
    area.setWidget(inside)
    row = QVBoxLayout(window)
    row.addWidget(near)
    row.addWidget(area)
    FocusInSight(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    near.setFocus(Qt.FocusReason.TabFocusReason)
    yield near, far, area
    window.close()


def test_a_control_is_in_sight_at_once_for_a_moment_later_it_may_be_gone(qapp, shown):
    near, far, area = shown

    far.setFocus(Qt.FocusReason.TabFocusReason)

    assert area.verticalScrollBar().value() > 0
    shiboken6.delete(far)
    qapp.processEvents()
    near.setFocus(Qt.FocusReason.TabFocusReason)
    assert near.hasFocus()
