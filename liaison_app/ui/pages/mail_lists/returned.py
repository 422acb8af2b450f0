"""Letters that came back: their Refs typed or scanned one after another, saved as one step."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from liaison_app.actions.returned_mail import log_returned
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.references import read_ref
from liaison_app.domain.returned import PostedList, ReturnedEntry, ReturnedLetter
from liaison_app.domain.when import local_day, short_day
from liaison_app.queries.returned import returned_letter
from liaison_app.ui.desk import Desk
from liaison_app.ui.forms.form_window import FormWindow
from liaison_app.ui.pages.mail_lists.sent_card import moment_on
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import quiet_button, secondary_button
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.record_cells import Cell, Column
from liaison_app.ui.widgets.record_table import RecordTable

_LIST_HEIGHT = 230
_NOT_MARKED = "not marked as sent"
_MARK_IT = "It went all the same: mark it as sent in the export register, too."
_HINT = "As printed on the letter or the label. Enter takes it and waits for the next."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typed:
    """A letter that was typed, and the list it is taken to have been on."""

    letter: ReturnedLetter
    dispatch_id: int | None

    @property
    def on(self) -> PostedList | None:
        """The list, if it is one of ours."""
        found = (one for one in self.letter.lists if one.dispatch_id == self.dispatch_id)
        return next(found, None)


class ReturnedDialog(FormWindow):
    """Takes one Ref after another; a wrong one is refused beside the field."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Returned mail", columns=2, save="Log as returned", parent=parent)
        self._desk = desk
        self._letters: dict[int, _Typed] = {}
        self._waiting: list[str] = []
        self._looking = self._saves_then = False
        self._next = 1
        self.ref = QLineEdit()
        self.ref.setPlaceholderText("S-0417-7K")
        self.ref.returnPressed.connect(self.take)
        add = secondary_button("Take it", "plus")
        add.clicked.connect(self.take)
        self._row = FormRow("Ref", self.ref, hint=_HINT, beside=add)
        self.day = DateField("Came back on", today=self._today)
        self.day.set_value(self._today())
        self._when = FormRow("Came back on", self.day)
        self.table: RecordTable[_Typed] = RecordTable("Letters typed", _COLUMNS, self._fetch)
        self.table.setMinimumHeight(_LIST_HEIGHT)
        self.table.current_changed.connect(self._show_lists)
        self.lists = ElidedChoice()
        self.lists.activated.connect(self._choose_list)
        self._on_list = FormRow("It was on", self.lists)
        self._count = PlainLabel(role="muted")
        self.save_button.setEnabled(False)
        self.save_button.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self._fill()

    def begin(self) -> None:
        """Open with the cursor in the field."""
        self.show_form()
        self.ref.setFocus()

    def take(self) -> None:
        """Take the Ref that stands in the field, and make room for the next at once."""
        text = self.ref.text().strip()
        if not text:
            return
        try:
            read_ref(text)
        except LiaisonError as problem:
            self._refuse(problem)
            return
        self.ref.clear()
        self._row.set_problem("")
        self._waiting.append(text)
        self._look_up()

    def save(self) -> None:
        """Log all letters that were typed, as one step."""
        if self.ref.text().strip():
            self.take()
        day = self.day.value
        self._saves_then = bool(self._waiting)
        if self.ref.text().strip() or self._waiting or not self._letters:
            return
        if day is None or day > self._today():
            self._when.set_problem(self.day.problem or "That day is still to come.")
            return
        each = [(one.letter, one.dispatch_id) for one in self._letters.values()]
        entry = ReturnedEntry(letters=each, happened_at=moment_on(day, clock=self._desk.clock))
        self.save_button.setEnabled(False)
        self._desk.tasks.write(
            f"Returned mail: {_letters(len(each))}",
            partial(log_returned, entry=entry, officer_id=self._desk.officer_id()),
            owner=self,
            then=self._saved,
            or_else=self._not_saved,
        )

    def _look_up(self) -> None:
        """Find the first that waits: one at a time, so that they stand as they were typed."""
        if not self._waiting:
            if self._saves_then:
                self.save()
        elif not self._looking:
            self._looking = True
            reading = partial(returned_letter, text=self._waiting[0])
            self._desk.tasks.read(reading, then=self._found, owner=self, or_else=self._not_found)

    def _found(self, letter: ReturnedLetter) -> None:
        self._looking = False
        self._waiting.pop(0)
        if any(one.letter.ref == letter.ref for one in self._letters.values()):
            self._row.set_notice(f"{letter.ref} is in the list already.")
        else:
            newest = letter.lists[0].dispatch_id if letter.lists else None
            self._letters[self._next] = _Typed(letter=letter, dispatch_id=newest)
            self._next += 1
            self._show_letters()
            self.table.go_to(self._next - 1)
        self._look_up()

    def _not_found(self, problem: LiaisonError) -> None:
        self._looking = self._saves_then = False
        text = self._waiting.pop(0)
        if not self.ref.text():
            self.ref.setText(text)
        self._refuse(problem)
        self._look_up()

    def _refuse(self, problem: LiaisonError) -> None:
        self._row.set_problem(f"{problem.sentence} {problem.hint}")
        self.ref.selectAll()

    def _show_letters(self) -> None:
        self.table.set_keys(array("q", reversed(self._letters)))
        self.table.refresh()
        self._count.setText(_letters(len(self._letters)) if self._letters else "")
        self.save_button.setEnabled(bool(self._letters))
        self._remove.setEnabled(bool(self._letters))

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, _Typed]:
        return {key: self._letters[key] for key in keys if key in self._letters}

    def _show_lists(self, key: int | None) -> None:
        self.lists.clear()
        typed = self._letters.get(key or 0)
        if typed is None:
            self._on_list.setEnabled(False)
            self._on_list.set_notice("")
            return
        for one in typed.letter.lists:
            self.lists.addItem(f"{one.words}, {_when(one)}", one.dispatch_id)
        self.lists.addItem("No list of ours", None)
        self.lists.setCurrentIndex(max(self.lists.findData(typed.dispatch_id), 0))
        self._on_list.setEnabled(True)
        unmarked = typed.on is not None and typed.on.sent_at is None
        self._on_list.set_notice(_MARK_IT if unmarked else "")

    def _choose_list(self) -> None:
        """Take the letter as one of another list: where it went is read again."""
        key = self.table.current_key
        typed = self._letters.get(key or 0)
        if key is None or typed is None:
            return
        chosen = self.lists.currentData()
        reading = partial(returned_letter, text=typed.letter.ref, dispatch_id=chosen or 0)
        self._desk.tasks.read(reading, then=partial(self._moved, key, chosen), owner=self)

    def _moved(self, key: int, dispatch_id: int | None, letter: ReturnedLetter) -> None:
        if key in self._letters:
            self._letters[key] = _Typed(letter=letter, dispatch_id=dispatch_id)
            self._show_letters()
        self.ref.setFocus()

    def _take_away(self) -> None:
        key = self.table.current_key
        if key is not None:
            self._letters.pop(key, None)
            self._show_letters()
            self._show_lists(self.table.current_key)
        self.ref.setFocus()

    def _saved(self, _: int) -> None:
        self.accept()

    def _not_saved(self, problem: LiaisonError) -> None:
        self.save_button.setEnabled(True)
        self.message.problem(problem)

    def _fill(self) -> None:
        self._remove = quiet_button("Take this one out", "x")
        self._remove.setEnabled(False)
        self._remove.clicked.connect(self._take_away)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._remove)
        said = PlainLabel(
            "Each is logged as returned, its address marked as gone away, and a follow-up opened "
            "to find the new one. One undo takes all of it back.",
            role="small",
        )
        said.setWordWrap(True)
        self.grid.addWidget(self._row, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self._when, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.table, 1, 0, 1, 2)
        self.grid.addLayout(foot, 2, 0, 1, 2)
        self.grid.addWidget(self._on_list, 3, 0, 1, 2)
        self.grid.addWidget(said, 4, 0, 1, 2)
        self._on_list.setEnabled(False)

    def _today(self) -> date:
        return self._desk.today()


def _letters(count: int) -> str:
    return f"{count:,} {'letter' if count == 1 else 'letters'}"


def _name(row: _Typed) -> Cell:
    return Cell(text=row.letter.name, second=row.letter.ref, strong=True, hover=row.letter.name)


def _address(row: _Typed) -> Cell:
    return Cell(text=", ".join(row.letter.address), hover=", ".join(row.letter.address))


def _list(row: _Typed) -> Cell:
    if row.on is None:
        return Cell(text="On no list of ours", role="muted")
    second = _when(row.on) if row.on.sent_at else _NOT_MARKED
    return Cell(text=row.on.words, second=second, hover=row.on.words)


def _when(one: PostedList) -> str:
    if one.sent_at is None:
        return f"made {short_day(local_day(one.made_at))}, {_NOT_MARKED}"
    return f"sent {short_day(local_day(one.sent_at))}"


_COLUMNS: tuple[Column[_Typed], ...] = (
    Column(name="name", heading="Who", cell=_name, width=210, share=2, sortable=False),
    Column(name="address", heading="Where it went", cell=_address, width=260, sortable=False),
    Column(name="list", heading="On the list", cell=_list, width=200, sortable=False),
)
