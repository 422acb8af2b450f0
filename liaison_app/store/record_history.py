"""What happened to a record, field by field, and the steps that did it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection, Row, Select, Text, func, select, type_coerce

from liaison_app.domain.choices import Choice
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.store.journal_triggers import columns_noted, quoted
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldValue:
    """A value that a field was given, as kept in the store, and by which step.

    Where the history does not reach back so far, there is no step, and nobody is named.
    """

    value: Kept
    step: int | None = None
    label: str = ""
    officer: str = ""
    at: datetime | None = None


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


def values_of(
    connection: Connection, *, table: str, key: int, column: str
) -> tuple[FieldValue, ...]:
    """Return the values that a field of a record has had, the one it has now first."""
    now = _row_now(connection, table=table, key=key)
    if column not in now:
        return ()
    value, values = now[column], list[FieldValue]()
    changes = history(connection, table=table, key=key)
    for change in changes:
        if change.column == column:
            values.append(_value(value, change))
            value = change.old
    told = bool(changes) and changes[-1].happened is Happened.ADDED
    return (*values, _value(value, changes[-1]) if told else FieldValue(value=value))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """What a step did to a record: its columns as the step left it, and those it changed before.

    Of a record that was removed, the columns are those it had.
    """

    happened: Happened
    now: Mapping[str, Kept]
    old: Mapping[str, Kept]


@dataclass(frozen=True, slots=True)
class PastRecords:
    """Records as steps left them, each record's changes read once."""

    connection: Connection
    _changes: dict[tuple[str, int], tuple[Mapping[str, Kept], tuple["_Image", ...]]] = field(
        init=False, default_factory=dict
    )

    def after(self, step: int, *, table: str, key: int) -> Mapping[str, Kept]:
        """Return the columns of a record as a step left it; of one it removed, as it was before."""
        now, images = self._known(table, key)
        then = dict(now)
        for image in images:
            removed = image.happened is Happened.REMOVED
            if image.step < step or (image.step == step and not removed):
                break
            then.update(image.old)
            if image.step == step:
                break
        return then

    def last(self, *, table: str, key: int) -> Mapping[str, Kept]:
        """Return the columns of a record as it is, or as it was when it was removed."""
        now, images = self._known(table, key)
        return now or (images[0].old if images else {})

    def change(self, step: int, *, table: str, key: int) -> RecordChange | None:
        """Return what a step did to a record; None where it left it as it had found it."""
        images = [one for one in self._known(table, key)[1] if one.step == step]
        done = {image.happened for image in images}
        if not done or done >= {Happened.ADDED, Happened.REMOVED}:
            return None
        old: dict[str, Kept] = {}
        for image in images:
            old.update(image.old)
        whole = done - {Happened.CHANGED}
        return RecordChange(
            happened=whole.pop() if whole else Happened.CHANGED,
            now=self.after(step, table=table, key=key),
            old=old,
        )

    def _known(self, table: str, key: int) -> "tuple[Mapping[str, Kept], tuple[_Image, ...]]":
        known = self._changes.get((table, key))
        if known is None:
            now = _row_now(self.connection, table=table, key=key)
            known = now, tuple(_images(self.connection, table=table, key=key))
            self._changes[table, key] = known
        return known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Image:
    """What one change found in a record."""

    step: int
    happened: Happened
    old: Mapping[str, Kept]


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


def _value(value: Kept, change: FieldChange) -> FieldValue:
    return FieldValue(
        value=value, step=change.step, label=change.label, officer=change.officer, at=change.at
    )


def _row_now(connection: Connection, *, table: str, key: int) -> Mapping[str, Kept]:
    """Return a record's columns as they are kept; nothing where it is not there."""
    asked = f"SELECT * FROM {quoted(table)} WHERE id = ?"  # noqa: S608 - the name is one of ours
    row = connection.exec_driver_sql(asked, (key,)).one_or_none()
    return {} if row is None else row._asdict()


def _images(connection: Connection, *, table: str, key: int) -> Iterator[_Image]:
    """Return what each change found in a record, the newest first."""
    columns = columns_noted(connection, table=table)
    c = Change
    found = connection.execute(
        select(
            c.step,
            type_coerce(c.operation, Chosen(Happened)),
            c.mask,
            func.json(c.old, type_=Text),
        )
        .where(c.table_name == table, c.row == key)
        .order_by(c.id.desc())
    )
    for step, operation, mask, old in found:
        changed = (one for place, one in enumerate(columns) if (mask or 0) >> place & 1)
        yield _Image(
            step=step,
            happened=operation,
            old=dict(zip(changed, _values(old) if old else (), strict=False)),
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
