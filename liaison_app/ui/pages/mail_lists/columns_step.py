"""Which columns a file has: ticked, in an order, under headings; each with an example of it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import STANDARD_COLUMNS, ExportColumn, must_be_columns
from liaison_app.domain.merge_fields import (
    FIELDS_WITH_A_REASON,
    OFFERED_FIELDS,
    MailListRow,
    cells_of,
)
from liaison_app.domain.presets import asking_a_reason
from liaison_app.ui.pages.mail_lists.text_popover import ReasonPopover
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.buttons import link_button, secondary_button
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.message_line import MessageLine

_FIELD, _HEADING, _EXAMPLE = range(3)
_HOW = (
    "Space ticks a column, F2 gives it another heading, Ctrl+Up and Ctrl+Down move it. Letters "
    "saved in Word lean on the standard headings."
)
_ASKS = "asks for a reason"
_HEADINGS = ("Column", "Heading", "For instance")
_WIDTHS = (230, 230)
_RING = 2


class ColumnsStep(QWidget):
    """Lets the officer choose the columns; those of faith and notes are given for a reason alone.

    Signals:
        changed: there are other columns now.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._reasons: dict[str, str] = {}
        self._example: MailListRow | None = None
        self._quiet = False
        self.table = _Columns()
        self.table.itemChanged.connect(self._on_item)
        self.table.move_wanted.connect(self._move)
        self.table.model().rowsInserted.connect(self._on_dragged)
        self._problem = MessageLine()
        self._counted = PlainLabel(role="heading")
        self._up, self._down = (
            secondary_button("Move up", "arrow-up"),
            secondary_button("Move down", "arrow-down"),
        )
        self._up.clicked.connect(partial(self._move, -1))
        self._down.clicked.connect(partial(self._move, 1))
        self._standard = link_button("Back to the standard names")
        self._standard.clicked.connect(self._put_back)
        self._lay_out()
        self.show_columns(STANDARD_COLUMNS)

    @property
    def columns(self) -> tuple[ExportColumn, ...]:
        """The columns ticked, in their order."""
        items = (self.table.topLevelItem(place) for place in range(self.table.topLevelItemCount()))
        return tuple(
            ExportColumn(field=_field_of(one), heading=one.text(_HEADING).strip())
            for one in items
            if one is not None and _is_ticked(one)
        )

    @property
    def reasons(self) -> Mapping[str, str]:
        """Why each column of faith or notes is handed out, by its field."""
        return {field: self._reasons[field] for field in asking_a_reason(self.columns)}

    @property
    def problem(self) -> str:
        """What is wrong with the columns, or nothing."""
        try:
            must_be_columns(self.columns, offered=OFFERED_FIELDS)
        except LiaisonError as problem:
            return f"{problem}"
        return ""

    def show_columns(self, columns: Sequence[ExportColumn]) -> None:
        """Show these columns ticked and first, and all others there are below them."""
        ticked = {one.field for one in columns}
        others = (
            ExportColumn(field=field, heading=field)
            for field in OFFERED_FIELDS
            if field not in ticked
        )
        self._quiet = True
        self.table.clear()
        for one in (*columns, *others):
            self.table.addTopLevelItem(_item(one, ticked=one.field in ticked))
        self.table.setCurrentIndex(self.table.model().index(0, 0))
        self._quiet = False
        self._say()
        if self._example is not None:
            self.show_example(self._example)

    def show_example(self, row: MailListRow) -> None:
        """Show what stands in each column for one row."""
        self._example = row
        examples = dict(zip(OFFERED_FIELDS, cells_of(OFFERED_FIELDS)(row), strict=True))
        self._quiet = True
        for place in range(self.table.topLevelItemCount()):
            item = self.table.topLevelItem(place)
            if item is not None:
                field = _field_of(item)
                item.setText(_EXAMPLE, _ASKS if field in FIELDS_WITH_A_REASON else examples[field])
        self._quiet = False

    def _on_item(self, item: QTreeWidgetItem, column: int) -> None:
        if self._quiet:
            return
        field = _field_of(item)
        asks = field in FIELDS_WITH_A_REASON and field not in self._reasons
        if column == _FIELD and _is_ticked(item) and asks:
            self._tick(item, ticked=False)
            self._ask_why(field)
            return
        self._say()
        self.changed.emit()

    def _ask_why(self, field: str) -> None:
        words = field.replace("_", " ").lower()
        popover = ReasonPopover(f"Why does this list need their {words}?", "Add the column", self)
        popover.given.connect(partial(self._take_reason, field))
        item = self._item_of(field)
        place = self.table.visualItemRect(item).bottomLeft()
        popover.open_at(self.table.viewport().mapToGlobal(place))
        popover.field.setFocus()

    def _take_reason(self, field: str, reason: str) -> None:
        self._reasons[field] = reason
        self._tick(self._item_of(field), ticked=True)
        self._say()
        self.changed.emit()

    def _tick(self, item: QTreeWidgetItem, *, ticked: bool) -> None:
        self._quiet = True
        item.setCheckState(_FIELD, _CHECKED if ticked else Qt.CheckState.Unchecked)
        self._quiet = False

    def _item_of(self, field: str) -> QTreeWidgetItem:
        items = (self.table.topLevelItem(place) for place in range(self.table.topLevelItemCount()))
        return next(one for one in items if one is not None and _field_of(one) == field)

    def _move(self, by: int) -> None:
        item = self.table.currentItem()
        place = self.table.indexOfTopLevelItem(item) if item is not None else -1
        if not 0 <= place + by < self.table.topLevelItemCount() or place < 0:
            return
        self._quiet = True
        taken = self.table.takeTopLevelItem(place)
        if taken is not None:
            self.table.insertTopLevelItem(place + by, taken)
            self.table.setCurrentItem(taken)
        self._quiet = False
        self.changed.emit()

    def _on_dragged(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def _put_back(self) -> None:
        self._reasons.clear()
        self.show_columns(STANDARD_COLUMNS)
        self.changed.emit()

    def _say(self) -> None:
        count, problem = len(self.columns), self.problem
        self._counted.setText(f"{count:,} column" if count == 1 else f"{count:,} columns")
        if problem:
            self._problem.say("bad", problem, fixed=True)
        else:
            self._problem.hide()

    def _lay_out(self) -> None:
        how = PlainLabel(_HOW, role="muted")
        how.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._counted)
        head.addWidget(in_lines(self._up, self._down, self._standard), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(how)
        column.addWidget(self._problem)
        column.addWidget(self.table, 1)


class _Columns(QTreeWidget):
    """The columns below each other, to be ticked, renamed, and moved by mouse or keys.

    Signals:
        move_wanted: by how many places the column is to move.
    """

    move_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Columns")
        self.setHeaderLabels(_HEADINGS)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        for place in (_FIELD, _EXAMPLE):
            self.setItemDelegateForColumn(place, _NotTyped(self))
        self._add_keys()
        header = self.header()
        header.setSectionsMovable(False)
        for place, width in enumerate(_WIDTHS):
            header.resizeSection(place, width)
        header.setSectionResizeMode(_EXAMPLE, QHeaderView.ResizeMode.Stretch)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring of the focus around the columns."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(tokens_now().accent), _RING))
            inside = _RING // 2
            painter.drawRect(self.viewport().rect().adjusted(inside, inside, -inside, -inside))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick on Space; the other keys are shortcuts."""
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            item.setCheckState(_FIELD, Qt.CheckState.Unchecked if _is_ticked(item) else _CHECKED)
        else:
            super().keyPressEvent(event)

    def _rename(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.editItem(item, _HEADING)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Up", partial(self.move_wanted.emit, -1)),
            ("Ctrl+Down", partial(self.move_wanted.emit, 1)),
            ("F2", self._rename),
        ):
            QShortcut(QKeySequence(keys), self, act, context=_WITHIN)


class _Line(QTreeWidgetItem):
    """One column, whose cells a screen reader names as well."""

    def data(self, column: int, role: int) -> object:
        """Return what a cell holds, or what is said of it."""
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return super().data(column, role)
        ticked = ", on the list" if _is_ticked(self) else ", not on the list"
        return f"{_HEADINGS[column]}: {self.text(column) or 'empty'}{'' if column else ticked}"


class _NotTyped(QStyledItemDelegate):
    """Shows a cell that nobody types into."""

    def createEditor(  # type: ignore[override] # Qt takes none for an answer; its stubs do not
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex
    ) -> QWidget | None:
        """Return no editor."""


_CHECKED = Qt.CheckState.Checked
_WITHIN = Qt.ShortcutContext.WidgetShortcut


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(_FIELD) == _CHECKED


def _field_of(item: QTreeWidgetItem) -> str:
    return str(item.data(_FIELD, Qt.ItemDataRole.UserRole))


def _item(column: ExportColumn, *, ticked: bool) -> QTreeWidgetItem:
    item = _Line([column.field.replace("_", " "), column.heading, ""])
    item.setData(_FIELD, Qt.ItemDataRole.UserRole, column.field)
    item.setCheckState(_FIELD, _CHECKED if ticked else Qt.CheckState.Unchecked)
    item.setFlags(
        Qt.ItemFlag.ItemIsEnabled
        | Qt.ItemFlag.ItemIsSelectable
        | Qt.ItemFlag.ItemIsEditable
        | Qt.ItemFlag.ItemIsUserCheckable
        | Qt.ItemFlag.ItemIsDragEnabled
    )
    return item
