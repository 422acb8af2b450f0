"""The colours and measures of the whole interface, light and dark."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QGuiApplication

Tone = Literal["ok", "warn", "bad", "accent", "neutral"]
Role = Literal["text", "muted", "faint", "accent", "on_accent", "ok", "warn", "bad"]

GRID = 8
RADIUS = 6
CARD_RADIUS = 8
FONT_PIXELS = 13
ROW_HEIGHT = 50
_DARK_BELOW = 128
_STRAIGHT_PART = 0.04045


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One colour for each meaning; pairs are a colour of text and what it stands on.

    What cannot be used now is faint, and still read: 3 to 1 at least, on every ground.
    """

    dark: bool
    bg: str
    canvas: str
    nav: str
    nav_selected: str
    text: str
    muted: str
    faint: str
    line: str
    field_line: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral: str
    neutral_soft: str
    selection: str
    avatars: tuple[tuple[str, str], ...]

    def of_role(self, role: Role) -> str:
        """Return the colour of an icon or text in this role."""
        return str(getattr(self, role))

    def of_tone(self, tone: Tone) -> tuple[str, str]:
        """Return the colour of text in this tone, and of the ground it stands on."""
        return str(getattr(self, tone)), str(getattr(self, f"{tone}_soft"))

    def avatar(self, name: str) -> tuple[str, str]:
        """Return the colours of this name's circle, always the same for the same name."""
        return self.avatars[sum(map(ord, name)) % len(self.avatars)]


LIGHT = Tokens(
    dark=False,
    bg="#ffffff",
    canvas="#f6f7f9",
    nav="#f1f3f6",
    nav_selected="#e2e8f1",
    text="#18202b",
    muted="#5d6979",
    faint="#838c99",
    line="#e3e7ec",
    field_line="#d5dbe3",
    hover="#f5f7fa",
    accent="#1d5fd1",
    accent_hover="#184fae",
    on_accent="#ffffff",
    accent_soft="#e4edfd",
    ok="#137d48",
    ok_soft="#e5f6ec",
    warn="#9a5b00",
    warn_soft="#fdf1d8",
    bad="#b3261e",
    bad_soft="#fce8e6",
    neutral="#18202b",
    neutral_soft="#edf0f4",
    selection="#eaf1fe",
    avatars=(
        ("#48617d", "#dfe6ed"),
        ("#6b46b8", "#ece4f9"),
        ("#3d6b2c", "#e0ebda"),
        ("#a8325f", "#f7e1e9"),
        ("#2b5cc0", "#e1eafb"),
        ("#1f6b66", "#d6ecea"),
    ),
)

DARK = Tokens(
    dark=True,
    bg="#1b1f26",
    canvas="#15181e",
    nav="#171b21",
    nav_selected="#252c37",
    text="#e8ebf0",
    muted="#a3adbb",
    faint="#737c88",
    line="#2d333d",
    field_line="#3a424e",
    hover="#20252d",
    accent="#6098f6",
    accent_hover="#7aa9f8",
    on_accent="#10182a",
    accent_soft="#1d2d49",
    ok="#63d297",
    ok_soft="#163524",
    warn="#f0b95c",
    warn_soft="#3a2c10",
    bad="#f28b82",
    bad_soft="#43201d",
    neutral="#e8ebf0",
    neutral_soft="#2b313b",
    selection="#1f304e",
    avatars=(
        ("#8fb0d3", "#222c38"),
        ("#b79cf2", "#2b2440"),
        ("#8fcf77", "#202f1e"),
        ("#f08bb0", "#3b1f2b"),
        ("#86aef8", "#1f2c47"),
        ("#5fcfc4", "#17312f"),
    ),
)


def tokens_now() -> Tokens:
    """Return the tokens of what is on the screen now, as its palette tells."""
    window = QGuiApplication.palette().window().color()
    return DARK if window.lightness() < _DARK_BELOW else LIGHT


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= _STRAIGHT_PART else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
