"""Selected rows are dragged out of a list, on to what is named beside it meanwhile."""

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from liaison_app.domain.handed_out import rows_in_words
from liaison_app.ui.handing_out import ListAtHand, Row
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.drop_area import ROWS, DropArea, DropGroup
from liaison_app.ui.widgets.painting import tag_font, tag_height, tag_width

_NARROW, _WIDE = 180, 260
_BESIDE = QPoint(-12, -8)
_NONE = "There are no tags and no saved lists yet. The menu of the rows makes the first one."


class RowDrag(QObject, Generic[Row]):
    """Begins a drag on rows that are selected; on others the mouse selects, as everywhere.

    ``read_groups`` asks for the targets, and hands them to what it is given; ``drop`` puts rows
    with these keys on a target of this value.

    Signals:
        began: the rows that are selected are being dragged.
    """

    began = Signal()

    def __init__(
        self,
        of: ListAtHand[Row],
        *,
        read_groups: Callable[[Callable[[Sequence[DropGroup]], None]], None],
        drop: Callable[[Sequence[int], object], None],
    ) -> None:
        super().__init__(of.page)
        self._table, self._read_groups, self._drop = of.table, read_groups, drop
        self._pressed: QPoint | None = None
        self._area: DropArea | None = None
        of.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse over where it presses on a selected row and moves away."""
        if isinstance(event, QMouseEvent):
            match event.type():
                case QEvent.Type.MouseButtonPress:
                    self._pressed = self._begins_at(event)
                case QEvent.Type.MouseMove if self._pressed is not None:
                    self._move(event, self._pressed)
                    return True
                case QEvent.Type.MouseButtonRelease:
                    self._pressed = None
        return super().eventFilter(watched, event)

    def show_targets(self) -> DropArea:
        """Show what the rows that are selected can be dropped on."""
        keys = self._table.selected_keys()
        self.hide_targets()
        self._area = area = DropArea(self._table.window())
        area.dropped.connect(lambda value: self._drop(keys, value))
        title = f"Drop {rows_in_words(len(keys))} on"

        def show(groups: Sequence[DropGroup]) -> None:
            if self._area is area:
                self._place(area)
                area.show_targets(title, groups, none=_NONE)

        self._read_groups(show)
        return area

    def hide_targets(self) -> None:
        """Take the targets away."""
        if self._area is not None:
            self._area.hide()
            self._area.deleteLater()
            self._area = None

    def _begins_at(self, event: QMouseEvent) -> QPoint | None:
        where = event.position().toPoint()
        index = self._table.indexAt(where)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is not Qt.MouseButton.LeftButton or not plain or not index.isValid():
            return None
        return where if self._table.selectionModel().isRowSelected(index.row()) else None

    def _move(self, event: QMouseEvent, pressed: QPoint) -> None:
        way = (event.position().toPoint() - pressed).manhattanLength()
        held = event.buttons() & Qt.MouseButton.LeftButton
        if held and way >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()
        elif not held:
            self._pressed = None

    def _drag(self) -> None:
        drag, data = QDrag(self._table), QMimeData()
        data.setData(ROWS, b"")
        drag.setMimeData(data)
        drag.setPixmap(self._picture(rows_in_words(self._table.selected_count)))
        drag.setHotSpot(_BESIDE)
        self.show_targets()
        self.began.emit()
        drag.exec(Qt.DropAction.CopyAction)
        self.hide_targets()

    def _picture(self, words: str) -> QPixmap:
        font, ratio = self._table.font(), self._table.devicePixelRatioF()
        box = QRectF(0, 0, tag_width(words, font, dotted=False) + 2, tag_height(font) + 4)
        picture = QPixmap((box.size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        colours = tokens_now()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(box, 6, 6)
        painter.setFont(tag_font(font))
        painter.setPen(QColor(colours.on_accent))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return picture

    def _place(self, area: DropArea) -> None:
        """Put the targets left of the list, where no row lies below them.

        Where there is no room beside the list they stand on its left, or on its right while the
        mouse is at the left: what lies under it by chance must not take the rows.
        """
        table = self._table
        corner = table.mapTo(table.window(), QPoint())
        if corner.x() >= _NARROW:
            foot = table.mapTo(table.window(), table.rect().bottomLeft()).y()
            area.setGeometry(0, 0, corner.x(), foot + 1)
            return
        mouse = table.mapFromGlobal(table.cursor().pos()).x()
        left = corner.x() if mouse > _WIDE else corner.x() + table.width() - _WIDE
        area.setGeometry(left, corner.y(), _WIDE, table.height())
