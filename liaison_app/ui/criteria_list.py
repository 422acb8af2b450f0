"""The list of a filter: fields to go into, or values to tick, each with how many there are."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from liaison_app.ui.icons import icon
from liaison_app.ui.tokens import tokens_now

_HINT = Qt.ItemDataRole.UserRole + 1
_SIDE = 10
_TALLER = 14
_RING = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: what it stands for, its words, what is said at its right, its tick or icon."""

    value: Hashable
    words: str
    hint: str = ""
    icon: str = ""
    ticked: bool | None = None


class CriteriaList(QListWidget):
    """Lines to be chosen by a click, Enter or Space; whoever owns it ticks them.

    Signals:
        chosen: the value of the line that was chosen.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()  # Qt would hand a tuple back as a list
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setItemDelegate(_HintAtTheRight(self))
        self.itemClicked.connect(self._on_clicked)

    def show_lines(self, lines: Iterable[Line], *, none: str) -> None:
        """Show these lines, the first of them current; where there is none, say so."""
        row = max(self.currentRow(), 0)
        before = self.current_value
        self.clear()
        self._lines = tuple(lines)
        for line in self._lines:
            self.addItem(_item(line))
        if not self.count():
            nothing = QListWidgetItem(none)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
            return
        same = row < self.count() and self._lines[row].value == before
        self.setCurrentRow(row if same else 0)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines shown."""
        return self._lines

    @property
    def current_value(self) -> Hashable | None:
        """What the line stands for that the officer is on, or None."""
        row = self.currentRow()
        return self._lines[row].value if 0 <= row < len(self._lines) else None

    def choose_current(self) -> None:
        """Choose the line the officer is on."""
        if self.current_value is not None:
            self.chosen.emit(self.current_value)

    def move_by(self, lines: int) -> None:
        """Go up or down."""
        self.setCurrentRow(max(0, min(self.currentRow() + lines, self.count() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose_current()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        row = self.row(item)
        if row < len(self._lines):
            self.chosen.emit(self._lines[row].value)


def _item(line: Line) -> QListWidgetItem:
    item = QListWidgetItem(line.words)
    item.setData(_HINT, line.hint)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    spoken = f"{line.words}, {line.hint}" if line.hint else line.words
    item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
    if line.icon:
        item.setIcon(icon(line.icon))
    if line.ticked is not None:
        item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
    return item


class _HintAtTheRight(QStyledItemDelegate):
    """Paints a line as Qt does, and what is said at its right muted; the words are cut first."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line."""
        tokens = tokens_now()
        here = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        if here and index.flags() & Qt.ItemFlag.ItemIsEnabled:
            chosen = option.state & QStyle.StateFlag.State_Selected
            painter.fillRect(option.rect, QColor(tokens.selection if chosen else tokens.hover))
        hint = str(index.data(_HINT) or "")
        whole = QRect(option.rect)
        room = option.fontMetrics.horizontalAdvance(hint) + 2 * _SIDE if hint else 0
        option.rect = whole.adjusted(0, 0, -room, 0)
        super().paint(painter, option, index)
        option.rect = whole
        painter.save()
        painter.setPen(QColor(tokens.muted))
        at_right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(whole.adjusted(0, 0, -_SIDE, 0), at_right, hint)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), _RING))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a line that a finger can hit."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + _TALLER)
