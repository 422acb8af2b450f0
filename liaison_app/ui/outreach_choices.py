"""The choices of the form for a contact, each by one key."""

from liaison_app.domain.outreach import Channel, Direction, Outcome, RelayMeans, RelayStage
from liaison_app.ui.meanings import CHANNEL_ICONS
from liaison_app.ui.widgets.segmented import Segment

_CHANNEL_KEYS = {
    Channel.CALL: "c",
    Channel.VISIT: "v",
    Channel.LETTER: "l",
    Channel.EMAIL: "e",
    Channel.MESSAGE: "m",
    Channel.MEETING: "g",
    Channel.ASSEMBLY: "a",
}
_OUTCOME_KEYS = {
    Outcome.SPOKE: "s",
    Outcome.MET: "m",
    Outcome.REPLIED: "r",
    Outcome.MESSAGE_LEFT: "l",
    Outcome.NO_ANSWER: "n",
    Outcome.SENT: "t",
    Outcome.RETURNED: "u",
    Outcome.WRONG_DETAILS: "w",
    Outcome.DECLINED: "d",
}

CHANNELS = tuple(
    Segment(value=channel, text=channel.label, key=key, icon=CHANNEL_ICONS[channel])
    for channel, key in _CHANNEL_KEYS.items()
)
OUTCOMES = tuple(
    Segment(value=outcome, text=outcome.label, key=key) for outcome, key in _OUTCOME_KEYS.items()
)
DIRECTIONS = (
    Segment(value=Direction.OUT, text="We did", key="w"),
    Segment(value=Direction.IN, text="They did", key="t"),
)
RELAYS: tuple[Segment[RelayStage | None], ...] = (
    Segment(value=None, text="Not said", key="0"),
    Segment(value=RelayStage.ASKED, text="We asked", key="1"),
    Segment(value=RelayStage.PROMISED, text="They will", key="2"),
    Segment(value=RelayStage.DONE, text="They did", key="3"),
)
MEANS: tuple[tuple[str, RelayMeans | None], ...] = (
    ("By what means?", None),
    *((means.label, means) for means in RelayMeans),
)
