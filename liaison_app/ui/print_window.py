"""The window in which a list is looked at as sheets, before it is printed or saved as a PDF."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.fitting import SCREEN_SHARE
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.printed_sheets import HEIGHT, WIDTH, PrintedSheets
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.buttons import (
    icon_button,
    primary_button,
    quiet_button,
    secondary_button,
)
from liaison_app.ui.widgets.message_line import MessageLine

_USUAL = QSize(960, 760)
_AROUND = 20


class PrintWindow(QDialog):
    """Shows the sheets one by one.

    Signals:
        print_wanted: they are to be printed on paper.
        file_wanted: they are to be saved as a PDF.
    """

    print_wanted = Signal()
    file_wanted = Signal()

    def __init__(self, sheets: PrintedSheets, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison")
        self.setAccessibleName("Print the list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheets = sheets
        self.message = MessageLine()
        self._sheet = _Sheet(sheets)
        self._page = PlainLabel(role="muted")
        self._back = icon_button("chevron-left", "Page before")
        self._on = icon_button("chevron-right", "Next page")
        self._back.clicked.connect(self.go_back)
        self._on.clicked.connect(self.go_on)
        self._lay_out()
        self._show_page(0)

    @property
    def page(self) -> int:
        """The number of the page shown, the first being 0."""
        return self._sheet.number

    def show_sheets(self) -> None:
        """Open, as large as the screen has room for."""
        self.resize(_USUAL.boundedTo(self.screen().availableSize() * SCREEN_SHARE))
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.open()

    def go_back(self) -> None:
        """Show the page before."""
        self._show_page(self.page - 1)

    def go_on(self) -> None:
        """Show the next page."""
        self._show_page(self.page + 1)

    def set_working(self, *, working: bool) -> None:
        """Take no second press while the sheets are on their way."""
        for button in (self._print, self._save):
            button.setEnabled(not working)

    def refuse(self, error: LiaisonError) -> None:
        """Say why they were not printed or saved."""
        self.set_working(working=False)
        self.message.problem(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the pages by the keys for it."""
        match event.key():
            case Qt.Key.Key_PageUp:
                self.go_back()
            case Qt.Key.Key_PageDown:
                self.go_on()
            case Qt.Key.Key_Home:
                self._show_page(0)
            case Qt.Key.Key_End:
                self._show_page(self.sheets.count - 1)
            case _:
                super().keyPressEvent(event)

    def _show_page(self, number: int) -> None:
        last = self.sheets.count - 1
        self._sheet.show_page(min(max(number, 0), last))
        words = f"Page {self.page + 1:,} of {self.sheets.count:,}"
        self._page.setText(words)
        self._sheet.setAccessibleName(f"{self.sheets.head.title}, {words}")
        self._back.setEnabled(self.page > 0)
        self._on.setEnabled(self.page < last)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 20, 24, 12)
        head.setSpacing(12)
        head.addWidget(PlainLabel("Print the list", role="heading"))
        head.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sheet, 1)
        column.addWidget(self._foot())

    def _foot(self) -> QFrame:
        self._print = primary_button("Print…", "printer")
        self._print.clicked.connect(self.print_wanted)
        self._save = secondary_button("Save as PDF…", "save")
        self._save.clicked.connect(self.file_wanted)
        cancel = quiet_button("Close")
        cancel.clicked.connect(self.reject)
        foot = QFrame()
        foot.setObjectName("foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for part in (self._back, self._page, self._on):
            row.addWidget(part)
        row.addStretch(1)
        for button in (cancel, self._save, self._print):
            row.addWidget(button)
        return foot


class _Sheet(QWidget):
    """One sheet, as large as there is room for: paper stays white in the dark, too."""

    def __init__(self, sheets: PrintedSheets) -> None:
        super().__init__()
        self._sheets, self.number = sheets, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, number: int) -> None:
        """Show this page."""
        self.number = number
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's own
        """Paint the sheet in the middle of the room."""
        colours = tokens_now()
        room = QRectF(self.rect())
        painter = QPainter(self)
        painter.fillRect(room, QColor(colours.canvas))
        inner = room.adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        scale = min(inner.width() / WIDTH, inner.height() / HEIGHT)
        paper = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        paper.moveCenter(room.center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(paper.topLeft())
        painter.scale(scale, scale)
        self._sheets.paint_page(painter, self.number)
        painter.restore()
        painter.setPen(QPen(QColor(colours.field_line), 1))
        painter.drawRect(paper)
        painter.end()
