"""Icons drawn from the SVG files in resources, in the colours of the theme.

An icon set with ``set_icon`` remembers its name and role in properties of its button or action,
so that a change of theme can draw all of them again without a register of widgets. It stands
beside text, and is as much larger than usual as the text is.
"""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from liaison_app.paths import resource
from liaison_app.ui.fitting import grown
from liaison_app.ui.tokens import Role, tokens_now

ICON_PIXELS = 16
_GAP = 4
_NAME, _ROLE, _PIXELS = "liaisonIcon", "liaisonIconRole", "liaisonIconPixels"


def icons_folder() -> Path:
    """Return the folder of the icons."""
    return resource("icons")


def icon(name: str, *, role: Role = "muted", pixels: int = ICON_PIXELS) -> QIcon:
    """Return a Lucide icon by its file's name, in the colour of this role now."""
    return QIcon(_picture(name, role, pixels))


def set_icon(
    target: QAbstractButton | QAction,
    name: str,
    *,
    role: Role = "muted",
    pixels: int = ICON_PIXELS,
) -> None:
    """Give a button or action an icon that follows the theme."""
    target.setProperty(_NAME, name)
    target.setProperty(_ROLE, role)
    target.setProperty(_PIXELS, pixels)
    _dress(target, name, role, pixels)


def draw_icons_again() -> None:
    """Give every icon that was set with ``set_icon`` the colours of now."""
    for window in QApplication.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            name = target.property(_NAME)
            if name and isinstance(target, QAbstractButton | QAction):
                role, pixels = target.property(_ROLE), target.property(_PIXELS)
                _dress(target, name, role, pixels)


def pixmap(name: str, *, colour: str, pixels: int, ratio: float) -> QPixmap:
    """Return the icon as a picture of exactly so many pixels, at this many dots a pixel."""
    key = f"liaison/{name}/{colour}/{pixels}/{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _draw(_svg(name), colour, round(pixels * ratio))
        picture.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _dress(target: QAbstractButton | QAction, name: str, role: Role, pixels: int) -> None:
    # Beside words it is disabled as they are; alone it has to tell by itself.
    picture = _picture(name, role, pixels)
    faint = _picture(name, "muted" if target.text() else "faint", pixels)
    if isinstance(target, QAbstractButton):
        if target.text():
            picture = _with_gap(picture, target.layoutDirection())
            faint = _with_gap(faint, target.layoutDirection())
        target.setIconSize(picture.deviceIndependentSize().toSize())
    drawn = QIcon(picture)
    drawn.addPixmap(faint, QIcon.Mode.Disabled)
    target.setIcon(drawn)


def _picture(name: str, role: Role, pixels: int) -> QPixmap:
    side = grown(pixels, QApplication.font())
    return pixmap(name, colour=tokens_now().of_role(role), pixels=side, ratio=_sharpest())


def _with_gap(picture: QPixmap, direction: Qt.LayoutDirection) -> QPixmap:
    """Return an icon with room towards its text: a style sheet cannot give any."""
    ratio = picture.devicePixelRatio()
    gap = round(_GAP * ratio)
    wider = QPixmap(picture.width() + gap, picture.height())
    wider.fill(Qt.GlobalColor.transparent)
    wider.setDevicePixelRatio(ratio)
    painter = QPainter(wider)
    left = _GAP if direction is Qt.LayoutDirection.RightToLeft else 0
    painter.drawPixmap(left, 0, picture)
    painter.end()
    return wider


def _draw(svg: str, colour: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer = QSvgRenderer(QByteArray(svg.replace("currentColor", colour).encode()))
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


@lru_cache
def _svg(name: str) -> str:
    text = (icons_folder() / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', 'stroke-width="1.75"')


def _sharpest() -> float:
    return max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
