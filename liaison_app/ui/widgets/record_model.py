"""The rows of a table: keys of them all, and only the blocks that are looked at.

A million keys are 8 MB; rows are fetched in aligned blocks of 16 and 128 blocks are kept, so any
place of any list is one short reading away. A fetch that would have to wait answers None: the cells
stay empty and are asked for again a frame later.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeAlias, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from liaison_app.ui.plain import tooltip
from liaison_app.ui.widgets.record_cells import Cell, Column

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
Keys: TypeAlias = "array[int]"  # arrays take no brackets at run time before Python 3.12
BLOCK = 16
KEPT_BLOCKS = 128
FRAME_MS = 16
_NOWHERE = QModelIndex()


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Rows by their keys, through a fetch that answers at once or says that it cannot."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Mapping[int, Row] | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch = fetch
        self._keys = array("q")
        self._blocks: OrderedDict[int, tuple[Row | None, ...]] = OrderedDict()
        self._awaited: set[int] = set()
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(FRAME_MS)
        self._again.timeout.connect(self._ask_again)

    @property
    def keys(self) -> Keys:
        """The keys of all rows, in their order."""
        return self._keys

    def set_keys(self, keys: Iterable[int]) -> None:
        """Show these records in this order."""
        self.beginResetModel()
        self._keys = keys if isinstance(keys, array) else array("q", keys)
        self._forget_blocks()
        self.endResetModel()

    def refresh(self) -> None:
        """Read again the rows that are seen; the keys stay."""
        self._forget_blocks()
        if self._keys:
            last = self.index(len(self._keys) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def key_at(self, row: int) -> int:
        """Return the key of the record in this row."""
        return self._keys[row]

    def row_of(self, key: int) -> int | None:
        """Return the row in which the record with this key stands, or None."""
        try:
            return self._keys.index(key)
        except ValueError:
            return None

    def row(self, number: int) -> Row | None:
        """Return the record in this row, or None where it is not here yet."""
        block, place = divmod(number, BLOCK)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._fetch_block(block)
        else:
            self._blocks.move_to_end(block)
        return rows[place] if rows is not None else None

    def cell(self, number: int, column: int) -> Cell | None:
        """Return a cell to paint, or None where its row is not here yet."""
        row = self.row(number)
        return None if row is None else self.columns[column].cell(row)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many records there are."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell's words, its sentence for a screen reader, or its hover text."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.sentence(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(row).words
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(column.cell(row).hover) or None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's heading."""
        if orientation is not Qt.Orientation.Horizontal or not self._has_column(section):
            return None
        return self.columns[section].heading if role == Qt.ItemDataRole.DisplayRole else None

    def _has_column(self, section: int) -> bool:
        return 0 <= section < len(self.columns)

    def _fetch_block(self, block: int) -> tuple[Row | None, ...] | None:
        if block in self._awaited:
            return None
        keys = self._keys[block * BLOCK : (block + 1) * BLOCK]
        found = self._fetch(keys)
        if found is None:
            self._awaited.add(block)
            self._again.start()
            return None
        rows = tuple(found.get(key) for key in keys)
        self._blocks[block] = rows
        if len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return rows

    def _ask_again(self) -> None:
        awaited, self._awaited = sorted(self._awaited), set()
        for block in awaited:
            last = min((block + 1) * BLOCK, len(self._keys)) - 1
            self.dataChanged.emit(
                self.index(block * BLOCK, 0), self.index(last, len(self.columns) - 1)
            )

    def _forget_blocks(self) -> None:
        self._blocks.clear()
        self._awaited.clear()
