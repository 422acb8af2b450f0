"""One window a workspace: a second start brings the first forward.

The first window holds a lock in the workspace's folder and watches for a file there that a second
start touches. Files rather than sockets, because the program opens no network connection at all.
"""

import getpass
import json
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import clock_time
from liaison_app.store import layout

_LOCK = "window.lock"
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
        self._private = layout.private(folder)
        self._name = folder.name
        self._lock = QLockFile(str(self._private / _LOCK))
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)

    def take(self, *, at: datetime) -> bool:
        """Hold the workspace; False where the same account's window is asked to come forward.

        Raises LiaisonError, with who has it, where that is another account's window.
        """
        self._private.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not self._lock.tryLock(0):
            self._knock_or_tell()
            return False
        holder = {"account": getpass.getuser(), "since": at.isoformat()}
        (self._private / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        (self._private / _KNOCK).unlink(missing_ok=True)
        self._watcher.addPath(str(self._private))
        return True

    def give_back(self) -> None:
        """Let another window have the workspace."""
        self._watcher.removePath(str(self._private))
        (self._private / _HOLDER).unlink(missing_ok=True)
        self._lock.unlock()

    def _knock_or_tell(self) -> None:
        account, since = self._holder()
        if account == getpass.getuser():
            (self._private / _KNOCK).touch()
            return
        raise LiaisonError(
            f"“{self._name}” is open in a window of {account}, since {since}.",
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
