"""The form of a campaign: what happened, what we do about it, in whose name, and to whom we write.

What was typed is kept when the form is left, and offered again; only saving or *Start afresh*
empties it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.domain.campaign_entries import CampaignEntry
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind
from liaison_app.domain.when import local_day
from liaison_app.queries.audiences import audience_counts
from liaison_app.queries.campaign_choices import CampaignChoices, campaign_choices
from liaison_app.queries.saved_lists import ListName, list_names
from liaison_app.store.database import Database
from liaison_app.ui.pages.campaigns.incident_fields import IncidentFields
from liaison_app.ui.pages.campaigns.letter_fields import LetterFields
from liaison_app.ui.pages.campaigns.words import counted
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.reading_order import read_as_laid_out, tab_on
from liaison_app.ui.saved_lists.builder import SavedListBuilder
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from liaison_app.ui.widgets.message_line import MessageLine

_SIZE = (820, 680)
_SCROLL_BAR = 12
_GROUPS: tuple[tuple[str, tuple[tuple[tuple[str, int], ...], ...]], ...] = (
    (
        "What happened",
        (
            (("title", 4), ("kind", 2)),
            (("on", 2), ("at", 1), ("level", 3)),
            (("wording", 4), ("worded_on", 2)),
        ),
    ),
    (
        "What we do about it",
        (
            (("name", 4), ("deadline", 2)),
            (("purpose", 6),),
            (("lawful_basis", 2), ("our_ref", 2), ("marking", 2)),
        ),
    ),
    (
        "In whose name",
        (
            (("author", 3), ("office", 3)),
            (("author_phone", 3), ("author_fax", 3)),
            (("author_address", 3), ("author_email+author_web", 3)),
            (("forwarding", 3), ("approver", 3)),
        ),
    ),
)


class CampaignForm(QDialog):
    """What the forms of a new campaign and of one that was begun have in common.

    Signals:
        saved: the key of the campaign that was written.
    """

    saved = Signal(int)
    title = ""
    save_words = ""

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.title)
        self._tasks, self._database, self._clock = tasks, database, clock
        self._choices = CampaignChoices()
        self._asked_by: LetterFields | None = None
        self.message = MessageLine()
        self.message.pressed.connect(self._start_afresh)
        self.fields = IncidentFields(self, clock=self._clock)
        self.fields.sender.when_signed_otherwise(self._sign)
        self.letters: list[LetterFields] = []
        self._letter_column = QVBoxLayout()
        self._letter_column.setSpacing(12)
        self._count = PlainLabel(role="strong")
        self.save_button = primary_button(self.save_words, "check")
        self.save_button.clicked.connect(self.save)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's own
        """Go on in the order in which it is read out, also to what came later."""
        return tab_on(self, back=not next)

    def begin(self) -> None:
        """Open the form; what somebody had begun is still there."""
        self._tasks.read(campaign_choices, then=self._know, owner=self)
        self.open()

    def save(self) -> None:
        """Write the campaign, once nothing is missing."""
        wrong = self.fields.check() or self._wrong_letter()
        if wrong is not None:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        entry = self.fields.entry([letter.entry for letter in self.letters])
        if self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self._write(entry)

    def add_letter(self) -> LetterFields:
        """Add a letter, to the first kind that has none yet."""
        taken = {letter.audience.kind for letter in self.letters}
        kind = next((one for one in Kind if one not in taken), Kind.SCHOOL)
        letter = LetterFields(choices=self._choices, kind=kind, today=self._today)
        letter.lists_wanted.connect(partial(self._edit_lists, letter))
        letter.audience_changed.connect(self._count_audiences)
        letter.remove_wanted.connect(partial(self._remove_letter, letter))
        self.letters.append(letter)
        self._letter_column.addWidget(letter)
        self._sign()
        read_as_laid_out(letter.parentWidget() or self)
        self._after_letters()
        return letter

    def _write(self, entry: CampaignEntry) -> None:
        """Have the campaign written; each form says how."""

    def _show_first(self) -> None:
        """Fill the form, once it is known what to choose from; each form says with what."""

    def _start_afresh(self) -> None:
        """Let go what was typed; each form says what is shown then."""

    def _today(self) -> date:
        return local_day(self._clock())

    def _wrong_letter(self) -> QWidget | None:
        return next((one.dated for one in self.letters if one.dated.problem), None)

    def _sign(self) -> None:
        sender = self.fields.sender
        for letter in self.letters:
            letter.sign(author=sender.author.text(), office=sender.office.text())

    def _know(self, choices: CampaignChoices) -> None:
        self._choices = choices
        self.fields.sender.offer(choices.authors)
        for letter in self.letters:
            letter.offer_lists(choices.lists)
            letter.offer_word_letters(choices.word_letters)
        self._show_first()

    @cached_property
    def builder(self) -> SavedListBuilder:
        """The builder of saved lists, made when it is first opened."""
        builder = SavedListBuilder(
            tasks=self._tasks, database=self._database, today=self._today, parent=self
        )
        builder.frame.as_list.hide()
        builder.saved.connect(self._take_list)
        return builder

    def _edit_lists(self, letter: LetterFields) -> None:
        self._asked_by = letter
        self.builder.open_at(letter.audience.saved_list_id)

    def _take_list(self, list_id: int) -> None:
        self._tasks.read(list_names, then=partial(self._choose_list, list_id), owner=self)

    def _choose_list(self, list_id: int, found: tuple[ListName, ...]) -> None:
        """Let the letter from which the builder was opened go to the list that was saved."""
        self._choices = replace(self._choices, lists=found)
        for letter in self.letters:
            letter.offer_lists(found)
        if self._asked_by in self.letters and self._asked_by is not None:
            self._asked_by.choose_list(list_id)
        self._count_audiences()

    def _remove_letter(self, letter: LetterFields) -> None:
        self._drop(letter)
        self._after_letters()

    def _drop(self, letter: LetterFields) -> None:
        self.letters.remove(letter)
        letter.hide()
        letter.deleteLater()

    def _after_letters(self) -> None:
        for letter in self.letters:
            letter.set_removable(len(self.letters) > 1 and not letter.is_fixed)
        self._count_audiences()

    def _count_audiences(self) -> None:
        audiences = [one.audience for one in self.letters if not one.is_fixed]
        count = partial(audience_counts, audiences=audiences, today=self._today())
        self._tasks.read(count, then=self._show_counts, owner=self)

    def _show_counts(self, counts: tuple[int, ...]) -> None:
        fixed = [letter for letter in self.letters if letter.is_fixed]
        others = [letter for letter in self.letters if not letter.is_fixed]
        if len(counts) != len(others):
            return
        known = [letter.known.audience if letter.known else 0 for letter in fixed]
        for letter, count in zip((*fixed, *others), (*known, *counts), strict=True):
            letter.say_count(count)
        total = sum((*known, *counts))
        goes = counted(len(self.letters), "letter")
        self._count.setText(f"{goes} to {counted(total, 'organisation')}")

    def _refused(self, problem: LiaisonError) -> None:
        self.save_button.setEnabled(True)
        self.message.problem(problem)

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(24, 20, 24 - _SCROLL_BAR, 20)
        self._rows.setSpacing(14)
        for heading, lines in _GROUPS:
            self._rows.addWidget(PlainLabel(heading, role="heading"))
            for line in lines:
                self._rows.addLayout(self._across(line))
            self._rows.addSpacing(8)
        self._rows.addWidget(PlainLabel("To whom we write", role="heading"))
        self._rows.addLayout(self._letter_column)
        more = secondary_button("Add a letter", "plus")
        more.clicked.connect(self.add_letter)
        self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._rows)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self._area, 1)
        column.addLayout(self._foot())
        self.resize(*_SIZE)

    def _across(self, line: tuple[tuple[str, int], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        place = 0
        for names, span in line:
            below_each_other = QVBoxLayout()
            below_each_other.setSpacing(14)
            for name in names.split("+"):
                below_each_other.addWidget(self.fields.rows[name])
            grid.addLayout(below_each_other, 0, place, 1, span, Qt.AlignmentFlag.AlignTop)
            place += span
        for column in range(place):
            grid.setColumnStretch(column, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        leave = quiet_button("Close")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(8)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        row.addWidget(leave)
        row.addWidget(self.save_button)
        return row
