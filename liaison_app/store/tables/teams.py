"""The team, its wards and its officers."""

from sqlalchemy import ForeignKey

from liaison_app.domain.campaigns import Marking
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


class Team(Record, Tables):
    """The one team whose workspace this is, with the letterhead and signature block it signs by."""

    __tablename__ = "team"
    __table_args__ = STRICT

    name: Mapped[str]
    station: Mapped[str] = text()
    address: Mapped[str] = text()
    phone: Mapped[str] = text()
    fax: Mapped[str] = text()
    email: Mapped[str] = text()
    web: Mapped[str] = text()
    marking: Mapped[Marking] = mapped_column(Chosen(Marking), default=Marking.OFFICIAL)


class Ward(Record, Tables):
    """One ward that the team covers, named by the team."""

    __tablename__ = "ward"
    __table_args__ = STRICT

    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    source_year: Mapped[int | None]


class Officer(Record, Tables):
    """One officer of the team; the account is the name by which the computer knows them."""

    __tablename__ = "officer"
    __table_args__ = STRICT

    rank: Mapped[str] = text()
    name: Mapped[str]
    shoulder_number: Mapped[str] = text()
    email: Mapped[str] = text()
    phone: Mapped[str] = text()
    account: Mapped[str] = text()


class OfficerWard(Record, Tables):
    """An officer looks after a ward."""

    __tablename__ = "officer_ward"
    __table_args__ = STRICT

    officer_id: Mapped[int] = mapped_column(ForeignKey("officer.id"), index=True)
    ward_id: Mapped[int] = mapped_column(ForeignKey("ward.id"), index=True)


class Postcode(Tables):
    """The ward in which a postcode lies, from a file of the Ordnance Survey or the ONS.

    It is reference data, brought in again as a whole, so a row needs no UUID and no version.
    """

    __tablename__ = "postcode"
    __table_args__ = STRICT

    id: Mapped[int] = mapped_column(primary_key=True)
    postcode: Mapped[str] = mapped_column(unique=True)
    ward_code: Mapped[str]
    district_code: Mapped[str] = text()
