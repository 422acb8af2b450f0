"""The form for a new campaign."""

from functools import partial

from liaison_app.actions.run_campaign import start_campaign
from liaison_app.domain.campaign_entries import CampaignEntry
from liaison_app.ui.pages.campaigns.campaign_form import CampaignForm


class NewCampaignForm(CampaignForm):
    """Starts a campaign as a draft; its audience is frozen on its own page."""

    title = "New campaign"
    save_words = "Start as a draft"
    _begun = False

    def _write(self, entry: CampaignEntry) -> None:
        self._tasks.write(
            f"Start the campaign {entry.name.strip()}",
            partial(start_campaign, entry=entry),
            owner=self,
            then=self._written,
            or_else=self._refused,
        )

    def _show_first(self) -> None:
        if self._begun and self.fields.has_draft:
            self.message.say("neutral", "This is what you had begun.", action="Start afresh")
            self._count_audiences()
        else:
            self._start_afresh()

    def _start_afresh(self) -> None:
        self._begun = True
        self.message.hide()
        self.fields.clear(self._choices.officers)
        for letter in tuple(self.letters):
            self._drop(letter)
        self.add_letter()
        self.fields.title.setFocus()

    def _written(self, campaign_id: int) -> None:
        self.save_button.setEnabled(True)
        self._start_afresh()
        self.accept()
        self.saved.emit(campaign_id)
