"""What is shown and kept when the program itself is at fault.

A report names the kind of the error and the lines of our own and others' modules it came through.
It holds no values, no messages and no folders, because those may hold personal data.
"""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from liaison_app import __version__
from liaison_app.ui.fitting import grown
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button

_SENTENCE = "Something in Liaison went wrong. This is a fault in the program, not in what you did."
_HINT = (
    "Nothing was half-saved: each change is kept whole or not at all. You can go on working; if it "
    "happens again, send this report to whoever looks after Liaison. It holds no names and no data."
)
_LEAST_WIDTH, _LEAST_HEIGHT = 560, 380


class CrashReport(QDialog):
    """Shows a report, to be copied."""

    def __init__(self, report: str, *, saved_as: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Liaison: fault report")
        self.setMinimumSize(grown(_LEAST_WIDTH, self.font()), _LEAST_HEIGHT)
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
