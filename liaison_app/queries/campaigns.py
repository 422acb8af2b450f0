"""Campaigns as a list, and one of them whole."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from liaison_app.domain.campaigns import IncidentKind, Marking, ThreatLevel
from liaison_app.domain.errors import NotFound
from liaison_app.domain.organisations import Kind
from liaison_app.domain.recipient_states import Progress, progress
from liaison_app.domain.when import local_day, now
from liaison_app.queries.audience_divided import audience_divided
from liaison_app.queries.recipients import RecipientSeen, recipients, recipients_to_be
from liaison_app.store.tables import Campaign, Incident, Letter, Officer, Recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignRow:
    """What the list of campaigns says of one: where it stands and by when it should be done."""

    id: int
    name: str
    incident: str
    happened_at: datetime
    deadline: date | None
    frozen_at: datetime | None
    letters: tuple[str, ...]
    first_letter_id: int
    progress: Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSeen:
    """One letter of a campaign; ``audience`` is how many it goes to, or would today.

    ``saved_list`` is the name of the list it goes to; one to a kind has none.
    """

    id: int
    version: int
    name: str
    kind: Kind | None
    ward_codes: tuple[str, ...]
    saved_list_id: int | None
    saved_list: str
    posts: tuple[str, ...]
    body: str
    dated: date | None
    your_ref: str
    template_id: int | None
    audience: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignSeen:
    """One campaign whole, but for its recipients."""

    id: int
    version: int
    name: str
    purpose: str
    lawful_basis: str
    author: str
    author_office: str
    author_address: str
    author_phone: str
    author_fax: str
    author_email: str
    author_web: str
    forwarding_officer_id: int | None
    forwarding_officer: str
    approver: str
    deadline: date | None
    marking: Marking
    our_ref: str
    frozen_at: datetime | None
    incident_id: int
    incident_version: int
    incident: str
    incident_kind: IncidentKind
    happened_at: datetime
    threat_level: ThreatLevel | None
    threat_wording: str
    threat_wording_on: date | None
    letters: tuple[LetterSeen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignWhole:
    """One campaign with its recipients, those with most left to do first; none while a draft.

    ``audience`` are those who would be the recipients of a draft if it were frozen today.
    """

    campaign: CampaignSeen
    recipients: tuple[RecipientSeen, ...]
    audience: tuple[RecipientSeen, ...] = ()


def campaigns(connection: Connection) -> tuple[CampaignRow, ...]:
    """Return every campaign, the newest incident first."""
    c = Campaign
    found = connection.execute(
        select(c.id, c.name, Incident.title, Incident.happened_at, c.deadline, c.frozen_at)
        .join(Incident, Incident.id == c.incident_id)
        .order_by(Incident.happened_at.desc(), c.id.desc())
    ).all()
    letters = _letter_names(connection)
    return tuple(
        CampaignRow(
            id=key,
            name=name,
            incident=incident,
            happened_at=happened_at,
            deadline=deadline,
            frozen_at=frozen_at,
            letters=tuple(letters[key].values()),
            first_letter_id=next(iter(letters[key]), 0),
            progress=progress(
                one.state for one in recipients(connection, campaign_id=key) if frozen_at
            ),
        )
        for key, name, incident, happened_at, deadline, frozen_at in found
    )


def campaign_names(connection: Connection) -> Mapping[int, str]:
    """Return the names of all campaigns, the newest first."""
    newest_first = select(Campaign.id, Campaign.name).order_by(Campaign.id.desc())
    return dict(connection.execute(newest_first).all())


def campaign(connection: Connection, *, campaign_id: int) -> CampaignSeen:
    """Return one campaign with its letters; raise NotFound where there is none of this key."""
    c, i = Campaign, Incident
    found = connection.execute(
        select(
            c.id,
            c.version,
            c.name,
            c.purpose,
            c.lawful_basis,
            c.author,
            c.author_office,
            c.author_address,
            c.author_phone,
            c.author_fax,
            c.author_email,
            c.author_web,
            c.forwarding_officer_id,
            func.coalesce(Officer.name, "").label("forwarding_officer"),
            c.approver,
            c.deadline,
            c.marking,
            c.our_ref,
            c.frozen_at,
            c.incident_id,
            i.version.label("incident_version"),
            i.title.label("incident"),
            i.kind.label("incident_kind"),
            i.happened_at,
            i.threat_level,
            i.threat_wording,
            i.threat_wording_on,
        )
        .join(i, i.id == c.incident_id)
        .outerjoin(Officer, Officer.id == c.forwarding_officer_id)
        .where(c.id == campaign_id)
    ).one_or_none()
    if found is None:
        raise NotFound("This campaign is not there any more.", hint="Choose another one.")
    letters = _letters(connection, campaign_id, frozen=found.frozen_at is not None)
    return CampaignSeen(letters=letters, **found._asdict())


def campaign_whole(connection: Connection, *, campaign_id: int) -> CampaignWhole:
    """Return one campaign with its recipients; raise NotFound where there is none of this key."""
    seen = campaign(connection, campaign_id=campaign_id)
    if seen.frozen_at is None:
        to_be = recipients_to_be(connection, campaign_id=campaign_id, today=local_day(now()))
        return CampaignWhole(campaign=seen, recipients=(), audience=to_be)
    found = recipients(connection, campaign_id=campaign_id)
    return CampaignWhole(campaign=seen, recipients=found)


def campaign_id_by_name(connection: Connection, *, name: str) -> int:
    """Return the key of the campaign of this name, in any case; raise NotFound with the names."""
    names = campaign_names(connection)
    for key, known in names.items():
        if known.casefold() == name.strip().casefold():
            return key
    listed = "; ".join(names.values()) or "none yet"
    raise NotFound(f"There is no campaign called “{name}”.", hint=f"There are: {listed}.")


def _letters(connection: Connection, campaign_id: int, *, frozen: bool) -> tuple[LetterSeen, ...]:
    t = Letter
    found = connection.execute(
        select(
            t.id,
            t.version,
            t.name,
            t.kind,
            t.ward_codes,
            t.saved_list_id,
            t.saved_list_name.label("saved_list"),
            t.posts,
            t.body,
            t.dated,
            t.your_ref,
            t.template_id,
        )
        .where(t.campaign_id == campaign_id)
        .order_by(t.place)
    ).all()
    counts = (
        _recipient_counts(connection, campaign_id) if frozen else _to_be(connection, campaign_id)
    )
    return tuple(LetterSeen(audience=counts.get(row.id, 0), **row._asdict()) for row in found)


def _letter_names(connection: Connection) -> Mapping[int, Mapping[int, str]]:
    """Return the letters' names by their keys, campaign by campaign."""
    t = Letter
    named = select(t.campaign_id, t.id, t.name).order_by(t.campaign_id, t.place)
    names: dict[int, dict[int, str]] = defaultdict(dict)
    for campaign_id, key, name in connection.execute(named):
        names[campaign_id][key] = name
    return names


def _recipient_counts(connection: Connection, campaign_id: int) -> Mapping[int, int]:
    r = Recipient
    counted = (
        select(r.letter_id, func.count()).where(r.campaign_id == campaign_id).group_by(r.letter_id)
    )
    return dict(connection.execute(counted).all())


def _to_be(connection: Connection, campaign_id: int) -> Mapping[int, int]:
    seats = audience_divided(connection, campaign_id=campaign_id, today=local_day(now()))
    return Counter(seat.letter_id for seat in seats.values() if not seat.left_out_reason)
