"""What the organisations page reads to fill its list."""

from array import array
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.queries import at_start, organisation_rows
from liaison_app.queries.organisations_wanted import OrganisationsFound, OrganisationsWanted
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.finding import SCREENFUL, Finding
from liaison_app.ui.tasks import Tasks


class OrganisationsFinding(Finding[OrganisationsWanted, OrganisationsFound]):
    """Finds the organisations that the page shows."""

    def __init__(
        self, page: QWidget, tasks: Tasks, database: Database, today: Callable[[], date]
    ) -> None:
        self._database = database
        super().__init__(
            page,
            tasks,
            first=lambda connection, **asked: at_start.first_organisations(
                connection, today=today(), **asked
            ),
            whole=lambda connection, **asked: at_start.find_organisations(
                connection, today=today(), **asked
            ),
        )

    def keys_now(self, wanted: OrganisationsWanted) -> "array[int]":
        """Return what fills the window, where reading it takes no time, else nothing."""
        first = partial(organisation_rows.first_keys, wanted=wanted, count=SCREENFUL)
        keys = self._database.read_rows(first)
        return array("q") if isinstance(keys, Busy) else keys
