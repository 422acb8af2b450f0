"""What happened to a record, field by field, and the steps that did it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, Row, Select, Text, func, select, type_coerce

from liaison_app.domain.choices import Choice
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.store.journal_triggers import columns_noted
from liaison_app.store.tables import Change, Step
from liaison_app.store.tables.base import Chosen

Kept: TypeAlias = str | int | None


class Happened(Choice):
    """What became of a record or of one of its fields."""

    ADDED = "insert", "Added"
    CHANGED = "update", "Changed"
    REMOVED = "delete", "Removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of a record before and after a step, as kept in the store.

    Where the whole record was added or removed, the column is empty and so are both values.
    """

    step: int
    label: str
    officer: str
    at: datetime
    happened: Happened
    column: str = ""
    old: Kept = None
    new: Kept = None


def history(connection: Connection, *, table: str, key: int) -> tuple[FieldChange, ...]:
    """Return what happened to a record, the newest first."""
    columns = columns_noted(connection, table=table)
    found = connection.execute(
        select(
            Step.id,
            Step.label,
            Step.officer,
            Step.at,
            type_coerce(Change.operation, Chosen(Happened)),
            Change.mask,
            func.json(Change.old, type_=Text),
            func.json(Change.new, type_=Text),
        )
        .join(Step, Step.id == Change.step)
        .where(Change.table_name == table, Change.row == key)
        .order_by(Change.id.desc())
    )
    return tuple(
        FieldChange(
            step=step,
            label=label,
            officer=officer,
            at=at,
            happened=happened,
            column=column,
            old=was,
            new=is_now,
        )
        for step, label, officer, at, happened, mask, old, new in found
        for column, was, is_now in _fields(columns, mask=mask, old=old, new=new)
    )


def steps(
    connection: Connection, *, before: int | None = None, limit: int = 100
) -> tuple[StepSeen, ...]:
    """Return steps, the newest first, of those earlier than a step where one is given."""
    wanted = step_rows().order_by(Step.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(Step.id < before)
    return tuple(seen(row) for row in connection.execute(wanted))


def step_rows() -> Select[int, str, str, datetime, StepKind, bool, int]:
    """Return the selection of steps that ``seen`` makes values of."""
    changes = select(func.count()).where(Change.step == Step.id).scalar_subquery()
    return select(Step.id, Step.label, Step.officer, Step.at, Step.kind, Step.live, changes)


def seen(row: Row[int, str, str, datetime, StepKind, bool, int]) -> StepSeen:
    """Return a selected step as screens know it."""
    key, label, officer, at, kind, live, changes = row
    return StepSeen(
        id=key, label=label, officer=officer, at=at, kind=kind, live=live, changes=changes
    )


def _fields(
    columns: tuple[str, ...], *, mask: int | None, old: str | None, new: str | None
) -> Iterator[tuple[str, Kept, Kept]]:
    """Take the images of one change apart, column by column."""
    if mask is None or old is None or new is None:
        yield "", None, None
        return
    changed = (column for place, column in enumerate(columns) if mask >> place & 1)
    yield from zip(changed, _values(old), _values(new), strict=True)


def _values(image: str) -> list[Kept]:
    values: list[Kept] = json.loads(image)
    return values
