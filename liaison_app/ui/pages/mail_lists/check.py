"""The check: how many are in the list, how many are not and why, and what to look at first."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListPlan, Notice
from liaison_app.domain.odd_letters import Odd, OddLetters
from liaison_app.ui.plain import PlainLabel, text_role
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.card import Card

Behind = LeftOutReason | Odd | Notice
"""What a count of the check speaks of."""

_IN_LETTERS = (Odd.STOPPED, Odd.IN_DOUBT)
_ALSO_SENT = "Also those it was sent to already"
_ALSO_ANSWERED = "Also those who have answered already"
_WORDS = {Odd.IN_DOUBT: "No salutation rule"}


def words_of(behind: Behind, plan: MailListPlan) -> str:
    """Return what a count speaks of, as the officer reads it."""
    if isinstance(behind, LeftOutReason):
        return plan.reason_words(behind)
    return _WORDS.get(behind, behind.label) if isinstance(behind, Odd) else behind.label


class Check(Card):
    """Says what a list holds; each count opens the records behind it.

    Signals:
        chosen: the LeftOutReason, Odd or Notice whose records are to be listed.
        preview_wanted: the letters themselves are to be shown.
        again_chosen: whether those the letter was sent to before get it again.
        anyway_dropped: those included anyway are to be left out again.
        emails_dropped: the e-mail addresses that were chosen are to be chosen anew.
    """

    chosen = Signal(object)
    preview_wanted = Signal()
    again_chosen = Signal(bool)
    anyway_dropped = Signal()
    emails_dropped = Signal()

    def __init__(self) -> None:
        super().__init__("Check")
        self.offered: tuple[Behind, ...] = ()
        self._lines = _Lines()
        self._again = QCheckBox()
        self._again.toggled.connect(self.again_chosen)  # a screen reader does not click
        self.add(self._lines)
        self.add(self._again)
        self._again.hide()

    def show_plan(self, plan: MailListPlan, odd: OddLetters, *, letters: bool) -> None:
        """Show the counts of a plan; a greeting counts where the rows are letters."""
        self._lines.clear()
        self.offered = ()
        self._lines.add_heading("Included", len(plan.included))
        if plan.included:
            self._lines.add("Look through them", None, self.preview_wanted.emit)
        if plan.wanted.anyway:
            many = f"{len(plan.wanted.anyway):,}"
            self._lines.add(f"Leave out the {many} included anyway", None, self.anyway_dropped.emit)
        if plan.wanted.emails:
            chosen = len(plan.wanted.emails)
            which = "address" if chosen == 1 else f"{chosen:,} addresses"
            self._lines.add(f"Choose the {which} for e-mail anew", None, self.emails_dropped.emit)
        self._lines.add_heading("Left out", len(plan.left_out))
        for reason, count in plan.reasons.items():
            self._offer(reason, count, plan)
        shown = (Odd.NO_ROOM, *_IN_LETTERS) if letters else (Odd.NO_ROOM,)
        counts: list[tuple[Behind, int]] = [
            (one, len(odd.places[one])) for one in shown if one in odd.places
        ]
        counts += [(notice, len(places)) for notice, places in plan.noticed.items()]
        if counts:
            self._lines.add_title("Look at these")
        for one, count in counts:
            self._offer(one, count, plan)
        self._offer_again(plan)

    def show_nothing(self) -> None:
        """Show that there is no list to check."""
        self.offered = ()
        self._lines.clear()
        self._again.hide()

    def mark(self, behind: Behind) -> None:
        """Show which count the records listed stand behind."""
        if behind in self.offered:
            self._lines.mark(self.offered.index(behind))

    def _offer(self, behind: Behind, count: int, plan: MailListPlan) -> None:
        self.offered = (*self.offered, behind)
        words = words_of(behind, plan)
        self._lines.add(words, count, partial(self.chosen.emit, behind))

    def _offer_again(self, plan: MailListPlan) -> None:
        again = plan.wanted.already_sent is AlreadySent.WRITE_AGAIN
        answered = plan.reasons.get(LeftOutReason.ANSWERED, 0)
        count = answered or plan.reasons.get(LeftOutReason.SENT, 0)
        words = _ALSO_ANSWERED if plan.wanted.in_person else _ALSO_SENT
        self._again.setText(words if again else f"{words} ({count:,})")
        blocked = self._again.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._again.setChecked(again)
        self._again.blockSignals(blocked)
        self._again.setVisible(again or bool(count))


class _Lines(QWidget):
    """Counts at the left, what they count at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: list[PlainLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, 28)
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        """Take all lines away."""
        self._numbers.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add_heading(self, words: str, count: int) -> None:
        """Add a line that sums up those below it."""
        number = PlainLabel(f"{count:,}", role="strong")
        number.setContentsMargins(0, 6, 0, 0)
        heading = self._heading(words)
        heading.setAccessibleName(f"{words}: {count:,}")
        self._place(number, heading)

    def add_title(self, words: str) -> None:
        """Add a line above those that are not summed up, since one may stand in several."""
        self._place(PlainLabel(), self._heading(words))

    def add(self, words: str, count: int | None, act: Callable[[], object]) -> None:
        """Add a line that can be pressed."""
        number = PlainLabel("" if count is None else f"{count:,}", role="muted")
        button = link_button(words)
        if count is not None:
            button.setAccessibleName(f"{words}: {count:,}")
            self._numbers.append(number)
        button.clicked.connect(_without_argument(act))
        self._place(number, button)

    def mark(self, place: int) -> None:
        """Show which of the counts is looked at."""
        for number, label in enumerate(self._numbers):
            text_role(label, "accent" if number == place else "muted")

    def _heading(self, words: str) -> PlainLabel:
        heading = PlainLabel(words, role="strong")
        heading.setContentsMargins(2, 6, 0, 0)
        return heading

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
