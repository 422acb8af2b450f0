"""The values a field has had, in a popover: who gave it each of them, when, and the way back."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.domain.records import RecordMeant
from liaison_app.domain.when import clock_time
from liaison_app.queries.field_values import FieldSeen, ValueSeen, field_seen
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.record_words import breakable
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import link_button

_WIDTH = 340
_MOST_HIGH = 360
_SIDES = 24
_EMPTY = "Empty"
_RESTORE = "Restore this value"


class ValuesPopover(QFrame):
    """Closes on Esc or a click elsewhere.

    Signals:
        restore_wanted: the ValueSeen that the field is to have again.
    """

    restore_wanted = Signal(object)

    def __init__(self, seen: FieldSeen, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = f"{seen.label}: what it has been"
        self.setAccessibleName(heading)
        self.setFixedWidth(grown(_WIDTH, self.font()))
        title = PlainLabel(heading, role="strong")
        title.setWordWrap(True)
        self._values = QWidget()
        self._values.setObjectName("values")
        column = QVBoxLayout(self._values)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        for place, value in enumerate(seen.values):
            is_now = place == 0
            restorable = value.value != seen.values[0].value
            column.addWidget(self._line(value, is_now=is_now, restorable=restorable))
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setProperty("walked", "true")  # shows where it has the focus
        self._area.setWidget(self._values)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_SIDES - 8, 12, 8, 12)
        whole.setSpacing(10)
        whole.addWidget(title)
        whole.addWidget(self._area)

    def open_at(self, where: QPoint) -> None:
        """Open within the screen, near this place."""
        inner = self.width() - _SIDES
        needed = self._values.heightForWidth(inner) if self._values.hasHeightForWidth() else -1
        high = max(needed, self._values.sizeHint().height())
        self._area.setFixedHeight(min(high, grown(_MOST_HIGH, self.font())))
        self.adjustSize()
        room = self.screen().availableGeometry().adjusted(8, 8, -8, -8)
        left = min(where.x(), room.right() - self.width())
        top = min(where.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Let the keys begin at the first value that can be restored, else at the values."""
        super().showEvent(event)
        if not self.focusNextChild():
            self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._area.setAccessibleName(self.accessibleName())
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, value: ValueSeen, *, is_now: bool, restorable: bool) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        words = PlainLabel(breakable(value.words) or _EMPTY, role="" if value.words else "muted")
        below = PlainLabel(breakable(_said_by(value, is_now=is_now)), role="small")
        for label in (words, below):
            label.setWordWrap(True)
            column.addWidget(label)
        if restorable:
            restore = link_button(_RESTORE)
            restore.setAccessibleName(f"{_RESTORE}: {value.words or _EMPTY}")
            restore.clicked.connect(partial(self._restore, value))
            row = QHBoxLayout()
            row.addWidget(restore)
            row.addStretch(1)
            column.addLayout(row)
        return box

    def _restore(self, value: ValueSeen) -> None:
        self.restore_wanted.emit(value)
        self.close()


def _said_by(value: ValueSeen, *, is_now: bool) -> str:
    when = clock_time(value.at) if value.at else "Before the history begins"
    now = "Now" if is_now else ""
    return " · ".join(part for part in (now, value.officer, when, value.label) if part)


class FieldValues(QObject):
    """Opens the values of a field, and restores the one that is chosen."""

    def __init__(
        self, parent: QWidget, *, tasks: Tasks, restore: Callable[[FieldSeen, ValueSeen], object]
    ) -> None:
        super().__init__(parent)
        self._window, self._tasks, self._restore = parent, tasks, restore
        self.popover: ValuesPopover | None = None

    def ask(self, record: RecordMeant, field: str, where: QPoint) -> None:
        """Read what a field of this record has held, and show it near this place."""
        reading = partial(field_seen, of=record, field=field)
        self._tasks.read(reading, then=partial(self._open, where), owner=self)

    def _open(self, where: QPoint, seen: FieldSeen | None) -> None:
        if seen is None:
            return
        popover = ValuesPopover(seen, parent=self._window)
        popover.restore_wanted.connect(partial(self._restore, seen))
        self.popover = popover
        popover.open_at(where)
