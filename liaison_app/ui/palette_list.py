"""The lines of the palette: each with its icon, its kind and its key."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.palette_entries import Entry
from liaison_app.ui.tokens import RADIUS, tokens_now
from liaison_app.ui.widgets.painting import (
    draw_chip,
    side_of,
    smaller,
    tag_font,
    tag_height,
    tag_width,
    weighted,
)

_ROWS_SEEN = 10
_ROW = 34
_HEADING = 28
_ICON = 16
_SIDE = 8
_APART = 12
_KIND_ROOM = 92
_KEY_ROOM = 104
_BAR = 3


class PaletteList(QListWidget):
    """Takes no focus: the keys stay with the field above it.

    Signals:
        chosen: the Entry that was clicked.
        stood_on: the Entry the officer is on now.
    """

    chosen = Signal(object)
    stood_on = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName("What there is to go to and to do")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Line(self))
        self.itemClicked.connect(self._on_clicked)
        self.currentRowChanged.connect(self._on_current)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown."""
        return self._entries

    @property
    def current(self) -> Entry | None:
        """The entry the officer is on, or None."""
        row = self.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def show_entries(self, entries: Sequence[Entry], *, stay_on: Entry | None = None) -> None:
        """Show these, with the officer on the entry they were on, or else on the first."""
        self._entries = tuple(entries)
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.name)
            item.setData(Qt.ItemDataRole.UserRole, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.sentence)
            if entry.do is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.blockSignals(blocked)
        self._stand_on(self._row_of(stay_on))

    def move_by(self, lines: int) -> None:
        """Go up or down among what can be chosen; one line beyond an end is the other end."""
        rows = [row for row, entry in enumerate(self._entries) if entry.do is not None]
        if not rows:
            return
        at = rows.index(self.currentRow()) if self.currentRow() in rows else 0
        last = len(rows) - 1
        if abs(lines) == 1:
            self._stand_on(rows[(at + lines) % len(rows)])
        else:
            self._stand_on(rows[max(0, min(at + lines, last))])

    def sizeHint(self) -> QSize:
        """Return the height of the lines there are, up to a screenful."""
        rows = (self.sizeHintForRow(row) for row in range(self.count()))
        most = _ROWS_SEEN * grown(_ROW, self.font())
        return QSize(super().sizeHint().width(), min(sum(rows), most))

    def _row_of(self, wanted: Entry | None) -> int:
        names = [(entry.name, entry.kind, entry.detail) for entry in self._entries]
        if wanted is not None and (wanted.name, wanted.kind, wanted.detail) in names:
            return names.index((wanted.name, wanted.kind, wanted.detail))
        return next((row for row, entry in enumerate(self._entries) if entry.do is not None), -1)

    def _stand_on(self, row: int) -> None:
        self.setCurrentRow(row)
        if row > 0 and self._entries[row - 1].is_heading:
            self.scrollToItem(self.item(row - 1))
        self.scrollToItem(self.item(row))
        self._on_current(row)

    def _on_clicked(self) -> None:
        if self.current is not None and self.current.do is not None:
            self.chosen.emit(self.current)

    def _on_current(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self.stood_on.emit(self._entries[row])


class _Line(QStyledItemDelegate):
    """Paints an icon, the name with its detail, the kind, and the key at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line; a long name is cut with dots before its kind and key are."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        if entry.is_heading:
            _paint_heading(painter, box.adjusted(_SIDE, 0, -_SIDE, 0), entry, option.font)
        else:
            if entry.do is not None:
                _paint_ground(painter, box.adjusted(0, 1, 0, -1), option.state)
            _paint_entry(painter, box.adjusted(_APART, 0, -_SIDE, 0), entry, option.font)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a line that a finger can hit."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, grown(_HEADING if entry.is_heading else _ROW, option.font))


def _paint_heading(painter: QPainter, box: QRectF, entry: Entry, font: QFont) -> None:
    painter.setPen(QColor(tokens_now().muted))
    painter.setFont(weighted(smaller(font), QFont.Weight.DemiBold))
    _write(painter, box, entry.name)


def _paint_ground(painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
    tokens = tokens_now()
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(QColor(tokens.selection))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setBrush(QColor(tokens.accent))
        middle = box.center().y()
        painter.drawRoundedRect(QRectF(box.left(), middle - 8, _BAR, 16), 1.5, 1.5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(QColor(tokens.hover))
        painter.drawRoundedRect(box, RADIUS, RADIUS)


def _paint_entry(painter: QPainter, box: QRectF, entry: Entry, font: QFont) -> None:
    tokens = tokens_now()
    ratio = painter.device().devicePixelRatio()
    mark = pixmap(entry.icon, colour=tokens.muted, pixels=_ICON, ratio=ratio)
    painter.drawPixmap(round(box.left()), round(box.center().y() - _ICON / 2), mark)
    key_room, kind_room = grown(_KEY_ROOM, font), grown(_KIND_ROOM, font)
    if entry.key:
        painter.setFont(tag_font(font))
        width, height = tag_width(entry.key, font, dotted=False), tag_height(font)
        chip = QRectF(box.right() - width, box.center().y() - height / 2, width, height)
        draw_chip(painter, chip, entry.key, "neutral", tokens)
    painter.setFont(smaller(font))
    painter.setPen(QColor(tokens.muted))
    kind = QRectF(box.right() - key_room - kind_room, box.top(), kind_room, box.height())
    _write(painter, kind, entry.kind)
    taken = key_room + kind_room if entry.kind else 0
    _paint_name(painter, box.adjusted(_ICON + _APART, 0, -taken, 0), entry, font)


def _paint_name(painter: QPainter, box: QRectF, entry: Entry, font: QFont) -> None:
    tokens, metrics = tokens_now(), QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(QColor(tokens.text))
    name = box.adjusted(0, 0, -_APART, 0)
    wide = min(metrics.horizontalAdvance(entry.name) + 1, name.width())
    name.setWidth(wide)
    _write(painter, name, entry.name)
    left = box.adjusted(wide + _APART, 0, -_APART, 0)
    if entry.detail and left.width() > metrics.averageCharWidth() * 6:
        painter.setFont(smaller(font))
        painter.setPen(QColor(tokens.muted))
        _write(painter, left, entry.detail)


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    """Paint one line of text, cut with dots where it does not fit."""
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    painter.drawText(box, side_of(text) | Qt.TextFlag.TextSingleLine, shown)
