"""What is open of the list of people: one in the panel at the side, others whole in tabs."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Signal

from liaison_app.queries.people_rows import PersonRow
from liaison_app.queries.person_details import PersonDetails, person_details
from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.pages.people.forms import PersonForms
from liaison_app.ui.pages.people.panel import PersonPanel
from liaison_app.ui.pages.people.record_hands import PersonHands
from liaison_app.ui.pages.people.record_view import PersonView
from liaison_app.ui.records.opened import Opened
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable


class OpenedPeople(Opened[PersonDetails, PersonRow]):
    """Opens people.

    Signals:
        place_wanted: the key of an organisation to open.
    """

    place_wanted = Signal(int)

    def __init__(  # noqa: PLR0913 - the list, and what opens a record of it
        self,
        page: Page,
        table: RecordTable[PersonRow],
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__(page, table, tasks=tasks)
        self._database, self._today = database, today
        self._remembered = remembered

    def reading(self, key: int) -> Callable[..., PersonDetails]:
        """Return what reads a person."""
        return partial(person_details, key=key, today=self._today())

    def make_panel(self) -> PersonPanel:
        """Make the panel of one person."""
        panel = PersonPanel(
            self._hands,
            width=self._remembered.settings.panel_width,
            remember_width=self._remembered.keep_panel_width,
        )
        panel.changes.refused.connect(self.refuse)
        panel.place_wanted.connect(self.place_wanted)
        return panel

    def make_view(self, key: int) -> PersonView:
        """Make what shows a person whole."""
        view = PersonView(key, self._hands)
        view.place_wanted.connect(self.place_wanted)
        return view

    @cached_property
    def forms(self) -> PersonForms:
        """The forms of a person."""
        officer = partial(getattr, self._database, "officer")
        return PersonForms(self._page, tasks=self._tasks, today=self._today, officer=officer)

    @cached_property
    def _hands(self) -> PersonHands:
        return PersonHands(
            forms=self.forms, tasks=self._tasks, database=self._database, today=self._today
        )
