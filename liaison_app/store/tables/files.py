"""Files that came in and files that left."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, literal_column

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.store.tables.base import (
    STRICT,
    Chosen,
    Mapped,
    Record,
    Tables,
    mapped_column,
    text,
)


class Import(Record, Tables):
    """One run of bringing a file in: which file, and counts that add up to the rows read."""

    __tablename__ = "import"
    __table_args__ = STRICT

    file_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    register: Mapped[str]
    officer: Mapped[str] = text()
    applied_at: Mapped[datetime]
    rows_read: Mapped[int]
    rows_new: Mapped[int]
    rows_updated: Mapped[int]
    rows_unchanged: Mapped[int]
    rows_needing_you: Mapped[int]
    rows_duplicate: Mapped[int]
    rows_problem: Mapped[int]
    rows_left_out: Mapped[int]


class Dispatch(Record, Tables):
    """A file made in order to send: the entry in the export register.

    It is written as *prepared* before the file takes its name, and as *saved* after. ``fields``
    name the cells of its rows, ``headings`` what stood over them; with ``settings`` (JSON) and
    ``letter_text``, the letter as it was, the same file can be made again. ``not_sent_reason`` says
    why it is not sent after all, ``deleted_at`` when the file itself was deleted.
    """

    __tablename__ = "dispatch"
    __table_args__ = STRICT

    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"))
    format: Mapped[str]
    file_name: Mapped[str]
    folder: Mapped[str] = text()
    sha256: Mapped[str]
    row_count: Mapped[int]
    officer: Mapped[str] = text()
    made_at: Mapped[datetime]
    purpose: Mapped[str] = text()
    marking: Mapped[Marking] = mapped_column(Chosen(Marking))
    stage: Mapped[DispatchStage] = mapped_column(Chosen(DispatchStage))
    delete_after: Mapped[date | None]
    sent_outreach_id: Mapped[int | None] = mapped_column(ForeignKey("outreach.id"))
    fields: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="")
    headings: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="")
    settings: Mapped[str] = text()
    letter_text: Mapped[str] = text()
    not_sent_reason: Mapped[str] = text()
    deleted_at: Mapped[datetime | None]


class DispatchRow(Record, Tables):
    """One row of a dispatch as it was: whom it was for, and its cells one a line.

    ``place`` is its number in the file, from 1: what is printed on a call sheet.
    """

    __tablename__ = "dispatch_row"
    __table_args__ = STRICT

    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatch.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    place: Mapped[int] = mapped_column(default=0, server_default="0")
    cells: Mapped[tuple[str, ...]]


class HandedOut(Tables):
    """A record that a copied or printed list held: an organisation, or else a person.

    It knows the record by its key alone and stands outside the journal: that a list was copied
    keeps nobody from being deleted, and no step from being taken back.
    """

    __tablename__ = "handed_out"
    __table_args__ = (
        Index(
            "ix_handed_out_organisation_id",
            "organisation_id",
            sqlite_where=literal_column("organisation_id").is_not(None),
        ),
        Index(
            "ix_handed_out_person_id",
            "person_id",
            sqlite_where=literal_column("person_id").is_not(None),
        ),
        STRICT | {"info": {"outside_journal": True}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatch.id"))
    organisation_id: Mapped[int | None]
    person_id: Mapped[int | None]
