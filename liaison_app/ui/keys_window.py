"""The list of every key, and the lines in which keys are shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaison_app.ui.fitting import SCREEN_SHARE, grown
from liaison_app.ui.keys import KeyGroup, KeysWithin, key_groups
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.pill import Chip

_SIZE = QSize(820, 620)
_MARGIN = 24
_APART = 40
_COLUMN = 320


class KeysWindow(QDialog):
    """Every key, by where it works; it stays open beside the work until it is closed.

    As a tool of the window it leaves the window's own keys at work.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle("Keys - Liaison")
        room = self.screen().availableSize() * SCREEN_SHARE
        width, height = (grown(one, self.font()) for one in _SIZE.toTuple())
        self.resize(min(width, room.width()), min(height, room.height()))
        title = PlainLabel("Keys", role="title")
        about = PlainLabel("Nothing here needs the mouse.", role="muted")
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 20, _MARGIN, 12)
        head.setSpacing(2)
        head.addWidget(title)
        head.addWidget(about)
        self.area = scrolled(self._body())
        self.area.setAccessibleName("Keys")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.area, 1)
        whole.addWidget(foot_to_close(self))

    def open_keys(self) -> None:
        """Show the list in front; the same key again closes it."""
        if self.isActiveWindow():
            self.close()
            return
        self.show()
        self.raise_()
        self.activateWindow()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _body(self) -> QWidget:
        """Return the groups in two columns, or in one where the text is too large for two."""
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(_MARGIN, 4, _MARGIN, _MARGIN)
        columns.setSpacing(_APART)
        count = 2 if self.width() > 2 * grown(_COLUMN, self.font()) else 1
        for groups in _in_columns(key_groups(), count):
            columns.addLayout(_column(groups), 1)
        return body


class KeyCap(Chip):
    """One key, never cut."""

    def minimumSizeHint(self) -> QSize:
        """Return the room of the whole key."""
        return self.sizeHint()


def key_lines(lines: Sequence[KeysWithin]) -> QWidget:
    """Return lines of what a key does and the key, the keys below each other."""
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(0, 1)
    for row, line in enumerate(lines):
        name = PlainLabel(line.name)
        name.setWordWrap(True)
        name.setAccessibleName(f"{line.name}: {' or '.join(line.keys)}")
        keys = QHBoxLayout()
        keys.setSpacing(6)
        keys.addStretch(1)
        for key in line.keys:
            keys.addWidget(KeyCap(key))
        grid.addWidget(name, row, 0)
        grid.addLayout(keys, row, 1)
    return made


def scrolled(body: QWidget) -> QScrollArea:
    """Return an area that scrolls by the arrow keys."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setProperty("walked", "true")  # shows that it has the focus
    area.setWidget(body)
    return area


def foot_to_close(dialog: QDialog) -> QFrame:
    """Return the foot of a window that can only be closed."""
    close = secondary_button("Close")
    close.clicked.connect(dialog.close)
    foot = QFrame()
    foot.setObjectName("foot")
    row = QHBoxLayout(foot)
    row.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
    row.addStretch(1)
    row.addWidget(close)
    return foot


def _column(groups: Sequence[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for group in groups:
        heading = PlainLabel(group.title, role="strong")
        heading.setContentsMargins(0, 12 if column.count() else 0, 0, 0)
        column.addWidget(heading)
        column.addWidget(key_lines(group.lines))
    column.addStretch(1)
    return column


def _in_columns(groups: Sequence[KeyGroup], count: int) -> list[list[KeyGroup]]:
    """Share groups out over so many columns, in their order, about equally long."""
    share = sum(len(group.lines) + 2 for group in groups) / count
    columns: list[list[KeyGroup]] = [[] for _ in range(count)]
    filled = 0.0
    for group in groups:
        length = len(group.lines) + 2
        columns[min(int((filled + length / 2) / share), count - 1)].append(group)
        filled += length
    return columns
