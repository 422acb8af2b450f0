"""Where rows are dropped: a narrow list of what they can be put on, while they are dragged."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.elided_label import ElidedLabel

ROWS = "application/x-liaison-rows"
"""What is dragged; the rows themselves stay in the program, so that nothing can leave by it."""

_ICON = 16
_EDGE = 32
_STEP = 10
_TICK_MS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class DropTarget:
    """One thing to drop rows on."""

    value: object
    text: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DropGroup:
    """Targets of one kind below their heading."""

    heading: str
    targets: Sequence[DropTarget]


class DropArea(QFrame):
    """Names the targets, and scrolls by itself while rows are held near its edges.

    Signals:
        dropped: the value of the target on which the rows were dropped.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("dropArea")
        self.setAcceptDrops(True)
        self.setAccessibleName("Drop on a tag or a list")
        self._title = PlainLabel(role="strong")
        self._title.setWordWrap(True)
        self._inside = QWidget()
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(8, 0, 8, 8)
        self._lines.setSpacing(2)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._area, 1)
        self._title.setContentsMargins(16, 0, 16, 4)
        self._speed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._scroll)
        self.hide()

    def show_targets(self, title: str, groups: Sequence[DropGroup], *, none: str) -> None:
        """Show what rows can be dropped on; ``none`` is said where there is nothing."""
        self._title.setText(title)
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for group in groups:
            if group.targets:
                heading = PlainLabel(group.heading.upper(), role="eyebrow")
                heading.setContentsMargins(8, 8, 8, 2)
                self._lines.addWidget(heading)
            for target in group.targets:
                line = DropLine(target)
                line.dropped.connect(self.dropped)
                line.held.connect(self._held_at)
                self._lines.addWidget(line)
        if not any(group.targets for group in groups):
            said = PlainLabel(none, role="muted")
            said.setWordWrap(True)
            said.setContentsMargins(8, 4, 8, 4)
            self._lines.addWidget(said)
        self._lines.addStretch(1)
        self.show()
        self.raise_()

    def lines(self) -> list["DropLine"]:
        """Return the targets that are shown, from the top."""
        return self._inside.findChildren(DropLine)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Keep the rows from the list below, which would not know what to do with them."""
        if event.mimeData().hasFormat(ROWS):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Scroll near the edges; between the targets nothing is dropped."""
        self._hold(event.position().toPoint())
        event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Stop scrolling."""
        super().dragLeaveEvent(event)
        self._timer.stop()

    def hideEvent(self, event: QEvent) -> None:
        """Stop scrolling."""
        self._timer.stop()
        super().hideEvent(event)  # type: ignore[arg-type] # Qt's own is narrower

    def _held_at(self, where: QPoint) -> None:
        self._hold(self.mapFromGlobal(where))

    def _hold(self, where: QPoint) -> None:
        box = self._area.geometry()
        above, below = where.y() < box.top() + _EDGE, where.y() > box.bottom() - _EDGE
        self._speed = _STEP * (below - above)
        if self._speed and not self._timer.isActive():
            self._timer.start()
        elif not self._speed:
            self._timer.stop()

    def _scroll(self) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + self._speed)


class DropLine(QFrame):
    """One target; it lights up while rows are held over it.

    Signals:
        dropped: its value.
        held: where rows are held over it, on the screen.
    """

    dropped = Signal(object)
    held = Signal(QPoint)

    def __init__(self, target: DropTarget) -> None:
        super().__init__()
        self.setObjectName("dropLine")
        self.setAcceptDrops(True)
        self.setAccessibleName(target.text)
        self.target = target
        self._icon = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(ElidedLabel(target.text), 1)
        self._light(over=False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for rows, and for nothing else."""
        if event.mimeData().hasFormat(ROWS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._light(over=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say where the rows are held."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.held.emit(self.mapToGlobal(event.position().toPoint()))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark again."""
        super().dragLeaveEvent(event)
        self._light(over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the rows."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._light(over=False)
        self.dropped.emit(self.target.value)

    def _light(self, *, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
        colours = tokens_now()
        colour = colours.accent if over else colours.muted
        pixels, ratio = grown(_ICON, self.font()), self.devicePixelRatioF()
        self._icon.setPixmap(pixmap(self.target.icon, colour=colour, pixels=pixels, ratio=ratio))
