import re

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QPushButton

from liaison_app.ui.icons import icon, icons_folder, set_icon
from liaison_app.ui.style_sheet import style_sheet
from liaison_app.ui.theme import Mode, ui_font
from liaison_app.ui.tokens import DARK, LIGHT, tokens_now
from liaison_app.ui.widgets.buttons import icon_button, primary_button

pytestmark = pytest.mark.usefixtures("_alone")

MARKS = icons_folder() / "style"


def colours_of(picture):
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


def test_the_look_can_be_chosen_and_chosen_again(theme, qapp):
    theme.apply(qapp, Mode.DARK)
    assert tokens_now() is DARK

    theme.apply(qapp, Mode.LIGHT)
    assert tokens_now() is LIGHT


def test_text_can_be_twice_its_size(theme, qapp):
    theme.apply(qapp, Mode.LIGHT, percent=200)
    assert qapp.font().pixelSize() == 26

    theme.apply(qapp, Mode.LIGHT)
    assert qapp.font().pixelSize() == 13


def test_icons_take_the_colours_of_a_new_look(theme, qapp, qtbot):
    button = primary_button("Save", "save")
    qtbot.addWidget(button)
    assert colours_of(button.icon().pixmap(20, 16)) == {LIGHT.on_accent}

    theme.apply(qapp, Mode.DARK)

    assert colours_of(button.icon().pixmap(20, 16)) == {DARK.on_accent}
    theme.apply(qapp, Mode.LIGHT)


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_an_icon_alone_is_fainter_where_it_cannot_be_pressed(theme, qapp, qtbot, mode):
    alone, worded = icon_button("chevron-left", "Page before"), primary_button("Save", "save")
    for button in (alone, worded):
        qtbot.addWidget(button)
    theme.apply(qapp, mode)
    tokens = tokens_now()

    assert colours_of(alone.icon().pixmap(64, 64)) == {tokens.muted}
    assert colours_of(alone.icon().pixmap(64, 64, QIcon.Mode.Disabled)) == {tokens.faint}
    assert colours_of(worded.icon().pixmap(64, 64, QIcon.Mode.Disabled)) == {tokens.muted}
    theme.apply(qapp, Mode.LIGHT)


@pytest.mark.usefixtures("theme")
def test_an_icon_is_drawn_in_the_colour_of_its_role():
    assert colours_of(icon("check", role="bad", pixels=64).pixmap(64, 64)) == {LIGHT.bad}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_mark_the_style_sheet_names_is_there(tokens):
    named = re.findall(r'url\("([^"]+)"\)', style_sheet(tokens, MARKS, 13))

    assert named
    assert [path for path in named if not (MARKS / path).is_file()] == []


def test_marks_stand_on_the_accent_in_the_colour_of_the_tokens():
    for mode, tokens in (("light", LIGHT), ("dark", DARK)):
        for mark in ("check", "dash", "dot"):
            assert tokens.on_accent in (MARKS / f"{mark}-{mode}.svg").read_text("utf-8")


@pytest.mark.usefixtures("theme")
def test_every_icon_can_be_drawn():
    for path in icons_folder().glob("*.svg"):
        button = QPushButton()
        set_icon(button, path.stem)
        assert not button.icon().isNull(), path.stem


def test_icons_come_with_their_licence():
    assert "ISC" in (icons_folder() / "LICENSE").read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_a_font_is_always_found():
    assert ui_font(13).families()
