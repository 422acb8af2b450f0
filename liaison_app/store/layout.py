"""What lies where in a workspace's folder, and how a file is forced to the disk."""

import errno
import os
from pathlib import Path

DATABASE = "liaison.db"
BALLAST = "ballast"
WINDOW_LOCK = "window.lock"
_KEYS = "keys*.json"
_BACKUPS = "backups"
_PRIVATE = "private"
OWN_NAMES = frozenset({_BACKUPS, _PRIVATE, BALLAST})
"""What else lies in a workspace's folder, beside the files that make it up."""

_ON_WINDOWS = os.name == "nt"


def database(folder: Path) -> Path:
    """Return where the database lies."""
    return folder / DATABASE


def key_files(folder: Path) -> tuple[Path, ...]:
    """Return the key file and its copy, as far as they are there."""
    return tuple(sorted(folder.glob(_KEYS)))


def live_files(folder: Path) -> tuple[Path, ...]:
    """Return every file that makes up the workspace itself, its journal included."""
    return (*sorted(folder.glob(f"{DATABASE}*")), *key_files(folder))


def backups(folder: Path) -> Path:
    """Return where backups lie."""
    return folder / _BACKUPS


def private(folder: Path) -> Path:
    """Return where files are written before they take their place."""
    return folder / _PRIVATE


def ballast(folder: Path) -> Path:
    """Return where the room lies that is given up when the disk is full."""
    return folder / BALLAST


def window_lock(folder: Path) -> Path:
    """Return the lock that a window holds while it is open."""
    return private(folder) / WINDOW_LOCK


def force_to_disk(path: Path) -> None:
    """Return once a file, or the names in a folder, are on the disk itself."""
    if path.is_dir():
        if _ON_WINDOWS:  # cannot open a folder; its names are journalled
            return
        handle = os.open(path, os.O_RDONLY)
    else:
        handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some disks cannot for a folder; the file itself is safe
            raise
    finally:
        os.close(handle)
