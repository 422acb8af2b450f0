"""The preview: each letter, label or row as it will be, one after the other, or the odd ones."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.mail_lists import Included, MailListPlan
from liaison_app.domain.odd_letters import OF_LETTERS, Odd, OddLetters, printed_letter
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import icon_button, menu_button
from liaison_app.ui.widgets.elided_link import ElidedLink
from liaison_app.ui.widgets.message_line import MessageLine

_PAPER_WIDTH = 660
_PAPER_MARGIN = 30


class Preview(QWidget):
    """Shows one row of the list as its kind of file has it; it writes nothing and logs nothing.

    Signals:
        open_wanted: the key of the organisation to open.
    """

    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._plan: MailListPlan | None = None
        self._odd = OddLetters(places={}, stopped={})
        self._place = 0
        self._text_of: Callable[[Included], str] = lambda one: one.row.organisation
        self._kinds = frozenset(Odd)
        self._previous = icon_button("chevron-left", "Previous")
        self._next = icon_button("chevron-right", "Next")
        self._previous.clicked.connect(partial(self._step, -1))
        self._next.clicked.connect(partial(self._step, 1))
        self._counted = PlainLabel(role="muted")
        self._name = ElidedLink()
        self._name.clicked.connect(self._open)
        self._jumps = QMenu(self)
        self._jump = menu_button("Jump to", self._jumps)
        self._note = MessageLine()
        self._paper = QPlainTextEdit()
        self._paper.setReadOnly(True)
        self._paper.setAccessibleName("As it will be")
        self._paper.setTabChangesFocus(True)
        self._paper.setMaximumWidth(_PAPER_WIDTH)
        self._paper.document().setDocumentMargin(_PAPER_MARGIN)
        self._lay_out()

    @property
    def text(self) -> str:
        """The letter shown."""
        return self._paper.toPlainText()

    def show_plan(
        self,
        plan: MailListPlan,
        odd: OddLetters,
        *,
        text_of: Callable[[Included], str],
        of_letters: bool,
    ) -> None:
        """Show the rows of another plan; the one shown stays where it is still there.

        ``text_of`` gives what becomes of a row; what only letters have is left out of the jumps
        where the rows are not ``of_letters``.
        """
        before = self._key()
        self._plan, self._odd, self._text_of = plan, odd, text_of
        self._kinds = frozenset(Odd) if of_letters else frozenset(Odd) - OF_LETTERS
        self._fill_jumps()
        self._place = 0
        if before is None or not self.go_to(before):
            self._show()

    def go_to(self, organisation_id: int) -> bool:
        """Show an organisation's letter, and return whether it has one."""
        letters = self._plan.included if self._plan else ()
        for place, one in enumerate(letters):
            if one.organisation_id == organisation_id:
                self.go(place)
                return True
        return False

    def _key(self) -> int | None:
        if self._plan is None or not self._place < len(self._plan.included):
            return None
        return self._plan.included[self._place].organisation_id

    def _step(self, by: int) -> None:
        count = len(self._plan.included) if self._plan else 0
        if count:
            self.go((self._place + by) % count)

    def go(self, place: int) -> None:
        """Show the row in this place."""
        self._place = place
        self._show()

    def _jump_to(self, odd: Odd) -> None:
        """Go to the next letter of this sort, and from the last to the first again."""
        places = self._odd.places[odd]
        self.go(next((place for place in places if place > self._place), places[0]))

    def _fill_jumps(self) -> None:
        self._jumps.clear()
        for odd, places in self._odd.places.items():
            if odd not in self._kinds:
                continue
            alone = odd in (Odd.LONGEST_NAME, Odd.MOST_LINES)
            words = odd.label if alone else f"{odd.label} ({len(places):,})"
            self._jumps.addAction(words, partial(self._jump_to, odd))
        self._jump.setEnabled(not self._jumps.isEmpty())

    def _show(self) -> None:
        plan = self._plan
        if plan is None or not plan.included:
            return
        one = plan.included[self._place]
        self._counted.setText(f"{self._place + 1:,} of {len(plan.included):,}")
        self._name.set_words(one.row.organisation)
        self._note.hide()
        if one.doubts and Odd.IN_DOUBT in self._kinds:
            self._note.say("warn", f"{one.row.salutation}? {one.doubts[0].label}", fixed=True)
        try:
            text = self._text_of(one)
        except LiaisonError as problem:
            self._note.say("bad", problem.sentence, hint=problem.hint, fixed=True)
            text = printed_letter("", one.row)
        self._paper.setPlainText(text)

    def _open(self) -> None:
        key = self._key()
        if key is not None:
            self.open_wanted.emit(key)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for part in (self._previous, self._next, self._counted, self._name):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._jump)
        sheet = QHBoxLayout()
        sheet.addStretch(1)
        sheet.addWidget(self._paper, 100)
        sheet.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 20, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._note)
        column.addLayout(sheet, 1)
        self._paper.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
