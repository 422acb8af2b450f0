"""The forms of what must be minded: an objection to a way of contact, and a warning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QWidget

from liaison_app.domain.contact_fields import OBJECTION_FIELDS, WARNING_FIELDS
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.fields import as_text
from liaison_app.domain.organisation_entries import ObjectionEntry, WarningEntry
from liaison_app.ui.forms.field_widgets import Today, choice
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.widgets.date_field import DateField


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom an objection or a warning is about: an organisation, or one person."""

    label: str
    organisation_id: int | None = None
    person_id: int | None = None


class ObjectionKept(Protocol):
    """An objection as it is kept."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was shown."""

    @property
    def channel(self) -> ObjectionChannel:
        """What it closes."""

    @property
    def since(self) -> date | None:
        """The day from which it holds."""

    @property
    def said_by(self) -> str:
        """Who said so."""

    @property
    def said_how(self) -> str:
        """How they said it."""

    @property
    def person_id(self) -> int | None:
        """The person who objects, or None where it is an organisation."""


class WarningKept(Protocol):
    """A warning as it is kept."""

    @property
    def id(self) -> int:
        """Its key."""

    @property
    def version(self) -> int:
        """The version that was shown."""

    @property
    def notice(self) -> str:
        """What it says."""

    @property
    def review_on(self) -> date | None:
        """The day on which to look whether it still holds."""


class ObjectionForm(FormDialog):
    """What an organisation, or one of its people, must not be contacted by."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        *,
        today: Today,
        known: ObjectionKept | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Note an objection" if known is None else "Edit an objection"
        super().__init__(title, save="Note it" if known is None else "Save", parent=parent)
        self._subjects, self._known = tuple(subjects), known
        self._whom = choice([one.label for one in subjects])
        channel, *others = OBJECTION_FIELDS
        self.add_fields([channel], today=today)
        self.add_field("whom", "Who objects", self._whom)
        self.add_fields(others, today=today)
        self.fill({"since": as_text(today())} if known is None else self._kept(known))

    @property
    def entry(self) -> ObjectionEntry:
        """The objection as typed."""
        who = self._subjects[max(self._whom.currentIndex(), 0)]
        return ObjectionEntry(
            channel=ObjectionChannel.from_label(self.values["channel"]) or ObjectionChannel.ALL,
            organisation_id=who.organisation_id,
            person_id=who.person_id,
            since=_day(self.rows["since"].field),
            said_by=self.values["said_by"],
            said_how=self.values["said_how"],
            objection_id=None if self._known is None else self._known.id,
            version=None if self._known is None else self._known.version,
        )

    def rebase(self, known: ObjectionKept) -> None:
        """Show what somebody else saved since beside what was typed here."""
        self._known = known
        self.show_theirs(self._kept(known))

    def _kept(self, known: ObjectionKept) -> dict[str, str]:
        of = known.person_id
        who = next((one for one in self._subjects if one.person_id == of), self._subjects[0])
        return {
            "channel": known.channel.label,
            "whom": who.label,
            "since": as_text(known.since),
            "said_by": known.said_by,
            "said_how": known.said_how,
        }


class WarningForm(FormDialog):
    """A notice that the next officer cannot miss."""

    def __init__(
        self,
        subject: Subject,
        *,
        today: Today,
        known: WarningKept | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Add a warning" if known is None else "Edit a warning"
        super().__init__(title, save="Add" if known is None else "Save", parent=parent)
        self._subject, self._known = subject, known
        self.add_fields(WARNING_FIELDS, today=today)
        self.fill({} if known is None else _warning_kept(known))

    @property
    def entry(self) -> WarningEntry:
        """The warning as typed."""
        return WarningEntry(
            notice=self.values["notice"],
            organisation_id=self._subject.organisation_id,
            person_id=self._subject.person_id,
            review_on=_day(self.rows["review_on"].field),
            warning_id=None if self._known is None else self._known.id,
            version=None if self._known is None else self._known.version,
        )

    def rebase(self, known: WarningKept) -> None:
        """Show what somebody else saved since beside what was typed here."""
        self._known = known
        self.show_theirs(_warning_kept(known))


def _warning_kept(known: WarningKept) -> dict[str, str]:
    return {"notice": known.notice, "review_on": as_text(known.review_on)}


def _day(field: QWidget) -> date | None:
    return field.value if isinstance(field, DateField) else None
