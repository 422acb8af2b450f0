"""What is shown and kept when the program itself is at fault.

A report names the kind of the error and the lines of our own and others' modules it came through.
It holds no values, no messages and no folders, because those may hold personal data.
"""

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from liaison_app import __version__
from liaison_app.domain.errors import LiaisonError
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button

_SENTENCE = "Something in Liaison went wrong. This is a fault in the program, not in what you did."
_HINT = (
    "Nothing was half-saved: each change is kept whole or not at all. You can go on working; if it "
    "happens again, send this report to whoever looks after Liaison. It holds no names and no data."
)


class CrashReport(QDialog):
    """Shows a report, to be copied."""

    def __init__(self, report: str, *, saved_as: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison: fault report")
        self.setMinimumSize(560, 380)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._report = report
        sentence = PlainLabel(_SENTENCE, role="strong")
        hint = PlainLabel(_HINT, role="muted")
        for label in (sentence, hint):
            label.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName("Fault report")
        copy = secondary_button("Copy the report", "copy")
        copy.clicked.connect(self._copy)
        close = primary_button("Go on working")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(PlainLabel(saved_as, role="small"), 1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        for part in (sentence, hint, text):
            column.addWidget(part)
        column.addLayout(buttons)
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)


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


def describe(error: BaseException) -> str:
    """Return what may be told of an error: its kind, and the lines of code it came through."""
    lines = [
        f"Liaison {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform(terse=True)}",
        "",
    ]
    for fault in _chain(error):
        lines.append(f"{type(fault).__module__}.{type(fault).__qualname__}")
        frames = traceback.extract_tb(fault.__traceback__)
        lines += [f"  {_module(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    faults: list[BaseException] = []
    fault: BaseException | None = error
    while fault is not None and fault not in faults:
        faults.append(fault)
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return faults


def _module(filename: str) -> str:
    """Return a file's place in its package: the folders above may hold somebody's name."""
    parts = Path(filename).parts
    for top in ("liaison_app", "site-packages"):
        if top in parts:
            return "/".join(parts[parts.index(top) :])
    return parts[-1] if parts else filename
