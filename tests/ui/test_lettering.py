"""Text painted many times a frame stands where Qt would put it, and is cut where Qt would."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from liaison_app.ui.widgets.lettering import Lettering, Room

WIDTH, HEIGHT = 200, 40
NAMES = (
    "Hollybush Primary School",
    "Bahá'í Community of Chase",
    "مسجد النور",
    "بيت הכנסת",
    "Anatolia Turkish and Kurdish Community Association of North London",
)


@pytest.fixture
def lettering(qapp):
    return Lettering(QFont(qapp.font()))


def inked(lettering, text):
    """Return the first and the last column of pixels that hold ink."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    lettering.draw(painter, text, Room(10, HEIGHT / 2, WIDTH - 20), QColor("black"))
    painter.end()
    columns = [
        x
        for x in range(WIDTH)
        if any(image.pixelColor(x, y).lightness() < 128 for y in range(HEIGHT))
    ]
    return columns[0], columns[-1]


@pytest.mark.parametrize("name", NAMES)
def test_a_text_is_whole_where_qt_would_leave_it_whole(lettering, qapp, name):
    metrics = QFontMetricsF(qapp.font())
    whole = metrics.horizontalAdvance(name)

    assert lettering.cut(name, whole + 2) == name
    assert lettering.cut(name, whole * 0.6) == metrics.elidedText(
        name, Qt.TextElideMode.ElideRight, whole * 0.6
    )
    assert lettering.cut(name, whole * 0.6) != name


def test_a_text_begins_at_the_side_it_is_read_from(lettering):
    assert inked(lettering, "Hollybush")[0] < 15
    assert inked(lettering, "مسجد النور")[1] > WIDTH - 15


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_its_room(lettering, name):
    first, last = inked(lettering, name)

    assert first >= 9
    assert last <= WIDTH - 9
