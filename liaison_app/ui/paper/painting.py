"""How a page is painted: in a PDF, and in the preview on the screen."""

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from liaison_app.domain.paper import Frame, Line
from liaison_app.ui.paper.laid_out import Page, Words
from liaison_app.ui.paper.measures import dots

_INK, _FAINT = QColor("#000000"), QColor("#444444")


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint a page with a painter whose measure is dots, its upper left corner being 0, 0."""
    for piece in page.pieces:
        match piece:
            case Words():
                _paint_words(painter, piece)
            case Line():
                _paint_line(painter, piece)
            case Frame():
                _paint_frame(painter, piece)


def _paint_words(painter: QPainter, words: Words) -> None:
    painter.setPen(_FAINT if words.faint else _INK)
    if len(words.lines) == len(words.text.ends):
        words.text.paint(painter, words.left, words.top)
    else:
        words.text.paint_lines(painter, words.left, words.top, words.lines)


def _paint_line(painter: QPainter, line: Line) -> None:
    pen = QPen(_INK, dots(line.thick))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QLineF(dots(line.left), dots(line.top), dots(line.right), dots(line.bottom)))


def _paint_frame(painter: QPainter, frame: Frame) -> None:
    pen = QPen(_INK, dots(frame.thick))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(
        QRectF(dots(frame.left), dots(frame.top), dots(frame.width), dots(frame.height))
    )
