"""The foot of the exporter: how many there are, where to go next, and the button that saves."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from liaison_app.ui.pages.mail_lists.steps import Step
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import name_button, primary_button, secondary_button
from liaison_app.ui.widgets.elided_label import ElidedLabel
from liaison_app.ui.widgets.flow import FlowLayout


class Foot(QFrame):
    """Always in sight; stands in two lines where the letters are large.

    Signals:
        next_wanted: the next step is to be shown.
        save_wanted: the list is to be saved.
    """

    next_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("foot")
        self._sentence, self._below = PlainLabel(role="heading"), ElidedLabel(role="small")
        self._below.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._next, self._save = secondary_button("Next"), primary_button("Save…", "save")
        self._next.clicked.connect(self.next_wanted)
        self._save.clicked.connect(self.save_wanted)
        said = QWidget()
        words = QVBoxLayout(said)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._sentence)
        words.addWidget(self._below)
        line = QWidget()
        flow = FlowLayout(line, gap=12, filled=True)
        for part in (said, self._next, self._save):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.addWidget(line)

    @property
    def sentence(self) -> str:
        """What is said of the list: how many there are, of how many."""
        return self._sentence.text()

    def say(self, sentence: str, below: str = "") -> None:
        """Say how many there are, and below it what the file will be called."""
        self._sentence.setText(sentence)
        self._below.setText(below)

    def allow_save(self, *, allowed: bool) -> None:
        """Let the list be saved, or not."""
        self._save.setEnabled(allowed)

    def offer_save(self, *, offered: bool) -> None:
        """Show the button that saves, or not, where what is shown has its own main button."""
        self._save.setVisible(offered)

    def name_save(self, label: str) -> None:
        """Say on the button what kind of file is saved."""
        name_button(self._save, f"Save {_in_sentence(label)}…")

    def name_next(self, step: Step | None) -> None:
        """Say on the button which step is next; there is none behind the last."""
        self._next.setVisible(step is not None)
        if step is not None:
            name_button(self._next, f"Next: {step.value}")


def _in_sentence(label: str) -> str:
    """Return a label within a sentence: its first letter is small, unless it is of a short form."""
    return label if label[1:2].isupper() else f"{label[:1].lower()}{label[1:]}"
