"""Putting a backup in the place of a workspace, which is set aside and never overwritten."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.when import local
from liaison_app.store import layout
from liaison_app.store.backup import read_backup
from liaison_app.store.copying import verify_copy
from liaison_app.store.keys import AccountStore, open_keys
from liaison_app.store.place import check_place
from liaison_app.store.sqlite import DatabaseFile

_RESTORING = ".restoring-"


def restore(
    backup: Path,
    folder: Path,
    *,
    account: AccountStore,
    now: datetime,
    recovery_code: str | None = None,
) -> Path | None:
    """Put a backup into a folder; return where the workspace that was there is kept, if any.

    The backup is copied and the copy checked before anything is moved. Raise Damaged or
    FileProblem, with the folder as it was, where it is not sound.
    """
    check_place(folder)
    rows = read_backup(backup).rows
    with _private_folder(folder) as making:
        for part in layout.live_files(backup):
            shutil.copy2(part, making / part.name)
        opened = open_keys(making, account=account, recovery_code=recovery_code)
        copy = DatabaseFile(
            path=layout.database(making), key=opened.data_key, install=opened.install
        )
        verify_copy(copy, counts=rows)
        aside = _set_aside(folder, now)
        for part in reversed(layout.live_files(making)):  # the keys first, the database last
            layout.force_to_disk(part)
            part.replace(folder / part.name)
        layout.force_to_disk(folder)
    return aside


def _set_aside(folder: Path, now: datetime) -> Path | None:
    """Move what the workspace is made of, its journal with it, into a folder of its own."""
    parts = layout.live_files(folder)
    if not parts:
        return None
    aside = Path(tempfile.mkdtemp(prefix=f"set-aside-{local(now):%Y-%m-%d-%H%M%S}-", dir=folder))
    for part in parts:
        part.replace(aside / part.name)
    layout.force_to_disk(aside)
    return aside


@contextmanager
def _private_folder(folder: Path) -> Iterator[Path]:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for leftover in folder.glob(f"{_RESTORING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=_RESTORING, dir=folder))
    except OSError as error:
        raise _cannot_write(folder) from error
    try:
        yield making
    except OSError as error:
        raise _cannot_write(folder) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _cannot_write(folder: Path) -> FileProblem:
    return FileProblem(
        f"The backup could not be restored into the folder “{folder.name}”.",
        hint="Check that the disk has room, that you may write there, and that Liaison is closed.",
    )
