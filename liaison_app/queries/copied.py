"""Rows of a list, read and put into the words of the clipboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.handed_out import HandedRows
from liaison_app.domain.progress import Progress
from liaison_app.domain.records import RecordsHeld
from liaison_app.files.formats.clipboard_table import ClipboardTable, clipboard_table


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What goes on to the clipboard, of which records, and whether it tells how to reach them."""

    table: ClipboardTable
    held: RecordsHeld
    contact: bool


def copied(  # noqa: PLR0913 - whose rows, which columns, and who watches
    connection: Connection,
    *,
    read: Callable[..., HandedRows],
    keys: Sequence[int],
    shown: Sequence[str],
    most: int,
    today: date,
    progress: Progress,
) -> Copied:
    """Return the rows with these keys as a table for the clipboard."""
    found = read(connection, keys=keys, shown=shown, most=most, today=today, progress=progress)
    table = clipboard_table(found.headings, found.rows)
    return Copied(table=table, held=found.held, contact=found.contact)
