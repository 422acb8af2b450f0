"""Steps, what each of them changed, and which workspace this is.

These tables stand outside the journal: they are the journal.
"""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary

from liaison_app.domain.steps import StepKind
from liaison_app.store.tables.base import STRICT, Chosen, Mapped, Tables, mapped_column, text

_OUTSIDE = {"outside_journal": True}


class Workspace(Tables):
    """The one row that says which workspace this is; the key file says the same."""

    __tablename__ = "workspace"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), STRICT | {"info": _OUTSIDE})

    id: Mapped[int] = mapped_column(primary_key=True)
    install: Mapped[UUID]
    made_at: Mapped[datetime]


class Step(Tables):
    """One undoable change: who, when, what, and whether it stands.

    ``operation`` is the caller's UUID for the save: after an error at commit it is looked up to
    tell whether the save was kept. ``takes_back`` is the step that an undo or redo took back.
    """

    __tablename__ = "step"
    __table_args__ = STRICT | {"info": _OUTSIDE}

    id: Mapped[int] = mapped_column(primary_key=True)
    operation: Mapped[UUID] = mapped_column(default=uuid4, unique=True)
    officer: Mapped[str] = text()
    at: Mapped[datetime]
    label: Mapped[str]
    kind: Mapped[StepKind] = mapped_column(Chosen(StepKind))
    takes_back: Mapped[int | None] = mapped_column(ForeignKey("step.id"), index=True)
    live: Mapped[bool] = mapped_column(default=True, server_default="1")


class Change(Tables):
    """What one step did to one row, noted by a trigger.

    ``mask`` has a bit for every changed column in the table's order; ``old`` and ``new`` are JSONB
    arrays of those columns' values. An insert keeps its key alone, a delete the whole row.
    """

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_table_name_row", "table_name", "row"),
        Index("ix_change_step", "step"),
        STRICT | {"info": _OUTSIDE},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(ForeignKey("step.id"))
    table_name: Mapped[str]
    row: Mapped[int]
    operation: Mapped[str]
    mask: Mapped[int | None]
    old: Mapped[bytes | None] = mapped_column(LargeBinary)
    new: Mapped[bytes | None] = mapped_column(LargeBinary)


class StepNow(Tables):
    """The step under which changes are being made; NULL between writes, which refuses any."""

    __tablename__ = "step_now"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), STRICT | {"info": _OUTSIDE})

    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
