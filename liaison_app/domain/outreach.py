"""One contact made, and what the recipient did with the message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from liaison_app.domain.choices import Choice


class Channel(Choice):
    """How the contact was made."""

    CALL = "call", "Call"
    VISIT = "visit", "Visit"
    LETTER = "letter", "Letter"
    EMAIL = "email", "E-mail"
    MESSAGE = "message", "Message"
    MEETING = "meeting", "Meeting"
    ASSEMBLY = "assembly", "Assembly"


class Direction(Choice):
    """Who began it."""

    OUT = "out", "We contacted them"
    IN = "in", "They contacted us"


class Outcome(Choice):
    """What came of it."""

    SPOKE = "spoke", "Spoke to them"
    MET = "met", "Met them"
    REPLIED = "replied", "They replied"
    MESSAGE_LEFT = "message_left", "Left a message"
    NO_ANSWER = "no_answer", "No answer"
    SENT = "sent", "Sent"
    RETURNED = "returned", "Returned"
    WRONG_DETAILS = "wrong_details", "Wrong details"
    DECLINED = "declined", "Declined"


class RelayStage(Choice):
    """How far the recipient's own passing on has come."""

    ASKED = "asked", "Asked to pass it on"
    PROMISED = "promised", "They will pass it on"
    DONE = "done", "They passed it on"


class RelayMeans(Choice):
    """By what means the message was passed on."""

    ASSEMBLY = "assembly", "Assembly"
    FRIDAY_PRAYERS = "friday_prayers", "Friday prayers"
    SERVICE = "service", "Service"
    NEWSLETTER = "newsletter", "Newsletter"
    WHATSAPP = "whatsapp", "WhatsApp"
    NOTICE_BOARD = "notice_board", "Notice board"
    SOCIAL_MEDIA = "social_media", "Social media"
    OTHER = "other", "Other means"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayEntry:
    """The recipient's passing on, as typed: how far, by what means, to about how many people."""

    stage: RelayStage
    means: RelayMeans | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachEntry:
    """What the officer typed once, for all the organisations chosen.

    ``persons`` are the people known of several organisations, each with their organisation's key.
    """

    organisation_ids: Sequence[int]
    channel: Channel
    outcome: Outcome
    happened_at: datetime
    direction: Direction = Direction.OUT
    note: str = ""
    person_ids: Sequence[int] = ()
    persons: Sequence[tuple[int, int]] = ()
    campaign_id: int | None = None
    relay: RelayEntry | None = None
    follow_up: str = ""
    follow_up_due: datetime | None = None
