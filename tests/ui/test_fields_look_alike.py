"""Fields of every sort stand and read alike, whichever of them are beside each other."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.outreach_fields import OutreachFields
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.form_row import FormRow

pytestmark = pytest.mark.usefixtures("theme")

NOON = datetime(2017, 5, 25, 12, tzinfo=UTC)


def shown(qtbot, layout, *fields):
    whole = QWidget()
    qtbot.addWidget(whole)
    layout(whole)
    for field in fields:
        whole.layout().addWidget(field)
    whole.show()
    return whole


def text_begins(line, whole):
    line.setCursorPosition(0)
    return line.mapTo(whole, line.cursorRect().topLeft()).x()


def test_text_begins_at_the_same_place_in_a_line_and_in_a_choice_that_is_typed(qtbot):
    line, choice = QLineEdit(), QComboBox()
    choice.setEditable(True)
    whole = shown(qtbot, QVBoxLayout, line, choice)
    assert text_begins(choice.lineEdit(), whole) == text_begins(line, whole)


def test_a_number_has_the_room_before_it_that_every_text_has(qtbot, tasks):
    fields = OutreachFields(tasks=tasks, clock=lambda: NOON)
    qtbot.addWidget(fields)
    fields.people.setValue(40)
    fields.resize(780, 600)
    fields.show()
    for line in (fields._relay_line, fields._told):
        line.show()
    QApplication.processEvents()
    number = fields.people.lineEdit()
    assert text_begins(number, fields.people) == text_begins(fields.promise, fields.promise)


def test_a_date_stands_level_with_the_line_beside_it(qtbot):
    line, day = QLineEdit(), DateField("When", today=lambda: date(2017, 5, 25))
    whole = shown(qtbot, QHBoxLayout, FormRow("Where", line), FormRow("When", day))
    top = QPoint(0, 0)
    assert day._field.mapTo(whole, top).y() == line.mapTo(whole, top).y()
    assert day.height() == line.height()


def test_a_hint_looks_as_before_once_a_problem_is_gone(qtbot):
    row = FormRow("Name", QLineEdit(), hint="As on the door.")
    qtbot.addWidget(row)
    before = row._below.property("role")
    row.set_problem("This cannot be empty.")
    assert row._below.property("role") == "bad"
    row.set_problem("")
    assert (row._below.text(), row._below.property("role")) == ("As on the door.", before)


def test_fields_end_where_the_buttons_do_whether_they_are_scrolled_or_not(qtbot):
    window = FormWindow("Edit", columns=1, save="Save")
    qtbot.addWidget(window)
    for row in range(12):
        window.grid.addWidget(QLineEdit(), row, 0)
    edges = []
    for height in (900, 300):
        window.resize(440, height)
        window.show()
        QApplication.processEvents()
        field = window.grid.itemAt(0).widget()
        end = field.mapTo(window, field.rect().topRight()).x()
        edges.append(end - window.save_button.geometry().right())
    assert edges == [0, 0]


def test_a_choice_too_long_for_its_room_is_told_whole_on_hover(qtbot):
    choice = ElidedChoice()
    choice.addItems(["Paris", "Reassurance after what happened near the station"])
    qtbot.addWidget(choice)
    choice.resize(160, 32)
    choice.show()
    choice.grab()
    assert choice.toolTip() == ""

    choice.setCurrentIndex(1)
    choice.grab()
    assert choice.currentText() in choice.toolTip()
