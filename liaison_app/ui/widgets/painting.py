"""How names' circles, pills and chips are painted: in tables and as widgets alike."""

import unicodedata
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QPixmapCache

from liaison_app.ui.tokens import FONT_PIXELS, Tokens, Tone

_PILL_HEIGHT = 22
_PILL_SIDE = 8
_DOT = 3.0
_DOT_ROOM = 10
_CHIP_RADIUS = 4
_LETTERS = 2
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "pc", "pcso", "imam"})


def initials(name: str) -> str:
    """Return up to two capitals for a name's circle: its first word's and its last's."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) > 1 and (words[0].endswith(".") or words[0].casefold() in _TITLES):
        words = words[1:]
    ends = words[:1] + words[1:][-1:]
    return "".join(word[0].upper() for word in ends)[:_LETTERS]


def reads_from_right(text: str) -> bool:
    """Return whether text begins in a script that is read from the right."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def side_of(text: str) -> Qt.AlignmentFlag:
    """Return the side on which text is shown."""
    side = Qt.AlignmentFlag.AlignRight if reads_from_right(text) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def smaller(font: QFont) -> QFont:
    """Return the font of second lines, pills and chips."""
    made = QFont(font)
    made.setPixelSize(max(font.pixelSize() - 1, 9))
    return made


def weighted(font: QFont, weight: QFont.Weight) -> QFont:
    """Return a font with this weight."""
    made = QFont(font)
    made.setWeight(weight)
    return made


def tag_height(font: QFont) -> int:
    """Return the height of a pill or chip beside text in this font."""
    return round(_PILL_HEIGHT * max(font.pixelSize(), FONT_PIXELS) / FONT_PIXELS)


def tag_font(font: QFont) -> QFont:
    """Return the font of pills and chips."""
    return weighted(smaller(font), QFont.Weight.Medium)


def tag_width(text: str, font: QFont, *, dotted: bool) -> float:
    """Return how wide a pill (dotted) or chip with this text is."""
    room = 2 * _PILL_SIDE + (_DOT_ROOM if dotted else 0)
    return room + QFontMetricsF(tag_font(font)).horizontalAdvance(text)


def stamp(
    key: str,
    size: QSizeF,
    *,
    ratio: float,
    font: QFont,
    draw: Callable[[QPainter, QRectF], None],
) -> QPixmap:
    """Return a picture of this size, drawn where nothing is kept under its key yet."""
    picture = QPixmap()
    if not QPixmapCache.find(f"liaison/{key}", picture):
        box = QRectF(QPointF(), size)
        picture = QPixmap((size * ratio).toSize() + QSize(1, 1))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        draw(painter, box)
        painter.end()
        QPixmapCache.insert(f"liaison/{key}", picture)
    return picture


def draw_pill(painter: QPainter, box: QRectF, text: str, tone: Tone, tokens: Tokens) -> None:
    """Paint a rounded pill with a dot, as a state is shown."""
    ink, ground = tokens.of_tone(tone)
    _ground(painter, box, ground, box.height() / 2)
    painter.setBrush(QColor(ink))
    painter.drawEllipse(QPointF(box.left() + _PILL_SIDE + _DOT, box.center().y()), _DOT, _DOT)
    _words(painter, box.adjusted(_PILL_SIDE + _DOT_ROOM, 0, -_PILL_SIDE + 1, 0), text, ink)


def draw_chip(painter: QPainter, box: QRectF, text: str, tone: Tone, tokens: Tokens) -> None:
    """Paint a squarer chip, as a tag is shown."""
    ink, ground = tokens.of_tone(tone)
    _ground(painter, box, ground, _CHIP_RADIUS)
    _words(painter, box.adjusted(_PILL_SIDE, 0, -_PILL_SIDE + 1, 0), text, ink)


def draw_avatar(painter: QPainter, box: QRectF, name: str, tokens: Tokens) -> None:
    """Paint a tinted circle with a name's initials."""
    ink, ground = tokens.avatar(name)
    _ground(painter, box, ground, box.height() / 2)
    font = weighted(painter.font(), QFont.Weight.DemiBold)
    font.setPixelSize(round(box.height() * 0.38))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


def _ground(painter: QPainter, box: QRectF, colour: str, radius: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(box, radius, radius)


def _words(painter: QPainter, box: QRectF, text: str, ink: str) -> None:
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(painter.font()).elidedText(
        text, Qt.TextElideMode.ElideRight, box.width() + 1
    )
    painter.drawText(box, side_of(text), shown)
