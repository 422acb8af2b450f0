"""What somebody who has never seen the program does first, by what stands on the screen alone."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.widgets.tag_chip import TagChip

CTRL = Qt.KeyboardModifier.ControlModifier
PHONES = ("020 7946 0951", "020 7946 0952", "07700 900953")


@pytest.fixture
def press(window, idle):
    """Return what presses the button of this name that is seen."""

    def pressed(words):
        found = [
            one
            for one in window.findChildren(QAbstractButton)
            if one.isVisible()
            and words in {one.accessibleName().partition(", ")[0], one.text()}  # "Organisations, 3"
        ]
        assert found, words
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
        idle()

    return pressed


@pytest.fixture
def fill_in(window, qtbot, idle):
    """Return what types into the form in front by the labels of its fields, and saves it."""

    def filled(save, **texts):
        form = next(one for one in window.findChildren(FormDialog) if one.isVisible())
        form.activateWindow()
        qtbot.waitUntil(form.isActiveWindow)
        idle()
        for label, text in texts.items():
            words = label.replace("_", " ")
            row = next(one for one in form.rows.values() if one.label == words)
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(row.field, QComboBox) and not row.field.isEditable():
                row.field.setCurrentText(text)
            else:
                if not isinstance(row.field, QComboBox):  # Tab selects what it comes to
                    row.field.selectAll()
                QTest.keyClicks(row.field, text)
        button = next(one for one in form.findChildren(QAbstractButton) if one.text() == save)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        idle()

    return filled


@pytest.fixture
def seen(window):
    """Return every text that is seen."""
    kinds = QLabel, TagChip
    return lambda: [
        one.text() for kind in kinds for one in window.findChildren(kind) if one.isVisible()
    ]


def test_a_mosque_is_added_found_misspelt_and_tagged_and_the_tag_taken_back(
    window, qtbot, idle, press, fill_in, seen, problems
):
    press("Organisations")
    press("New organisation")
    fill_in("Save", Kind="Faith group", Name="Al-Falah Mosque", Tradition="Muslim")

    press("Add a person")
    fill_in("Add", Forenames="Yusuf", Surname="Rahman")
    press("Add a person")
    fill_in("Add", Forenames="Amina", Surname="Khan", Post="Secretary")
    for phone in PHONES:
        press("Add a way to reach them")
        fill_in("Add", Number_or_address=phone)
    press("Close the panel")

    page = window._page("organisations")
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(page.table, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(window.focusWidget(), "alfalha mosqe")
    idle()
    assert len(page.table.records.keys) == 1
    first = QPoint(120, 25)
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    idle()
    shown = seen()
    assert {"Yusuf Rahman", "Imam · main contact", "Amina Khan", "Secretary", *PHONES} <= set(shown)

    tag = next(one for one in page.panel.add_menu.actions() if one.text() == "A tag…")
    tag.trigger()
    fill_in("Add", Tag="Ramadan visit")
    assert "Ramadan visit" in seen()
    press("Undo")

    assert "Ramadan visit" not in seen()
    assert {"Yusuf Rahman", *PHONES} <= set(seen())
    assert not problems
