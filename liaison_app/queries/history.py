"""The steps that were taken, and what one of them changed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.steps import StepSeen
from liaison_app.store.record_history import steps
from liaison_app.store.tables import Change

_PLAIN = {
    "contact_point": ("contact point", "contact points"),
    "dispatch_row": ("row of a list", "rows of lists"),
    "follow_up": ("follow-up", "follow-ups"),
    "outreach": ("outreach", "outreach"),
    "outreach_with": ("contact with an organisation", "contacts with organisations"),
    "person": ("person", "people"),
    "register_row": ("register entry", "register entries"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StepContent:
    """What a step did, as sentences: "12 organisations added"."""

    step: int
    sentences: tuple[str, ...]


def steps_taken(connection: Connection, *, limit: int) -> tuple[StepSeen, ...]:
    """Return the newest steps."""
    return steps(connection, limit=limit)


def steps_by_key(connection: Connection, *, keys: Iterable[int]) -> Mapping[int, StepSeen]:
    """Return these steps by their keys."""
    wanted = sorted(keys)
    if not wanted:
        return {}
    found = steps(connection, before=wanted[-1] + 1, limit=wanted[-1] - wanted[0] + 1)
    return {step.id: step for step in found if step.id in set(wanted)}


def content_of(connection: Connection, *, step: int) -> StepContent:
    """Return how many records of each kind a step added, changed and removed."""
    c = Change
    counted: Counter[tuple[str, str]] = Counter()
    grouped = (
        select(c.table_name, c.operation, func.count(c.row.distinct()))
        .where(c.step == step)
        .group_by(c.table_name, c.operation)
    )
    for table, operation, number in connection.execute(grouped):
        counted[table, operation] += number
    sentences = tuple(
        f"{number:,} {_name(table, number)} {_DONE.get(operation, 'changed')}"
        for (table, operation), number in sorted(counted.items())
    )
    return StepContent(step=step, sentences=sentences)


_DONE: Mapping[str, str] = {"I": "added", "U": "changed", "D": "removed"}


def _name(table: str, number: int) -> str:
    plain = table.replace("_", " ")
    one, several = _PLAIN.get(table, (plain, f"{plain}s"))
    return one if number == 1 else several
