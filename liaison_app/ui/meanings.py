"""Which icon and which tone stand for what, the same on every page; never colour alone."""

from collections.abc import Mapping
from types import MappingProxyType

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.outreach import Channel, Outcome, RelayStage
from liaison_app.ui.tokens import Tone

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
        RecipientState.DECLINED: "bad",
        RecipientState.REACHED: "ok",
        RecipientState.CANNOT: "bad",
        RecipientState.SENT: "accent",
        RecipientState.TRIED: "warn",
        RecipientState.TO_DO: "neutral",
    }
)


def relay_words(stage: RelayStage, means: str, people: int | None) -> str:
    """Return how far the passing on has come, such as "They will pass it on by assembly"."""
    by = f" by {means.lower()}" if means else ""
    to = f" to about {people:,}" if people else ""
    return f"{stage.label}{by}{to}"
