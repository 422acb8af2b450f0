"""Rows of a list that leave the program, copied or printed: which columns go, and as what.

Only columns that are declared here to leave ever do. Tradition, denomination and religious
character are told of people's beliefs, and are declared nowhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from liaison_app.domain.records import RecordKind, RecordsHeld

Row = TypeVar("Row")

NO_RECORDS = RecordsHeld(kind=RecordKind.ORGANISATION)
MOST_COPIED = 100_000
"""So many rows a clipboard and a sheet take without making anybody wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedColumn(Generic[Row]):
    """One column of rows that leave.

    ``of`` is the column of the list that it is shown in, where several may be told apart (a name,
    and below it the kind). ``contact`` says that it tells how to reach somebody; ``warns`` that it
    goes along wherever such a column does.
    """

    of: str
    heading: str
    text: Callable[[Row], str]
    contact: bool = False
    warns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedRows:
    """What leaves: headings, and rows of as many texts.

    ``groups`` are how many columns each column of the list has become, in their order; ``held``
    are the records that the rows tell of.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[int, ...]
    contact: bool
    held: RecordsHeld = NO_RECORDS


def columns_to_hand_out(
    declared: Sequence[HandedColumn[Row]], *, shown: Sequence[str]
) -> tuple[HandedColumn[Row], ...]:
    """Return the columns that leave with a list that shows these, in the order shown.

    What warns stands at the end where contact data leaves and the list does not show it.
    """
    first = {one.of: one.heading for one in reversed(declared)}
    alone = {first[name] for name in shown if name in first}
    chosen = [
        one
        for name in shown
        for one in declared
        if one.of == name and (one.heading == first[name] or one.heading not in alone)
    ]
    if any(one.contact for one in chosen):
        chosen += [one for one in declared if one.warns and one.of not in shown]
    return tuple(chosen)


def groups_of(columns: Sequence[HandedColumn[Row]]) -> tuple[int, ...]:
    """Return how many columns stand together because the list shows them in one."""
    counted: dict[str, int] = {}
    for column in columns:
        counted[column.of] = counted.get(column.of, 0) + 1
    return tuple(counted.values())


def rows_in_words(count: int) -> str:
    """Return "1 row" or "1,284 rows"."""
    return f"{count:,} {'row' if count == 1 else 'rows'}"
