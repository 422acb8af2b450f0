"""The fields of a campaign but for its letters: what happened, and what we do about it."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from liaison_app.domain.campaign_entries import (
    PUBLIC_TASK,
    CampaignEntry,
    IncidentEntry,
    LetterEntry,
)
from liaison_app.domain.campaigns import IncidentKind, Marking, ThreatLevel
from liaison_app.domain.choices import Choice
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.when import LONDON, local_day
from liaison_app.queries.campaigns import CampaignSeen
from liaison_app.queries.team import OfficerSeen
from liaison_app.ui.forms.field_texts import put_text
from liaison_app.ui.pages.campaigns.sender_fields import SenderFields
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.form_row import FormRow

_NOON = time(12)
_TIME = re.compile(r"([01]?\d|2[0-3])[:.]?([0-5]\d)|([01]?\d|2[0-3])")
_WHAT_TIME = "Type a time as 21:15."


class IncidentFields:
    """The fields by their names, each in its row."""

    def __init__(self, parent: QObject, *, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self.sender = SenderFields(parent)
        self.title, self.name, self.purpose = QLineEdit(), QLineEdit(), QLineEdit()
        self.title.textChanged.connect(self.name.setPlaceholderText)
        self.lawful_basis = QLineEdit()
        self.kind, self.marking = _choice(IncidentKind), _choice(Marking)
        self.level = QComboBox()
        self.level.addItem("Not stated", None)
        for one in ThreatLevel:
            self.level.addItem(one.label, one)
        self.wording = QLineEdit()
        self.on = DateField("When", today=self._today)
        self.at = QLineEdit()
        self.at.setPlaceholderText("21:15")
        self.worded_on = DateField("Wording of", today=self._today)
        self.deadline = DateField("Deadline", today=self._today, lean=Lean.FUTURE)
        self.approver = QLineEdit()
        self.forwarding = QComboBox()
        self.our_ref = QLineEdit()
        self.rows = self._make_rows()

    @property
    def _named(self) -> str:
        """The campaign's name: with none typed it is called after the incident."""
        return self.name.text().strip() or self.title.text().strip()

    @property
    def has_draft(self) -> bool:
        """Whether anything was typed that would be missed."""
        author = self.sender.author
        typed = (self.title, self.name, self.purpose, self.wording, author, self.our_ref)
        return any(field.text().strip() for field in typed)

    def clear(self, officers: Sequence[OfficerSeen]) -> None:
        """Begin again, with these officers to choose from."""
        for row in self.rows.values():
            row.set_problem("")
            if isinstance(row.field, QComboBox):
                row.field.setCurrentIndex(0)
            else:
                put_text(row.field, "")
        self.sender.begin_afresh()
        self.lawful_basis.setText(PUBLIC_TASK)
        self.on.set_value(self._today())
        self.forwarding.clear()
        self.forwarding.addItem("Nobody named yet", None)
        for one in officers:
            self.forwarding.addItem(f"{one.rank} {one.name}".strip(), one.id)

    def fill(self, seen: CampaignSeen) -> None:
        """Show a campaign as it is kept; the officers to choose from are known by then."""
        local = seen.happened_at.astimezone(LONDON)
        texts = {
            "title": seen.incident,
            "at": f"{local:%H:%M}",
            "wording": seen.threat_wording,
            "name": seen.name,
            "purpose": seen.purpose,
            "lawful_basis": seen.lawful_basis,
            "author": seen.author,
            "office": seen.author_office,
            "author_address": seen.author_address,
            "author_phone": seen.author_phone,
            "author_fax": seen.author_fax,
            "author_email": seen.author_email,
            "author_web": seen.author_web,
            "approver": seen.approver,
            "our_ref": seen.our_ref,
        }
        for name, text in texts.items():
            put_text(self.rows[name].field, text)
        chosen = (
            (self.kind, seen.incident_kind),
            (self.level, seen.threat_level),
            (self.forwarding, seen.forwarding_officer_id),
            (self.marking, seen.marking),
        )
        for choice, value in chosen:
            choice.setCurrentIndex(max(choice.findData(value), 0))
        self.on.set_value(local.date())
        self.worded_on.set_value(seen.threat_wording_on)
        self.deadline.set_value(seen.deadline)

    def check(self) -> QWidget | None:
        """Say beside each field what is wrong, and return the first such field."""
        problems = {
            "title": "" if self.title.text().strip() else "Say what happened.",
            "on": self.on.problem or ("" if self.on.value else "Say when it happened."),
            "at": "" if time_of_day(self.at.text()) or not self.at.text().strip() else _WHAT_TIME,
            "worded_on": self.worded_on.problem,
            "deadline": self.deadline.problem,
            **self.sender.problems(),
        }
        for name, sentence in problems.items():
            self.rows[name].set_problem(sentence)
        first = next((name for name, sentence in problems.items() if sentence), None)
        return self.rows[first].field if first else None

    def entry(self, letters: Sequence[LetterEntry]) -> CampaignEntry:
        """Return the campaign as typed, with these letters."""
        return CampaignEntry(
            name=self._named,
            incident=IncidentEntry(
                title=self.title.text(),
                happened_at=self._happened_at(),
                kind=self.kind.currentData(),
                threat_level=self.level.currentData(),
                threat_wording=self.wording.text(),
                threat_wording_on=self.worded_on.value,
            ),
            letters=letters,
            purpose=self.purpose.text(),
            lawful_basis=self.lawful_basis.text(),
            author=self.sender.author.text(),
            author_office=self.sender.office.text(),
            author_address=self.sender.address.toPlainText(),
            author_phone=self.sender.phone.text(),
            author_fax=self.sender.fax.text(),
            author_email=self.sender.email.text(),
            author_web=self.sender.web.text(),
            forwarding_officer_id=self.forwarding.currentData(),
            approver=self.approver.text(),
            deadline=self.deadline.value,
            marking=self.marking.currentData(),
            our_ref=self.our_ref.text(),
        )

    def _today(self) -> date:
        return local_day(self._clock())

    def _happened_at(self) -> datetime:
        """Return when it happened; with none typed at noon, or of a day not over as late as now."""
        now = self._clock().astimezone(LONDON).replace(second=0, microsecond=0)
        day = self.on.value or now.date()
        untimed = _NOON if day < now.date() else now.time()
        return datetime.combine(day, time_of_day(self.at.text()) or untimed, LONDON)

    def _make_rows(self) -> dict[str, FormRow]:
        return {
            "title": FormRow("Incident", self.title),
            "kind": FormRow("Kind", self.kind),
            "on": FormRow("When", self.on),
            "at": FormRow("At", self.at),
            "level": FormRow("Threat level", self.level),
            "wording": FormRow("Its wording", self.wording, hint="In the words of that day."),
            "worded_on": FormRow("Wording of", self.worded_on),
            "name": FormRow("Name of the campaign", self.name),
            "deadline": FormRow("Deadline", self.deadline),
            "purpose": FormRow("Purpose", self.purpose, hint="Recorded for data protection."),
            "lawful_basis": FormRow("Lawful basis", self.lawful_basis),
            **self.sender.rows,
            "forwarding": FormRow("Sent on by", self.forwarding),
            "approver": FormRow("Approved by", self.approver),
            "marking": FormRow("Marking", self.marking),
            "our_ref": FormRow("Our ref", self.our_ref),
        }


def time_of_day(text: str) -> time | None:
    """Return the time meant by "21:15", "2115", "9.05" or "9", or None."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hours, minutes, hour = found.groups()
    return time(int(hours or hour), int(minutes or 0))


def _choice(choices: type[Choice]) -> QComboBox:
    field = QComboBox()
    for one in choices:
        field.addItem(one.label, one)
    return field
