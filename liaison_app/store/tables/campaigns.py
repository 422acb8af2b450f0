"""An incident, the campaign that follows it, its letters and its recipients."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from liaison_app.domain.campaigns import IncidentKind, Marking, ThreatLevel
from liaison_app.domain.organisations import Kind
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


class Incident(Record, Tables):
    """What happened, and how grave the threat was said to be, in the words of that day."""

    __tablename__ = "incident"
    __table_args__ = STRICT

    title: Mapped[str]
    happened_at: Mapped[datetime]
    kind: Mapped[IncidentKind] = mapped_column(Chosen(IncidentKind))
    threat_level: Mapped[ThreatLevel | None] = mapped_column(Chosen(ThreatLevel))
    threat_wording: Mapped[str] = text()
    threat_wording_on: Mapped[date | None]


class Campaign(Record, Tables):
    """What we do about an incident, by when, in whose name and for what purpose.

    ``frozen_at`` is when the audience was fixed; recipients exist from then on.
    """

    __tablename__ = "campaign"
    __table_args__ = STRICT

    incident_id: Mapped[int] = mapped_column(ForeignKey("incident.id"), index=True)
    name: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str] = text()
    lawful_basis: Mapped[str] = text()
    author: Mapped[str] = text()
    author_office: Mapped[str] = text()
    author_address: Mapped[str] = text()
    author_phone: Mapped[str] = text()
    author_fax: Mapped[str] = text()
    author_email: Mapped[str] = text()
    author_web: Mapped[str] = text()
    forwarding_officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    approver: Mapped[str] = text()
    deadline: Mapped[date | None]
    marking: Mapped[Marking] = mapped_column(Chosen(Marking), default=Marking.OFFICIAL)
    our_ref: Mapped[str] = text()
    frozen_at: Mapped[datetime | None]


class Letter(Record, Tables):
    """One letter of a campaign and the audience it goes to.

    The audience is every active organisation of one kind in the wards named, or in all of the
    team's wards where none is; or else that of a saved list, whose name of that day is kept.
    ``posts`` are the posts it is addressed to, the wished-for first.
    """

    __tablename__ = "letter"
    __table_args__ = (UniqueConstraint("campaign_id", "name"), STRICT)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    place: Mapped[int]
    name: Mapped[str]
    kind: Mapped[Kind | None] = mapped_column(Chosen(Kind))
    ward_codes: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="")
    saved_list_id: Mapped[int | None] = mapped_column(ForeignKey("saved_list.id"), index=True)
    saved_list_name: Mapped[str] = text()
    posts: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="")
    body: Mapped[str] = text()
    dated: Mapped[date | None]
    your_ref: Mapped[str] = text()
    template_id: Mapped[int | None] = mapped_column(ForeignKey("word_template.id"), index=True)


class Recipient(Record, Tables):
    """One organisation in a campaign's frozen audience, and the letter meant for it.

    Its state is worked out from outreach and relays; only *left out* is typed, with its reason.
    """

    __tablename__ = "recipient"
    __table_args__ = (
        UniqueConstraint("campaign_id", "organisation_id"),
        Index("ix_recipient_letter_id", "letter_id"),
        Index("ix_recipient_organisation_id", "organisation_id"),
        STRICT,
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    left_out_reason: Mapped[str] = text()
