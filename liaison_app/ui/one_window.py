"""One window a workspace: a second start brings the first forward.

The first window holds a lock in the workspace's folder and watches for a file there that a second
start touches. Files rather than sockets, because the program opens no network connection at all.
"""

import getpass
import json
import os
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.domain.when import clock_time
from liaison_app.store import layout
from liaison_app.store.room import make_way

_HOLDER = "window.json"
_KNOCK = "come-forward"


class OneWindow(QObject):
    """Holds a workspace for one window.

    Signals:
        knocked: somebody started the program again for the same workspace.
    """

    knocked = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._private = folder, layout.private(folder)
        self._lock = QLockFile(str(layout.window_lock(folder)))
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def take(self, *, at: datetime) -> bool:
        """Hold the workspace; False where the same account's window is asked to come forward.

        Raises LiaisonError, with who has it, where that is another account's window; FileProblem
        where nothing can be written there.
        """
        try:
            self._private.mkdir(mode=0o700, exist_ok=True)
            if not self._locked():
                self._knock_or_tell()
                return False
            self._sign(at)
        except OSError as error:
            self._lock.unlock()
            raise _cannot_write(self._folder) from error
        self._watcher.addPath(str(self._private))
        return True

    def give_back(self) -> None:
        """Let another window have the workspace, if this one has it."""
        if not self._lock.isLocked():
            return
        self._watcher.removePath(str(self._private))
        (self._private / _HOLDER).unlink(missing_ok=True)
        self._lock.unlock()

    def _locked(self) -> bool:
        """Take the lock; False where a window has it. Raise OSError where none can be written."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() == QLockFile.LockError.UnknownError:  # a full disk, as a rule
            make_way(self._folder)
            if self._lock.tryLock(0):
                return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            raise PermissionError
        if not os.access(self._private, os.W_OK):  # a crash may have left the lock there
            raise PermissionError
        return False

    def _sign(self, at: datetime) -> None:
        holder = {"account": getpass.getuser(), "since": at.isoformat()}
        (self._private / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        (self._private / _KNOCK).unlink(missing_ok=True)

    def _knock_or_tell(self) -> None:
        account, since = self._holder()
        if account == getpass.getuser():
            (self._private / _KNOCK).touch()
            return
        raise LiaisonError(
            f"“{self._folder.name}” is open in a window of {account}, since {since}.",
            hint="Ask them to close it, or to log off, then try again.",
        )

    def _holder(self) -> tuple[str, str]:
        try:
            holder = json.loads((self._private / _HOLDER).read_text("utf-8"))
            return str(holder["account"]), clock_time(datetime.fromisoformat(holder["since"]))
        except (OSError, ValueError, KeyError, TypeError):
            return "another account", "a while"

    def _look(self) -> None:
        knock = self._private / _KNOCK
        if knock.exists():
            knock.unlink(missing_ok=True)
            self.knocked.emit()


def _cannot_write(folder: Path) -> FileProblem:
    return FileProblem(
        f"Nothing can be written to the workspace “{folder.name}”.",
        hint="Check that its disk has room and is not write-protected, "
        "and that your account may write there. Then try again.",
    )
