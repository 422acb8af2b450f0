"""What takes every error that nobody caught, on whichever thread, and has it reported."""

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from liaison_app.domain.errors import LiaisonError

if TYPE_CHECKING:
    from liaison_app.ui.crash_report import CrashReport


class CrashReporter(QObject):
    """Takes every error nobody caught, of any thread, and reports it on the main one.

    An uncaught LiaisonError is no fault: it is handed to ``tell``.
    """

    _caught = Signal(object)

    def __init__(
        self,
        folder: Path,
        *,
        tell: Callable[[LiaisonError], object],
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._tell, self._clock = folder, tell, clock
        self._shown: CrashReport | None = None
        self._caught.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Have Python hand its uncaught errors to this reporter."""
        sys.excepthook = self.on_error
        threading.excepthook = self._on_thread_error

    def uninstall(self) -> None:
        """Give Python its own hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def on_error(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Report an error that nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self._caught.emit(error.with_traceback(trace))

    def _on_thread_error(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.on_error(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(object)
    def _take(self, error: BaseException) -> None:
        if isinstance(error, LiaisonError):
            self._tell(error)
            return
        from liaison_app.ui.crash_report import CrashReport, describe  # noqa: PLC0415 - seldom needed

        report = describe(error)
        saved_as = self._save(report)
        if self._shown is None:
            self._shown = CrashReport(report, saved_as=saved_as)
            self._shown.destroyed.connect(self._forget)
            self._shown.show()

    def _save(self, report: str) -> str:
        path = self._folder / f"fault-{self._clock():%Y%m%d-%H%M%S}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_text(report, encoding="utf-8")
        except OSError:
            return "The report could not be saved; copy it instead."
        return f"Saved as {path.name}"

    def _forget(self) -> None:
        self._shown = None
