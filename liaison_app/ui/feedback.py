"""What the program tells the officer: a sentence at the foot of the window, never a code."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.tokens import Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to say; where a step is given, the officer can undo it."""

    sentence: str
    hint: str = ""
    tone: Tone = "neutral"
    step: int = 0


class Feedback(QObject):
    """Collects what is to be said, for whoever shows it.

    Signals:
        said: a Notice.
    """

    said = Signal(object)

    def listen_to(self, tasks: Tasks) -> None:
        """Say what background work has done, and what it could not do."""
        tasks.written.connect(self.done)
        tasks.failed.connect(self.problem)

    def done(self, sentence: str, step: int = 0) -> None:
        """Say what just happened, with the step that undoes it; what has no words is not told."""
        if not sentence:
            return
        self.said.emit(Notice(sentence=_ended(sentence), tone="ok", step=step))

    def note(self, sentence: str, *, hint: str = "") -> None:
        """Say something that needs no answer."""
        self.said.emit(Notice(sentence=_ended(sentence), hint=hint))

    def problem(self, error: LiaisonError) -> None:
        """Say what cannot be done, and what to do next."""
        self.said.emit(Notice(sentence=error.sentence, hint=error.hint, tone="bad"))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
