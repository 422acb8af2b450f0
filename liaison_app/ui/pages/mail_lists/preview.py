"""The preview: each letter, label or row as it will be, one after the other, or the odd ones."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from liaison_app.actions.make_export import ExportChosen
from liaison_app.domain.address_block import no_room_for
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.mail_lists import Included, MailListPlan
from liaison_app.domain.odd_letters import OF_LETTERS, Odd, OddLetters
from liaison_app.ui.pages.mail_lists.preview_bar import PreviewBar
from liaison_app.ui.pages.mail_lists.previewed import (
    OnPages,
    Previewed,
    Told,
)
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.sheet_view import SheetView
from liaison_app.ui.widgets.values_view import ValuesView

_SIDE = 20


class Preview(QWidget):
    """Shows one row of the list as its kind of file has it; it writes nothing and logs nothing.

    What is printed is shown as the page that is printed. Nothing is made before it is seen.

    Signals:
        open_wanted: the key of the organisation to open.
    """

    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._list: Previewed | None = None
        self._odd = OddLetters(places={}, stopped={})
        self._place = 0
        self._one: Included | None = None
        self._is_due = False
        self._seen: OnPages | Told = Told()
        self._bar, self._note = PreviewBar(), MessageLine()
        self._hint = PlainLabel(role="muted")
        self._hint.setWordWrap(True)
        self._sheet, self._values = SheetView(), ValuesView()
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def text(self) -> str:
        """What is shown, as text."""
        self._make()
        return self._seen.text

    def show_plan(self, plan: MailListPlan, odd: OddLetters, *, chosen: ExportChosen) -> None:
        """Show the rows of another plan, or as another kind of file.

        The one shown stays where it is still there. What only letters have is left out of the jumps
        where there are none.
        """
        self._list, self._odd = Previewed(plan, chosen), odd
        self._place = -1
        self._fill_jumps(of_letters=self._list.is_greeted)
        self._bar.offer_sides(self._list.sides)
        self._show()

    def go(self, included: int) -> None:
        """Show a row of the plan by its place there."""
        if self._list is not None:
            self._go(self._list.place_of(included))

    def showEvent(self, event: QShowEvent) -> None:
        """Make what is to be seen now."""
        super().showEvent(event)
        self._make()

    def _go(self, place: int) -> None:
        self._place = place
        self._show()

    def _step(self, by: int) -> None:
        count = len(self._list.rows) if self._list is not None else 0
        if count:
            self._go((self._place + by) % count)

    def _jump_to(self, odd: Odd) -> None:
        """Go to the next letter of this sort, and from the last to the first again."""
        if self._list is None:
            return
        places = sorted(map(self._list.place_of, self._odd.places[odd]))
        self._go(next((place for place in places if place > self._place), places[0]))

    def _fill_jumps(self, *, of_letters: bool) -> None:
        jumps = self._bar.jumps
        jumps.clear()
        for odd, places in self._odd.places.items():
            if odd in OF_LETTERS and not of_letters:
                continue
            alone = odd in (Odd.LONGEST_NAME, Odd.MOST_LINES)
            words = odd.label if alone else f"{odd.label} ({len(places):,})"
            jumps.addAction(words, partial(self._jump_to, odd))
        self._bar.allow_jumps()

    def _show(self) -> None:
        """Have it made now if it is seen, else when it is."""
        self._is_due = True
        if self.isVisible():
            self._make()

    def _make(self) -> None:
        shown = self._list
        if not self._is_due or shown is None or not shown.rows:
            return
        self._is_due = False
        if self._place < 0:
            self._place = shown.place_like(self._one)
            self._sheet.go_to_top()
        self._one = one = shown.rows[self._place]
        self._bar.show_row(self._place, len(shown.rows), name=one.row.organisation)
        self._say_doubt(one)
        try:
            self._seen = shown.row(self._place, self._bar.side)
        except LiaisonError as problem:
            self._refuse(problem)
            self._seen = shown.addressed(self._place)
        self._show_seen(one)

    def _say_doubt(self, one: Included) -> None:
        self._note.hide()
        if one.doubts and self._list is not None and self._list.is_greeted:
            self._note.say("warn", f"{one.row.salutation}? {one.doubts[0].label}", fixed=True)

    def _refuse(self, problem: LiaisonError) -> None:
        self._note.say("bad", problem.sentence, hint=problem.hint, fixed=True)

    def _show_seen(self, one: Included) -> None:
        self._say(self._seen.note)
        if isinstance(self._seen, OnPages):
            self._body.setCurrentWidget(self._sheet)
            self._show_page(0)
            return
        self._body.setCurrentWidget(self._values)
        self._bar.show_no_page()
        name = f"As it will be: {one.row.organisation}"
        self._values.show_values(self._seen.values, self._seen.body, name=name)

    def _show_page(self, number: int) -> None:
        seen = self._seen
        if not isinstance(seen, OnPages):
            return
        page = seen.pages[number]
        self._bar.show_page(number, len(seen.pages))
        name = f"As it will be: page {number + 1:,} of {len(seen.pages):,}"
        self._sheet.show_page(page, name=name, mark=seen.part)
        ref = self._one.row.ref if self._one is not None else ""
        if ref in page.no_room:
            self._refuse(no_room_for([ref]))

    def _turn_to(self, number: int) -> None:
        self._show_page(number)
        self._sheet.go_to_top()

    def _say(self, hint: str) -> None:
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _copy_text(self) -> None:
        """Copy what is said of this row alone, never of others on its sheet."""
        QGuiApplication.clipboard().setText(self.text)
        self._say("The text is copied.")

    def _open(self) -> None:
        if self._one is not None:
            self.open_wanted.emit(self._one.organisation_id)

    def _connect(self) -> None:
        bar = self._bar
        bar.step_wanted.connect(self._step)
        bar.open_wanted.connect(self._open)
        bar.page_wanted.connect(self._turn_to)
        bar.side_chosen.connect(self._show)
        bar.zoom_chosen.connect(self._sheet.show_zoom)
        bar.copy_wanted.connect(self._copy_text)
        copy = QAction(self)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.triggered.connect(self._copy_text)
        self._body.addAction(copy)

    def _lay_out(self) -> None:
        for view in (self._sheet, self._values):
            self._body.addWidget(view)
        above = QVBoxLayout()
        above.setContentsMargins(_SIDE, 10, _SIDE, 10)
        above.setSpacing(8)
        for part in (self._bar, self._note, self._hint):
            above.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above)
        column.addWidget(self._body, 1)
