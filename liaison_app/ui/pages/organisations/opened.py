"""What is open of the list of organisations: one in the panel at the side, others in tabs."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING

from liaison_app.queries.organisation_rows import OrganisationRow
from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.records.opened import Opened
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from liaison_app.queries.organisation_details import OrganisationDetails
    from liaison_app.ui.forms.organisation_forms import Forms
    from liaison_app.ui.pages.organisations.panel import OrganisationPanel
    from liaison_app.ui.pages.organisations.record_hands import RecordHands
    from liaison_app.ui.pages.organisations.record_view import OrganisationView


class OpenedOrganisations(Opened["OrganisationDetails", OrganisationRow]):
    """Opens organisations; what works on one is made when the first is opened."""

    def __init__(  # noqa: PLR0913 - the list, and what opens a record of it
        self,
        page: Page,
        table: RecordTable[OrganisationRow],
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__(page, table, tasks=tasks)
        self._database, self._today = database, today
        self._remembered = remembered

    def reading(self, key: int) -> "Callable[..., OrganisationDetails]":
        """Return what reads an organisation."""
        from liaison_app.queries.organisation_details import details  # noqa: PLC0415 - not for the first list

        return partial(details, key=key, today=self._today())

    def make_panel(self) -> "OrganisationPanel":
        """Make the panel of one organisation."""
        from liaison_app.ui.pages.organisations.panel import OrganisationPanel  # noqa: PLC0415 - likewise

        panel = OrganisationPanel(
            self._hands,
            width=self._remembered.settings.panel_width,
            remember_width=self._remembered.keep_panel_width,
        )
        panel.changes.refused.connect(self.refuse)
        panel.record_wanted.connect(self.open_beside)
        return panel

    def make_view(self, key: int) -> "OrganisationView":
        """Make what shows an organisation whole."""
        from liaison_app.ui.pages.organisations.record_view import OrganisationView  # noqa: PLC0415 - likewise

        return OrganisationView(key, self._hands)

    @cached_property
    def forms(self) -> "Forms":
        """The forms of an organisation; what they save is shown where the officer is."""
        from liaison_app.ui.forms.organisation_forms import Forms  # noqa: PLC0415 - likewise

        officer = partial(getattr, self._database, "officer")
        forms = Forms(self._page, tasks=self._tasks, today=self._today, officer=officer)
        forms.saved.connect(self.open_where_the_officer_is)
        forms.refused.connect(self.refuse)
        return forms

    @cached_property
    def _hands(self) -> "RecordHands":
        from liaison_app.ui.pages.organisations.record_hands import RecordHands  # noqa: PLC0415 - likewise

        return RecordHands(
            forms=self.forms, tasks=self._tasks, database=self._database, today=self._today
        )
