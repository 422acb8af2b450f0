"""What the form of a campaign offers: authors, officers, wards, saved lists and Word letters."""

from dataclasses import dataclass

from sqlalchemy import Connection

from liaison_app.domain.letterhead import AuthorKnown
from liaison_app.queries.authors import authors
from liaison_app.queries.saved_lists import ListName, list_names
from liaison_app.queries.team import OfficerSeen, WardSeen, officers, wards
from liaison_app.queries.word_templates import WordTemplateSeen, word_templates


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignChoices:
    """All of it, as it stood at one moment; the author of the newest campaign is the first."""

    authors: tuple[AuthorKnown, ...] = ()
    officers: tuple[OfficerSeen, ...] = ()
    wards: tuple[WardSeen, ...] = ()
    lists: tuple[ListName, ...] = ()
    word_letters: tuple[WordTemplateSeen, ...] = ()


def campaign_choices(connection: Connection) -> CampaignChoices:
    """Return what can be chosen for a campaign and its letters."""
    return CampaignChoices(
        authors=authors(connection),
        officers=officers(connection),
        wards=wards(connection),
        lists=list_names(connection),
        word_letters=word_templates(connection),
    )
