"""The records behind one count of the check, each with what to know and what to do."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from liaison_app.domain.mail_lists import (
    MAY_BE_INCLUDED,
    EmailChosen,
    Included,
    LeftOut,
    LeftOutReason,
    MailListPlan,
    Notice,
)
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.odd_letters import Odd, OddLetters
from liaison_app.ui.pages.mail_lists.check import Behind, words_of
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.buttons import link_button, name_button, secondary_button
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row: whom it is of, what to know about it, and its place in the list if it has one."""

    organisation_id: int
    name: str
    person_id: int | None = None
    greeting: str = ""
    sentence: str
    hint: str = ""
    place: int | None = None
    ref: str = ""
    emails: tuple[str, ...] = ()
    left_out: LeftOut | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A record whose form is to be opened, what of it stands in the way, and its row if any.

    ``person_id`` is set where it is one person alone who is left out.
    """

    organisation_id: int
    behind: Behind
    person_id: int | None = None
    row: MailListRow | None = None


class ListedView(QWidget):
    """Lists the records behind a count, with the buttons that may mend them.

    Signals:
        open_wanted: the key of the organisation to open.
        letter_wanted: the place of the row that is to be previewed.
        mend_wanted: the Mend of the record the officer is on.
        anyway_wanted: the keys of the organisations that are to be taken in for a reason.
        otherwise_wanted: the LeftOut of those to be reached another way.
        visit_wanted: the keys of those whom a supervisor decided to have visited.
        out_wanted: the Refs of the rows that are to be left out of this list.
        back_wanted: the Refs of rows left out of it that are to be in it again.
        verified: the keys of organisations of which all that is kept is right.
        email_wanted: the EmailChosen of a row.
        person_wanted: the key of the person to open.
    """

    open_wanted = Signal(object)
    letter_wanted = Signal(int)
    mend_wanted = Signal(object)
    anyway_wanted = Signal(object)
    otherwise_wanted = Signal(object)
    visit_wanted = Signal(object)
    out_wanted = Signal(object)
    back_wanted = Signal(object)
    verified = Signal(object)
    email_wanted = Signal(object)
    person_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.shown: Behind | None = None
        self._rows: Mapping[int, Listed] = {}
        self._plan: MailListPlan | None = None
        self._title = PlainLabel(role="heading")
        self._title.setWordWrap(True)
        self.mend = secondary_button("Mend it…", "pencil")
        self.anyway = secondary_button("Include anyway…")
        self.other = secondary_button("Reach them another way…")
        self._visit = link_button("Log a visit decided by a supervisor")
        self._letter = secondary_button("See it", "eye")
        self._out = secondary_button("Leave out of this list")
        self._back = secondary_button("Put back into this list")
        self._open = link_button("Open the organisation")
        self.table: RecordTable[Listed] = RecordTable("Records", _columns(), self._fetch)
        self._lay_out()
        self._connect()

    def show_behind(self, plan: MailListPlan, odd: OddLetters, behind: Behind) -> None:
        """List those behind a count, in a list of their own."""
        if isinstance(behind, LeftOutReason):
            found = [_left_out(one, plan) for one in plan.left_out if one.reason is behind]
            words = words_of(behind, plan)
            title = words if words.startswith("Left out") else f"Left out: {words}"
        else:
            places = (
                odd.places.get(behind, ())
                if isinstance(behind, Odd)
                else plan.noticed.get(behind, ())
            )
            found = [_included(plan, odd, place, behind) for place in places]
            title = words_of(behind, plan)
        same = behind is self.shown
        self.shown, self._plan = behind, plan
        self._title.setText(title)
        self._offer(behind)
        self._rows = dict(enumerate(found))
        before = self.table.current_key if same else None
        self.table.set_keys(array("q", self._rows))
        if found and (before is None or self.table.current_key is None):
            self.table.go_to(0)

    def _offer(self, behind: Behind) -> None:
        """Show the buttons that are of use for these."""
        objection = behind is LeftOutReason.OBJECTION
        mendable = _MENDED_BY.get(behind, "")
        self.mend.setVisible(bool(mendable))
        name_button(self.mend, mendable)
        self.anyway.setVisible(behind in MAY_BE_INCLUDED)
        self.other.setVisible(objection)
        self._visit.setVisible(objection)
        self._back.setVisible(behind is LeftOutReason.NOT_NOW)
        self._open.setVisible(behind is not LeftOutReason.NO_POST)
        for button in (self._letter, self._out):
            button.setVisible(not isinstance(behind, LeftOutReason))

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Listed]:
        return {key: self._rows[key] for key in keys if key in self._rows}

    @property
    def _current(self) -> Listed | None:
        key = self.table.current_key
        return self._rows.get(key) if key is not None else None

    def _chosen(self) -> tuple[int, ...]:
        """Return the organisations of the rows that are selected, each once."""
        return tuple(dict.fromkeys(one.organisation_id for one in self._selected()))

    def _refs(self) -> tuple[str, ...]:
        """Return the Refs of the rows that are selected, each once."""
        return tuple(dict.fromkeys(one.ref for one in self._selected()))

    def _selected(self) -> list[Listed]:
        keys = self.table.selected_keys()
        return [self._rows[key] for key in keys if key in self._rows]

    def _want_open(self) -> None:
        if self._current is not None:
            self.open_wanted.emit(self._current.organisation_id)

    def _want_letter(self) -> None:
        if self._current is not None and self._current.place is not None:
            self.letter_wanted.emit(self._current.place)

    def _want_mend(self) -> None:
        current, plan = self._current, self._plan
        if current is None or self.shown is None or plan is None:
            return
        if self.shown is Notice.NOT_VERIFIED:
            self.verified.emit(self._chosen())
            return
        if self.shown is Notice.SEVERAL_EMAILS:
            self._offer_emails(current)
            return
        if self.shown is LeftOutReason.NO_POST:
            self.person_wanted.emit(current.person_id)
            return
        row = plan.included[current.place].row if current.place is not None else None
        self.mend_wanted.emit(
            Mend(
                organisation_id=current.organisation_id,
                behind=self.shown,
                person_id=current.person_id,
                row=row,
            )
        )

    def _offer_emails(self, current: Listed) -> None:
        """Offer the addresses of a row; the one it goes to now is ticked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, email in enumerate(current.emails):
            chosen = EmailChosen(ref=current.ref, email=email)
            action = menu.addAction(button_text(email), partial(self.email_wanted.emit, chosen))
            action.setCheckable(True)
            action.setChecked(number == 0)
        menu.popup(self.mend.mapToGlobal(self.mend.rect().bottomLeft()))

    def _want_anyway(self) -> None:
        self.anyway_wanted.emit(self._chosen())

    def _want_otherwise(self) -> None:
        found = (one.left_out for one in self._selected())
        self.otherwise_wanted.emit(tuple(one for one in found if one is not None))

    def _want_visit(self) -> None:
        self.visit_wanted.emit(self._chosen())

    def _want_out(self) -> None:
        self.out_wanted.emit(self._refs())

    def _want_back(self) -> None:
        self.back_wanted.emit(self._refs())

    def _act(self) -> None:
        """Do on Enter what the list is for: mend, or else look."""
        if self.shown is Notice.NOT_VERIFIED:
            self._want_open()
        elif not self.mend.isHidden():
            self._want_mend()
        elif not self._letter.isHidden():
            self._want_letter()
        else:
            self._want_open()

    def _connect(self) -> None:
        self.table.opened.connect(self._act)
        self.mend.clicked.connect(self._want_mend)
        self._letter.clicked.connect(self._want_letter)
        self._open.clicked.connect(self._want_open)
        self.anyway.clicked.connect(self._want_anyway)
        self.other.clicked.connect(self._want_otherwise)
        self._visit.clicked.connect(self._want_visit)
        self._out.clicked.connect(self._want_out)
        self._back.clicked.connect(self._want_back)

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        for button in (
            self.mend,
            self._letter,
            self.anyway,
            self.other,
            self._out,
            self._back,
            self._visit,
            self._open,
        ):
            flow.addWidget(button)
        head = QVBoxLayout()
        head.setContentsMargins(12, 14, 20, 10)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)


