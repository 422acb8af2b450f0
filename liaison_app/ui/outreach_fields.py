"""The fields of one contact: laid out, checked, and kept as a draft."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.outreach import (
    Channel,
    Direction,
    Outcome,
    OutreachEntry,
    RelayEntry,
    RelayStage,
)
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.when import LONDON, local_day
from liaison_app.ui.outreach_choices import CHANNELS, DIRECTIONS, MEANS, OUTCOMES, RELAYS
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.whom_field import WhomField
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segmented

_MOST_PEOPLE = 1_000_000
_END_OF_DAY = time(17, 0)
_MIDDAY = time(12, 0)
_TOLD = {RelayStage.PROMISED, RelayStage.DONE}
_FACTS = "Facts about contact only; intelligence goes into the force's system."
_NARROW = 120
_TEXT_INDENT = 9  # as in other fields; Qt gives the line within a number field no padding
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachDraft:
    """What stands in the fields, complete or not; a day is the text as typed."""

    organisation_ids: tuple[int, ...] = ()
    channel: Channel | None = Channel.CALL
    outcome: Outcome | None = None
    direction: Direction | None = Direction.OUT
    note: str = ""
    campaign_id: int | None = None
    stage: RelayStage | None = None
    means_at: int = 0
    people: int = 0
    day: date | None = None
    promise: str = ""
    due: date | None = None

    @property
    def is_begun(self) -> bool:
        """Whether somebody chose or typed something worth keeping."""
        return bool(self.organisation_ids or self.note.strip() or self.promise.strip())


class OutreachFields(QWidget):
    """Whom, how, what came of it, what was said; and, for who wants it, all the rest.

    Signals:
        campaign_changed: another campaign is chosen.
    """

    campaign_changed = Signal()

    def __init__(
        self, *, tasks: Tasks, clock: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._campaign_id: int | None = None
        self.whom = WhomField(tasks=tasks)
        self.channel = Segmented("How", CHANNELS)
        self.outcome = Segmented("What came of it", OUTCOMES)
        self.note = QPlainTextEdit()
        self.campaign = ElidedChoice()
        self.direction = Segmented("Who began it", DIRECTIONS)
        self.relay = Segmented("Passing the message on", RELAYS, columns=4)
        self.means, self.people = ElidedChoice(), QSpinBox()
        self.day = DateField("When", today=self._today)
        self.promise = QLineEdit()
        self.due = DateField("By when", today=self._today, lean=Lean.FUTURE)
        self.rows = {
            "whom": FormRow("Who", self.whom),
            "channel": FormRow("How", self.channel),
            "outcome": FormRow("What came of it", self.outcome),
            "note": FormRow("What was said", self.note, hint=_FACTS),
            "campaign": FormRow("Campaign", self.campaign),
            "direction": FormRow("Who began it", self.direction),
            "day": FormRow("When", self.day),
            "relay": FormRow("Passing the message on", self.relay),
            "promise": FormRow("Follow-up", self.promise),
            "due": FormRow("By when", self.due),
        }
        self._dress()
        self._lay_out()
        self._connect()
        self.show_draft(OutreachDraft(day=self._today()))

    @property
    def draft(self) -> OutreachDraft:
        """What stands in the fields now."""
        return OutreachDraft(
            organisation_ids=self.whom.organisation_ids,
            channel=self.channel.value,
            outcome=self.outcome.value,
            direction=self.direction.value,
            note=self.note.toPlainText(),
            campaign_id=self._campaign_id,
            stage=self.relay.value,
            means_at=self.means.currentIndex(),
            people=self.people.value(),
            day=self.day.value,
            promise=self.promise.text(),
            due=self.due.value,
        )

    def show_draft(self, draft: OutreachDraft) -> None:
        """Fill every field."""
        self.whom.choose(draft.organisation_ids)
        self.channel.choose(draft.channel)
        self.outcome.choose(draft.outcome)
        self.direction.choose(draft.direction)
        self.note.setPlainText(draft.note)
        self.choose_campaign(draft.campaign_id)
        self.relay.choose(draft.stage)
        self.means.setCurrentIndex(draft.means_at)
        self.people.setValue(draft.people)
        self.day.set_value(draft.day)
        self.promise.setText(draft.promise)
        self.due.set_value(draft.due)
        for row in self.rows.values():
            row.set_problem("")
        self._offer()

    def offer_campaigns(self, names: Mapping[int, str]) -> None:
        """Offer these campaigns; the one chosen stays."""
        blocked = self.campaign.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.campaign.clear()
        self.campaign.addItem("No campaign", None)
        for key, name in names.items():
            self.campaign.addItem(name, key)
        self.campaign.blockSignals(blocked)
        self.choose_campaign(self._campaign_id)

    def choose_campaign(self, campaign_id: int | None) -> None:
        """Choose a campaign, which may be offered only later."""
        self._campaign_id = campaign_id
        blocked = self.campaign.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.campaign.setCurrentIndex(max(self.campaign.findData(campaign_id), 0))
        self.campaign.blockSignals(blocked)
        self._offer()

    def complete(self) -> bool:
        """Say beside each field what is missing, and put the cursor into the first."""
        asked = self.direction.value is Direction.IN
        undated = bool(self.promise.text().strip()) and self.due.value is None and not asked
        problems = {
            "whom": "" if self.whom.organisation_ids else "Choose whom the contact was with.",
            "channel": "" if self.channel.value else "Choose how it was made.",
            "outcome": "" if self.outcome.value else "Choose what came of it.",
            "day": self.day.problem or ("" if self.day.value else "Say when it was."),
            "promise": self._promise_problem(),
            "due": self.due.problem or ("Say by when: “Friday” will do." if undated else ""),
        }
        for name, sentence in problems.items():
            self.rows[name].set_problem(sentence)
        first = next((name for name, sentence in problems.items() if sentence), None)
        if first in {"channel", "outcome"}:
            (self.channel if first == "channel" else self.outcome).focus_first()
        elif first is not None:
            self.rows[first].field.setFocus()
        return first is None

    def entry(self) -> OutreachEntry:
        """Return the contact as typed; call it where ``complete`` said yes."""
        relay, stage, due = None, self.relay.value, self.due.value
        if stage is not None and self._campaign_id is not None:
            told = stage in _TOLD
            relay = RelayEntry(
                stage=stage,
                means=self.means.currentData() if told else None,
                people=(self.people.value() or None) if told else None,
            )
        return OutreachEntry(
            organisation_ids=self.whom.organisation_ids,
            channel=self.channel.value or Channel.CALL,
            outcome=self.outcome.value or Outcome.SPOKE,
            direction=self.direction.value or Direction.OUT,
            happened_at=self._happened_at(),
            note=self.note.toPlainText(),
            campaign_id=self._campaign_id,
            relay=relay,
            follow_up=self.promise.text(),
            follow_up_due=datetime.combine(due, _END_OF_DAY, LONDON) if due else None,
        )

    def _promise_problem(self) -> str:
        forgotten = self.due.value is not None and not self.promise.text().strip()
        return "Say what was promised." if forgotten else ""

    def _happened_at(self) -> datetime:
        """Return now for today, and midday for another day, since nobody typed an hour."""
        day = self.day.value or self._today()
        return self._clock() if day == self._today() else datetime.combine(day, _MIDDAY, LONDON)

    def _today(self) -> date:
        return local_day(self._clock())

    def _dress(self) -> None:
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(64)
        self.campaign.addItem("No campaign", None)
        for words, means in MEANS:
            self.means.addItem(words, means)
        self.means.setAccessibleName("By what means it is passed on")
        self.people.setRange(0, _MOST_PEOPLE)
        self.people.setSpecialValueText("How many people?")
        self.people.setAccessibleName("To about how many people")
        self.people.setGroupSeparatorShown(True)
        self.people.setMinimumWidth(_NARROW)
        self.people.lineEdit().setTextMargins(_TEXT_INDENT, 0, 0, 0)
        self.people.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.promise.setPlaceholderText("What we promised, if anything")

    def _lay_out(self) -> None:
        self._told = QWidget()
        told = QHBoxLayout(self._told)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(12)
        told.addWidget(self.means, 1)
        told.addWidget(self.people, 1)
        self._relay_line = QWidget()
        relay = QGridLayout(self._relay_line)
        relay.setContentsMargins(0, 0, 0, 0)
        relay.setHorizontalSpacing(16)
        relay.addWidget(self.rows["relay"], 0, 0)
        relay.addWidget(self._told, 0, 1, Qt.AlignmentFlag.AlignBottom)
        relay.setColumnStretch(1, 1)
        below = QGridLayout()
        below.setHorizontalSpacing(16)
        below.setVerticalSpacing(10)
        below.addWidget(self.rows["campaign"], 0, 0, _TOP)
        below.addWidget(self.rows["direction"], 0, 1, _TOP)
        below.addWidget(self.rows["day"], 0, 2, _TOP)
        below.addWidget(self._relay_line, 1, 0, 1, 3)
        below.addWidget(self.rows["promise"], 2, 0, 1, 2, _TOP)
        below.addWidget(self.rows["due"], 2, 2, _TOP)
        for column, share in enumerate((5, 3, 3)):
            below.setColumnStretch(column, share)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 16, 20, 8)
        rows.setSpacing(10)
        for name in ("whom", "channel", "outcome", "note"):
            rows.addWidget(self.rows[name])
        rows.addLayout(below)
        rows.addStretch(1)

    def _connect(self) -> None:
        self.channel.keyed.connect(self.outcome.focus_first)
        self.outcome.keyed.connect(self.note.setFocus)
        self.outcome.chosen.connect(self._on_outcome)
        self.direction.chosen.connect(self._offer)
        self.relay.chosen.connect(self._offer)
        self.campaign.currentIndexChanged.connect(self._on_campaign)

    def _on_outcome(self, outcome: Outcome) -> None:
        if outcome is Outcome.REPLIED:
            self.direction.choose(Direction.IN)
            self._offer()

    def _on_campaign(self) -> None:
        self._campaign_id = self.campaign.currentData()
        self._offer()
        self.campaign_changed.emit()

    def _offer(self) -> None:
        """Show what belongs to what is chosen, and nothing else."""
        self._relay_line.setVisible(self._campaign_id is not None)
        self._told.setVisible(self.relay.value in _TOLD)
        asked = self.direction.value is Direction.IN
        self.promise.setPlaceholderText(
            "What they asked; empty if nothing" if asked else "What we promised, if anything"
        )
        if not self.rows["due"].problem:
            self.rows["due"].set_notice("Else within 72 hours." if asked else "")
