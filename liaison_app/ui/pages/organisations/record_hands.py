"""What works on an organisation, wherever one is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from liaison_app.store.database import Database
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.pages.organisations.changes import Changes
from liaison_app.ui.tasks import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordHands:
    """The forms, the background and the day; the changes are made for whoever shows a record."""

    forms: Forms
    tasks: Tasks
    database: Database
    today: Callable[[], date]

    def changes(self, of: QObject) -> Changes:
        """Return what changes a record at one press, and says where it was refused."""
        return Changes(
            of, forms=self.forms, tasks=self.tasks, database=self.database, today=self.today
        )
