"""The window for one contact, in ten seconds and by keys alone.

Three letters and Tab, a key for the channel, a key for the outcome, a line, Ctrl+Enter. What was
typed is kept when the window is left, and offered again; only saving or *Start afresh* empties it.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.outreach import Channel
from liaison_app.domain.when import local_day
from liaison_app.queries.campaigns import campaign_names
from liaison_app.ui.outreach_fields import OutreachDraft, OutreachFields
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.tokens import FONT_PIXELS
from liaison_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from liaison_app.ui.widgets.message_line import MessageLine, MessageRoom
from liaison_app.ui.wishes import LogOutreachWanted

_SIZE = QSize(820, 690)
_ROOM_AROUND = 40


class LogOutreachForm(QDialog):
    """One contact, with however many organisations.

    Signals:
        logged: the key of the outreach that was written.
    """

    logged = Signal(int)

    def __init__(
        self,
        *,
        tasks: Tasks,
        clock: Callable[[], datetime],
        officer_id: Callable[[], int | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Log outreach")
        self._tasks, self._clock, self._officer_id = tasks, clock, officer_id
        self._set_aside: OutreachDraft | None = None
        self.message = MessageLine()
        self.message.pressed.connect(self._answer_message)
        self.fields = OutreachFields(tasks=tasks, clock=clock)
        self.fields.whom.changed.connect(self._try_again)
        self._waiting = False
        self._lay_out()
        for keys, act in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+Shift+Return", self.save_and_next),
            ("Ctrl+Shift+Enter", self.save_and_next),
        ):
            QShortcut(QKeySequence(keys), self, act)

    def begin(self, wanted: LogOutreachWanted) -> None:
        """Open the form; what somebody had begun is there, or set aside and offered."""
        before = self.fields.draft
        self.message.hide()
        if wanted.organisation_ids and before.is_begun:
            if before.organisation_ids != tuple(wanted.organisation_ids):
                self._set_aside = before
                self._fill(wanted)
                self.message.say(
                    "neutral", "You had begun another one.", action="Go back to that one"
                )
        elif before.is_begun:
            self.message.say("neutral", "This is what you had begun.", action="Start afresh")
        else:
            self._fill(wanted)
        self._tasks.read(campaign_names, then=self._offer_campaigns, owner=self)
        self._fit()
        self.show()
        self.raise_()
        self.activateWindow()
        if self.fields.whom.organisation_ids:
            self.fields.channel.focus_first()
        else:
            self.fields.whom.setFocus()

    def save(self) -> None:
        """Log the contact, and close."""
        self._save(self._saved)

    def save_and_next(self) -> None:
        """Log the contact, and stay open for the next of the same kind."""
        self._save(self._saved_and_next)

    def start_afresh(self) -> None:
        """Empty every field."""
        self.message.hide()
        self._fill(LogOutreachWanted())
        self.fields.whom.setFocus()

    def _fill(self, wanted: LogOutreachWanted) -> None:
        self._waiting = False
        self.fields.show_draft(
            OutreachDraft(
                organisation_ids=tuple(wanted.organisation_ids),
                campaign_id=wanted.campaign_id,
                channel=wanted.channel or Channel.CALL,
                note=wanted.note,
                day=local_day(self._clock()),
            )
        )

    def _answer_message(self) -> None:
        aside, self._set_aside = self._set_aside, None
        if aside is None:
            self.start_afresh()
            return
        self.message.hide()
        self.fields.show_draft(aside)
        self.fields.note.setFocus()

    def _offer_campaigns(self, names: Mapping[int, str]) -> None:
        self.fields.offer_campaigns(names)

    def _try_again(self) -> None:
        """Save now, where Ctrl+Enter came before the organisation was found."""
        if self._waiting and not self.fields.whom.is_finding:
            self._waiting = False
            self.save()

    def _save(self, then: Callable[[int], object]) -> None:
        if self.fields.whom.is_finding:
            self._waiting = True
            return
        if not self.fields.complete() or not self.save_button.isEnabled():
            return
        entry = self.fields.entry()
        self._set_busy(busy=True)
        self._tasks.write(
            f"Log {entry.channel.label.lower()} with {self.fields.whom.words}",
            partial(log_outreach, entry=entry, officer_id=self._officer_id()),
            owner=self,
            then=then,
            or_else=self._not_saved,
        )

    def _saved(self, outreach_id: int) -> None:
        self._set_busy(busy=False)
        self._fill(LogOutreachWanted())
        self.accept()
        self.logged.emit(outreach_id)

    def _saved_and_next(self, outreach_id: int) -> None:
        self._set_busy(busy=False)
        done = self.fields.draft
        kept = replace(
            OutreachDraft(), channel=done.channel, campaign_id=done.campaign_id, day=done.day
        )
        whom = self.fields.whom.words
        self.fields.show_draft(kept)
        self.message.say("ok", f"Logged: {whom}. Who is next?")
        self.fields.whom.setFocus()
        self.logged.emit(outreach_id)

    def _not_saved(self, problem: LiaisonError) -> None:
        self._set_busy(busy=False)
        self.message.problem(problem)

    def _set_busy(self, *, busy: bool) -> None:
        for button in (self.save_button, self.next_button):
            button.setEnabled(not busy)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.fields)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(MessageRoom(self.message, QMargins(20, 14, 20, 0)))
        column.addWidget(scroll, 1)
        column.addLayout(self._buttons())

    def _fit(self) -> None:
        """Take the room that the size of the text needs, within the screen."""
        screen = self.screen().availableSize()
        room = QSize(screen.width() - _ROOM_AROUND, screen.height() - 2 * _ROOM_AROUND)
        larger = max(self.font().pixelSize() / FONT_PIXELS, 1)
        self.resize((_SIZE * larger).boundedTo(room))

    def _buttons(self) -> QHBoxLayout:
        afresh = quiet_button("Start afresh")
        afresh.clicked.connect(self.start_afresh)
        leave = secondary_button("Close")
        set_tooltip(leave, "Esc: what you typed is kept")
        leave.clicked.connect(self.reject)
        self.next_button = secondary_button("Log and next")
        set_tooltip(self.next_button, "Ctrl+Shift+Enter")
        self.next_button.clicked.connect(self.save_and_next)
        self.save_button = primary_button("Log it", "check")
        self.save_button.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 16)
        row.setSpacing(8)
        row.addWidget(afresh)
        row.addStretch(1)
        row.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        row.addSpacing(4)
        for button in (leave, self.next_button, self.save_button):
            row.addWidget(button)
        return row
