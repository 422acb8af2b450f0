"""A line on the page that says something, where other programs open a dialog."""

from PySide6.QtCore import QEvent, QMargins, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.errors import Cancelled, LiaisonError
from liaison_app.ui.fitting import grown
from liaison_app.ui.icons import pixmap
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tokens import Tone, tokens_now
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import icon_button, link_button, name_button

_ICONS: dict[Tone, str] = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "bad": "circle-alert",
    "accent": "info",
    "neutral": "info",
}
_ICON_PIXELS = 18
_LEAST = 170
"""A warning of a word a line would be missed, beside the buttons of a narrow panel."""


class MessageLine(QFrame):
    """Hidden until there is something to say; may carry one action.

    Signals:
        pressed: the action was chosen.
        dismissed: the line was closed.
    """

    pressed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self._tone: Tone = "neutral"
        self._icon = QLabel()
        self._icon.setAccessibleName("")
        self._sentence = PlainLabel()
        self._hint = PlainLabel(role="muted")
        for label in (self._sentence, self._hint):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = link_button("")
        self._action.clicked.connect(self.pressed)
        self._close = icon_button("x", "Close this message")
        self._close.clicked.connect(self._dismiss)
        self._lay_out()
        self.hide()

    def say(
        self, tone: Tone, sentence: str, *, hint: str = "", action: str = "", fixed: bool = False
    ) -> None:
        """Show a sentence with its hint and action; a fixed line cannot be closed."""
        self._tone = tone
        self._sentence.setText(sentence)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        name_button(self._action, action)
        self._action.setVisible(bool(action))
        self._close.setVisible(not fixed)
        self.setAccessibleName(f"{sentence} {hint}".strip())
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()
        self.show()

    def problem(self, error: LiaisonError) -> None:
        """Show what cannot be done, and what to do next; to cancel is no mishap."""
        tone: Tone = "neutral" if isinstance(error, Cancelled) else "bad"
        self.say(tone, error.sentence, hint=error.hint)

    def add_tool(self, icon: str, name: str) -> QToolButton:
        """Add a button that shows only an icon, before the one that closes, and return it."""
        button = icon_button(icon, name)
        self._row.insertWidget(self._row.indexOf(self._close), button)
        return button

    def add_link(self, text: str) -> QPushButton:
        """Add a link before the action, and return it."""
        link = link_button(text)
        self._row.insertWidget(self._row.indexOf(self._action), link)
        return link

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again when the colours or the letters change."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw_icon()

    def _draw_icon(self) -> None:
        colour, _ = tokens_now().of_tone(self._tone)
        name = _ICONS[self._tone]
        ratio = self.devicePixelRatioF()
        side = grown(_ICON_PIXELS, self.font())
        self._icon.setPixmap(pixmap(name, colour=colour, pixels=side, ratio=ratio))

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()

    def _lay_out(self) -> None:
        said, tools = QWidget(), QWidget()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._sentence)
        words.addWidget(self._hint)
        line = QHBoxLayout(said)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._row = row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._action)
        row.addWidget(self._close)
        both = BesideLayout(least=_LEAST)
        both.addWidget(said)
        both.addWidget(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.addLayout(both)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)


class MessageRoom(QWidget):
    """Room around a message line, which is there only while the line is."""

    def __init__(self, line: MessageLine, around: QMargins, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(around)
        column.addWidget(line)
        line.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the line."""
        if event.type() == QEvent.Type.ShowToParent:
            self.show()
        elif event.type() == QEvent.Type.HideToParent:
            self.hide()
        return super().eventFilter(watched, event)
