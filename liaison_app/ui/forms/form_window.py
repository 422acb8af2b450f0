"""The window of a form: its title, a line for messages, the fields, and the buttons at its foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from liaison_app.ui.fitting import SCREEN_SHARE, grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out, tab_on
from liaison_app.ui.widgets.buttons import primary_button, quiet_button
from liaison_app.ui.widgets.message_line import MessageLine

_MARGIN = 24
_COLUMN = 400
_SCROLL_BAR = 12


class FormWindow(QDialog):
    """Fields stand in ``grid``, in one column or two; what does not fit is scrolled to."""

    def __init__(
        self, title: str, *, columns: int, save: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._columns_wide = columns * _COLUMN + 2 * _MARGIN
        self.title = PlainLabel(title, role="heading")
        self.title.setWordWrap(True)
        self.message = MessageLine()
        self.save_button = primary_button(save, "check")
        self.grid = QGridLayout()
        self.grid.setContentsMargins(_MARGIN, 4, _MARGIN, 16)
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(14)
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)
        self._top = QVBoxLayout()
        self._top.setContentsMargins(_MARGIN, 4, _MARGIN, 0)
        self._fields = QWidget()
        self._area = QScrollArea()
        self._needed = 0
        self._whole = QVBoxLayout(self)
        self._lay_out()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go on in the order in which it is read out, also to what came later."""
        return tab_on(self, back=not next)

    def columns_that_fit(self, wanted: int) -> int:
        """Return in how many columns the fields stand: in one where the text needs the room."""
        room = self.screen().availableSize().width() * SCREEN_SHARE
        fit = wanted if grown(self._columns_wide, self.font()) <= room else 1
        for column in range(wanted):
            self.grid.setColumnStretch(column, 1 if column < fit else 0)
        return fit

    def show_form(self) -> None:
        """Open as high as the fields need, where the screen has the room.

        Whoever opened it goes on; what comes of it is said by signals.
        """
        around = self._whole.sizeHint().height() - self._area.sizeHint().height()
        room = self.screen().availableSize() * SCREEN_SHARE
        width = min(grown(self._columns_wide, self.font()), room.width())
        self._needed = self._above.totalHeightForWidth(width)
        self.resize(width, min(around + self._needed, room.height()))
        read_as_laid_out(self)
        self.open()

    def add_above(self, widget: QWidget) -> None:
        """Add what stands above the fields, and is scrolled with them."""
        self._top.addWidget(widget)

    def scroll_to_top(self) -> None:
        """Show what stands above the fields."""
        self._area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._above = above = QVBoxLayout(self._fields)
        above.setContentsMargins(0, 0, 0, 0)
        above.addLayout(self._top)
        above.addLayout(self.grid)
        above.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._fields)
        area.verticalScrollBar().rangeChanged.connect(self._make_room)
        head = QVBoxLayout()
        head.setContentsMargins(_MARGIN, 20, _MARGIN, 12)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.message)
        column = self._whole
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(area, 1)
        column.addLayout(self._foot())

    def _make_room(self, least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that the fields end where the buttons do."""
        bar = _SCROLL_BAR if most > least else 0
        self.grid.setContentsMargins(_MARGIN, 4, _MARGIN - bar, 16)
        self._top.setContentsMargins(_MARGIN, 4, _MARGIN - bar, 0)
        self._grow()

    def _grow(self) -> None:
        """Grow by what the fields need more than when it was opened: a hint, what is wrong."""
        needed = self._above.totalHeightForWidth(self._fields.width())
        more = needed - self._needed
        if self._needed and more > 0:
            self._needed = needed
            most = round(self.screen().availableSize().height() * SCREEN_SHARE)
            self.resize(self.width(), max(self.height(), min(self.height() + more, most)))

    def _foot(self) -> QHBoxLayout:
        cancel = quiet_button("Cancel")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 12, _MARGIN, 16)
        row.setSpacing(8)
        row.addWidget(PlainLabel("Ctrl+Enter saves", role="small"))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row
