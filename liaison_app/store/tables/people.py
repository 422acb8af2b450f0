"""People, the posts they hold, how to reach them, and what they object to."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, literal_column

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.people import PersonStanding
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


class Person(Record, Tables):
    """A person, by the parts of the name; faith is never held here.

    ``last_contact`` is kept by triggers (``store.last_contacts``).
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_standing_sort_key", "standing", "sort_key"),
        Index(
            "ix_person_last_contact",
            "last_contact",
            "standing",
            "sort_key",
            sqlite_where=literal_column("last_contact").is_not(None),
        ),
        STRICT,
    )

    title: Mapped[str] = text()
    forenames: Mapped[str] = text()
    surname: Mapped[str] = text()
    post_nominals: Mapped[str] = text()
    salutation: Mapped[str] = text()
    language: Mapped[str] = text()
    notes: Mapped[str] = text()
    standing: Mapped[PersonStanding] = mapped_column(
        Chosen(PersonStanding), default=PersonStanding.ACTIVE, server_default="active"
    )
    last_contact: Mapped[datetime | None]
    sort_key: Mapped[str] = mapped_column(default="", server_default="", index=True)


class Role(Record, Tables):
    """A person holds a post at an organisation, from a day up to but not including another.

    ``kin`` and ``iag`` mark a member of the Key Individual Network and of the Independent Advisory
    Group; ``represents_id`` is whom they speak for there, where that is another organisation.
    ``place_key`` is the organisation's name as it is ordered, kept by triggers
    (``store.place_keys``). The indexes of posts and of where they are tell by themselves who is in
    post, for sorting people.
    """

    __tablename__ = "role"
    __table_args__ = (
        Index("ix_role_organisation_id", "organisation_id", "to_day", "from_day", "person_id"),
        Index("ix_role_post", "post", "to_day", "person_id"),
        Index("ix_role_place_key", "place_key", "organisation_id", "to_day", "person_id"),
        Index("ix_role_to_day", "to_day", sqlite_where=literal_column("to_day").is_not(None)),
        STRICT,
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    place_key: Mapped[str] = mapped_column(default="", server_default="")
    post: Mapped[str]
    from_day: Mapped[date | None]
    to_day: Mapped[date | None]
    main_contact: Mapped[bool] = mapped_column(default=False, server_default="0")
    kin: Mapped[bool] = mapped_column(default=False, server_default="0")
    iag: Mapped[bool] = mapped_column(default=False, server_default="0")
    represents_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    source: Mapped[str] = text()


class ContactPoint(Record, Tables):
    """One way to reach an organisation, or somebody in their role.

    ``typed`` is what was typed, ``value`` its one normal form (E.164, lower-case e-mail), ``shown``
    the form for people (020 7946 0468).
    """

    __tablename__ = "contact_point"
    __table_args__ = (
        Index("ix_contact_point_organisation_id_kind", "organisation_id", "kind", "standing"),
        Index(
            "ix_contact_point_verified_on",
            "verified_on",
            "organisation_id",
            sqlite_where=literal_column("verified_on").is_not(None),
        ),
        STRICT,
    )

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    role_id: Mapped[int | None] = mapped_column(ForeignKey("role.id"), index=True)
    kind: Mapped[ContactKind] = mapped_column(Chosen(ContactKind))
    typed: Mapped[str]
    value: Mapped[str] = mapped_column(index=True)
    shown: Mapped[str]
    label: Mapped[str] = text()
    standing: Mapped[ContactStanding] = mapped_column(
        Chosen(ContactStanding), default=ContactStanding.UNVERIFIED
    )
    verified_on: Mapped[date | None]
    verified_by: Mapped[str] = text()
    source: Mapped[str] = text()


class Objection(Record, Tables):
    """An organisation or a person must not be contacted by a channel: since when, who said so."""

    __tablename__ = "objection"
    __table_args__ = STRICT

    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    channel: Mapped[ObjectionChannel] = mapped_column(Chosen(ObjectionChannel))
    since: Mapped[date | None]
    said_by: Mapped[str] = text()
    said_how: Mapped[str] = text()
