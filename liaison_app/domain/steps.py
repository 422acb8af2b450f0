"""Steps: what an officer did, as the history and the undo know it."""

from dataclasses import dataclass
from datetime import datetime

from liaison_app.domain.choices import Choice


class StepKind(Choice):
    """Whether a step can be taken back, and what it itself takes back."""

    CHANGE = "change", "Change"
    UNDO = "undo", "Undo"
    REDO = "redo", "Redo"
    EVENT = "event", "Event"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSeen:
    """One step, as the history page shows it."""

    id: int
    label: str
    officer: str
    at: datetime
    kind: StepKind
    live: bool
    changes: int
