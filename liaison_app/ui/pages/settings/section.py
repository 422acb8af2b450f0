"""A section of the settings: what it is for, a line for messages, and its cards."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.ui.desk import Desk
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import FONT_PIXELS
from liaison_app.ui.widgets.message_line import MessageLine

_COMFORTABLE = 660
_MARGIN = 28


def apart(widget: QWidget) -> QWidget:
    """Return a widget with a little more room above it, as between fields."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 6, 0, 0)
    column.addWidget(widget)
    return room


class Section(QScrollArea):
    """One column of cards at a width that reads well."""

    key = ""
    title = ""
    icon = ""
    intro = ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.message = MessageLine()
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.title)
        self._lay_out()

    def add_card(self, card: QWidget) -> None:
        """Add a card below the others."""
        self._cards.addWidget(card)

    def reload(self) -> None:
        """Read again what the section shows; what is being typed stays."""

    def save(self) -> None:
        """Save what was typed, where the section has something to save."""

    def changeEvent(self, event: QEvent) -> None:
        """Widen the column with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_comfortable()

    def _keep_comfortable(self) -> None:
        wider = self.font().pixelSize() / FONT_PIXELS
        self._room.setMaximumWidth(round(_COMFORTABLE * max(wider, 1)) + 2 * _MARGIN)

    def _lay_out(self) -> None:
        intro = PlainLabel(self.intro, role="muted")
        intro.setWordWrap(True)
        column = QVBoxLayout()
        column.setContentsMargins(_MARGIN, 6, _MARGIN, _MARGIN)
        column.setSpacing(14)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(PlainLabel(self.title, role="heading"))
        head.addWidget(intro)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addLayout(self._cards)
        column.addStretch(1)
        self._room = room = QWidget()
        room.setLayout(column)
        self._keep_comfortable()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(room, 1)
        row.addStretch(0)
        self.setWidget(inside)
