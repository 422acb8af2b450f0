"""Saved lists: their sets, and the organisations picked by hand."""

from sqlalchemy import ForeignKey, Index

from liaison_app.domain.saved_lists import PickMark, SetMark
from liaison_app.store.tables.base import STRICT, Chosen, Mapped, Record, Tables, mapped_column


class SavedList(Record, Tables):
    """A named audience of the team; pinned ones are tabs of the organisations' list.

    ``name_key`` is the name in one case, so that no two lists differ by capitals alone.
    """

    __tablename__ = "saved_list"
    __table_args__ = STRICT

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    pinned: Mapped[bool] = mapped_column(default=False, server_default="0")


class SavedListSet(Record, Tables):
    """One set of a saved list; ``criteria`` is the text that ``domain.criteria`` writes of them."""

    __tablename__ = "saved_list_set"
    __table_args__ = STRICT

    saved_list_id: Mapped[int] = mapped_column(ForeignKey("saved_list.id"), index=True)
    place: Mapped[int]
    mark: Mapped[SetMark] = mapped_column(Chosen(SetMark))
    criteria: Mapped[str]


class SavedListPick(Record, Tables):
    """An organisation added to a saved list by hand, or taken out of it."""

    __tablename__ = "saved_list_pick"
    __table_args__ = (
        Index(
            "ix_saved_list_pick_saved_list_id_organisation_id",
            "saved_list_id",
            "organisation_id",
            unique=True,
        ),
        Index("ix_saved_list_pick_organisation_id", "organisation_id"),
        STRICT,
    )

    saved_list_id: Mapped[int] = mapped_column(ForeignKey("saved_list.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    mark: Mapped[PickMark] = mapped_column(Chosen(PickMark))
