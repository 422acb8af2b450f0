"""What was typed into a form and is not saved yet: nothing follows from it, so no journal."""

from datetime import datetime

from sqlalchemy import UniqueConstraint

from liaison_app.store.tables.base import STRICT, Mapped, Tables, mapped_column


class Draft(Tables):
    """One form's texts, of one account; ``record`` is the key that it is about, 0 for a new one."""

    __tablename__ = "draft"
    __table_args__ = (
        UniqueConstraint("account", "form", "record"),
        STRICT | {"info": {"outside_journal": True}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    form: Mapped[str]
    record: Mapped[int]
    texts: Mapped[str]
    at: Mapped[datetime]
