"""The foot of the window: what just happened with Undo, work under way, last backup, marking."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from liaison_app.ui.feedback import Notice
from liaison_app.ui.jobs import Advance
from liaison_app.ui.plain import PlainLabel, set_tooltip, text_role
from liaison_app.ui.tokens import Role
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.progress_line import ProgressLine

_HEIGHT = 28


class StatusBar(QFrame):
    """Shows one Notice at a time; the newest stays until the next.

    Signals:
        undo_wanted: the step to take back.
        cancel_wanted: the work under way is to stop.
    """

    undo_wanted = Signal(int)
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName("Status")
        self._step = 0
        self._said = PlainLabel()
        self._said.setMinimumWidth(1)
        self._undo = link_button("Undo")
        self._undo.hide()
        self._undo.clicked.connect(self._ask_undo)
        self._progress = ProgressLine()
        self._progress.cancel_wanted.connect(self.cancel_wanted)
        self._selected, self._backup = PlainLabel(role="muted"), PlainLabel(role="muted")
        self._marking = PlainLabel(role="strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(self._said)
        row.addWidget(self._undo)
        row.addStretch(1)
        for part in (self._progress, self._selected, self._backup, self._marking):
            row.addWidget(part)
        self.setMinimumHeight(_HEIGHT)

    def say(self, notice: Notice) -> None:
        """Show what just happened, with Undo where it can be undone."""
        words = f"{notice.sentence} {notice.hint}".strip()
        self._said.setText(words)
        self._said.setAccessibleName(words)
        set_tooltip(self._said, words)
        role: Role = notice.tone if notice.tone in {"ok", "warn", "bad"} else "muted"
        text_role(self._said, role)
        self._step = notice.step
        self._undo.setVisible(bool(notice.step))

    def show_advance(self, advance: Advance) -> None:
        """Show how far the work under way has come."""
        self._progress.show_advance(advance)

    def set_busy(self, busy: bool) -> None:  # noqa: FBT001 - the slot of a signal of Qt's kind
        """Take the progress away once nothing is under way."""
        if not busy:
            self._progress.finish()

    def set_selected(self, count: int) -> None:
        """Say how many rows are selected."""
        self._selected.setText(f"{count:,} selected" if count else "")

    def set_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self._backup.setText(words)

    def set_marking(self, marking: str) -> None:
        """Show the protective marking, in capitals."""
        self._marking.setText(marking)

    def _ask_undo(self) -> None:
        self._undo.hide()
        self.undo_wanted.emit(self._step)
