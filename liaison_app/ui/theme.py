"""Light or dark: turns the tokens into a palette, a font and one style sheet on Fusion."""

import sys

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from liaison_app.domain.choices import Choice
from liaison_app.ui.icons import draw_icons_again, icons_folder
from liaison_app.ui.style_sheet import style_sheet
from liaison_app.ui.tokens import DARK, FONT_PIXELS, LIGHT, Tokens

_FAMILIES = ("Inter", "Noto Sans", "DejaVu Sans")


class Mode(Choice):
    """How the officer wants the screen."""

    SYSTEM = "system", "As the computer is set"
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"


class Theme(QObject):
    """The look of the running program.

    Signals:
        changed: the colours are others now; what paints with them must paint again.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode = Mode.SYSTEM
        self._percent = 100
        self._app: QApplication | None = None

    def apply(self, app: QApplication, mode: Mode = Mode.SYSTEM, *, percent: int = 100) -> None:
        """Give the program this look, with text at this per cent of its usual size."""
        if self._app is None:
            app.setStyle("Fusion")
            app.styleHints().colorSchemeChanged.connect(self._follow)
        self._app, self._mode, self._percent = app, mode, percent
        app.styleHints().setColorScheme(_scheme(mode))
        self._show(app)

    def _follow(self) -> None:
        if self._app is not None and self._mode is Mode.SYSTEM:
            self._show(self._app)

    def _show(self, app: QApplication) -> None:
        tokens = _tokens(app, self._mode)
        pixels = round(FONT_PIXELS * self._percent / 100)
        QPixmapCache.clear()
        app.setFont(ui_font(pixels))
        app.setPalette(palette(tokens))
        app.setStyleSheet(style_sheet(tokens, icons_folder() / "style", pixels))
        draw_icons_again()
        self.changed.emit()


def ui_font(pixels: int) -> QFont:
    """Return the font of the interface: the system's own on Windows, else the first found.

    Qt itself takes the first that is there; asking it for all would take 24 ms of the start.
    """
    font = QFont(["Segoe UI"] if sys.platform == "win32" else list(_FAMILIES))
    font.setPixelSize(pixels)
    return font


def palette(tokens: Tokens) -> QPalette:
    """Return the colours for whatever the style sheet does not name."""
    made = QPalette()
    for role, colour in _palette_colours(tokens).items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


def _palette_colours(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: tokens.bg,
        role.WindowText: tokens.text,
        role.Base: tokens.bg,
        role.AlternateBase: tokens.canvas,
        role.Text: tokens.text,
        role.Button: tokens.bg,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.bad,
        role.PlaceholderText: tokens.muted,
        role.ToolTipBase: tokens.bg,
        role.ToolTipText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Accent: tokens.accent,
        role.Light: tokens.canvas,
        role.Midlight: tokens.line,
        role.Mid: tokens.line,
        role.Dark: tokens.muted,
    }


def _scheme(mode: Mode) -> Qt.ColorScheme:
    schemes = {Mode.LIGHT: Qt.ColorScheme.Light, Mode.DARK: Qt.ColorScheme.Dark}
    return schemes.get(mode, Qt.ColorScheme.Unknown)


def _tokens(app: QApplication, mode: Mode) -> Tokens:
    if mode is Mode.SYSTEM:
        return DARK if app.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT
    return DARK if mode is Mode.DARK else LIGHT
