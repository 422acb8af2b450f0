import pytest

from liaison_app.ui.tokens import DARK, LIGHT, contrast

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
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_stands_out_from_its_ground(tokens, ink, ground):
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_initials_stand_out_from_their_circle(tokens):
    for ink, ground in tokens.avatars:
        assert contrast(ink, ground) >= 4.5


def test_contrast_is_21_between_black_and_white_and_1_between_equals():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1d5fd1", "#1d5fd1") == pytest.approx(1)


def test_a_name_always_gets_the_same_circle():
    assert LIGHT.avatar("Owen Pascoe") == LIGHT.avatar("Owen Pascoe")
