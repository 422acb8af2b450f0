"""Work on a file under way: what is being done, how far it is, how long yet, and Cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from liaison_app.ui.jobs import Advance
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import secondary_button
from liaison_app.ui.widgets.progress_line import time_left

_WIDTH = 420


class Working(QWidget):
    """Stands in the middle of the page until the work is done.

    Signals:
        cancel_wanted: Cancel was pressed.
    """

    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said, self._hint = PlainLabel(role="heading"), PlainLabel(role="muted")
        self._far = PlainLabel(role="small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel = secondary_button("Cancel")
        self.cancel.clicked.connect(self._stop)
        QShortcut(
            QKeySequence("Esc"),
            self,
            self.cancel.click,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        inside = QWidget()
        inside.setFixedWidth(_WIDTH)
        column = QVBoxLayout(inside)
        column.setSpacing(12)
        for label in (self._said, self._hint, self._far):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (self._said, self._hint, self._bar, self._far):
            column.addWidget(part)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.addStretch(1)
        whole.addWidget(inside, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(2)

    def begin(self, sentence: str, *, hint: str) -> None:
        """Say what is being done; how far it is is not known yet."""
        self._said.setText(sentence)
        self._hint.setText(hint)
        self._far.setText(" ")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(sentence)
        self.setAccessibleName(f"{sentence} {hint}")
        self.cancel.setEnabled(True)

    def show_advance(self, advance: Advance) -> None:
        """Show how far the work is."""
        self._bar.setRange(0, max(advance.total, 0))
        self._bar.setValue(min(advance.done, advance.total))
        if not self.cancel.isEnabled():
            return
        count = f"{advance.done:,} of {advance.total:,}" if advance.total else ""
        self._far.setText(" · ".join(part for part in (count, time_left(advance)) if part) or " ")

    def _stop(self) -> None:
        self.cancel.setEnabled(False)
        self._far.setText("Stopping…")
        self.cancel_wanted.emit()
