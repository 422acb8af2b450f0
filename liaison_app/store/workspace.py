"""A workspace: the folder with a team's database, its keys and its backups."""

import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.when import now
from liaison_app.store import layout
from liaison_app.store.database import Database
from liaison_app.store.keys import RECOVERY, AccountStore, create_keys, open_keys
from liaison_app.store.place import check_place
from liaison_app.store.sqlite import DatabaseFile, connect
from liaison_app.store.troubles import Older

_MAKING = ".liaison-making-"
_NOW_OPENS_ALONE = "From now on your account opens this workspace without the recovery code."


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """An open workspace; ``notice`` is what the officer should be told about its keys, if any."""

    folder: Path
    database: Database
    install: UUID
    notice: str = ""

    def close(self) -> None:
        """Close the database."""
        self.database.close()


def create_workspace(
    folder: Path, *, account: AccountStore, clock: Callable[[], datetime] = now
) -> tuple[Workspace, str]:
    """Make a workspace in a new or empty folder, and return it with its recovery code.

    The code is shown once and kept nowhere. On any failure the folder is as it was.
    """
    check_place(folder)
    _check_free(folder)
    install = uuid4()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=folder.parent))
    except OSError as error:
        raise _cannot_make(folder) from error
    try:
        made = create_keys(making, install=install, account=account)
        _make_database(making, key=made.data_key, install=install, at=clock())
        _put_in_place(making, folder)
    except OSError as error:
        raise _cannot_make(folder) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    file = DatabaseFile(path=layout.database(folder), key=made.data_key, install=install)
    database = Database(file, clock=clock)
    workspace = Workspace(
        folder=folder, database=database, install=install, notice=made.account_note
    )
    return workspace, made.recovery_code


def open_workspace(
    folder: Path,
    *,
    account: AccountStore,
    recovery_code: str | None = None,
    clock: Callable[[], datetime] = now,
) -> Workspace:
    """Open a workspace, bringing an older one up to date after a backup of it."""
    check_holds_workspace(folder)
    opened = open_keys(folder, account=account, recovery_code=recovery_code)
    file = DatabaseFile(path=layout.database(folder), key=opened.data_key, install=opened.install)
    try:
        connect(file).close()
    except Older:
        _bring_up_to_date(file, folder, at=clock())
    notice = _NOW_OPENS_ALONE if opened.by == RECOVERY else ""
    database = Database(file, clock=clock)
    return Workspace(folder=folder, database=database, install=opened.install, notice=notice)


def check_holds_workspace(folder: Path) -> None:
    """Raise FileProblem where no workspace lies, or where none may be used."""
    check_place(folder)
    try:
        _check_there(folder)
    except PermissionError as error:
        raise FileProblem(
            f"Your account may not look into the folder “{folder.name}”.",
            hint="Ask whoever made the workspace to let your account in, then try again.",
        ) from error


def _bring_up_to_date(file: DatabaseFile, folder: Path, *, at: datetime) -> None:
    from liaison_app.store.backup import copy_out  # noqa: PLC0415 - no ordinary start needs it
    from liaison_app.store.upgrade import bring_up_to_date  # noqa: PLC0415 - likewise

    copy_out(file, folder, reason="before an upgrade", now=at)
    bring_up_to_date(file)


def _make_database(folder: Path, *, key: bytes, install: UUID, at: datetime) -> None:
    from liaison_app.store.upgrade import make_database  # noqa: PLC0415 - no ordinary start needs it

    make_database(DatabaseFile(path=layout.database(folder), key=key, install=install), at=at)


def _put_in_place(making: Path, folder: Path) -> None:
    for part in layout.live_files(making):
        layout.force_to_disk(part)
    if folder.exists():
        folder.rmdir()  # it is empty; Windows renames over no folder at all
    making.replace(folder)
    layout.force_to_disk(folder.parent)


def _check_free(folder: Path) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FileProblem(f"{folder.name} is a file.", hint="Choose a folder for the workspace.")
    if layout.database(folder).exists():
        raise FileProblem(
            f"There is a workspace in “{folder.name}” already.",
            hint="Open it, or choose another folder.",
        )
    if any(folder.iterdir()):
        raise FileProblem(
            f"The folder “{folder.name}” is not empty.",
            hint="Choose a new folder, so that nothing gets mixed up.",
        )


def _check_there(folder: Path) -> None:
    if not folder.exists():
        raise FileProblem(
            f"The folder “{folder.name}” is not there.",
            hint="Check its name, or make a new workspace.",
        )
    if not folder.is_dir():
        raise FileProblem(
            f"{folder.name} is a file.", hint="Choose the folder in which the workspace lies."
        )
    if not layout.live_files(folder):
        os.scandir(folder).close()  # a folder that may not be read looks like an empty one
        raise FileProblem(
            f"There is no workspace in “{folder.name}”.",
            hint="Choose the folder of a workspace, or make a new one.",
        )


def _cannot_make(folder: Path) -> FileProblem:
    return FileProblem(
        f"The workspace “{folder.name}” could not be made.",
        hint="Check that the disk has room and that you may write there. Nothing was left behind.",
    )
