"""The fields of a new campaign but for its letters: what happened, and what we do about it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QComboBox, QLineEdit, QTimeEdit, QWidget

from liaison_app.domain.campaign_entries import CampaignEntry, IncidentEntry, LetterEntry
from liaison_app.domain.campaigns import IncidentKind, Marking, ThreatLevel
from liaison_app.domain.choices import Choice
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.when import LONDON
from liaison_app.queries.team import OfficerSeen
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow


class IncidentFields:
    """The fields by their names, each in its row."""

    def __init__(self, *, today: Callable[[], date]) -> None:
        self._today = today
        self.title, self.name, self.purpose = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind, self.marking = _choice(IncidentKind), _choice(Marking)
        self.level = QComboBox()
        self.level.addItem("Not stated", None)
        for one in ThreatLevel:
            self.level.addItem(one.label, one)
        self.wording = QLineEdit()
        self.on = DateField("When", today=today)
        self.at = QTimeEdit()
        self.at.setDisplayFormat("HH:mm")
        self.worded_on = DateField("Wording of", today=today)
        self.deadline = DateField("Deadline", today=today, lean=Lean.FUTURE)
        self.author, self.office, self.approver = QLineEdit(), QLineEdit(), QLineEdit()
        self.forwarding = QComboBox()
        self.our_ref = QLineEdit()
        self.rows = self._make_rows()

    @property
    def has_draft(self) -> bool:
        """Whether anything was typed that would be missed."""
        typed = (self.title, self.name, self.purpose, self.wording, self.author, self.our_ref)
        return any(field.text().strip() for field in typed)

    def clear(self, officers: Sequence[OfficerSeen]) -> None:
        """Begin again, with these officers to choose from."""
        for row in self.rows.values():
            row.set_problem("")
            if isinstance(row.field, QLineEdit):
                row.field.clear()
            elif isinstance(row.field, QComboBox):
                row.field.setCurrentIndex(0)
            elif isinstance(row.field, DateField):
                row.field.set_text("")
        self.on.set_value(self._today())
        self.at.setTime(QTime(12, 0))
        self.forwarding.clear()
        self.forwarding.addItem("Nobody named yet", None)
        for one in officers:
            self.forwarding.addItem(f"{one.rank} {one.name}".strip(), one.id)

    def check(self) -> QWidget | None:
        """Say beside each field what is wrong, and return the first such field."""
        problems = {
            "title": "" if self.title.text().strip() else "Say what happened.",
            "on": self.on.problem or ("" if self.on.value else "Say when it happened."),
            "name": "" if self.name.text().strip() else "Give the campaign a name.",
            "worded_on": self.worded_on.problem,
            "deadline": self.deadline.problem,
        }
        for name, sentence in problems.items():
            self.rows[name].set_problem(sentence)
        first = next((name for name, sentence in problems.items() if sentence), None)
        return self.rows[first].field if first else None

    def entry(self, letters: Sequence[LetterEntry]) -> CampaignEntry:
        """Return the campaign as typed, with these letters."""
        at = self.at.time()
        day = self.on.value or self._today()
        return CampaignEntry(
            name=self.name.text(),
            incident=IncidentEntry(
                title=self.title.text(),
                happened_at=datetime.combine(day, time(at.hour(), at.minute()), LONDON),
                kind=self.kind.currentData(),
                threat_level=self.level.currentData(),
                threat_wording=self.wording.text(),
                threat_wording_on=self.worded_on.value,
            ),
            letters=letters,
            purpose=self.purpose.text(),
            author=self.author.text(),
            author_office=self.office.text(),
            forwarding_officer_id=self.forwarding.currentData(),
            approver=self.approver.text(),
            deadline=self.deadline.value,
            marking=self.marking.currentData(),
            our_ref=self.our_ref.text(),
        )

    def _make_rows(self) -> dict[str, FormRow]:
        return {
            "title": FormRow("What happened", self.title),
            "kind": FormRow("Kind", self.kind),
            "on": FormRow("When", self.on),
            "at": FormRow("At", self.at),
            "level": FormRow("Threat level", self.level),
            "wording": FormRow("Its wording", self.wording, hint="It changes over the years."),
            "worded_on": FormRow("Wording of", self.worded_on),
            "name": FormRow("Name of the campaign", self.name),
            "deadline": FormRow("Deadline", self.deadline),
            "purpose": FormRow("Purpose", self.purpose, hint="Recorded for data protection."),
            "author": FormRow("Author", self.author),
            "office": FormRow("Their office", self.office),
            "forwarding": FormRow("Sent on by", self.forwarding),
            "approver": FormRow("Approved by", self.approver),
            "marking": FormRow("Marking", self.marking),
            "our_ref": FormRow("Our ref", self.our_ref),
        }


def _choice(choices: type[Choice]) -> QComboBox:
    field = QComboBox()
    for one in choices:
        field.addItem(one.label, one)
    return field
