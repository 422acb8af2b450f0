"""Which letter of a campaign, and which of its recipients, a list or letters are made for."""

from collections.abc import Sequence

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.queries.campaigns import CampaignWhole
from liaison_app.queries.recipients import RecipientSeen


def list_of_letter(whole: CampaignWhole, chosen: Sequence[RecipientSeen]) -> MailListWanted:
    """Return the list of a whole letter: that of whoever is chosen, else the campaign's first."""
    return MailListWanted(
        campaign_id=whole.campaign.id,
        letter_id=_letter_of(whole, chosen, whole.recipients),
    )


def list_of_shown(
    whole: CampaignWhole, chosen: Sequence[RecipientSeen], shown: Sequence[RecipientSeen]
) -> MailListWanted:
    """Return the list of the several chosen, else of all that are shown; for one letter of theirs.

    Where that is everybody whom the letter goes to, it is the letter's own list.
    """
    several = chosen if len(chosen) > 1 else shown
    letter_id = _letter_of(whole, chosen, several)
    keys = [one.organisation_id for one in several if one.letter_id == letter_id]
    everybody = {
        one.organisation_id
        for one in whole.recipients
        if one.letter_id == letter_id and one.state is not RecipientState.LEFT_OUT
    }
    return MailListWanted(
        campaign_id=whole.campaign.id,
        letter_id=letter_id,
        organisation_ids=() if everybody.issubset(keys) else tuple(keys),
    )


def _letter_of(
    whole: CampaignWhole, chosen: Sequence[RecipientSeen], shown: Sequence[RecipientSeen]
) -> int:
    """Return the letter of the first one chosen, else the first letter that anybody shown gets."""
    if chosen:
        return chosen[0].letter_id
    letters = [letter.id for letter in whole.campaign.letters]
    theirs = {one.letter_id for one in shown}
    return next((key for key in letters if key in theirs), letters[0])
