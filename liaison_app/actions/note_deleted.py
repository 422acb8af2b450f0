"""Note that a file that left was deleted, or delete it."""

from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.steps import StepKind
from liaison_app.files.left_file import delete_left_file
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch
from liaison_app.store.written import Written


def note_deleted(connection: Connection, *, dispatch_id: int, at: datetime) -> None:
    """Note that somebody deleted the file; it is no more reminded of."""
    d = Dispatch
    found = connection.execute(
        select(d.file_name, d.deleted_at).where(d.id == dispatch_id)
    ).one_or_none()
    if found is None:
        raise NotFound("This file is not in the export register any more.")
    file_name, deleted_at = found
    if not file_name:
        raise LiaisonError("These rows left without a file, so there is none to delete.")
    if deleted_at is not None:
        raise LiaisonError(f"{file_name} was noted as deleted before.")
    saving.update(connection, d, key=dispatch_id, version=None, values={"deleted_at": at})


def delete_file(database: Database, *, dispatch_id: int) -> Written[Path]:
    """Delete exactly the file that was saved, note it, and return where it was.

    Raises FileProblem where there is another file by now, or where it cannot be deleted.
    """
    path, sha256 = database.read(partial(_where, dispatch_id=dispatch_id))
    delete_left_file(path, sha256=sha256)
    noting = partial(note_deleted, dispatch_id=dispatch_id, at=database.clock())
    written = database.write(f"Deleted {path.name}", noting, kind=StepKind.EVENT)
    return Written(value=path, step=None, changed=written.changed)


def _where(connection: Connection, *, dispatch_id: int) -> tuple[Path, str]:
    d = Dispatch
    found = connection.execute(
        select(d.folder, d.file_name, d.sha256).where(d.id == dispatch_id)
    ).one_or_none()
    if found is None or not found.file_name or not found.folder:
        raise NotFound("There is no file of this entry to delete.")
    return Path(found.folder) / found.file_name, found.sha256
