"""Words of campaigns, the same in the list, on a campaign's page and in its panel."""

from dataclasses import dataclass

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.outreach import Outcome, RelayEntry, RelayStage
from liaison_app.domain.recipient_states import Progress
from liaison_app.queries.recipients import RecipientSeen


@dataclass(frozen=True, slots=True, kw_only=True)
class OneClick:
    """What one press notes of a call: its words, its key, and what is written."""

    text: str
    key: str
    icon: str
    outcome: Outcome
    relay: RelayEntry | None = None


SPOKE = OneClick(text="Spoke to them", key="S", icon="phone", outcome=Outcome.SPOKE)
MESSAGE = OneClick(
    text="Left message", key="L", icon="message-square", outcome=Outcome.MESSAGE_LEFT
)
NO_ANSWER = OneClick(text="No answer", key="N", icon="circle-x", outcome=Outcome.NO_ANSWER)
WILL_PASS_ON = OneClick(
    text="They will pass it on",
    key="P",
    icon="clock",
    outcome=Outcome.SPOKE,
    relay=RelayEntry(stage=RelayStage.PROMISED),
)
PASSED_ON = OneClick(
    text="They passed it on",
    key="O",
    icon="megaphone",
    outcome=Outcome.SPOKE,
    relay=RelayEntry(stage=RelayStage.DONE),
)
WRONG_DETAILS = OneClick(
    text="Wrong details", key="W", icon="circle-alert", outcome=Outcome.WRONG_DETAILS
)
DECLINED = OneClick(text="Declined", key="D", icon="ban", outcome=Outcome.DECLINED)
MAIN_CLICKS = (SPOKE, MESSAGE, NO_ANSWER, WILL_PASS_ON, PASSED_ON)
FURTHER_CLICKS = (WRONG_DETAILS, DECLINED)


def counted(number: int, word: str, several: str = "") -> str:
    """Return "1 organisation", "44 organisations"."""
    return f"{number:,} {word if number == 1 else several or word + 's'}"


def progress_words(made: Progress, people: int, sent: int) -> str:
    """Return "31 of 44 reached · 12 passed on to about 4,310 people · 5 sent · 3 declined"."""
    told = f" to about {counted(people, 'person', 'people')}" if people else ""
    parts = [made.sentence]
    parts += [f"{made.relayed:,} passed on{told}"] if made.relayed else []
    parts += [f"{sent:,} sent"] if sent else []
    parts += [f"{made.declined:,} declined"] if made.declined else []
    parts += [f"{made.cannot:,} cannot be reached"] if made.cannot else []
    return " · ".join(parts)


def ways_instead(one: RecipientSeen) -> str:
    """Return "Try post, e-mail", or "Try a visit" where that alone is left to be decided."""
    ways = [way.label.lower() for way in one.open_ways if way is not ObjectionChannel.VISIT]
    if ways:
        return f"Try {', '.join(ways)}"
    return "Try a visit" if ObjectionChannel.VISIT in one.open_ways else ""


def people_told(recipients: tuple[RecipientSeen, ...]) -> int:
    """Return about how many people the message was passed on to, by those not left out."""
    return sum(one.people_told for one in recipients if one.state is RecipientState.RELAYED)
