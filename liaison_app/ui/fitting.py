"""Room that grows with the text: an officer may have letters twice their usual size."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog

from liaison_app.ui.tokens import FONT_PIXELS

SCREEN_SHARE = 0.86


def grown(pixels: int, font: QFont) -> int:
    """Return a measure as it is to be beside text in this font."""
    return round(pixels * max(font.pixelSize() / FONT_PIXELS, 1))


def fit_to_words(dialog: QDialog, *, usual: QSize) -> None:
    """Give a dialog its usual size, grown with the text, or the height that its words need.

    Qt itself asks no layout how high it is at a width, and cuts lines that have gone on in another.
    """
    layout = dialog.layout()
    if layout is None:
        return
    room = dialog.screen().availableSize() * SCREEN_SHARE
    width = min(grown(usual.width(), dialog.font()), room.width())
    layout.activate()
    needed = max(usual.height(), layout.totalHeightForWidth(width))
    dialog.resize(width, min(needed, room.height()))
