"""Presets of exports, measured sheets of labels, and the team's own Word letters."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint

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


class DispatchBatch(Record, Tables):
    """One Bcc batch of a dispatch, and when its addresses were copied."""

    __tablename__ = "dispatch_batch"
    __table_args__ = (UniqueConstraint("dispatch_id", "place"), STRICT)

    dispatch_id: Mapped[int] = mapped_column(ForeignKey("dispatch.id"))
    place: Mapped[int]
    copied_at: Mapped[datetime | None]


class ExportPreset(Record, Tables):
    """A named way of exporting that the team shares: the format, whom a row is for, its columns.

    ``columns`` are "Field=Heading", one a line. What tells of faith is in no preset. The last five
    are what some formats ask for; a sheet of labels is kept by its name.
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
    sheet: Mapped[str] = text()
    first_label: Mapped[int | None]
    batch: Mapped[int | None]
    subject: Mapped[str] = text()
    what_to_say: Mapped[str] = text()


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
