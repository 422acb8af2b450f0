"""Undo and redo from the window: what they do in the background, and what they say."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from liaison_app.store.database import Database
from liaison_app.ui.feedback import Feedback
from liaison_app.ui.tasks import Tasks

if TYPE_CHECKING:
    from liaison_app.domain.steps import StepSeen
    from liaison_app.store.written import Written


class TakingBack(QObject):
    """Takes steps back and does them again."""

    def __init__(
        self, *, database: Database, tasks: Tasks, feedback: Feedback, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._database, self._tasks, self._feedback = database, tasks, feedback

    def undo(self) -> None:
        """Take the last step back."""
        from liaison_app.actions.undo import undo_last  # noqa: PLC0415 - not for the first list

        self._do(partial(undo_last, self._database), label="Undo", say="Undone")

    def redo(self) -> None:
        """Do again what was taken back last."""
        from liaison_app.actions.undo import redo_last  # noqa: PLC0415 - likewise

        self._do(partial(redo_last, self._database), label="Redo", say="Done again")

    def undo_step(self, step: int) -> None:
        """Take this step back."""
        from liaison_app.actions.undo import undo_step  # noqa: PLC0415 - likewise

        work = partial(undo_step, self._database, step=step)
        self._do(work, label="Undo", say="Undone")

    def _do(self, work: "Callable[[], Written[StepSeen]]", *, label: str, say: str) -> None:
        def tell(step: "StepSeen") -> None:
            self._feedback.done(f"{say}: {step.label}")

        self._tasks.write_by(work, label=label, owner=self, then=tell)
