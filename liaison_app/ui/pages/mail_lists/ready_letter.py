"""The letter that a saved mail list is merged with: offered once the list is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.card import Card

MERGED_ELSEWHERE = frozenset({"mail_list", "officer_workbooks"})
"""The formats whose rows become letters in Word."""

_WORDS = (
    "The same letter as a Word document, its merge fields in place: open it, choose this list as "
    "its recipients, and finish the merge. F1 shows how, with pictures."
)


class ReadyLetterCard(Card):
    """Offers the letter as a Word document.

    Signals:
        wanted: the letter is to be saved.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The letter for it", parent)
        words = PlainLabel(_WORDS)
        words.setWordWrap(True)
        self.button = secondary_button("Save the Word letter…", "file-text")
        self.button.clicked.connect(self.wanted)
        room = QWidget()
        line = QHBoxLayout(room)
        line.setContentsMargins(0, 4, 0, 0)
        line.addWidget(self.button)
        line.addStretch(1)
        self.add(words)
        self.add(room)
