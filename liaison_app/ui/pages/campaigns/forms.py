"""Opens the forms of campaigns; what was typed into one and not saved is there when it is next."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_app.store.database import Database
from liaison_app.ui.pages.campaigns.edit_campaign_form import EditCampaignForm
from liaison_app.ui.pages.campaigns.new_campaign_form import NewCampaignForm
from liaison_app.ui.tasks import Tasks


class CampaignForms(QObject):
    """The form for a new campaign, and one for each campaign that is being changed.

    Signals:
        started: the key of the campaign that was written.
    """

    started = Signal(int)

    def __init__(
        self, page: QWidget, *, tasks: Tasks, database: Database, clock: Callable[[], datetime]
    ) -> None:
        super().__init__(page)
        self._page, self._tasks, self._database, self._clock = page, tasks, database, clock
        self.new_form: NewCampaignForm | None = None
        self.edit_forms: dict[int, EditCampaignForm] = {}

    def new(self) -> None:
        """Open the form for a new campaign."""
        if self.new_form is None:
            self.new_form = NewCampaignForm(
                tasks=self._tasks, database=self._database, clock=self._clock, parent=self._page
            )
            self.new_form.saved.connect(self.started)
        self.new_form.begin()

    def edit(self, campaign_id: int) -> None:
        """Open the form of a campaign."""
        if campaign_id not in self.edit_forms:
            self.edit_forms[campaign_id] = form = EditCampaignForm(
                campaign_id,
                tasks=self._tasks,
                database=self._database,
                clock=self._clock,
                parent=self._page,
            )
            form.saved.connect(self._close)
        self.edit_forms[campaign_id].begin()

    def _close(self, campaign_id: int) -> None:
        self.edit_forms.pop(campaign_id).deleteLater()
