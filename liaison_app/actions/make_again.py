"""Make a list again that left before: the very same rows, and never to somebody who objected since.

It is an export of its own, with its entry, its proof and its day to be deleted.
"""

from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from liaison_app.actions.keep_rows import keep_rows
from liaison_app.actions.make_export import ExportSaved, put_in_place
from liaison_app.domain.choices import Choice
from liaison_app.domain.dispatches import KEPT_FOR, DispatchStage, without_keyed_in
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.merge_fields import cells_of
from liaison_app.domain.progress import Progress
from liaison_app.domain.when import local_day
from liaison_app.files.formats.format import ExportJob, Paper
from liaison_app.queries.kept_dispatch import KeptDispatch, kept_dispatch, rows_not_wanted
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch
from liaison_app.store.written import Written

AGAIN = "Again: "


class ObjectedSince(LiaisonError):  # noqa: N818 - named after what the officer sees
    """Somebody in the list objected since it left; ``count`` rows may still be left out."""

    def __init__(self, count: int, *, of: int) -> None:
        one = count == 1
        super().__init__(
            f"{count:,} of the {of:,} rows must not be written again: somebody in "
            f"{'it' if one else 'them'} has objected since, or was deleted.",
            hint=f"Leave {'it' if one else 'them'} out, or make a new list."
            if count < of
            else "Make a new list.",
        )
        self.count = count
        self.all_of_them = count == of


class Objectors(Choice):
    """What is done about rows of those who objected since."""

    REFUSE = "refuse", "Say so, and make nothing"
    LEAVE_OUT = "leave_out", "Leave them out"


def save_again(  # noqa: PLR0913 - which list, where to, with what, and who watches
    database: Database,
    *,
    dispatch_id: int,
    path: Path,
    private: Path,
    objectors: Objectors = Objectors.REFUSE,
    paper: Paper | None = None,
    progress: Progress | None = None,
) -> Written[ExportSaved]:
    """Write the same rows by the same format, prove the file, and note that it left.

    Raises ObjectedSince where rows must not be written again and are not to be left out;
    FileProblem where the file cannot be put there, Cancelled where that was wished.
    """
    kept = database.read(partial(_wanted, dispatch_id=dispatch_id, objectors=objectors))
    written = kept.format
    written.refuse_name(path)
    job = ExportJob(
        rows=[one.row for one in kept.rows],
        title=kept.title,
        marking=kept.marking,
        today=local_day(database.clock()),
        private=private,
        columns=kept.columns,
        letter=kept.letter,
        settings=kept.settings,
        paper=paper,
        progress=progress or Progress(),
    )
    note = partial(_prepare, kept=kept, path=path, job=job, on=database)
    return put_in_place(database, path=path, job=job, written=written, note=note)


def _wanted(connection: Connection, *, dispatch_id: int, objectors: Objectors) -> KeptDispatch:
    kept = kept_dispatch(connection, dispatch_id=dispatch_id)
    unwanted = rows_not_wanted(connection, kept)
    if not unwanted:
        return kept
    left = tuple(row for row in kept.rows if row.place not in unwanted)
    if objectors is Objectors.REFUSE or not left:
        raise ObjectedSince(len(unwanted), of=len(kept.rows))
    return replace(kept, rows=left)


def _prepare(  # noqa: PLR0913 - an entry of the register is all of these
    connection: Connection,
    *,
    kept: KeptDispatch,
    path: Path,
    job: ExportJob,
    on: Database,
    sha256: str,
) -> int:
    """Write the entry, unless somebody objected while the file was written."""
    if unwanted := rows_not_wanted(connection, kept):
        raise ObjectedSince(len(unwanted), of=len(kept.rows))
    d = Dispatch
    as_before = connection.execute(
        select(
            d.campaign_id,
            d.letter_id,
            d.format,
            d.marking,
            d.fields,
            d.headings,
            d.settings,
            d.letter_text,
        ).where(d.id == kept.id)
    ).one()
    values = {
        **as_before._asdict(),
        "settings": without_keyed_in(as_before.settings),
        "file_name": path.name,
        "folder": str(path.parent),
        "sha256": sha256,
        "row_count": len(kept.rows),
        "officer": on.officer,
        "made_at": on.clock(),
        "purpose": f"{AGAIN}{kept.purpose.removeprefix(AGAIN)}",
        "stage": DispatchStage.PREPARED,
        "delete_after": job.today + KEPT_FOR,
    }
    dispatch_id = saving.insert(connection, Dispatch, values)
    texts = cells_of(as_before.fields)
    rows = ((one.organisation_ids, one.person_id, texts(one.row)) for one in kept.rows)
    keep_rows(connection, dispatch_id=dispatch_id, rows=rows, progress=job.progress)
    return dispatch_id
