"""Long work in one line: what is done, how far it is, how long yet, and Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from liaison_app.ui.jobs import LONG, Advance
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button

LEFT_AFTER = 3.0
_MINUTE = 60
_LONG = 90


class ProgressLine(QWidget):
    """Hidden until work has taken 0.3 s; says after 3 s how long it will yet take.

    Signals:
        cancel_wanted: Cancel was pressed.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = PlainLabel()
        self._left = PlainLabel(role="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._cancel = link_button("Cancel")
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._label, self._bar, self._left, self._cancel):
            row.addWidget(part)
        self.hide()

    def show_advance(self, advance: Advance) -> None:
        """Show how far the work has come, once it is long enough to be worth showing."""
        if advance.seconds < LONG:
            return
        counts = advance.total > 0 or advance.done > 0
        self._label.setText(advance.label if counts else f"{advance.label} …")
        self._bar.setAccessibleName(advance.label)
        self._bar.setRange(0, max(advance.total, 0))
        self._bar.setValue(min(advance.done, advance.total))
        self._bar.setVisible(counts)
        self._cancel.setVisible(advance.may_cancel)
        self._left.setText(time_left(advance) or _counted(advance))
        self.show()

    def finish(self) -> None:
        """Hide the line: there is no more work."""
        self.hide()
        self._cancel.setEnabled(True)

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._left.setText("Stopping…")
        self.cancel_wanted.emit()


def time_left(advance: Advance) -> str:
    """Return how long work will yet take, in words, or nothing while that cannot be told."""
    left = advance.seconds_left
    if left is None or advance.seconds < LEFT_AFTER:
        return ""
    if left < _LONG:
        return f"about {max(round(left), 1)} s left"
    return f"about {round(left / _MINUTE)} min left"


def _counted(advance: Advance) -> str:
    if advance.total <= 0:
        return f"{advance.done:,}" if advance.done else ""
    return f"{advance.done:,} of {advance.total:,}"
