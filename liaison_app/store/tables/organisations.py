"""What is kept of an organisation, and what the register last said of it."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint, literal_column

from liaison_app.domain.organisations import Kind, Standing
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


def _held_by(*columns: str) -> Iterator[Index]:
    """Return indexes that know only those who have something in a column: an import adds little."""
    for column in columns:
        yield Index(
            f"ix_organisation_{column}",
            column,
            "standing",
            "sort_key",
            sqlite_where=literal_column(column).is_not(None),
        )


class Organisation(Record, Tables):
    """A faith group, school, network or other partner.

    ``ward_code`` is the GSS code of the ward in which the postcode lies; the team names its own
    wards. ``name_key`` and ``sort_key`` are the folded name, kept because matching and sorting
    100,000 of them by computing would take seconds; ``last_contact`` is kept by triggers
    (``store.last_contacts``). What a list may be ordered by has an index that ends with the name.
    ``address_gone_on`` is when post to the premises came back.
    """

    __tablename__ = "organisation"
    __table_args__ = (
        Index("ix_organisation_kind_standing_sort_key", "kind", "standing", "sort_key"),
        Index("ix_organisation_ward_code_standing_sort_key", "ward_code", "standing", "sort_key"),
        Index("ix_organisation_standing_sort_key", "standing", "sort_key"),
        Index("ix_organisation_postcode", "postcode", "standing", "sort_key"),
        *_held_by("reach", "verified_on", "last_contact"),
        Index("ix_organisation_source_source_ref", "source", "source_ref"),
        STRICT,
    )

    kind: Mapped[Kind] = mapped_column(Chosen(Kind))
    name: Mapped[str]
    also_known_as: Mapped[str] = text()
    standing: Mapped[Standing] = mapped_column(Chosen(Standing), default=Standing.ACTIVE)
    street: Mapped[str] = text()
    locality: Mapped[str] = text()
    address3: Mapped[str] = text()
    town: Mapped[str] = text()
    county: Mapped[str] = text()
    postcode: Mapped[str] = text()
    address_gone_on: Mapped[date | None]
    ward_code: Mapped[str] = text()
    website: Mapped[str] = text()
    tradition: Mapped[str] = text()
    denomination: Mapped[str] = text()
    phase: Mapped[str] = text()
    school_type: Mapped[str] = text()
    religious_character: Mapped[str] = text()
    age_low: Mapped[int | None]
    age_high: Mapped[int | None]
    pupils: Mapped[int | None]
    relay_means: Mapped[str] = text()
    members: Mapped[int | None]
    reach: Mapped[int | None]
    source: Mapped[str] = text()
    source_ref: Mapped[str] = text()
    verified_on: Mapped[date | None]
    notes: Mapped[str] = text()
    officer_id: Mapped[int | None] = mapped_column(ForeignKey("officer.id"), index=True)
    last_contact: Mapped[datetime | None]
    name_key: Mapped[str] = mapped_column(default="", server_default="", index=True)
    sort_key: Mapped[str] = mapped_column(default="", server_default="", index=True)


class Membership(Record, Tables):
    """An organisation belongs to a network."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "ix_membership_organisation_id_network_id",
            "organisation_id",
            "network_id",
            unique=True,
        ),
        Index("ix_membership_network_id", "network_id"),
        STRICT,
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    network_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))


class RegisterRow(Record, Tables):
    """What a register last said of an organisation, as JSON by field.

    It tells a change in the register from a change by the team: what the team typed differs from
    this, what the register changed differs from it in the next file.
    """

    __tablename__ = "register_row"
    __table_args__ = (UniqueConstraint("source", "source_ref"), STRICT)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    source: Mapped[str]
    source_ref: Mapped[str]
    said: Mapped[str]


class Warning(Record, Tables):  # noqa: A001 - the officer's word
    """A short notice that cannot be missed, on an organisation or a person."""

    __tablename__ = "warning"
    __table_args__ = STRICT

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    notice: Mapped[str]
    review_on: Mapped[date | None]
