"""What an empty screen says: what belongs here, and the button for it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import tokens_now
from liaison_app.ui.widgets.buttons import name_button, primary_button

_ICON = 40


class EmptyState(QWidget):
    """An icon, a sentence, a hint and a button, in the middle of the room.

    Signals:
        pressed: the button was pressed.
    """

    pressed = Signal()

    def __init__(
        self,
        icon: str,
        sentence: str,
        *,
        hint: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._icon = QLabel()
        self._sentence = PlainLabel(role="heading")
        self._hint = PlainLabel(role="muted")
        self._button = primary_button("")
        self._button.clicked.connect(self.pressed)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(10)
        column.addStretch(1)
        for label in (self._icon, self._sentence, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        self._sentence.setWordWrap(True)
        self._hint.setWordWrap(True)
        self._icon.setMinimumHeight(_ICON + 8)
        column.addSpacing(4)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self.say(sentence, hint=hint, action=action)
        self._draw()

    def say(self, sentence: str, *, hint: str = "", action: str = "") -> None:
        """Say why the screen is empty, and what to do next."""
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        name_button(self._button, action)
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{sentence} {hint}".strip())

    def add_button(self, button: QAbstractButton) -> None:
        """Add another thing to do, below the main one."""
        place = self._column.count() - 1
        self._column.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        colour, ratio = tokens_now().muted, self.devicePixelRatioF()
        self._icon.setPixmap(pixmap(self._name, colour=colour, pixels=_ICON, ratio=ratio))
