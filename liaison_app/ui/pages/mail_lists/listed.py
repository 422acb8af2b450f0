"""Organisations behind one count of the check, each with what to know and what to do."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.mail_lists import LeftOut, LeftOutReason, MailListPlan
from liaison_app.domain.odd_letters import Odd, OddLetters
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import quiet_button, secondary_button
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One organisation: what to know about it, and how else it may be reached."""

    organisation_id: int
    name: str
    greeting: str = ""
    sentence: str
    hint: str = ""


class ListedView(QWidget):
    """Lists organisations.

    Signals:
        open_wanted: the key of the organisation to open.
        letter_wanted: the key of the organisation whose letter is to be shown.
        closed: the list is done with.
    """

    open_wanted = Signal(object)
    letter_wanted = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: LeftOutReason | Odd | None = None
        self._rows: Mapping[int, Listed] = {}
        self._title = PlainLabel(role="heading")
        back, self._letter = (
            quiet_button("Back", "chevron-left"),
            secondary_button("See its letter"),
        )
        organisation = secondary_button("Open the organisation")
        back.clicked.connect(self.closed)
        self._letter.clicked.connect(self._want_letter)
        organisation.clicked.connect(self._open)
        self._table: RecordTable[Listed] = RecordTable("Organisations", _columns(), self._fetch)
        self._table.opened.connect(self.open_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(8, 10, 20, 10)
        head.setSpacing(8)
        head.addWidget(back)
        head.addWidget(self._title, 1)
        head.addWidget(self._letter)
        head.addWidget(organisation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._table, 1)

    def show_left_out(self, plan: MailListPlan, reason: LeftOutReason) -> None:
        """List those left out for one reason."""
        found = [_left_out(one) for one in plan.left_out if one.reason is reason]
        self._show(reason, f"Left out: {plan.reason_words(reason).lower()}", found)
        self._letter.hide()

    def show_odd(self, plan: MailListPlan, odd: OddLetters, which: Odd) -> None:
        """List the letters that stand out in one way."""
        found = [_stands_out(plan, odd, place, which) for place in odd.places.get(which, ())]
        self._show(which, which.label, found)
        self._letter.show()

    def _show(self, shown: LeftOutReason | Odd, title: str, found: Sequence[Listed]) -> None:
        self.shown = shown
        self._title.setText(title)
        self._rows = {one.organisation_id: one for one in found}
        self._table.set_keys(array("q", self._rows))
        if found and self._table.current_key is None:
            self._table.go_to(found[0].organisation_id)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Listed]:
        return {key: self._rows[key] for key in keys if key in self._rows}

    def _open(self) -> None:
        if self._table.current_key is not None:
            self.open_wanted.emit(self._table.current_key)

    def _want_letter(self) -> None:
        if self._table.current_key is not None:
            self.letter_wanted.emit(self._table.current_key)


def _columns() -> tuple[Column[Listed], ...]:
    return (
        Column(name="name", heading="Organisation", cell=_name, width=230, share=2, sortable=False),
        Column(name="what", heading="What to know", cell=_what, width=460, sortable=False),
    )


def _name(row: Listed) -> Cell:
    return Cell(text=row.name, second=row.greeting, strong=True, hover=row.name)


def _what(row: Listed) -> Cell:
    return Cell(text=row.sentence, second=row.hint, hover=f"{row.sentence} {row.hint}".strip())


def _left_out(one: LeftOut) -> Listed:
    ways = ", ".join(way.lower() for way in one.channels)
    sentence, _, more = one.detail.partition(". ")
    other = f"Other ways: {ways}." if ways else ""
    if one.reason is LeftOutReason.OBJECTION and not ways:
        other = "They object to every other way that we know, too."
    return Listed(
        organisation_id=one.organisation_id,
        name=one.name,
        sentence=_ended(sentence) or _SAID.get(one.reason, one.reason.label),
        hint=f"{more} {other}".strip(),
    )


_SAID = {
    LeftOutReason.OBJECTION: "They object to post.",
    LeftOutReason.CLOSED: "It is closed.",
}


def _stands_out(plan: MailListPlan, odd: OddLetters, place: int, which: Odd) -> Listed:
    one = plan.included[place]
    if which is Odd.STOPPED:
        problem = odd.stopped[place]
        sentence, hint = problem.sentence, problem.hint
    else:
        doubt = one.doubts[0].label if one.doubts else ""
        sentence, _, hint = doubt.partition(". ")
    return Listed(
        organisation_id=one.organisation_id,
        name=one.row.organisation,
        greeting=one.row.salutation,
        sentence=_ended(sentence),
        hint=hint,
    )


def _ended(sentence: str) -> str:
    return f"{sentence}." if sentence and not sentence.endswith(".") else sentence
