"""How a table paints its rows: two lines, circles, icons, pills and chips.

All that is seen is painted in one go, and what has the same look everywhere only once: asked cell
by cell, as Qt's delegates are, a screenful takes longer than a frame.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QTableView

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.tokens import FONT_PIXELS, ROW_HEIGHT, Tokens, tokens_now
from liaison_app.ui.widgets.lettering import Lettering, Room
from liaison_app.ui.widgets.painting import (
    draw_avatar,
    draw_chip,
    draw_pill,
    initials,
    smaller,
    stamp,
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
_TICK_LEFT = 18
_AVATAR = 32
_AVATAR_GAP = 12
_ICON = 15
_ICON_GAP = 8
_TAG_GAP = 6
_MORE_ROOM = 28

Row = TypeVar("Row")
_ROOT = QModelIndex()


def row_height(font: QFont) -> int:
    """Return the height of a row for text of this size."""
    return round(ROW_HEIGHT * max(font.pixelSize(), FONT_PIXELS) / FONT_PIXELS)


class RecordPainter(Generic[Row]):
    """Paints the rows of a table; ``hovered`` is the row under the mouse, ``current`` the ringed.

    Both are -1 where there is none.
    """

    def __init__(self, table: QTableView, model: RecordModel[Row], *, ticks: bool) -> None:
        self._table, self._model, self._ticks = table, model, ticks
        self._strokes: _Strokes | None = None
        self.hovered = -1
        self.current = -1

    def paint(self, painter: QPainter, seen: QRect) -> None:
        """Paint the rows that lie in a part of the table's viewport."""
        strokes = self._strokes_now(painter)
        columns = list(self._columns_in(seen))
        chosen = self._table.selectionModel()
        for number in self._rows_in(seen):
            top, height = self._table.rowViewportPosition(number), self._table.rowHeight(number)
            selected = chosen.isRowSelected(number, _ROOT)
            line = QRect(seen.left(), top, seen.width(), height)
            strokes.ground(painter, line, selected=selected, hovered=number == self.hovered)
            if number == self.current:
                strokes.ring(painter, top, height, self._table.viewport().width())
            middle = top + (height - 1) / 2
            row = self._model.row(number)
            for place, left, width in columns:
                inset = SIDE
                if place == 0:
                    inset = TICK_ROOM if self._ticks else 2 * SIDE
                    if self._ticks:
                        strokes.tick(painter, left + _TICK_LEFT, middle, ticked=selected)
                if row is not None:
                    cell = self._model.columns[place].cell(row)
                    strokes.cell(painter, cell, Room(left + inset, middle, width - inset - SIDE))

    def _strokes_now(self, painter: QPainter) -> "_Strokes":
        font, tokens = self._table.font(), tokens_now()
        ratio = painter.device().devicePixelRatio()
        if self._strokes is None or not self._strokes.suit(font, tokens, ratio):
            self._strokes = _Strokes(font, tokens, ratio)
        return self._strokes

    def _rows_in(self, seen: QRect) -> range:
        count = self._model.rowCount()
        first, last = self._table.rowAt(seen.top()), self._table.rowAt(seen.bottom())
        if first < 0:
            return range(0)
        return range(first, count if last < 0 else last + 1)

    def _columns_in(self, seen: QRect) -> Iterator[tuple[int, int, int]]:
        """Return the columns seen: each with its place in the model, its left side and width."""
        for place in range(len(self._model.columns)):
            left, width = self._table.columnViewportPosition(place), self._table.columnWidth(place)
            if width and left <= seen.right() and left + width > seen.left():
                yield place, left, width


