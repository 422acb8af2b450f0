"""Which letter of a campaign, and which of its recipients, a list or letters are made for."""

from collections.abc import Iterable, Sequence

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.queries.campaigns import CampaignWhole
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.ui.widgets.message_line import MessageLine


def recipients_meant(
    letters: Iterable[int], *, chosen: Sequence[RecipientSeen], shown: Sequence[RecipientSeen]
) -> tuple[RecipientSeen, ...]:
    """Return the several chosen, else all that are shown; of those, whom one letter goes to.

    That is the letter of the first one chosen, else the first letter that anybody shown gets.
    """
    several = chosen if len(chosen) > 1 else shown
    theirs = {one.letter_id for one in several}
    first = [one.letter_id for one in chosen[:1]]
    letter_id = next((key for key in (*first, *letters) if key in theirs), None)
    return tuple(one for one in several if one.letter_id == letter_id)


def list_of(whole: CampaignWhole, meant: Sequence[RecipientSeen]) -> MailListWanted:
    """Return the list of these recipients of a letter; of all of them, the letter's own list."""
    letter_id = meant[0].letter_id
    keys = tuple(one.organisation_id for one in meant)
    everybody = {
        one.organisation_id
        for one in whole.recipients
        if one.letter_id == letter_id and one.state is not RecipientState.LEFT_OUT
    }
    return MailListWanted(
        campaign_id=whole.campaign.id,
        letter_id=letter_id,
        organisation_ids=() if everybody and everybody.issubset(keys) else keys,
    )


def list_in_words(meant: Sequence[RecipientSeen]) -> str:
    """Return what is offered: the list, and for how many."""
    return f"Make mail list for {len(meant):,}" if meant else "Make mail list"


def say_why_nobody(message: MessageLine, *, frozen: bool) -> None:
    """Say why there is nobody to make a list for: the audience is not frozen, or none is shown."""
    if frozen:
        message.say(
            "warn",
            "There is nobody here to write to.",
            hint="Choose another tab, such as “All”, or search for something else.",
        )
    else:
        message.say(
            "warn",
            "There is nobody to write to yet: the audience is not frozen.",
            hint="Open the campaign and freeze its audience first.",
        )