_MENDED_BY: Mapping[Behind, str] = {
    LeftOutReason.NO_ADDRESS: "Mend the address…",
    LeftOutReason.NOT_POSTABLE: "Mend the address…",
    LeftOutReason.GONE_AWAY: "Mend the address…",
    LeftOutReason.NO_EMAIL: "Add an e-mail address…",
    LeftOutReason.NO_PHONE: "Add a telephone number…",
    LeftOutReason.NOBODY: "Add somebody…",
    LeftOutReason.CLOSED: "Edit the organisation…",
    Odd.STOPPED: "Mend it…",
    Odd.NO_ROOM: "Shorten it…",
    Odd.IN_DOUBT: "Mend the greeting…",
    Notice.NOT_VERIFIED: "Verified today",
    Notice.JOINED: "Look at the people…",
    Notice.SEVERAL_EMAILS: "Choose the address…",
    LeftOutReason.NO_POST: "Open the person",
}
"""What mends each in place; a warning and an objection are not for mending."""


def _columns() -> tuple[Column[Listed], ...]:
    return (
        Column(name="name", heading="Who", cell=_name, width=110, share=2, sortable=False),
        Column(name="what", heading="What to know", cell=_what, width=130, share=3, sortable=False),
    )


def _name(row: Listed) -> Cell:
    return Cell(text=row.name, second=row.greeting, strong=True, hover=row.name)


