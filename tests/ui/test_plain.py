import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from liaison_app.ui import plain
from liaison_app.ui.plain import PlainLabel, button_text, set_tooltip, text_role, tooltip
from liaison_app.ui.widgets.buttons import icon_button, name_button, secondary_button


def test_a_label_never_takes_a_record_for_html(qtbot, hostile):
    label = PlainLabel(hostile)
    qtbot.addWidget(label)

    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == hostile


def test_a_tooltip_shows_a_record_as_it_is_typed(qtbot, hostile):
    label = PlainLabel()
    qtbot.addWidget(label)
    set_tooltip(label, f"{hostile}\nand more")

    assert "<img" not in label.toolTip()
    assert "&lt;img" in label.toolTip()
    assert "<br>and more" in label.toolTip()
    assert tooltip("") == ""


def test_an_ampersand_on_a_button_is_no_shortcut(qtbot):
    button = secondary_button("Smith & Sons")
    qtbot.addWidget(button)

    assert button.text() == "Smith && Sons"
    assert button.shortcut().isEmpty()
    assert button.accessibleName() == "Smith & Sons"
    assert button_text("a&b") == "a&&b"
    name_button(button, "B & B")
    assert button.accessibleName() == "B & B"


def test_a_button_with_only_an_icon_has_a_name(qtbot):
    button = icon_button("download", "Export")
    qtbot.addWidget(button)

    assert button.accessibleName() == "Export"
    assert "Export" in button.toolTip()
    assert button.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_a_label_can_take_another_role(qtbot, theme):  # noqa: ARG001 - roles are the theme's
    label = PlainLabel("Late", role="muted")
    qtbot.addWidget(label)
    text_role(label, "bad")

    assert label.property("role") == "bad"


def test_a_dialog_shows_plain_text_and_enter_gives_the_safe_answer(qtbot, hostile, monkeypatch):
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box) or box.reject())

    plain.tell(None, hostile, hint=hostile)
    agreed = plain.ask(None, hostile, yes="Erase", no="Keep")

    assert not agreed
    assert [box.textFormat() for box in shown] == [Qt.TextFormat.PlainText] * 2
    assert shown[1].defaultButton().text() == "Keep"
    for box in shown:
        qtbot.addWidget(box)


def test_setting_a_text_very_often_loses_no_reference_to_none(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for _ in range(200_000):
        label.setText("x")

    assert abs(sys.getrefcount(None) - before) < 1000
