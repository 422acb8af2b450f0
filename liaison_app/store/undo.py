"""Taking back a step, and doing a step again that was taken back.

A step that was done again can be taken back again, and so on: each such step takes back the one
before it. The last of them is the one whose changes are put back; only what stands is ``live``.
"""

from sqlalchemy import Connection, select, text, update
from sqlalchemy.exc import IntegrityError

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.store import journal
from liaison_app.store.journal_images import ALIKE_TOGETHER, ONE_BY_ONE, put_back
from liaison_app.store.record_history import seen, step_rows
from liaison_app.store.tables import Step
from liaison_app.store.tables.base import aliased
from liaison_app.store.undo_obstacles import refuse_if_changed_since, refuse_if_links_break

_HEAD = text(
    "WITH RECURSIVE earlier (id, takes_back) AS (SELECT id, takes_back FROM step WHERE id = :step "
    "UNION ALL SELECT step.id, step.takes_back FROM step, earlier "
    "WHERE step.id = earlier.takes_back) SELECT min(id) FROM earlier"
)
_LAST = text(
    "WITH RECURSIVE later (id) AS (SELECT :step UNION ALL "
    "SELECT step.id FROM step, later WHERE step.takes_back = later.id) SELECT max(id) FROM later"
)


def undo(connection: Connection, *, step: int) -> None:
    """Take back a step, within a step of its own.

    Raises LiaisonError, and leaves it to the caller to roll back, where something stands on it.
    """
    head = own_step(connection, step=step)
    last = _last(connection, head)
    if head.kind is StepKind.EVENT:
        raise LiaisonError(
            f'"{head.label}" cannot be taken back, since its outcome has left the program.',
            hint="The history keeps it, so that everybody knows.",
        )
    if last.kind is StepKind.UNDO:
        raise LiaisonError(
            f'"{head.label}" has been taken back already.',
            hint="Choose Redo to do it again.",
        )
    _reverse(connection, head=head, last=last, kind=StepKind.UNDO)


def redo(connection: Connection, *, step: int) -> None:
    """Do a step again that was taken back, within a step of its own."""
    head = own_step(connection, step=step)
    last = _last(connection, head)
    if last.kind is not StepKind.UNDO:
        raise LiaisonError(
            f'"{head.label}" has not been taken back, so it cannot be done again.',
            hint="Choose Undo to take it back.",
        )
    _reverse(connection, head=head, last=last, kind=StepKind.REDO)


def last_undoable(connection: Connection) -> StepSeen | None:
    """Return the step that Undo takes back next; events are passed over."""
    wanted = step_rows().where(Step.kind == StepKind.CHANGE, Step.live)
    row = connection.execute(wanted.order_by(Step.id.desc()).limit(1)).first()
    return None if row is None else seen(row)


def last_redoable(connection: Connection) -> StepSeen | None:
    """Return the step that Redo does again next; a new change leaves none."""
    newer = aliased(Step)
    wanted = select(Step.id).where(
        Step.kind == StepKind.UNDO,
        Step.live,
        ~select(newer.id).where(newer.kind == StepKind.CHANGE, newer.id > Step.id).exists(),
    )
    undone = connection.scalars(wanted.order_by(Step.id.desc()).limit(1)).first()
    return None if undone is None else own_step(connection, step=undone)


def own_step(connection: Connection, *, step: int) -> StepSeen:
    """Return the officer's own step, of which this one may be an undoing or a redoing."""
    return _seen(connection, connection.scalars(_HEAD, {"step": step}).one())


def _last(connection: Connection, head: StepSeen) -> StepSeen:
    """Return the last step of those that did or undid the officer's own step."""
    return _seen(connection, connection.scalars(_LAST, {"step": head.id}).one())


def _seen(connection: Connection, step: int | None) -> StepSeen:
    row = connection.execute(step_rows().where(Step.id == step)).first()
    if row is None:
        raise NotFound("There is no such step.", hint="Open the history again.")
    return seen(row)


def _reverse(connection: Connection, *, head: StepSeen, last: StepSeen, kind: StepKind) -> None:
    """Put back what the last step changed, or say what is in the way."""
    now = journal.step_now(connection)
    refuse_if_changed_since(connection, step=last.id, label=head.label)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    _put_back(connection, last=last, label=head.label)
    if journal.change_count(connection, now) != last.changes:
        raise LiaisonError(
            f'Not everything that "{head.label}" changed is still as it left it.',
            hint="Look at the history of the record, and change it by hand.",
        )
    refuse_if_links_break(connection, step=last.id, label=head.label)
    connection.execute(update(Step).where(Step.id == now).values(kind=kind, takes_back=last.id))
    connection.execute(update(Step).where(Step.id == last.id).values(live=False))
    connection.execute(update(Step).where(Step.id == head.id).values(live=kind is StepKind.REDO))


def _put_back(connection: Connection, *, last: StepSeen, label: str) -> None:
    """Put rows back many at a time, or one by one where a unique value moved between rows."""
    try:
        with connection.begin_nested():
            put_back(connection, step=last.id, order=ALIKE_TOGETHER)
    except IntegrityError:
        try:
            put_back(connection, step=last.id, order=ONE_BY_ONE)
        except IntegrityError as error:
            raise LiaisonError(
                f'A newer record has a name or number that "{label}" would need.',
                hint="Give the newer one another, then try again.",
            ) from error
