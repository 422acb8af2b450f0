"""Verified backups of a workspace: a folder each, with the database and the key file.

So a backup can be restored on another computer with the recovery code alone. It gets its name only
once its copy was opened, every page, record and link was checked, and the rows were counted.
"""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import local, local_day
from liaison_app.store import layout
from liaison_app.store.backups_kept import kept
from liaison_app.store.copying import copy_database, copy_privately, verify_copy
from liaison_app.store.database import Database
from liaison_app.store.sqlite import DatabaseFile
from liaison_app.store.troubles import DiskFull

MANIFEST = "backup.json"
_MAKING = ".making-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One backup: its folder, when it was made and why, and how many rows each table had."""

    path: Path
    made_at: datetime
    reason: str
    rows: dict[str, int]


def back_up(database: Database, folder: Path, *, reason: str, now: datetime) -> Path:
    """Make a verified backup in the workspace's folder, note it, and thin the older ones."""
    made = copy_out(database.file, folder, reason=reason, now=now)
    database.write(f"Back up ({reason})", lambda _connection: None, kind=StepKind.EVENT)
    thin(folder, now=now)
    return made


def back_up_daily(database: Database, folder: Path, *, now: datetime) -> Path | None:
    """Make the backup of the day, or return None where today has one."""
    made = list_backups(folder)
    if made and local_day(made[0].made_at) == local_day(now):
        return None
    return back_up(database, folder, reason="daily", now=now)


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace, the newest first."""
    found = []
    for path in layout.backups(folder).glob("backup-*"):
        with suppress(FileProblem):
            found.append(read_backup(path))
    return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))


def read_backup(path: Path) -> Backup:
    """Return what a backup says of itself; raise FileProblem where it is none."""
    try:
        said = json.loads((path / MANIFEST).read_text(encoding="utf-8"))
        return Backup(
            path=path,
            made_at=datetime.fromisoformat(said["made_at"]),
            reason=str(said["reason"]),
            rows={str(name): int(count) for name, count in said["rows"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileProblem(
            f"{path.name} is not a backup of Liaison.",
            hint="Choose a folder inside the “backups” folder of a workspace.",
        ) from error


def thin(folder: Path, *, now: datetime) -> None:
    """Remove the backups that are not kept any longer."""
    backups = list_backups(folder)
    staying = kept([backup.made_at for backup in backups], now=now)
    for backup in backups:
        if backup.made_at not in staying:
            shutil.rmtree(backup.path, ignore_errors=True)


def copy_out(file: DatabaseFile, folder: Path, *, reason: str, now: datetime) -> Path:
    """Make a verified backup of a database of any schema, and return its folder.

    Raise Damaged, and leave nothing, where the database or its copy is not sound.
    """
    backups = layout.backups(folder)
    with _being_made(backups) as making:
        copy = replace(file, path=making / layout.DATABASE)
        rows = copy_database(file, copy.path)
        verify_copy(copy, counts=rows)
        for key_file in layout.key_files(folder):
            copy_privately(key_file, making / key_file.name)
        said = {"made_at": now.isoformat(), "reason": reason, "rows": rows}
        manifest = making / MANIFEST
        manifest.touch(mode=0o600)
        manifest.write_text(json.dumps(said, indent=1), encoding="utf-8")
        for written in (*making.iterdir(), making):
            layout.force_to_disk(written)
        target = _free_name(backups, now)
        making.replace(target)
        layout.force_to_disk(backups)
    return target


@contextmanager
def _being_made(backups: Path) -> Iterator[Path]:
    """Give a private folder to make a backup in; what is left in it is swept away."""
    try:
        backups.mkdir(mode=0o700, exist_ok=True)
        for leftover in backups.glob(f"{_MAKING}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=backups))
    except OSError as error:
        raise _cannot_write(backups) from error
    try:
        yield making
    except (OSError, DiskFull) as error:
        raise _cannot_write(backups) from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _free_name(backups: Path, now: datetime) -> Path:
    name = f"backup-{local(now):%Y-%m-%d-%H%M%S}"
    target, number = backups / name, 1
    while target.exists():
        number += 1
        target = backups / f"{name}-{number}"
    return target


def _cannot_write(backups: Path) -> FileProblem:
    return FileProblem(
        f"The backup could not be written into the folder “{backups.name}”.",
        hint="Check that the disk has room and that you may write there, then try again.",
    )
