"""Contacts made, what was passed on because of them, and what we promised."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index

from liaison_app.domain.outreach import Channel, Direction, Outcome, RelayMeans, RelayStage
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


class Outreach(Record, Tables):
    """One contact made: when, by whom, how, and what came of it."""

    __tablename__ = "outreach"
    __table_args__ = (
        Index("ix_outreach_happened_at", "happened_at"),
        Index("ix_outreach_campaign_id", "campaign_id"),
        STRICT,
    )

    happened_at: Mapped[datetime]
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    channel: Mapped[Channel] = mapped_column(Chosen(Channel))
    direction: Mapped[Direction] = mapped_column(Chosen(Direction))
    outcome: Mapped[Outcome] = mapped_column(Chosen(Outcome))
    note: Mapped[str] = text()


class OutreachWith(Record, Tables):
    """An organisation that an outreach was with, and the person if one is known.

    Campaign, outcome and time are the outreach's own, repeated here so that the coverage of a
    campaign is read from one index, however long the log.
    """

    __tablename__ = "outreach_with"
    __table_args__ = (
        Index(
            "ix_outreach_with_coverage", "campaign_id", "organisation_id", "happened_at", "outcome"
        ),
        Index("ix_outreach_with_organisation_id", "organisation_id", "happened_at"),
        Index("ix_outreach_with_outreach_id", "outreach_id"),
        Index("ix_outreach_with_person_id", "person_id", "happened_at"),
        STRICT,
    )

    outreach_id: Mapped[int] = mapped_column(ForeignKey("outreach.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    outcome: Mapped[Outcome] = mapped_column(Chosen(Outcome))
    happened_at: Mapped[datetime]


class Relay(Record, Tables):
    """The recipient's own passing on: how far it has come, by what means, to about how many."""

    __tablename__ = "relay"
    __table_args__ = (
        Index("ix_relay_campaign_id_organisation_id", "campaign_id", "organisation_id"),
        STRICT,
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    outreach_id: Mapped[int | None] = mapped_column(ForeignKey("outreach.id"), index=True)
    stage: Mapped[RelayStage] = mapped_column(Chosen(RelayStage))
    means: Mapped[RelayMeans | None] = mapped_column(Chosen(RelayMeans))
    people: Mapped[int | None]
    happened_at: Mapped[datetime]


class FollowUp(Record, Tables):
    """A promise with an owner and a due time.

    ``asked_at`` is set where it answers a question of theirs: that starts the 72-hour clock.
    """

    __tablename__ = "follow_up"
    __table_args__ = (Index("ix_follow_up_closed_at_due_at", "closed_at", "due_at"), STRICT)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    outreach_id: Mapped[int | None] = mapped_column(ForeignKey("outreach.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"))
    promise: Mapped[str]
    due_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    closed_reason: Mapped[str] = text()
