import pytest
from PySide6.QtGui import QPalette

from liaison_app.ui.theme import palette
from liaison_app.ui.tokens import DARK, LIGHT, contrast

GROUNDS = ("bg", "canvas", "nav", "hover", "selection")
SOFT = ("accent_soft", "ok_soft", "warn_soft", "bad_soft", "neutral_soft")
READ = [
    (ink, ground)
    for ink in ("text", "muted")
    for ground in ("bg", "canvas", "nav", "nav_selected", "hover", "selection")
] + [
    ("accent", "bg"),
    ("accent", "canvas"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("ok", "ok_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("neutral", "neutral_soft"),
    ("muted", "neutral_soft"),
    ("muted", "warn_soft"),
    ("muted", "bad_soft"),
    ("ok", "nav"),
    ("warn", "nav"),
    ("bad", "nav"),
    ("bad", "bg"),
    # a cell in the colour of its role, in a row that is hovered over or selected
    *((ink, ground) for ink in ("accent", "ok", "warn", "bad") for ground in GROUNDS),
    # a message: its words, what stands below them, and a link in it
    *((ink, ground) for ink in ("text", "muted", "accent") for ground in SOFT),
]
MARKS = [  # the ring of the focus, the tick of a row, the bar of a page
    *(("accent", ground) for ground in (*GROUNDS, "nav_selected", *SOFT)),
    ("muted", "bg"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_stands_out_from_its_ground(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_what_marks_a_control_stands_out_from_its_ground(tokens, mark, ground):
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "canvas", "nav"])
def test_words_of_what_cannot_be_used_now_are_still_read(tokens, ground):
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
        ink = palette(tokens).color(QPalette.ColorGroup.Disabled, role).name()
        assert contrast(ink, getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_cannot_be_used_now_is_told_from_what_can(tokens):
    assert contrast(tokens.faint, tokens.muted) >= 1.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_initials_stand_out_from_their_circle(tokens):
    for ink, ground in tokens.avatars:
        assert contrast(ink, ground) >= 4.5


def test_contrast_is_21_between_black_and_white_and_1_between_equals():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1d5fd1", "#1d5fd1") == pytest.approx(1)


def test_a_name_always_gets_the_same_circle():
    assert LIGHT.avatar("Owen Pascoe") == LIGHT.avatar("Owen Pascoe")
