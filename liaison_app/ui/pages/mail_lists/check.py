"""The check: how many are in the list, how many are not and why, and what to look at first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListPlan
from liaison_app.domain.odd_letters import Odd, OddLetters
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card

_TO_LOOK_AT = (Odd.STOPPED, Odd.IN_DOUBT)


class Check(Card):
    """Says what a list holds; each count opens the organisations behind it.

    Signals:
        left_out_wanted: the LeftOutReason whose organisations are to be listed.
        odd_wanted: the Odd whose letters are to be listed.
        preview_wanted: the letters themselves are to be shown.
        again_chosen: whether those the letter was sent to before get it again.
    """

    left_out_wanted = Signal(object)
    odd_wanted = Signal(object)
    preview_wanted = Signal()
    again_chosen = Signal(bool)

    def __init__(self) -> None:
        super().__init__("Check")
        self._lines = _Lines()
        self._again = QCheckBox()
        self._again.toggled.connect(self.again_chosen)  # a screen reader does not click
        self.add(self._lines)
        self.add(self._again)
        self._again.hide()

    def show_plan(self, plan: MailListPlan, odd: OddLetters) -> None:
        """Show the counts of a plan."""
        self._lines.clear()
        self._lines.add_heading("Included", len(plan.included))
        self._lines.add("Look through the letters", None, self.preview_wanted.emit)
        self._lines.add_heading("Left out", len(plan.left_out))
        for reason, count in plan.reasons.items():
            show = partial(self.left_out_wanted.emit, reason)
            self._lines.add(plan.reason_words(reason), count, show)
        self._add_odd(odd)
        self._offer_again(plan)

    def show_nothing(self) -> None:
        """Show that there is no list to check."""
        self._lines.clear()
        self._again.hide()

    def _add_odd(self, odd: OddLetters) -> None:
        counts = [(one, len(odd.places[one])) for one in _TO_LOOK_AT if one in odd.places]
        self._lines.add_heading("Look at these", sum(count for _, count in counts))
        for one, count in counts:
            self._lines.add(one.label, count, partial(self.odd_wanted.emit, one))

    def _offer_again(self, plan: MailListPlan) -> None:
        again = plan.wanted.already_sent is AlreadySent.WRITE_AGAIN
        count = plan.reasons.get(LeftOutReason.SENT, 0)
        words = "Also those it was sent to already"
        self._again.setText(words if again else f"{words} ({count:,})")
        blocked = self._again.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._again.setChecked(again)
        self._again.blockSignals(blocked)
        self._again.setVisible(again or bool(count))


class _Lines(QWidget):
    """Counts at the left, what they count at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, 28)
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        """Take all lines away."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add_heading(self, words: str, count: int) -> None:
        """Add a line that sums up those below it."""
        number = PlainLabel(f"{count:,}", role="strong")
        heading = PlainLabel(words, role="strong")
        heading.setAccessibleName(f"{words}: {count:,}")
        heading.setContentsMargins(2, 6, 0, 0)
        number.setContentsMargins(0, 6, 0, 0)
        self._place(number, heading)

    def add(self, words: str, count: int | None, act: Callable[[], object]) -> None:
        """Add a line that can be pressed."""
        number = PlainLabel("" if count is None else f"{count:,}", role="muted")
        button = link_button(words)
        if count is not None:
            button.setAccessibleName(f"{words}: {count:,}")
        button.clicked.connect(_without_argument(act))
        self._place(number, button)

    def _place(self, number: PlainLabel, words: QWidget) -> None:
        row = self._grid.rowCount()
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(number, row, 0, right | middle)
        self._grid.addWidget(words, row, 1, left | middle)


def _without_argument(act: Callable[[], object]) -> Callable[[], None]:
    def pressed() -> None:
        act()

    return pressed
