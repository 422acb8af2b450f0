"""How a table paints its cells: two lines, circles, icons, pills and chips."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from liaison_app.ui.icons import pixmap
from liaison_app.ui.tokens import FONT_PIXELS, ROW_HEIGHT, Tokens, tokens_now
from liaison_app.ui.widgets.painting import (
    draw_avatar,
    draw_chip,
    draw_pill,
    side_of,
    smaller,
    tag_font,
    tag_height,
    tag_width,
    weighted,
)
from liaison_app.ui.widgets.record_cells import Cell, Tag
from liaison_app.ui.widgets.record_model import RecordModel

SIDE = 8
TICK_ROOM = 46
_TICK = 16
_AVATAR = 32
_ICON = 15
_TAG_GAP = 6

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex


def row_height(font: QFont) -> int:
    """Return the height of a row for text of this size."""
    return round(ROW_HEIGHT * max(font.pixelSize(), FONT_PIXELS) / FONT_PIXELS)


class RecordDelegate(QStyledItemDelegate, Generic[Row]):
    """Paints cells of a RecordModel; ``hovered`` is the row under the mouse."""

    def __init__(
        self, model: RecordModel[Row], *, ticks: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._ticks = ticks
        self.hovered = -1
        self.current = -1
        self.last_column = len(model.columns) - 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        tokens = tokens_now()
        box = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        self._ground(painter, box, index, tokens, selected=selected)
        inner = box.adjusted(SIDE, 0, -SIDE, -1)
        if index.column() == 0:
            inner.setLeft(inner.left() + SIDE)
            if self._ticks:
                _draw_tick(painter, box, tokens, ticked=selected)
                inner.setLeft(box.left() + TICK_ROOM)
        cell = self._model.cell(index.row(), index.column())
        if cell is not None:
            _draw_cell(painter, inner, cell, tokens)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell, without looking at its row."""
        width = self._model.columns[index.column()].width
        return QSize(width, row_height(option.font))

    def _ground(
        self, painter: QPainter, box: QRectF, index: Index, tokens: Tokens, *, selected: bool
    ) -> None:
        colour = tokens.selection if selected else tokens.bg
        if not selected and index.row() == self.hovered:
            colour = tokens.hover
        painter.fillRect(box, QColor(colour))
        painter.setPen(QPen(QColor(tokens.line), 1))
        bottom = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        if index.row() == self.current:
            self._focus_ring(painter, box.adjusted(0, 1, 0, -1), index.column(), tokens)

    def _focus_ring(self, painter: QPainter, box: QRectF, column: int, tokens: Tokens) -> None:
        painter.setPen(QPen(QColor(tokens.accent), 2))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if column == 0:
            painter.drawLine(box.topLeft() + QPointF(1, 0), box.bottomLeft() + QPointF(1, 0))
        if column == self.last_column:
            painter.drawLine(box.topRight() - QPointF(1, 0), box.bottomRight() - QPointF(1, 0))


def _draw_tick(painter: QPainter, box: QRectF, tokens: Tokens, *, ticked: bool) -> None:
    square = QRectF(box.left() + 18.5, box.center().y() - _TICK / 2, _TICK - 1, _TICK - 1)
    painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.muted), 1))
    painter.setBrush(QColor(tokens.accent if ticked else tokens.bg))
    painter.drawRoundedRect(square, 4, 4)
    if ticked:
        mark = [QPointF(3.8, 8), QPointF(6.6, 10.6), QPointF(11.4, 5)]
        painter.setPen(QPen(QColor(tokens.on_accent), 1.7, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([square.topLeft() + point for point in mark])


def _draw_cell(painter: QPainter, box: QRectF, cell: Cell, tokens: Tokens) -> None:
    font = painter.font()
    if cell.avatar:
        circle = QRectF(box.left(), box.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        draw_avatar(painter, circle, cell.avatar, tokens)
        box.setLeft(circle.right() + 12)
    if cell.icon:
        colour = tokens.of_role("muted" if cell.role == "text" else cell.role)
        ratio = painter.device().devicePixelRatio()
        mark = pixmap(cell.icon, colour=colour, pixels=_ICON, ratio=ratio)
        painter.drawPixmap(QPointF(box.left(), box.center().y() - _ICON / 2), mark)
        box.setLeft(box.left() + _ICON + 8)
    painter.setFont(font)
    if cell.pill is not None and cell.text:
        _draw_state(painter, box, cell.text, cell, tokens)
    elif cell.tags:
        _draw_tags(painter, box, cell.tags, tokens)
    else:
        _draw_lines(painter, box, cell, tokens)


def _draw_state(painter: QPainter, box: QRectF, text: str, cell: Cell, tokens: Tokens) -> None:
    width = min(tag_width(text, painter.font(), dotted=True), box.width())
    height = tag_height(painter.font())
    pill = QRectF(box.left(), box.center().y() - height / 2, width, height)
    painter.setFont(tag_font(painter.font()))
    draw_pill(painter, pill, text, cell.pill or "neutral", tokens)


def _draw_tags(painter: QPainter, box: QRectF, tags: tuple[Tag, ...], tokens: Tokens) -> None:
    font = painter.font()
    painter.setFont(tag_font(font))
    left, height = box.left(), tag_height(font)
    for place, tag in enumerate(tags):
        width = tag_width(tag.text, font, dotted=False)
        rest = len(tags) - place
        room = box.right() - left - (28 if rest > 1 else 0)
        if width > room and place:
            painter.setPen(QColor(tokens.muted))
            more = QRectF(left + 2, box.top(), 40, box.height())
            painter.drawText(more, Qt.AlignmentFlag.AlignVCenter, f"+{rest}")
            return
        chip = QRectF(left, box.center().y() - height / 2, min(width, room), height)
        draw_chip(painter, chip, tag.text, tag.tone, tokens)
        left = chip.right() + _TAG_GAP


def _draw_lines(painter: QPainter, box: QRectF, cell: Cell, tokens: Tokens) -> None:
    font = painter.font()
    strong = cell.strong or bool(cell.avatar)
    first = weighted(font, QFont.Weight.DemiBold) if strong else font
    if not cell.second:
        _draw_line(painter, box, cell.text, first, tokens.of_role(cell.role))
        return
    middle, half = box.center().y(), font.pixelSize() * 1.5
    upper = QRectF(box.left(), middle - half + 0.5, box.width(), half)
    lower = QRectF(box.left(), middle, box.width(), half - 2)
    _draw_line(painter, upper, cell.text, first, tokens.of_role(cell.role))
    _draw_line(painter, lower, cell.second, smaller(font), tokens.muted)


def _draw_line(painter: QPainter, box: QRectF, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, side_of(text) | Qt.TextFlag.TextSingleLine, shown)
