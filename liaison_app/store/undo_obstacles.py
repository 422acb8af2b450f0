"""What stands on a step, so that it cannot be taken back alone: said with its name and time."""

from typing import NoReturn

from sqlalchemy import (
    ColumnElement,
    Connection,
    ForeignKey,
    Select,
    Table,
    and_,
    or_,
    select,
    text,
)

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import clock_time, local, local_day
from liaison_app.store import journal
from liaison_app.store.tables import Change, Step, journalled_tables
from liaison_app.store.tables.base import Chosen, aliased

_KIND_BEFORE = text(
    "WITH RECURSIVE earlier (id, takes_back, kind) AS ("
    "SELECT id, takes_back, kind FROM step WHERE id = :redone UNION ALL "
    "SELECT step.id, step.takes_back, step.kind FROM step, earlier "
    "WHERE step.id = earlier.takes_back) "
    "SELECT kind FROM earlier WHERE id < :before ORDER BY id DESC LIMIT 1"
).columns(kind=Chosen(StepKind))


def refuse_if_changed_since(connection: Connection, *, step: int, label: str) -> None:
    """Raise LiaisonError where something that stands changed the same since this step.

    A record that the step made counts as a whole: any later change to it would be lost.
    """
    mine, later = aliased(Change), aliased(Change)
    found = connection.execute(
        select(Step.id, Step.kind)
        .join(later, later.step == Step.id)
        .join(mine, (mine.table_name == later.table_name) & (mine.row == later.row))
        .where(mine.step == step, later.step > step, Step.live, Step.kind != StepKind.UNDO)
        .where(
            or_(
                mine.operation != "update",
                later.operation != "update",
                mine.mask.bitwise_and(later.mask) != 0,
            )
        )
        .distinct()
        .order_by(Step.id.desc())
    )
    for by, kind in found.all():
        if kind is StepKind.REDO and _stood_already(connection, redone=by, before=step):
            continue
        _refuse(connection, by=by, sentence=f'What "{label}" changed was changed again')


def refuse_if_links_break(connection: Connection, *, step: int, label: str) -> None:
    """Raise LiaisonError where a record now points to one that is not there."""
    changed = journal.changed_tables(connection, step)
    for child in journalled_tables():
        for link in child.foreign_keys:
            if _ends(link)[1].name in changed:
                _refuse_if_users_remain(connection, link=link, step=step, label=label)
            if child.name in changed:
                _refuse_if_target_gone(connection, link=link, step=step, label=label)


def _refuse_if_users_remain(
    connection: Connection, *, link: ForeignKey, step: int, label: str
) -> None:
    """Refuse where a record that is no longer there is still used by another."""
    child, parent = _ends(link)
    removed = _rows(step, table=parent, operations=("insert",))
    users = select(child.c.id).where(link.parent.in_(removed), _points_nowhere(link))
    user = connection.scalars(users.limit(1)).first()
    if user is not None:
        by = _last_step(connection, table=child, row=user)
        _refuse(connection, by=by, sentence=f'What "{label}" brought has been used since')


def _refuse_if_target_gone(
    connection: Connection, *, link: ForeignKey, step: int, label: str
) -> None:
    """Refuse where a record that is back points to one that was removed meanwhile."""
    child, parent = _ends(link)
    back = _rows(step, table=child, operations=("update", "delete"))
    targets = select(link.parent).where(child.c.id.in_(back), _points_nowhere(link))
    target = connection.scalars(targets.limit(1)).first()
    if target is not None:
        by = _last_step(connection, table=parent, row=target)
        _refuse(connection, by=by, sentence=f'What "{label}" had used has been removed since')


def _ends(link: ForeignKey) -> tuple[Table, Table]:
    """Return the table that points and the one pointed to."""
    return link.parent.table, link.column.table


def _rows(step: int, *, table: Table, operations: tuple[str, ...]) -> Select[int]:
    """Return the keys of a table's rows with which a step did one of these things."""
    return select(Change.row).where(
        Change.step == step, Change.table_name == table.name, Change.operation.in_(operations)
    )


def _points_nowhere(link: ForeignKey) -> ColumnElement[bool]:
    parent = link.column.table.alias()
    there = select(parent.c.id).where(parent.c.id == link.parent)
    return and_(link.parent.is_not(None), ~there.correlate(link.parent.table).exists())


def _last_step(connection: Connection, *, table: Table, row: int) -> int | None:
    """Return the last step that changed a record."""
    wanted = select(Change.step).where(Change.table_name == table.name, Change.row == row)
    return connection.scalars(wanted.order_by(Change.id.desc()).limit(1)).first()


def _stood_already(connection: Connection, *, redone: int, before: int) -> bool:
    """Tell whether what was done again was in force before that step, which then knew of it."""
    kind = connection.scalars(_KIND_BEFORE, {"redone": redone, "before": before}).first()
    return kind is not None and kind is not StepKind.UNDO


def _refuse(connection: Connection, *, by: int | None, sentence: str) -> NoReturn:
    """Raise the sentence, with the name and time of the step that is in the way."""
    if by is None:
        raise LiaisonError(f"{sentence}.", hint="Look at the history of the record.")
    now = connection.scalars(select(Step.at).where(Step.id == journal.step_now(connection))).one()
    wanted = select(Step.label, Step.at, Step.kind).where(Step.id == by)
    label, at, kind = connection.execute(wanted).one()
    same_day = local_day(at) == local_day(now)
    when = f"at {local(at):%H:%M}" if same_day else f"on {clock_time(at)}"
    if kind is StepKind.EVENT:
        raise LiaisonError(
            f'{sentence} by "{label}" {when}, which cannot be taken back.',
            hint="Change the record by hand instead.",
        )
    raise LiaisonError(f'{sentence} by "{label}" {when}; take that back first.')
