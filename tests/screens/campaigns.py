"""The screens of campaigns, and the way to each."""

from liaison_app.ui.pages.campaigns.popovers import PassedOnPopover
from liaison_app.ui.wishes import CampaignShown
from tests.screens.screen import Screen, screen

CAMPAIGN = "SELECT max(id) FROM campaign WHERE frozen_at IS NOT NULL"
DRAFTS = "SELECT count(*) FROM campaign WHERE frozen_at IS NULL"

OF_CAMPAIGNS: dict[str, Screen] = {}


@screen("A campaign", among=OF_CAMPAIGNS)
def campaign(visitor):
    return visitor.go("campaigns", CampaignShown(campaign_id=visitor.first(CAMPAIGN)))


@screen("A recipient of a campaign", among=OF_CAMPAIGNS)
def _recipient(visitor):
    campaign(visitor)
    visitor.select_first()


@screen("The menu of recipients", "QMenu", among=OF_CAMPAIGNS)
def _recipients_menu(visitor):
    _recipient(visitor)
    visitor.ask_for_menu(visitor.table().viewport())


@screen("The question why one is left out", "ReasonPopover", among=OF_CAMPAIGNS)
def _reason(visitor):
    _recipient(visitor)
    visitor.page._ask_reason()
    visitor.idle()


@screen("The question how many were told", "PassedOnPopover", among=OF_CAMPAIGNS)
def _passed_on(visitor):
    _recipient(visitor)
    popover = PassedOnPopover(2, visitor.page)
    popover.open_at(visitor.page._beside_row())
    visitor.idle()


@screen("The form of a new campaign", "NewCampaignForm", among=OF_CAMPAIGNS)
def _new_campaign(visitor):
    visitor.go("campaigns", CampaignShown())
    visitor.press("New campaign")


@screen("The form of a campaign that was begun", "EditCampaignForm", among=OF_CAMPAIGNS)
def _edit_campaign(visitor):
    campaign(visitor)
    visitor.page.edit()
    visitor.idle()


@screen("The letters of a draft", among=OF_CAMPAIGNS)
def _draft(visitor):
    number = visitor.first(DRAFTS)
    _new_campaign(visitor)
    form = visitor.page.forms.new_form
    form.fields.title.setText("A fire")
    form.fields.name.setText(f"A fire, draft {number}")
    form.save()
    visitor.idle()


@screen("Who gets the letters of a draft", among=OF_CAMPAIGNS)
def _draft_audience(visitor):
    _draft(visitor)
    part = visitor.page.view.part
    part.choose("audience")
    part.chosen.emit("audience")
    visitor.idle()
    visitor.select_first()
