"""Tags, and which organisations bear them."""

from sqlalchemy import ForeignKey, Index

from liaison_app.domain.tags import TagColour
from liaison_app.store.tables.base import STRICT, Chosen, Mapped, Record, Tables, mapped_column


class Tag(Record, Tables):
    """A free label with a colour, shared by the team; ``name_key`` is its folded name."""

    __tablename__ = "tag"
    __table_args__ = STRICT

    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[TagColour] = mapped_column(Chosen(TagColour), default=TagColour.GREY)


class OrganisationTag(Record, Tables):
    """An organisation bears a tag."""

    __tablename__ = "organisation_tag"
    __table_args__ = (
        Index(
            "ix_organisation_tag_organisation_id_tag_id", "organisation_id", "tag_id", unique=True
        ),
        Index("ix_organisation_tag_tag_id_organisation_id", "tag_id", "organisation_id"),
        STRICT,
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"))