class _Strokes:
    """The fonts and colours of one look, and what is painted with them."""

    def __init__(self, font: QFont, tokens: Tokens, ratio: float) -> None:
        self._font, self._tokens, self._ratio = font, tokens, ratio
        self._plain = Lettering(font)
        self._strong = Lettering(weighted(font, QFont.Weight.DemiBold))
        self._small = Lettering(smaller(font))
        self._avatar_side, self._icon_side = grown(_AVATAR, font), grown(_ICON, font)
        self._more_room = grown(_MORE_ROOM, font)
        self._muted = QColor(tokens.muted)
        self._look = f"{font.key()}/{tokens.dark}/{ratio}"

    def suit(self, font: QFont, tokens: Tokens, ratio: float) -> bool:
        """Return whether the look is still this one."""
        return self._ratio == ratio and self._tokens is tokens and self._font == font

    def ground(self, painter: QPainter, line: QRect, *, selected: bool, hovered: bool) -> None:
        """Paint what lies behind a row, and the line below it."""
        tokens = self._tokens
        colour = tokens.selection if selected else tokens.hover if hovered else tokens.bg
        painter.fillRect(line, QColor(colour))
        painter.fillRect(line.left(), line.bottom(), line.width(), 1, QColor(tokens.line))

    def ring(self, painter: QPainter, top: int, height: int, width: int) -> None:
        """Paint the ring around the row that has the focus."""
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(1, top + 1, width - 2, height - 3)

    def tick(self, painter: QPainter, left: int, middle: float, *, ticked: bool) -> None:
        """Paint the box by which a row is ticked."""

        def draw(on: QPainter, box: QRectF) -> None:
            _draw_tick(on, box, self._tokens, ticked=ticked)

        self._stamp(painter, f"tick/{ticked}", QRectF(left, middle - _TICK / 2, _TICK, _TICK), draw)

    def cell(self, painter: QPainter, cell: Cell, room: Room) -> None:
        """Paint one cell within its room."""
        if cell.avatar:
            self._avatar(painter, cell.avatar, room)
            room = room.without(self._avatar_side + _AVATAR_GAP)
        if cell.icon:
            colour = self._tokens.of_role("muted" if cell.role == "text" else cell.role)
            side = self._icon_side
            mark = pixmap(cell.icon, colour=colour, pixels=side, ratio=self._ratio)
            painter.drawPixmap(QPointF(room.left, round(room.middle - side / 2)), mark)
            room = room.without(side + _ICON_GAP)
        if cell.pill is not None and cell.text:
            self._tag(painter, Tag(text=cell.text, tone=cell.pill), room, dotted=True)
        elif cell.tags:
            self._tags(painter, cell.tags, room)
        else:
            self._lines(painter, cell, room)

    def _lines(self, painter: QPainter, cell: Cell, room: Room) -> None:
        first = self._strong if cell.strong or cell.avatar else self._plain
        ink = QColor(self._tokens.of_role(cell.role))
        if not cell.second:
            first.draw(painter, cell.text, room, ink)
            return
        half = self._font.pixelSize() * 0.75
        first.draw(painter, cell.text, room.moved(0.5 - half), ink)
        self._small.draw(painter, cell.second, room.moved(half - 1), self._muted)

    def _avatar(self, painter: QPainter, name: str, room: Room) -> None:
        ink, ground = self._tokens.avatar(name)

        def draw(on: QPainter, box: QRectF) -> None:
            draw_avatar(on, box, name, self._tokens)

        side = self._avatar_side
        box = QRectF(room.left, room.middle - side / 2, side, side)
        self._stamp(painter, f"avatar/{initials(name)}/{ink}/{ground}", box, draw)

    def _tags(self, painter: QPainter, tags: tuple[Tag, ...], room: Room) -> None:
        for place, tag in enumerate(tags):
            width = tag_width(tag.text, self._font, dotted=False)
            rest = len(tags) - place
            here = room.width - (self._more_room if rest > 1 else 0)
            if width > here and place:
                self._small.draw(painter, f"+{rest}", room.without(2), self._muted)
                return
            self._tag(painter, tag, room._replace(width=here), dotted=False)
            room = room.without(min(width, here) + _TAG_GAP)

    def _tag(self, painter: QPainter, tag: Tag, room: Room, *, dotted: bool) -> None:
        width = min(tag_width(tag.text, self._font, dotted=dotted), room.width)
        height = tag_height(self._font)

        def draw(on: QPainter, box: QRectF) -> None:
            on.setFont(tag_font(self._font))
            (draw_pill if dotted else draw_chip)(on, box, tag.text, tag.tone, self._tokens)

        box = QRectF(room.left, room.middle - height / 2, width, height)
        self._stamp(painter, f"tag/{dotted}/{tag.tone}/{width}/{tag.text}", box, draw)

    def _stamp(
        self,
        painter: QPainter,
        key: str,
        box: QRectF,
        draw: Callable[[QPainter, QRectF], None],
    ) -> None:
        picture = stamp(
            f"{key}/{self._look}", box.size(), ratio=self._ratio, font=self._font, draw=draw
        )
        painter.drawPixmap(QPoint(round(box.left()), round(box.top())), picture)


def _draw_tick(painter: QPainter, box: QRectF, tokens: Tokens, *, ticked: bool) -> None:
    square = QRectF(box.left() + 0.5, box.top() + 0.5, _TICK - 1, _TICK - 1)
    painter.setPen(QPen(QColor(tokens.accent if ticked else tokens.muted), 1))
    painter.setBrush(QColor(tokens.accent if ticked else tokens.bg))
    painter.drawRoundedRect(square, 4, 4)
    if ticked:
        mark = [QPointF(3.8, 8), QPointF(6.6, 10.6), QPointF(11.4, 5)]
        painter.setPen(QPen(QColor(tokens.on_accent), 1.7, c=Qt.PenCapStyle.RoundCap))
        painter.drawPolyline([square.topLeft() + point for point in mark])
