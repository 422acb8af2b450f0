"""The journal: every write is a step, and what it changed is noted row by row.

The notes are made by triggers (``journal_triggers``). They serve the undo, the history of a record
and the refreshing of pages.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, text, update

from liaison_app.domain.steps import StepKind
from liaison_app.store import last_contacts, place_keys
from liaison_app.store.journal_triggers import quoted, triggers
from liaison_app.store.tables import Change, Step, StepNow, journalled_tables

_SET_STEP = text(
    "INSERT INTO step_now (id, step) VALUES (1, :step) "
    "ON CONFLICT (id) DO UPDATE SET step = excluded.step"
)


def install(connection: Connection) -> None:
    """Put the triggers of every journalled table in place, in the stead of any older ones.

    With them those of what follows from the rows, which is put right before.
    """
    older = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB 'journal_*'"
    )
    for name in older.scalars().all():
        connection.exec_driver_sql(f"DROP TRIGGER {quoted(name)}")
    for kept in (last_contacts, place_keys):
        kept.rebuild(connection)
        kept.install(connection)
    for table in journalled_tables():
        for statement in triggers(connection, table=table.name).values():
            connection.exec_driver_sql(statement)


def begin_step(  # noqa: PLR0913 - a step is all of these
    connection: Connection,
    *,
    label: str,
    officer: str,
    at: datetime,
    kind: StepKind,
    operation: UUID,
    takes_back: int | None = None,
) -> int:
    """Begin the step under which the changes that follow are noted, and return its key."""
    step = connection.scalars(
        insert(Step).returning(Step.id),
        {
            "operation": operation,
            "officer": officer,
            "at": at,
            "label": label,
            "kind": kind,
            "takes_back": takes_back,
            "live": True,
        },
    ).one()
    connection.execute(_SET_STEP, {"step": step})
    return step


def end_step(connection: Connection) -> None:
    """End the step; the last thing before the commit, after which any change is refused."""
    connection.execute(update(StepNow).values(step=None))


def step_now(connection: Connection) -> int:
    """Return the step under which changes are being noted."""
    step = connection.scalars(select(StepNow.step)).one_or_none()
    if step is None:
        raise RuntimeError("Changes are made within a step, and none has begun.")
    return step


def changed_tables(connection: Connection, step: int) -> frozenset[str]:
    """Return the names of the tables that a step changed."""
    return frozenset(connection.scalars(select(Change.table_name).where(Change.step == step)))


def change_count(connection: Connection, step: int) -> int:
    """Return how many changes a step made."""
    counted = select(func.count()).select_from(Change).where(Change.step == step)
    return connection.scalars(counted).one()
