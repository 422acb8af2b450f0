"""Read the rows of a list that are to leave the program, block by block."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.handed_out import (
    MOST_COPIED,
    HandedColumn,
    HandedRows,
    columns_to_hand_out,
    groups_of,
)
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordKind, RecordsHeld
from liaison_app.domain.when import local
from liaison_app.store.sqlite import Raw

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = TypeVar("Row")
_BLOCK = 500


def read_to_hand_out(  # noqa: PLR0913 - whose rows, which columns, and who watches
    connection: "Connection",
    *,
    kind: RecordKind,
    keys: Sequence[int],
    shown: Sequence[str],
    declared: Sequence[HandedColumn[Row]],
    block: Callable[[Raw, Sequence[int]], Mapping[int, Row]],
    progress: Progress | None = None,
    most: int = MOST_COPIED,
) -> HandedRows:
    """Return the rows with these keys in their order, in the columns that may leave.

    ``block`` reads rows by their keys; one that is gone by now is left out. Raise LiaisonError
    where they are more than ``most``, and Cancelled where the officer cancelled it.
    """
    if len(keys) > most:
        raise LiaisonError(
            f"{len(keys):,} rows are more than can be taken at once.",
            hint=f"Choose {most:,} at most, by a filter for instance.",
        )
    progress = progress or Progress()
    columns = columns_to_hand_out(declared, shown=shown)
    raw: Raw = connection.connection.driver_connection  # type: ignore[assignment] # the driver's own
    rows: list[tuple[str, ...]] = []
    held = array("q")
    for start in range(0, len(keys), _BLOCK):
        progress.report(start, len(keys))
        some = keys[start : start + _BLOCK]
        found = block(raw, some)
        there = [key for key in some if key in found]
        held.extend(there)
        rows.extend(tuple(column.text(found[key]) for column in columns) for key in there)
    progress.report(len(keys), len(keys))
    return HandedRows(
        headings=tuple(column.heading for column in columns),
        rows=tuple(rows),
        groups=groups_of(columns),
        contact=any(column.contact for column in columns),
        held=RecordsHeld(kind=kind, keys=held),
    )


def day_told(at: datetime | None) -> str:
    """Return the day of a contact as a sheet sorts and shows it, or nothing."""
    return "" if at is None else f"{local(at):%d/%m/%Y}"


def objections_told(objections: Sequence[ObjectionChannel], warnings: Sequence[str]) -> str:
    """Return what is closed, and whether there is a warning, whose words stay in the record."""
    return ", ".join([one.label for one in objections] + (["Warning"] if warnings else []))
