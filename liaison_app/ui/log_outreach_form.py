"""The form for one contact: whom, how, what came of it, in ten seconds and by keys alone.

What was typed is kept when the form is left, and offered again; only saving or *Start afresh*
empties it.
"""

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.outreach import (
    Channel,
    Direction,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayMeans,
    RelayStage,
)
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.when import LONDON, local, local_day
from liaison_app.queries.campaigns import campaign_names
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.whom_field import WhomField
from liaison_app.ui.widgets.buttons import primary_button, quiet_button, secondary_button
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.message_line import MessageLine
from liaison_app.ui.widgets.segmented import Segment, Segmented
from liaison_app.ui.wishes import LogOutreachWanted

_CHANNELS = (
    Segment(value=Channel.CALL, text="Call", key="c", icon="phone"),
    Segment(value=Channel.VISIT, text="Visit", key="v", icon="map-pin"),
    Segment(value=Channel.LETTER, text="Letter", key="l", icon="file-text"),
    Segment(value=Channel.EMAIL, text="E-mail", key="e", icon="mail"),
    Segment(value=Channel.MESSAGE, text="Message", key="m", icon="message-circle"),
    Segment(value=Channel.MEETING, text="Meeting", key="g", icon="users"),
    Segment(value=Channel.ASSEMBLY, text="Assembly", key="a", icon="presentation"),
)
_OUTCOMES = (
    Segment(value=Outcome.SPOKE, text="Spoke to them", key="s"),
    Segment(value=Outcome.MET, text="Met them", key="m"),
    Segment(value=Outcome.REPLIED, text="They replied", key="r"),
    Segment(value=Outcome.MESSAGE_LEFT, text="Left a message", key="l"),
    Segment(value=Outcome.NO_ANSWER, text="No answer", key="n"),
    Segment(value=Outcome.SENT, text="Sent", key="t"),
    Segment(value=Outcome.RETURNED, text="Returned", key="u"),
    Segment(value=Outcome.WRONG_DETAILS, text="Wrong details", key="w"),
    Segment(value=Outcome.DECLINED, text="Declined", key="d"),
)
_RELAYS: tuple[Segment[RelayStage | None], ...] = (
    Segment(value=None, text="Nothing said", key="0"),
    Segment(value=RelayStage.ASKED, text="Asked", key="1"),
    Segment(value=RelayStage.PROMISED, text="They will", key="2"),
    Segment(value=RelayStage.DONE, text="They did", key="3"),
)
_MOST_PEOPLE = 1_000_000
_END_OF_DAY = time(17, 0)
_HOW_WIDE = 620


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
        self.setMinimumWidth(_HOW_WIDE)
        self._tasks, self._clock, self._officer_id = tasks, clock, officer_id
        self._begun_at = clock()
        self._make_fields()
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)
        self._start_afresh()

    def begin(self, wanted: LogOutreachWanted) -> None:
        """Open the form; what somebody had begun is still there unless others are meant now."""
        if wanted.organisation_ids or not self._has_draft():
            self._start_afresh()
            self._whom.choose(wanted.organisation_ids)
        else:
            self._message.say("neutral", "This is what you had begun.", action="Start afresh")
        self._tasks.read(
            campaign_names, then=partial(self._show_campaigns, wanted.campaign_id), owner=self
        )
        self.show()
        self.raise_()
        self.activateWindow()
        if wanted.organisation_ids:
            self._channel.focus_first()
        else:
            self._whom.setFocus()

    def _make_fields(self) -> None:
        self._message = MessageLine()
        self._message.pressed.connect(self._start_afresh)
        self._whom = WhomField(tasks=self._tasks)
        self._channel = Segmented("How", _CHANNELS, columns=4)
        self._outcome = Segmented("What came of it", _OUTCOMES, columns=4)
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(72)
        self._campaign = QComboBox()
        self._campaign.currentIndexChanged.connect(self._offer_relay)
        self._relay = Segmented("Passing the message on", _RELAYS)
        self._relay.chosen.connect(self._offer_relay)
        self._means = QComboBox()
        self._means.addItem("By what means?", None)
        for means in RelayMeans:
            self._means.addItem(means.label, means)
        self._people = QSpinBox()
        self._people.setRange(0, _MOST_PEOPLE)
        self._people.setSpecialValueText("About how many people?")
        self._people.setGroupSeparatorShown(True)
        self._on = DateField("When", today=self._today)
        self._promise = QLineEdit()
        self._promise.setPlaceholderText("What we promised, if anything")
        self._due = DateField("Due", today=self._today, lean=Lean.FUTURE)

    def _lay_out(self) -> None:
        relay = QWidget()
        relay_row = QHBoxLayout(relay)
        relay_row.setContentsMargins(0, 0, 0, 0)
        relay_row.addWidget(self._means, 1)
        relay_row.addWidget(self._people, 1)
        self._relay_details = relay
        self._rows = {
            "whom": FormRow("Who", self._whom),
            "channel": FormRow("How", self._channel),
            "outcome": FormRow("What came of it", self._outcome),
            "note": FormRow(
                "What was said",
                self._note,
                hint="Facts about contact only; intelligence goes into the force's system.",
            ),
            "campaign": FormRow("Campaign", self._campaign),
            "relay": FormRow("Passing the message on", self._relay),
            "on": FormRow("When", self._on),
            "promise": FormRow("Follow-up", self._promise),
            "due": FormRow("Due", self._due),
        }
        rows = QVBoxLayout()
        rows.setContentsMargins(20, 16, 20, 16)
        rows.setSpacing(14)
        for name in ("whom", "channel", "outcome", "note", "campaign", "relay"):
            rows.addWidget(self._rows[name])
        rows.addWidget(relay)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self._rows["on"], 2)
        below.addWidget(self._rows["promise"], 4)
        below.addWidget(self._rows["due"], 2)
        rows.addLayout(below)
        inside = QWidget()
        inside.setLayout(rows)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._message)
        column.addWidget(scroll, 1)
        column.addLayout(self._buttons())
        self.resize(_HOW_WIDE, 680)

    def _buttons(self) -> QHBoxLayout:
        afresh = quiet_button("Start afresh")
        afresh.clicked.connect(self._start_afresh)
        leave = secondary_button("Close")
        leave.clicked.connect(self.reject)
        self._save_button = primary_button("Log it", "check")
        self._save_button.clicked.connect(self._save)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 16)
        row.addWidget(afresh)
        row.addStretch(1)
        row.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        row.addWidget(leave)
        row.addWidget(self._save_button)
        return row

    def _today(self) -> date:
        return local_day(self._clock())

    def _has_draft(self) -> bool:
        return bool(self._note.toPlainText().strip() or self._whom.organisation_ids)

    def _start_afresh(self) -> None:
        self._begun_at = self._clock()
        self._message.hide()
        self._whom.choose(())
        self._channel.choose(Channel.CALL)
        self._outcome.choose(None)
        self._note.clear()
        self._relay.choose(None)
        self._means.setCurrentIndex(0)
        self._people.setValue(0)
        self._on.set_value(self._today())
        self._promise.clear()
        self._due.set_value(None)
        for row in self._rows.values():
            row.set_problem("")
        self._offer_relay()

    def _show_campaigns(self, wanted: int | None, names: dict[int, str]) -> None:
        chosen = wanted if wanted is not None else self._campaign.currentData()
        self._campaign.clear()
        self._campaign.addItem("No campaign", None)
        for key, name in names.items():
            self._campaign.addItem(name, key)
        self._campaign.setCurrentIndex(max(self._campaign.findData(chosen), 0))

    def _offer_relay(self) -> None:
        in_campaign = self._campaign.currentData() is not None
        self._rows["relay"].setVisible(in_campaign)
        self._relay_details.setVisible(in_campaign and self._relay.value is not None)

    def _save(self) -> None:
        if not self._complete():
            return
        entry, officer_id = self._entry(), self._officer_id()
        self._save_button.setEnabled(False)
        self._tasks.write(
            "Log outreach",
            partial(log_outreach, entry=entry, officer_id=officer_id),
            owner=self,
            then=self._saved,
            or_else=self._not_saved,
        )

    def _saved(self, outreach_id: int) -> None:
        self._save_button.setEnabled(True)
        self._start_afresh()
        self.accept()
        self.logged.emit(outreach_id)

    def _not_saved(self, problem: LiaisonError) -> None:
        self._save_button.setEnabled(True)
        self._message.problem(problem)

    def _complete(self) -> bool:
        """Say beside each field what is missing, and put the cursor into the first."""
        due_missing = bool(self._promise.text().strip()) and self._due.value is None
        problems = {
            "whom": "" if self._whom.organisation_ids else "Choose whom the contact was with.",
            "outcome": "" if self._outcome.value else "Choose what came of it.",
            "on": self._on.problem or ("" if self._on.value else "Say when it was."),
            "due": self._due.problem or ("Say by when." if due_missing else ""),
        }
        for name, sentence in problems.items():
            self._rows[name].set_problem(sentence)
        first = next((name for name, sentence in problems.items() if sentence), None)
        if first is not None:
            self._rows[first].field.setFocus()
        return first is None

    def _entry(self) -> OutreachEntry:
        outcome, stage = self._outcome.value, self._relay.value
        campaign_id = self._campaign.currentData()
        relay = None
        if stage is not None and campaign_id is not None:
            people = self._people.value() or None
            relay = RelayEntry(stage=stage, means=self._means.currentData(), people=people)
        due = self._due.value
        return OutreachEntry(
            organisation_ids=self._whom.organisation_ids,
            channel=self._channel.value or Channel.CALL,
            outcome=outcome or Outcome.SPOKE,
            direction=Direction.IN if outcome is Outcome.REPLIED else Direction.OUT,
            happened_at=self._happened_at(),
            note=self._note.toPlainText(),
            campaign_id=campaign_id,
            relay=relay,
            follow_up=self._promise.text(),
            follow_up_due=datetime.combine(due, _END_OF_DAY, LONDON) if due else None,
        )

    def _happened_at(self) -> datetime:
        """Return now for today, and noon for another day, since nobody typed an hour."""
        day = self._on.value or self._today()
        if day == local(self._begun_at).date():
            return self._clock()
        return datetime.combine(day, time(12, 0), LONDON)
