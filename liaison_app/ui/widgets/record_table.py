"""The table in which every page lists its records."""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.record_cells import Column, SortedBy
from liaison_app.ui.widgets.record_header import RecordHeader
from liaison_app.ui.widgets.record_model import Keys, RecordModel
from liaison_app.ui.widgets.record_painter import TICK_ROOM, RecordPainter, row_height
from liaison_app.ui.widgets.table_layout import (
    TableLayout,
    apply_layout,
    fill_columns_menu,
    read_layout,
    shared_widths,
)

Row = TypeVar("Row")
_FEW = 500
_ROWS = QItemSelectionModel.SelectionFlag.Rows


class RecordTable(QTableView, Generic[Row]):
    """Shows records by their keys; selections are read as ranges, never row by row.

    Signals:
        opened: the key of a record that was double-clicked, or Enter pressed on.
        current_changed: the key of the row the officer is on, or None.
        selection_changed: other rows are selected.
        order_wanted: a tuple of SortedBy; sort, then ``set_order`` and ``set_keys``.
        layout_changed: a TableLayout to remember.
        copy_wanted: Ctrl+C; handing rows out is the page's to record.
        menu_wanted: where the menu of the selected rows is to open, on the screen.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    selection_changed = Signal()
    order_wanted = Signal(object)
    layout_changed = Signal(object)
    copy_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        fetch: Callable[[Sequence[int]], Mapping[int, Row] | None],
        *,
        ticks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.records: RecordModel[Row] = RecordModel(columns, fetch, self)
        self._names = tuple(column.name for column in columns)
        self._ticks = ticks
        self._quiet = False
        self._fitted = True
        self._kept: tuple[int | None, Keys] | None = None
        self._painter = RecordPainter(self, self.records, ticks=ticks)
        self._header = RecordHeader(self.records.columns, ticks=ticks, parent=self)
        self._default = TableLayout()
        self._dress()
        self.setModel(self.records)
        self._set_widths()
        self._connect()

    @property
    def current_key(self) -> int | None:
        """The key of the row the officer is on."""
        index = self.currentIndex()
        return self.records.key_at(index.row()) if index.isValid() else None

    @property
    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(last - first + 1 for first, last in self._selected_ranges())

    def selected_keys(self) -> Keys:
        """Return the keys of the selected rows, in the order shown."""
        keys = array("q")
        for first, last in self._selected_ranges():
            keys.extend(self.records.keys[first : last + 1])
        return keys

    def set_keys(self, keys: Iterable[int], *, more: bool = False) -> None:
        """Show these records; the current row and a small selection stay with their records.

        Where they are the same as before, so does a selection of any size. ``more`` says that these
        are the first of many: what was chosen is kept for when all come.
        """
        keys = keys if isinstance(keys, array) else array("q", keys)
        if keys == self.records.keys and self._kept is None and not more:
            self.records.refresh()
            return
        kept = self._kept or (self.current_key, self._few_selected())
        current, chosen = kept
        self._quiet = True
        self.records.set_keys(keys)
        self.executeDelayedItemsLayout()  # else a scroll bar comes behind the first paint
        if current is not None or chosen:
            self._choose_again(current, chosen)
        self._quiet = False
        self._on_current()
        self.selection_changed.emit()
        self._kept = kept if more else None

    def refresh(self) -> None:
        """Read again the rows that are seen."""
        self.records.refresh()

    def go_to(self, key: int) -> bool:
        """Make this record the current row, and return whether it is in the list."""
        row = self.records.row_of(key)
        if row is None:
            return False
        index = self.records.index(row, 0)
        if index.row() != self.currentIndex().row() or not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)  # it takes the place of all that is selected
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def set_order(self, order: Sequence[SortedBy]) -> None:
        """Show by which columns the keys are sorted."""
        self._header.set_order(tuple(order))
        self._say_layout()

    def layout_now(self) -> TableLayout:
        """Return how the officer has arranged the table."""
        return read_layout(self, self._names, self._header.order, fitted=self._fitted)

    def set_layout(self, layout: TableLayout) -> None:
        """Arrange the table as it was left."""
        self._quiet = True
        apply_layout(self, self._names, layout)
        self._header.set_order(layout.order)
        self._quiet = False
        self._fitted = not any(place.width for place in layout.columns)
        self._fit()

    def columns_menu(self) -> QMenu:
        """Return a menu that shows, hides and sorts columns, and puts all back."""
        menu = QMenu(self)
        fill_columns_menu(menu, self, tuple(column.heading for column in self.records.columns))
        for action in menu.actions():
            action.toggled.connect(self._toggle_column)
        menu.addSeparator()
        order = menu.addMenu("Sort by")
        for column in self.records.columns:
            if column.sortable:
                action = order.addAction(button_text(column.heading))
                action.setData(column.name)
                action.triggered.connect(self._sort_by_action)
        menu.addAction("Put the columns back").triggered.connect(self._reset_columns)
        return menu

    def offer_columns(self, button: QWidget) -> None:
        """Open the menu of columns below a button."""
        self._open_columns_menu(button.mapToGlobal(button.rect().bottomLeft()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter, and ask for a copy on Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tick or untick a row by its box, and leave the rest to Qt."""
        index = self.indexAt(event.position().toPoint())
        ticked = self._ticks and index.isValid() and index.column() == 0
        if ticked and event.position().x() < TICK_ROOM + self.columnViewportPosition(0):
            flags = QItemSelectionModel.SelectionFlag.Toggle | _ROWS
            self.selectionModel().select(index, flags)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns, until the officer has set a width."""
        super().resizeEvent(event)
        self._fit()

    def leaveEvent(self, event: QEvent) -> None:
        """Show no row as under the mouse."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring around the current row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.records.rowCount():
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self.records.index(0, 0), flag)
        self._ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring()

    def paint_now(self) -> None:
        """Paint the rows seen at once: whatever is read next would be in the way."""
        self.viewport().repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are seen."""
        painter = QPainter(self.viewport())
        try:
            self._painter.paint(painter, event.rect())
        finally:
            painter.end()  # a painter left open takes the program with it

    def changeEvent(self, event: QEvent) -> None:
        """Give rows the height that the text needs, and columns their width."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
            if self.model() is not None:
                self._fit()

    def _dress(self) -> None:
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else columns jump
        self.setHorizontalHeader(self._header)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(self.font()))

    def _set_widths(self) -> None:
        self._quiet = True
        for number, column in enumerate(self.records.columns):
            self.setColumnHidden(number, not column.shown)
        self._default = self.layout_now()
        self._fit()

    def _connect(self) -> None:
        header = self._header
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._offer_columns_at)
        header.order_wanted.connect(self.order_wanted)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._say_layout)
        self.customContextMenuRequested.connect(self._open_menu)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def _fit(self) -> None:
        if not self._fitted:
            self._let_scroll(sideways=True)
            return
        columns = enumerate(self.records.columns)
        shown = {place: by for place, by in columns if not self.isColumnHidden(place)}
        room = self.viewport().width()
        widths = shared_widths(shown, room=room, font=self.font())
        self._let_scroll(sideways=sum(widths.values()) > room)
        self._quiet = True
        for place, width in widths.items():
            self.setColumnWidth(place, width)
        self._quiet = False

    def _let_scroll(self, *, sideways: bool) -> None:
        """Have a bar at the foot only where it is needed, not while columns are being fitted."""
        bar = Qt.ScrollBarPolicy
        wanted = bar.ScrollBarAsNeeded if sideways else bar.ScrollBarAlwaysOff
        if self.horizontalScrollBarPolicy() != wanted:
            self.setHorizontalScrollBarPolicy(wanted)

    def _on_resized(self, section: int) -> None:
        header = self._header
        last = header.logicalIndexAt(header.length() - 1)  # Qt itself stretches the last
        if not self._quiet and section != last:
            self._fitted = False
            self._say_layout()

    def _selected_ranges(self) -> list[tuple[int, int]]:
        selection = self.selectionModel().selection()
        parts = (selection.at(place) for place in range(selection.count()))
        return sorted({(part.top(), part.bottom()) for part in parts if part.isValid()})

    def _few_selected(self) -> Keys:
        return self.selected_keys() if self.selected_count <= _FEW else array("q")

    def _choose_again(self, current: int | None, chosen: Keys) -> None:
        model, selection = self.records, QItemSelection()
        last = len(model.columns) - 1
        for key in chosen:
            row = model.row_of(key)
            if row is not None:
                selection.select(model.index(row, 0), model.index(row, last))
        self.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
        )
        row = None if current is None else model.row_of(current)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(model.index(row, 0), flag)

    def _open(self, index: QModelIndex | QPersistentModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.records.key_at(index.row()))

    def _on_current(self) -> None:
        self._ring()
        if not self._quiet:
            self._kept = None
            self.current_changed.emit(self.current_key)

    def _on_selection(self) -> None:
        if not self._quiet:
            self._kept = None
            self.selection_changed.emit()

    def _ring(self) -> None:
        index = self.currentIndex()
        self._painter.current = index.row() if self.hasFocus() and index.isValid() else -1
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()

    def _open_menu(self, where: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))

    def _offer_columns_at(self, where: QPoint) -> None:
        self._open_columns_menu(self._header.mapToGlobal(where))

    def _open_columns_menu(self, where: QPoint) -> None:
        menu = self.columns_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def _toggle_column(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own signal
        action = self.sender()
        if isinstance(action, QAction):
            self._quiet = True
            self.setColumnHidden(int(action.data()), not shown)
            self._quiet = False
            self._fit()
            self._say_layout()

    def _sort_by_action(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._header.ask_for(str(action.data()))

    def _reset_columns(self) -> None:
        self.set_layout(replace(self._default, order=self._header.order))
        self._say_layout()

    def _say_layout(self) -> None:
        if not self._quiet:
            self.layout_changed.emit(self.layout_now())
