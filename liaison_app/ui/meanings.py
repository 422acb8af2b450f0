"""Which icon and which tone stand for what, the same on every page; never colour alone."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.due_times import Urgency
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.domain.tags import TagColour
from liaison_app.ui.tokens import Tone

if TYPE_CHECKING:
    from liaison_app.queries.outreach import RelaySeen

CHANNEL_ICONS: Mapping[Channel, str] = MappingProxyType(
    {
        Channel.CALL: "phone",
        Channel.VISIT: "handshake",
        Channel.LETTER: "file-text",
        Channel.EMAIL: "mail",
        Channel.MESSAGE: "message-square",
        Channel.MEETING: "users",
        Channel.ASSEMBLY: "presentation",
    }
)

TAG_TONES: Mapping[TagColour, Tone] = MappingProxyType(
    {
        TagColour.GREY: "neutral",
        TagColour.BLUE: "accent",
        TagColour.GREEN: "ok",
        TagColour.AMBER: "warn",
        TagColour.RED: "bad",
    }
)

OUTCOME_TONES: Mapping[Outcome, Tone] = MappingProxyType(
    {
        Outcome.SPOKE: "ok",
        Outcome.MET: "ok",
        Outcome.REPLIED: "ok",
        Outcome.MESSAGE_LEFT: "warn",
        Outcome.NO_ANSWER: "warn",
        Outcome.SENT: "accent",
        Outcome.RETURNED: "bad",
        Outcome.WRONG_DETAILS: "bad",
        Outcome.DECLINED: "bad",
    }
)

STATE_TONES: Mapping[RecipientState, Tone] = MappingProxyType(
    {
        RecipientState.LEFT_OUT: "neutral",
        RecipientState.RELAYED: "ok",
        RecipientState.RELAY_PROMISED: "ok",
        RecipientState.DECLINED: "warn",
        RecipientState.REACHED: "ok",
        RecipientState.CANNOT: "bad",
        RecipientState.SENT: "accent",
        RecipientState.TRIED: "warn",
        RecipientState.TO_DO: "neutral",
    }
)

URGENCY_TONES: Mapping[Urgency | None, Tone] = MappingProxyType(
    {
        Urgency.OVERDUE: "bad",
        Urgency.SOON: "warn",
        Urgency.LATER: "neutral",
        None: "neutral",
    }
)


def relay_words(relay: "RelaySeen") -> str:
    """Return "They passed it on, Friday prayers, about 700 people"."""
    parts = [relay.stage.label]
    parts += [relay.means.label] if relay.means else []
    parts += [f"about {relay.people:,} people"] if relay.people else []
    return ", ".join(parts)


def objection_words(channel: ObjectionChannel) -> str:
    """Return what an objection closes, as a tag says it."""
    return "No contact" if channel is ObjectionChannel.ALL else f"No {channel.label.lower()}"
