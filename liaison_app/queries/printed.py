"""Rows of a list, read together with what stands on each sheet beside them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.handed_out import HandedRows, rows_in_words
from liaison_app.domain.progress import Progress
from liaison_app.queries.team import team

T = TypeVar("T")

MOST_PRINTED = 5_000
"""More than about 300 sheets is no list that anybody carries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPrint:
    """What is printed: the rows, what the list shows in words, whose it is, and its marking."""

    rows: HandedRows
    title: str
    team: str
    marking: Marking
    day: date


def to_print(  # noqa: PLR0913 - whose rows, which columns, and who watches
    connection: Connection,
    *,
    read: Callable[..., HandedRows],
    title: Callable[..., str],
    keys: Sequence[int],
    chosen: bool,
    shown: Sequence[str],
    today: date,
    progress: Progress,
    lay: Callable[[ToPrint], T],
) -> T:
    """Return the rows with these keys, laid out; ``chosen`` are only some of the list."""
    rows = read(
        connection, keys=keys, shown=shown, most=MOST_PRINTED, today=today, progress=progress
    )
    ours, said = team(connection), title(connection)
    return lay(
        ToPrint(
            rows=rows,
            title=f"{said} ({rows_in_words(len(rows.rows))} chosen)" if chosen else said,
            team=ours.name if ours else "",
            marking=ours.marking if ours else Marking.OFFICIAL,
            day=today,
        )
    )
