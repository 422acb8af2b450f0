"""The grid into which a sheet is keyed: the printed numbers in their order, for keys alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from liaison_app.domain.keyed_sheets import (
    MOST_TOLD,
    OUTCOME_KEYS,
    KeyedRow,
    SheetRow,
    SheetToKey,
    answered_by,
)
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import tooltip
from liaison_app.ui.tokens import tokens_now

NAME, REACH, OUTCOME, PROMISED, TOLD, NOTE = range(6)
_HEADINGS = ("Who", "Telephone", "What came of it", "Will pass on", "Told", "Note")
_WIDTHS = (300, 130, 190, 96, 76, 240)
_TYPED = frozenset({TOLD, NOTE})
_ROW_HEIGHT, _NUMBER_WIDTH = 34, 40
_RING = 2
_PADDED = "QTableView::item { padding: 0 8px; }"
_YES = "Yes"
Place = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """The rows of a sheet, their printed numbers at their side, and what is keyed in of them.

    Signals:
        keyed: something was keyed in.
    """

    keyed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.printed: tuple[SheetRow, ...] = ()
        self.keyed_in: list[KeyedRow] = []
        self._logged: Mapping[int, Outcome] = {}
        self._channel = Channel.CALL

    def show_sheet(self, sheet: SheetToKey, kept: Mapping[int, KeyedRow]) -> None:
        """Show a sheet, with what was keyed in before and not saved."""
        self.beginResetModel()
        self.printed, self._channel, self._logged = sheet.rows, sheet.channel, sheet.logged
        self.keyed_in = [kept.get(row.place, KeyedRow(place=row.place)) for row in self.printed]
        self.endResetModel()

    def rowCount(self, parent: Place | None = None) -> int:
        """Return how many rows the sheet has."""
        return 0 if parent is not None and parent.isValid() else len(self.printed)

    def columnCount(self, parent: Place | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heading of a column, and the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return _HEADINGS[section]
        return str(self.printed[section].place)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, and what a screen reader says of it."""
        if not index.isValid():
            return None
        words = self._words(index.row(), index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self.printed[index.row()]
            said = words or "empty"
            return f"{_HEADINGS[index.column()]}: {said}, row {row.place}, {row.name}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {NAME, REACH}:
            row = self.printed[index.row()]
            told = (row.name, row.whom, row.reach, row.ref)
            return tooltip("\n".join(part for part in told if part))
        if role == Qt.ItemDataRole.ForegroundRole and self._is_muted(index):
            return QColor(tokens_now().muted)
        return None

    def setData(self, index: Place, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a note, or a number of people told."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in _TYPED:
            return False
        row, text = self.keyed_in[index.row()], str(value).strip()
        if index.column() == NOTE:
            self.put(index.row(), replace(row, note=text))
            return True
        digits = text.replace(",", "")
        if digits and not (digits.isdecimal() and int(digits) <= MOST_TOLD):
            return False
        told = int(digits) if digits else None
        outcome = row.outcome or (answered_by(self._channel) if told else None)
        self.put(index.row(), replace(row, told=told, outcome=outcome))
        return True

    def flags(self, index: Place) -> Qt.ItemFlag:
        """Return whether a cell can be typed into."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() in _TYPED else usual

    def put(self, place: int, row: KeyedRow) -> None:
        """Take a row as it was keyed in."""
        self.keyed_in[place] = row
        last = len(_HEADINGS) - 1
        self.dataChanged.emit(self.index(place, 0), self.index(place, last))
        self.keyed.emit()

    def promise(self, place: int) -> None:
        """Note that they will pass it on, or not after all; whoever promises has answered."""
        row = self.keyed_in[place]
        promised = not row.promised
        outcome = row.outcome or (answered_by(self._channel) if promised else None)
        self.put(place, replace(row, promised=promised, outcome=outcome))

    def said_of(self, place: int) -> str:
        """Return the number of a row, and whom it is for."""
        row = self.printed[place]
        return f"Row {row.place}: {', '.join(part for part in (row.name, row.whom) if part)}"

    def is_done(self, place: int) -> bool:
        """Say of a row whether it was keyed in, now or before."""
        row = self.keyed_in[place]
        return row.is_begun or row.place in self._logged

    def _is_muted(self, index: Place) -> bool:
        begun = self.keyed_in[index.row()].is_begun
        return index.column() == REACH or (index.column() == OUTCOME and not begun)

    def _outcome(self, row: KeyedRow) -> str:
        """Return what came of a row, or what was logged of it when it was keyed in before."""
        if row.outcome is not None:
            return row.outcome.label
        before = self._logged.get(row.place)
        return f"{before.label} (logged)" if before is not None else ""

    def _words(self, place: int, column: int) -> str:
        printed, row = self.printed[place], self.keyed_in[place]
        return {
            NAME: ", ".join(part for part in (printed.name, printed.whom) if part),
            REACH: printed.reach,
            OUTCOME: self._outcome(row),
            PROMISED: _YES if row.promised else "",
            TOLD: f"{row.told:,}" if row.told is not None else "",
            NOTE: row.note,
        }[column]


class KeyInGrid(QTableView):
    """One key for what came of a row, Tab to the next field, Enter to the next row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Rows of the sheet")
        self.rows = SheetModel(self)
        self.setModel(self.rows)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setShowGrid(True)
        self.setStyleSheet(_PADDED)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        numbers = self.verticalHeader()
        numbers.setDefaultSectionSize(grown(_ROW_HEIGHT, self.font()))
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        numbers.setMinimumWidth(grown(_NUMBER_WIDTH, self.font()))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, grown(width, self.font()))
        head.setStretchLastSection(True)

    def show_sheet(
        self, sheet: SheetToKey, kept: Mapping[int, KeyedRow], *, with_relay: bool
    ) -> None:
        """Show a sheet from its first row that is not keyed in yet."""
        self.rows.show_sheet(sheet, kept)
        for column in (PROMISED, TOLD):
            self.setColumnHidden(column, not with_relay)
        left = (place for place in range(self.rows.rowCount()) if not self.rows.is_done(place))
        self.go_to(next(left, 0))

    def keyed_in(self) -> Sequence[KeyedRow]:
        """Return what was keyed in of each row."""
        return tuple(self.rows.keyed_in)

    def go_to(self, place: int, column: int = OUTCOME) -> None:
        """Make a cell the current one, and show it."""
        index = self.rows.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring of the focus around the cell that takes the keys."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(tokens_now().accent), _RING))
            inside = _RING // 2
            index = self.currentIndex()
            cell = self.visualRect(index) if index.isValid() else self.viewport().rect()
            painter.drawRect(cell.adjusted(inside, inside, -inside, -inside))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take an outcome by its key, and go on by Tab and Enter."""
        index, key = self.currentIndex(), event.key()
        if self.state() == QAbstractItemView.State.EditingState:
            event.accept()  # the field that is open hands on what it takes itself
        elif not index.isValid():
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._go_down(index.row())
        elif (key == Qt.Key.Key_Tab and self._step(index, 1)) or (
            key == Qt.Key.Key_Backtab and self._step(index, -1)
        ):
            event.accept()
        elif index.column() in _TYPED or not self._by_key(index.row(), event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Go through the cells of a row by Tab, and leave the grid at its ends alone."""
        index = self.currentIndex()
        if index.isValid() and self._step(index, 1 if forwards else -1):
            return True
        return super().focusNextPrevChild(forwards)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the next row by Enter from a note, as from anywhere."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        place = self.currentIndex()
        if hint == hints.SubmitModelCache:
            self._go_down(place.row())
        elif hint in {hints.EditNextItem, hints.EditPreviousItem}:
            self._step(place, 1 if hint == hints.EditNextItem else -1)

    def _by_key(self, place: int, event: QKeyEvent) -> bool:
        """Take what one key says of a row; the same key for calls and visits."""
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        letter = event.text().upper()
        row = self.rows.keyed_in[place]
        if letter == "P" and not self.isColumnHidden(PROMISED):
            self.rows.promise(place)
            return True
        if event.key() in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.rows.put(place, KeyedRow(place=row.place, note=row.note))
            return True
        if letter not in OUTCOME_KEYS:
            return False
        self.rows.put(place, row.with_outcome(OUTCOME_KEYS[letter]))
        return True

    def _go_down(self, place: int) -> None:
        if place + 1 < self.rows.rowCount():
            self.go_to(place + 1)

    def _step(self, index: QModelIndex, by: int) -> bool:
        """Go to the next cell of the row that takes keys; False where there is none."""
        open_to_keys = [
            column for column in (OUTCOME, PROMISED, TOLD, NOTE) if not self.isColumnHidden(column)
        ]
        beyond = [column for column in open_to_keys if (column - index.column()) * by > 0]
        if beyond:
            self.setCurrentIndex(self.rows.index(index.row(), beyond[0 if by > 0 else -1]))
            return True
        place = index.row() + by
        if 0 <= place < self.rows.rowCount():
            self.go_to(place, open_to_keys[0 if by > 0 else -1])
            return True
        return False
