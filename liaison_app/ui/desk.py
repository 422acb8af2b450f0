"""What the window has at hand, to give to each page what it needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from liaison_app.domain.when import local_day
from liaison_app.store.database import Database
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The open workspace and what works on it.

    ``officer_id`` returns the key of the officer at work, or None where the team has not named
    them; ``clock`` tells the moment, in UTC.
    """

    folder: Path
    database: Database
    tasks: Tasks
    remembered: Remembered
    theme: Theme
    clock: Callable[[], datetime]
    officer_id: Callable[[], int | None]

    def today(self) -> date:
        """Return the officer's own day."""
        return local_day(self.clock())
