"""Room on the disk, looked at beforehand: what is left, and 20 MB kept back for when none is.

A full disk takes no change at all, not even one that makes room. So a workspace keeps a file of
20 MB beside it, and gives it up when the disk is full: the officer's last change can be saved then.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.store import layout

MEGABYTE = 1_000_000
BALLAST = 20 * MEGABYTE
LOW = 200 * MEGABYTE
TIMES = 3
"""An import writes its records, their journal, and a backup of it all before."""


def free_bytes(folder: Path) -> int:
    """Return how many bytes may still be written where a folder lies."""
    return shutil.disk_usage(folder).free


def keep_ballast(folder: Path) -> None:
    """Put the ballast there, unless it is, or the disk is low as it is."""
    path = layout.ballast(folder)
    try:
        if _size(path) == BALLAST or free_bytes(folder) < LOW:
            return
        making = layout.private(folder) / layout.BALLAST
        making.parent.mkdir(mode=0o700, exist_ok=True)
        making.unlink(missing_ok=True)
        making.touch(mode=0o600)
        with making.open("r+b") as file:
            for _ in range(BALLAST // MEGABYTE):  # written out: a length alone takes no room
                file.write(bytes(MEGABYTE))
        layout.force_to_disk(making)
        making.replace(path)
    except OSError:  # it is a precaution, and the work goes on without
        with suppress(OSError):
            (layout.private(folder) / layout.BALLAST).unlink(missing_ok=True)


def give_up_ballast(folder: Path) -> bool:
    """Take the ballast away, and return whether that made room."""
    path = layout.ballast(folder)
    try:
        made_room = _size(path) > 0
        path.unlink()
    except OSError:
        return False
    return made_room


def make_way(folder: Path) -> None:
    """Give the ballast up where less is free than it takes, so that work can begin at all."""
    with suppress(OSError):
        if free_bytes(folder) < BALLAST:
            give_up_ballast(folder)


def low_room(folder: Path) -> str:
    """Return what to tell where the disk is nearly full, or nothing where there is room."""
    try:
        free = free_bytes(folder)
    except OSError:  # the workspace itself will tell what is wrong
        return ""
    if free >= LOW:
        return ""
    return (
        f"The disk of the workspace has only {_in_megabytes(free)} left. "
        "Make room on it soon: when it is full, nothing more can be saved."
    )


def check_room_to_import(folder: Path, path: Path) -> None:
    """Raise FileProblem where a file is too large to be brought into a workspace on this disk."""
    try:
        needed, free = TIMES * path.stat().st_size, free_bytes(folder)
    except OSError:  # a file that is not there is told where it is read
        return
    if free < needed:
        raise FileProblem(
            f"There is too little room on the disk to bring {path.name} in.",
            hint=f"It needs {_in_megabytes(needed)} free, and {_in_megabytes(free)} are left. "
            "Make room on the disk, then try again. Nothing was changed.",
        )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _in_megabytes(count: int) -> str:
    return f"{max(1, round(count / MEGABYTE)):,} MB"
