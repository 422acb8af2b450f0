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
)
from sqlalchemy.orm import aliased

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import clock_time, local, local_day
from liaison_app.store import journal
from liaison_app.store.tables import Change, Step, journalled_tables


def refuse_if_changed_since(connection: Connection, *, step: int, label: str) -> None:
    """Raise LiaisonError where a later step that stands changed the same once more.

    A record that the step made counts as a whole: any later change to it would be lost.
    """
    mine, later = aliased(Change), aliased(Change)
    found = connection.scalars(
        select(later.step)
        .join(mine, (mine.table_name == later.table_name) & (mine.row == later.row))
        .join(Step, Step.id == later.step)
        .where(mine.step == step, later.step > step, _stands())
        .where(
            or_(
                mine.operation != "update",
                later.operation != "update",
                mine.mask.bitwise_and(later.mask) != 0,
            )
        )
        .order_by(later.step.desc())
        .limit(1)
    ).first()
    if found is not None:
        _refuse(connection, by=found, sentence=f'What "{label}" changed was changed again')


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


def _last_step(connection: Connection, *, table: Table, row: int) -> int:
    """Return the last standing step that changed a record."""
    wanted = (
        select(Change.step)
        .join(Step, Step.id == Change.step)
        .where(Change.table_name == table.name, Change.row == row, _stands())
    )
    return connection.scalars(wanted.order_by(Change.id.desc()).limit(1)).one()


def _stands() -> ColumnElement[bool]:
    """Return the condition that a step's doing is in force; an undoing only takes some away."""
    return and_(Step.live, Step.kind != StepKind.UNDO)


def _refuse(connection: Connection, *, by: int, sentence: str) -> NoReturn:
    """Raise the sentence, with the name and time of the step that is in the way."""
    now = connection.scalars(select(Step.at).where(Step.id == journal.step_now(connection))).one()
    wanted = select(Step.label, Step.at, Step.kind).where(Step.id == by)
    label, at, kind = connection.execute(wanted).tuples().one()
    same_day = local_day(at) == local_day(now)
    when = f"at {local(at):%H:%M}" if same_day else f"on {clock_time(at)}"
    if kind is StepKind.EVENT:
        raise LiaisonError(
            f'{sentence} by "{label}" {when}, which cannot be taken back.',
            hint="Change the record by hand instead.",
        )
    raise LiaisonError(f'{sentence} by "{label}" {when}; take that back first.')
