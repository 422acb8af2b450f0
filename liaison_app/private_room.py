"""A room in the private folder for each draft, held by whoever writes in it.

The system lets go of what a program held when it ends, however it ends. So what a crash left is
told at once from the draft of a window or a command at work, and is swept at the next start.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "writing-"
_HELD = "held"
_SPARED_FOR = 3600.0  # seconds


@contextmanager
def room_in(private: Path) -> Iterator[Path]:
    """Give an empty room, held until it is left and then taken away; raise OSError for none."""
    room, handle = _held_room(private)
    try:
        yield room
    finally:
        os.close(handle)
        shutil.rmtree(room, ignore_errors=True)


def sweep(private: Path) -> None:
    """Clear what a crash left in the private folder, and no draft that anybody is at.

    Where it cannot be told whether a room is held, it is spared until it is an hour old.
    """
    for room in private.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            _clear_if_let_go(room)


def remove_abandoned(leftovers: Iterable[Path]) -> None:
    """Remove those of these files and folders that are an hour old."""
    abandoned = time.time() - _SPARED_FOR
    for leftover in leftovers:
        with suppress(OSError):
            if leftover.stat().st_mtime >= abandoned:
                continue
            if leftover.is_dir():
                shutil.rmtree(leftover, ignore_errors=True)
            else:
                leftover.unlink()


def _held_room(private: Path) -> tuple[Path, int]:
    private.mkdir(mode=0o700, parents=True, exist_ok=True)
    private.chmod(0o700)
    while True:
        room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=private))
        try:
            handle = os.open(room / _HELD, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            shutil.rmtree(room, ignore_errors=True)
            raise
        _hold(handle)
        if (room / _HELD).exists():  # else it was swept before it was held
            return room, handle
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover - Windows only

    def _hold(_handle: int) -> None:
        """Do nothing: a file that is open cannot be removed there."""

    def _clear_if_let_go(room: Path) -> None:
        try:
            (room / _HELD).unlink()
        except FileNotFoundError:
            remove_abandoned([room])
            return
        shutil.rmtree(room, ignore_errors=True)

else:
    import fcntl

    def _hold(handle: int) -> None:
        with suppress(OSError):  # a disk that knows no locks; the room's age tells
            fcntl.flock(handle, fcntl.LOCK_EX)

    def _clear_if_let_go(room: Path) -> None:
        try:
            handle = os.open(room / _HELD, os.O_RDWR)
        except OSError:
            remove_abandoned([room])
            return
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(room, ignore_errors=True)
        except BlockingIOError:
            return
        except OSError:
            remove_abandoned([room])
        finally:
            os.close(handle)
