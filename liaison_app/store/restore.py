"""Putting a backup in the place of a workspace, which is set aside and never overwritten.

It goes only where a workspace lies, or nothing: once a backup was restored into itself, and once
among somebody's other files.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.when import local
from liaison_app.store import in_use, layout
from liaison_app.store.backup import MANIFEST, read_backup
from liaison_app.store.copying import copy_privately, verify_copy
from liaison_app.store.keys import AccountStore, OpenedKeys, open_keys
from liaison_app.store.place import check_place
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.troubles import Damaged, Newer, Refused

_RESTORING = ".restoring-"
_SET_ASIDE = "set-aside-"


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
    try:
        _check_takes_a_workspace(folder)
    except OSError as error:
        raise _cannot_write(folder) from error
    in_use.check_not_in_use(folder)
    with _private_folder(folder) as making:
        for part in layout.live_files(backup):
            copy_privately(part, making / part.name)
        opened = _opened(making, backup, account=account, recovery_code=recovery_code)
        copy = DatabaseFile(
            path=layout.database(making), key=opened.data_key, install=opened.install
        )
        _check_sound(copy, backup, rows=rows)
        in_use.check_not_in_use(folder)
        aside = _set_aside(folder, now)
        for part in reversed(layout.live_files(making)):  # the keys first, the database last
            layout.force_to_disk(part)
            part.replace(folder / part.name)
        layout.force_to_disk(folder)
    return aside


def _check_takes_a_workspace(folder: Path) -> None:
    """Refuse a folder that holds anything but a workspace, or what is left of one."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FileProblem(f"{folder.name} is a file.", hint="Choose a folder for the workspace.")
    if (folder / MANIFEST).exists():
        raise FileProblem(
            f"The folder “{folder.name}” is a backup itself.",
            hint="Choose the folder of the workspace, or a new one.",
        )
    if layout.live_files(folder):
        return
    if not all(_left_of_a_workspace(entry.name) for entry in folder.iterdir()):
        raise FileProblem(
            f"The folder “{folder.name}” holds other things than a workspace.",
            hint="Choose the folder of the workspace, or a new one, so that nothing gets mixed up.",
        )


def _left_of_a_workspace(name: str) -> bool:
    return name in layout.OWN_NAMES or name.startswith((_SET_ASIDE, _RESTORING))


def _opened(
    making: Path, backup: Path, *, account: AccountStore, recovery_code: str | None
) -> OpenedKeys:
    try:
        return open_keys(making, account=account, recovery_code=recovery_code)
    except FileProblem as problem:
        raise _damaged(backup) from problem


def _check_sound(copy: DatabaseFile, backup: Path, *, rows: dict[str, int]) -> None:
    try:
        verify_copy(copy, counts=rows)
    except Newer:
        raise
    except Refused as unsound:
        raise _damaged(backup) from unsound


def _set_aside(folder: Path, now: datetime) -> Path | None:
    """Move what the workspace is made of, its journal with it, into a folder of its own."""
    parts = layout.live_files(folder)
    if not parts:
        return None
    aside = Path(tempfile.mkdtemp(prefix=f"{_SET_ASIDE}{local(now):%Y-%m-%d-%H%M%S}-", dir=folder))
    try:
        for part in parts:
            part.replace(aside / part.name)
        layout.force_to_disk(aside)
    except OSError:
        _put_back(aside, folder)
        raise
    return aside


def _put_back(aside: Path, folder: Path) -> None:
    for part in layout.live_files(aside):
        part.replace(folder / part.name)
    aside.rmdir()


@contextmanager
def _private_folder(folder: Path) -> Iterator[Path]:
    was_there = folder.exists()
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
        if not was_there:
            with suppress(OSError):  # it holds the workspace, where all went well
                folder.rmdir()


def _damaged(backup: Path) -> Damaged:
    return Damaged(
        f"The backup {backup.name} is damaged, so it was not restored.",
        hint="Nothing was changed. Choose an older backup.",
    )


def _cannot_write(folder: Path) -> FileProblem:
    return FileProblem(
        f"The backup could not be restored into the folder “{folder.name}”.",
        hint="Check that the disk has room, that you may write there, and that Liaison is closed.",
    )
