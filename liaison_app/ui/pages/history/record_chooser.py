"""Chooses the organisation or person whose history is wanted, by a few letters of the name."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from liaison_app.domain.records import RecordKind
from liaison_app.queries.records_by_name import RecordFound, records_by_name
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import icon
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.search_box import SearchBox

_WIDTH, _HIGH = 340, 240
_MATCHES = 8
_ICONS = {RecordKind.ORGANISATION: "building-2", RecordKind.PERSON: "user"}
_NOBODY = "Nobody by that name. Try another word of it."
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RecordChooser(QFrame):
    """Closes on Esc or a click elsewhere; Enter takes the line one is on.

    Signals:
        chosen: the RecordMeant, and its name.
    """

    chosen = Signal(object, str)

    def __init__(self, *, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Choose a record")
        self._tasks = tasks
        self._rows: tuple[RecordFound, ...] = ()
        self.search = SearchBox("Type a few letters of the name")
        self.search.typed.connect(self._find)
        self.search.installEventFilter(self)
        self.matches = QListWidget()
        self.matches.setAccessibleName("Matching organisations and people")
        self.matches.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.matches.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.matches.itemClicked.connect(self._take)
        self.matches.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.matches)
        self.setFixedWidth(grown(_WIDTH, self.font()))
        self.matches.setFixedHeight(grown(_HIGH, self.font()))

    def open_below(self, button: QWidget) -> None:
        """Open below this button, ready to be typed into."""
        self.adjustSize()
        self.move(button.mapToGlobal(QPoint(0, button.height() + 3)))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer the keys that choose among the matches."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                row = self.matches.currentRow() + _MOVES[key]
                self.matches.setCurrentRow(max(0, min(row, len(self._rows) - 1)))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._take()
                return True
            if key == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def _find(self, words: str) -> None:
        if not words.strip():
            self._show(words, ())
            return
        find = partial(records_by_name, words=words, most=_MATCHES)
        self._tasks.read(find, then=partial(self._show, words), owner=self)

    def _show(self, words: str, rows: Sequence[RecordFound]) -> None:
        if words != self.search.text():
            return
        self._rows = tuple(rows)
        self.matches.clear()
        for row in rows:
            line = QListWidgetItem(f"{row.name} · {row.where}" if row.where else row.name)
            line.setIcon(icon(_ICONS[row.record.kind]))
            self.matches.addItem(line)
        if not rows and words.strip():
            nobody = QListWidgetItem(_NOBODY)
            nobody.setFlags(Qt.ItemFlag.NoItemFlags)
            self.matches.addItem(nobody)
        self.matches.setCurrentRow(0)
        self.matches.setVisible(bool(words.strip()))
        self.adjustSize()

    def _take(self) -> None:
        place = self.matches.currentRow()
        if 0 <= place < len(self._rows):
            row = self._rows[place]
            self.chosen.emit(row.record, row.name)
            self.close()
