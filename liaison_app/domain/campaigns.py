"""An incident, what we do about it, and how far each recipient has come."""

from liaison_app.domain.choices import Choice


class IncidentKind(Choice):
    """What sort of thing happened."""

    CRITICAL = "critical", "Critical incident"
    EVENT = "event", "Event"
    OPERATION = "operation", "Operation"


class ThreatLevel(Choice):
    """The national threat level, from the least to the gravest."""

    LOW = "low", "LOW"
    MODERATE = "moderate", "MODERATE"
    SUBSTANTIAL = "substantial", "SUBSTANTIAL"
    SEVERE = "severe", "SEVERE"
    CRITICAL = "critical", "CRITICAL"


class Marking(Choice):
    """The protective marking, shown in capitals."""

    OFFICIAL = "official", "OFFICIAL"
    SENSITIVE = "official-sensitive", "OFFICIAL-SENSITIVE"


class RecipientState(Choice):
    """How far a recipient of a campaign has come, worked out and never typed."""

    LEFT_OUT = "left_out", "Left out"
    RELAYED = "relayed", "Passed on"
    RELAY_PROMISED = "relay_promised", "Will pass on"
    DECLINED = "declined", "Declined"
    REACHED = "reached", "Reached"
    CANNOT = "cannot", "Cannot be reached"
    SENT = "sent", "Sent"
    TRIED = "tried", "Tried"
    TO_DO = "to_do", "To do"