def _what(row: Listed) -> Cell:
    return Cell(text=row.sentence, second=row.hint, hover=f"{row.sentence} {row.hint}".strip())


def _left_out(one: LeftOut, plan: MailListPlan) -> Listed:
    ways = ", ".join(way.lower() for way in one.channels)
    sentence, _, more = one.detail.partition(". ")
    other = f"Other ways: {ways}." if ways else ""
    if one.reason is LeftOutReason.OBJECTION and not ways:
        other = "They object to every other way that we know, too."
    said = f"They object to {plan.wanted.by.label.lower()}."
    return Listed(
        organisation_id=one.organisation_id,
        name=one.name,
        sentence=_ended(sentence)
        or (
            said
            if one.reason is LeftOutReason.OBJECTION
            else _SAID.get(one.reason, f"{one.reason.label}.")
        ),
        hint=f"{more} {other}".strip(),
        ref=one.ref,
        person_id=one.person_id,
        left_out=one,
    )


_SAID = {
    LeftOutReason.CLOSED: "It is closed.",
    LeftOutReason.BINNED: "It lies in the bin.",
    LeftOutReason.NOT_NOW: "You left it out of this list.",
    LeftOutReason.NO_POST: "They hold no post anywhere now.",
}


def _included(plan: MailListPlan, odd: OddLetters, place: int, behind: Behind) -> Listed:
    one = plan.included[place]
    sentence, hint = _to_know(one, odd, place, behind)
    return Listed(
        organisation_id=one.organisation_id,
        name=one.row.organisation,
        greeting=one.row.salutation,
        sentence=sentence,
        hint=hint,
        place=place,
        ref=one.row.ref,
        person_id=one.person_id,
        emails=one.emails,
    )


def _to_know(one: Included, odd: OddLetters, place: int, behind: Behind) -> tuple[str, str]:
    if behind is Odd.STOPPED:
        problem = odd.stopped[place]
        return problem.sentence, problem.hint
    if behind is Odd.NO_ROOM:
        return f"It does not fit {odd.room}.", _NO_ROOM
    if isinstance(behind, Notice):
        return _NOTICED[behind](one)
    sentence, _, hint = (one.doubts[0].label if one.doubts else "").partition(". ")
    return _ended(sentence), hint


_NO_ROOM = "Shorten it, or leave it out of this list."
_NOTICED: Mapping[Notice, Callable[[Included], tuple[str, str]]] = {
    Notice.NOT_VERIFIED: lambda _: (
        "Nobody has verified it for two years.",
        "Ask whether all of it is still right, then say so here.",
    ),
    Notice.JOINED: lambda one: (
        f"It goes to {one.row.addressee}.",
        "Both are written to in one letter.",
    ),
    Notice.WARNING: lambda one: (
        one.warning,
        "Keep to it, or leave them out of this list.",
    ),
    Notice.SEVERAL_EMAILS: lambda one: (
        f"It goes to {one.row.email}.",
        f"Also known: {', '.join(one.emails[1:])}",
    ),
}


def _ended(sentence: str) -> str:
    return f"{sentence}." if sentence and not sentence.endswith(".") else sentence
