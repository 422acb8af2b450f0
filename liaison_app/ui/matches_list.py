"""The names that match what is being typed, in a list that floats below the field."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.ui.tokens import tokens_now

_NOBODY = "Nobody by that name. Try another word of it, or its postcode."
_ROOM = 12
_HINT = Qt.ItemDataRole.UserRole + 1


class MatchesList(QListWidget):
    """Takes no focus: the keys stay with the field above it.

    Signals:
        taken: the OrganisationRow that was clicked.
    """

    taken = Signal(object)

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self._below = below
        self._rows: tuple[OrganisationRow, ...] = ()
        self.setObjectName("matches")
        self.setAccessibleName("Matching organisations")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_NameAndPlace(self))
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    @property
    def current(self) -> OrganisationRow | None:
        """The organisation the officer is on, or None."""
        row = self.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def show_rows(self, rows: Sequence[OrganisationRow]) -> None:
        """Show these organisations below the field, the first of them chosen."""
        self._rows = tuple(rows)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_HINT, ", ".join(part for part in (row.town, row.postcode) if part))
            self.addItem(item)
        if not rows:
            nobody = QListWidgetItem(_NOBODY)
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nobody)
        self.setCurrentRow(0)
        self._float()

    def move_by(self, lines: int) -> None:
        """Go up or down among the matches."""
        if self._rows:
            self.setCurrentRow(max(0, min(self.currentRow() + lines, len(self._rows) - 1)))

    def _float(self) -> None:
        """Lie above whatever comes below the field."""
        window = self._below.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = self._below.mapTo(window, QPoint(0, self._below.height() + 3))
        self.setGeometry(QRect(corner, QSize(self._below.width(), self.height())))
        self.show()
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1))
        self.resize(self.width(), last.bottom() + 1 + 2 * self.viewport().y())
        self.raise_()

    def _on_clicked(self) -> None:
        if self.current is not None:
            self.taken.emit(self.current)


class _NameAndPlace(QStyledItemDelegate):
    """Paints the name at the left and the place, muted, at the right."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one line; a long name is cut with dots before its place is."""
        tokens = tokens_now()
        there = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        if there and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tokens.selection))
        room = option.rect.adjusted(_ROOM, 0, -_ROOM, 0)
        place, metrics = str(index.data(_HINT) or ""), option.fontMetrics
        taken = metrics.horizontalAdvance(place) + _ROOM if place else 0
        painter.setPen(QColor(tokens.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, place)
        painter.setPen(QColor(tokens.text if there else tokens.muted))
        name = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, room.width() - taken
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room.adjusted(0, 0, -taken, 0), flags, name)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a line that a finger can hit."""
        return QSize(super().sizeHint(option, index).width(), option.fontMetrics.height() + 14)
