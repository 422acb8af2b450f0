"""The headings of a table: a click sorts, a shift-click adds to the order."""

from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.painting import weighted
from liaison_app.ui.widgets.record_cells import Column, SortedBy
from liaison_app.ui.widgets.record_painter import SIDE, TICK_ROOM

_HEIGHT = 36
_AROUND = 22
_ARROW = 12
_LEAST_WIDTH = 60

Row = TypeVar("Row")
Order = tuple[SortedBy, ...]


class RecordHeader(QHeaderView, Generic[Row]):
    """Headings that paint themselves; the page sorts, the header only asks.

    Signals:
        order_wanted: a tuple of SortedBy.
    """

    order_wanted = Signal(object)

    def __init__(
        self, columns: tuple[Column[Row], ...], *, ticks: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns = columns
        self._ticks = ticks
        self.order: Order = ()
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(_LEAST_WIDTH)
        self.setHighlightSections(False)
        self.sectionClicked.connect(self._clicked)

    def set_order(self, order: Order) -> None:
        """Show by which columns the list is sorted."""
        self.order = order
        self.viewport().update()

    def ask_for(self, column: str, *, add: bool = False) -> None:
        """Ask for the order that a click on this column's heading gives."""
        there = {by.column: by for by in self.order}
        before = there.get(column)
        by = SortedBy(column=column, descending=before is not None and not before.descending)
        if not add:
            self.order_wanted.emit((by,))
            return
        there[column] = by
        self.order_wanted.emit(tuple(there.values()))

    def sizeHint(self) -> QSize:
        """Return the height of the headings."""
        return QSize(super().sizeHint().width(), max(_HEIGHT, self.font().pixelSize() + _AROUND))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one heading with its arrow."""
        tokens = tokens_now()
        box = QRectF(rect)
        painter.save()
        painter.fillRect(box, QColor(tokens.bg))
        painter.setPen(QPen(QColor(tokens.line), 1))
        bottom = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        font = weighted(self.font(), QFont.Weight.DemiBold)
        font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
        left = SIDE if logicalIndex else (TICK_ROOM if self._ticks else 2 * SIDE)
        inner = box.adjusted(left, 0, -SIDE, 0)
        column = self._columns[logicalIndex]
        by = next((by for by in self.order if by.column == column.name), None)
        arrow = grown(_ARROW, font)
        room = inner.width() - (0 if by is None else arrow + 4)
        metrics = QFontMetricsF(font)
        heading = metrics.elidedText(column.heading, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(tokens.muted if by is None else tokens.text))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, heading)
        if by is not None:
            where = inner.left() + metrics.horizontalAdvance(heading) + 4
            self._draw_arrow(painter, QPointF(where, inner.center().y() - arrow / 2), by, arrow)
        painter.restore()

    def _draw_arrow(self, painter: QPainter, where: QPointF, by: SortedBy, side: int) -> None:
        name = "arrow-down" if by.descending else "arrow-up"
        ratio = self.devicePixelRatioF()
        colour = tokens_now().accent
        painter.drawPixmap(where, pixmap(name, colour=colour, pixels=side, ratio=ratio))

    def _clicked(self, section: int) -> None:
        column = self._columns[section]
        if column.sortable:
            shift = Qt.KeyboardModifier.ShiftModifier
            self.ask_for(column.name, add=bool(QApplication.keyboardModifiers() & shift))
