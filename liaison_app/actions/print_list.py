"""Print rows of a list, or save the sheets as a PDF, and note that they left.

As with every file that leaves, the entry is written before the rows are out of our hands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from liaison_app.actions.copy_rows import as_event, note_handed_out, note_nothing
from liaison_app.domain.dispatches import KEPT_FOR, DispatchStage
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.records import RecordsHeld
from liaison_app.domain.when import local_day
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.safe_write import write_whole
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch
from liaison_app.store.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsPrinted:
    """What is on the sheets: what it is called, which records, and whether they tell of people."""

    title: str
    held: RecordsHeld
    contact: bool

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.held.keys)


def print_rows(
    database: Database, *, printed: RowsPrinted, paint: Callable[[], None]
) -> Written[int]:
    """Note the rows and have them painted on paper; raise FileProblem where that fails."""
    note = partial(
        note_handed_out,
        on=database,
        stage=DispatchStage.PRINTED,
        held=printed.held,
        purpose=f"Printed: {printed.title}",
    )
    label = f"Print {rows_in_words(printed.rows)}"
    written = as_event(database, label, note) if printed.contact else note_nothing()
    try:
        paint()
    except FileProblem:
        _note_failed(database, f"Not printed: {rows_in_words(printed.rows)}", written)
        raise
    return written


def save_sheets(
    database: Database,
    *,
    printed: RowsPrinted,
    path: Path,
    private: Path,
    paint: Callable[[Path], None],
) -> Written[int]:
    """Have the sheets painted into a file, and put it in its place.

    Raise FileProblem where it cannot be put there, and Cancelled; then there is no file.
    """
    written = note_nothing()
    try:
        with write_whole(path, private=private) as temporary:
            paint(temporary)
            if printed.contact:
                note = partial(
                    note_handed_out,
                    on=database,
                    stage=DispatchStage.PRINTED,
                    held=printed.held,
                    purpose=printed.title,
                    path=path,
                    sha256=fingerprint(temporary),
                    delete_after=local_day(database.clock()) + KEPT_FOR,
                )
                written = as_event(database, f"Save {path.name}", note)
    except FileProblem:
        _note_failed(database, f"Not saved: {path.name}", written)
        raise
    return written


def _note_failed(database: Database, label: str, written: Written[int]) -> None:
    """Say in the register that it did not leave after all."""
    if not written.value:
        return
    failed = {"stage": DispatchStage.FAILED}
    key = written.value
    as_event(
        database,
        label,
        lambda connection: saving.update(
            connection, Dispatch, key=key, version=None, values=failed
        ),
    )
