"""A small question that opens beside a button."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out, tab_on
from liaison_app.ui.widgets.buttons import primary_button

_WIDTH = 300


class Popover(QFrame):
    """Closes on Esc or a click elsewhere; Enter answers."""

    def __init__(self, heading: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(heading)
        self.setFixedWidth(grown(_WIDTH, self.font()))
        self.column = QVBoxLayout()
        self.column.setSpacing(12)
        self.button = primary_button(answer, "check")
        self.button.clicked.connect(self.answer)
        heading_label = PlainLabel(heading, role="strong")
        heading_label.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(heading_label)
        whole.addLayout(self.column)
        whole.addWidget(self.button)
        self.foot = QVBoxLayout()
        self.foot.setSpacing(8)
        whole.addLayout(self.foot)

    def open_at(self, where: QPoint) -> None:
        """Open within the screen, near this place."""
        read_as_laid_out(self)
        self.adjustSize()
        room = (self.screen().availableGeometry()).adjusted(8, 8, -8, -8)
        left = min(where.x(), room.right() - self.width())
        top = min(where.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))
        self.show()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go on in the order in which it is read out."""
        return tab_on(self, back=not next)

    def answer(self) -> None:
        """Say what was typed; each popover says how."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer on Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.answer()
        else:
            super().keyPressEvent(event)
