"""What an officer types to begin a campaign, or to change it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from liaison_app.domain.campaigns import IncidentKind, Marking, ThreatLevel
from liaison_app.domain.organisations import Kind

PUBLIC_TASK = "Public task (UK GDPR Article 6(1)(e))"
"""The lawful basis that a campaign of the police usually has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentEntry:
    """What happened, and the threat level in the words of that day."""

    title: str
    happened_at: datetime
    kind: IncidentKind = IncidentKind.CRITICAL
    threat_level: ThreatLevel | None = None
    threat_wording: str = ""
    threat_wording_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterEntry:
    """One letter and its audience: a kind of organisation, in these wards or in all of the team's.

    Or else everybody on a saved list, whatever their kinds.
    ``letter_id`` is set where the letter is there already. ``posts`` are those it is addressed to,
    the wished-for first. ``template_id`` is the team's Word letter that it is made of, if any.
    """

    name: str
    letter_id: int | None = None
    kind: Kind | None = None
    ward_codes: tuple[str, ...] = ()
    saved_list_id: int | None = None
    posts: tuple[str, ...] = ()
    body: str = ""
    dated: date | None = None
    your_ref: str = ""
    template_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignEntry:
    """What we do about an incident: purpose, letters, author, forwarding officer, deadline."""

    name: str
    incident: IncidentEntry
    letters: Sequence[LetterEntry]
    purpose: str = ""
    lawful_basis: str = PUBLIC_TASK
    author: str = ""
    author_office: str = ""
    author_address: str = ""
    author_phone: str = ""
    author_fax: str = ""
    author_email: str = ""
    author_web: str = ""
    forwarding_officer_id: int | None = None
    approver: str = ""
    deadline: date | None = None
    marking: Marking = Marking.OFFICIAL
    our_ref: str = ""
