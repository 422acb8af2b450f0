"""Files that came in and files that left."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.exports import AddresseePolicy, RowOrder, RowPer
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
    ``letter_text``, the letter as it was, the same file can be made again.
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


class DispatchBatch(Record, Tables):
    """One Bcc batch of a dispatch, and when its addresses were copied."""

    __tablename__ = "dispatch_batch"
    __table_args__ = (UniqueConstraint("dispatch_id", "place"), STRICT)

    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatch.id"))
    place: Mapped[int]
    copied_at: Mapped[datetime | None]


class ExportPreset(Record, Tables):
    """A named way of exporting that the team shares: the format, whom a row is for, its columns.

    ``columns`` are "Field=Heading", one a line. What tells of faith is in no preset.
    """

    __tablename__ = "export_preset"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(unique=True)
    format: Mapped[str]
    row_per: Mapped[RowPer] = mapped_column(Chosen(RowPer), default=RowPer.ORGANISATION)
    addressee: Mapped[AddresseePolicy] = mapped_column(
        Chosen(AddresseePolicy), default=AddresseePolicy.NAMED
    )
    row_order: Mapped[RowOrder] = mapped_column(Chosen(RowOrder), default=RowOrder.POSTCODE)
    columns: Mapped[tuple[str, ...]] = mapped_column(default=(), server_default="")


class LabelSheetKept(Record, Tables):
    """A sheet of labels that the officer measured and named; in hundredths of a millimetre."""

    __tablename__ = "label_sheet"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(unique=True)
    across: Mapped[int]
    down: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    left: Mapped[int]
    top: Mapped[int]
    pitch_across: Mapped[int]
    pitch_down: Mapped[int]
    paper_width: Mapped[int]
    paper_height: Mapped[int]


class WordTemplate(Record, Tables):
    """The team's own Word letter; ``content`` is the document in base 64."""

    __tablename__ = "word_template"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(unique=True)
    file_name: Mapped[str] = text()
    content: Mapped[str]
