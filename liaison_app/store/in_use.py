"""Whether a window or a command has a workspace open just now.

A window holds the lock file in the private folder as long as it is open; whoever reads or saves
holds SQLite's own lock on the workspace's file. Both are asked for and given back at once.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.store import layout

_SQLITE_LOCKS_FROM = 0x40000000  # the pending byte; see SQLite's os.h
_SQLITE_LOCKS = 512


def check_not_in_use(folder: Path) -> None:
    """Raise FileProblem where a window or a command has the workspace open."""
    by_window = _is_locked(layout.window_lock(folder), _whole)
    if by_window or _is_locked(layout.database(folder), _sqlite):
        who = "in a window" if by_window else "in another window or command"
        raise FileProblem(
            f"The workspace “{folder.name}” is open {who}.",
            hint="Close it there, then try again. Nothing was changed.",
        )


if sys.platform == "win32":  # pragma: no cover - Windows only

    def _is_locked(path: Path, _taking: Callable[[int], None]) -> bool:
        # A file that is open cannot be renamed there, so the database stands up for itself.
        if path.name != layout.WINDOW_LOCK or not path.exists():
            return False
        try:
            os.close(os.open(path, os.O_RDWR))
        except PermissionError:
            return True
        return False

    def _whole(_handle: int) -> None: ...

    def _sqlite(_handle: int) -> None: ...

else:
    import fcntl

    def _is_locked(path: Path, taking: Callable[[int], None]) -> bool:
        try:
            handle = os.open(path, os.O_RDWR)
        except OSError:  # not there, or not ours to write; moving it will tell
            return False
        try:
            taking(handle)
        except BlockingIOError:
            return True
        except OSError:  # a disk that knows no locks
            return False
        finally:
            os.close(handle)
        return False

    _now = fcntl.LOCK_EX | fcntl.LOCK_NB

    def _whole(handle: int) -> None:
        fcntl.flock(handle, _now)

    def _sqlite(handle: int) -> None:
        fcntl.lockf(handle, _now, _SQLITE_LOCKS, _SQLITE_LOCKS_FROM)
