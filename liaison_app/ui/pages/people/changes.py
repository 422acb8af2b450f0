"""What one press of a button in a person's panel changes, each as one step that can be undone."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from liaison_app.actions.bin_records import empty_bin_of_people
from liaison_app.actions.edit_contacts import give_up_contact, remove_contact, verify_contact
from liaison_app.actions.edit_objections import (
    end_warning,
    keep_warning,
    withdraw_objection,
)
from liaison_app.actions.edit_people import bin_people, put_people_back, remove_role
from liaison_app.actions.restore_value import Restoring, restore_value
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.progress import Progress
from liaison_app.domain.reviews import USUAL_MONTHS, is_due, months_later, review_words
from liaison_app.queries.field_values import FieldSeen, ValueSeen
from liaison_app.queries.person_details import (
    PersonalContact,
    PersonalObjection,
    PersonalWarning,
    RoleSeen,
)
from liaison_app.store.database import Database
from liaison_app.ui.tasks import Tasks


class Changes(QObject):
    """The label of each step names a post or an organisation, never a person.

    Signals:
        refused: a LiaisonError that says why a change was not made.
        emptied: what came of emptying the bin.
    """

    refused = Signal(object)
    emptied = Signal(object)

    def __init__(
        self, parent: QObject, *, tasks: Tasks, database: Database, today: Callable[[], date]
    ) -> None:
        super().__init__(parent)
        self._tasks, self._database, self._today = tasks, database, today

    def verify(self, contact: PersonalContact, *, of: str) -> None:
        """Note that a contact point works, today, by this officer."""
        self._write(
            f"Verify {_a_contact(contact)} of {of}",
            partial(
                verify_contact,
                contact_id=contact.id,
                version=contact.version,
                on=self._today(),
                officer=self._database.officer,
            ),
        )

    def give_up(self, contact: PersonalContact, standing: ContactStanding, *, of: str) -> None:
        """Note that a contact point bounced, or that nobody is there any more."""
        self._write(
            f"Mark {_a_contact(contact)} of {of} as {standing.label.lower()}",
            partial(
                give_up_contact,
                contact_id=contact.id,
                version=contact.version,
                standing=standing,
            ),
        )

    def remove(self, contact: PersonalContact, *, of: str) -> None:
        """Take a contact point away."""
        self._write(
            f"Remove {_a_contact(contact)} of {of}",
            partial(remove_contact, contact_id=contact.id, version=contact.version),
        )

    def withdraw(self, objection: PersonalObjection) -> None:
        """Take an objection back, because they said so."""
        self._write(
            "Withdraw an objection",
            partial(withdraw_objection, objection_id=objection.id, version=objection.version),
        )

    def review_words(self, warning: PersonalWarning) -> str:
        """Return when a warning is to be looked at again, or that its day has come."""
        return review_words(warning.review_on, today=self._today())

    def review_is_due(self, warning: PersonalWarning) -> bool:
        """Return whether the day has come to look at a warning again."""
        return is_due(warning.review_on, today=self._today())

    def keep_warning(self, warning: PersonalWarning) -> None:
        """Note that a warning still holds; it is looked at again after the usual time."""
        self._write(
            "Keep a warning",
            partial(
                keep_warning,
                warning_id=warning.id,
                version=warning.version,
                review_on=months_later(self._today(), USUAL_MONTHS),
            ),
        )

    def end_warning(self, warning: PersonalWarning) -> None:
        """Take a warning away that no longer holds."""
        self._write(
            "End a warning",
            partial(end_warning, warning_id=warning.id, version=warning.version),
        )

    def restore(self, seen: FieldSeen, value: ValueSeen) -> None:
        """Give a field a value again that it had before."""
        restoring = Restoring(
            record=seen.record, version=seen.version, field=seen.field, value=value.value
        )
        self._write(
            f"Restore {seen.label.lower()} of a person",
            partial(restore_value, restoring=restoring),
        )

    def remove_role(self, role: RoleSeen) -> None:
        """Take away a post that was typed in error."""
        self._write(
            f"Remove the post of {role.post} at {role.place.name}",
            partial(remove_role, role_id=role.id, version=role.version),
        )

    def bin(self, person_ids: Sequence[int]) -> None:
        """Put people into the bin."""
        self._write_many(f"Put {_people(len(person_ids))} into the bin", bin_people, person_ids)

    def put_back(self, person_ids: Sequence[int]) -> None:
        """Take people out of the bin."""
        self._write_many(f"Put {_people(len(person_ids))} back", put_people_back, person_ids)

    def empty_bin(self) -> None:
        """Delete whoever lies in the bin and no contact names."""
        progress = Progress("Emptying the bin")
        self._tasks.write(
            "Empty the bin of people",
            partial(empty_bin_of_people, progress=progress),
            owner=self,
            then=self.emptied.emit,
            or_else=self.refused.emit,
            progress=progress,
        )

    def _write_many(
        self, label: str, writing: Callable[..., object], person_ids: Sequence[int]
    ) -> None:
        progress = Progress(label)
        work = partial(writing, person_ids=person_ids, progress=progress)
        self._write(label, work, progress=progress)

    def _write(
        self, label: str, writing: Callable[..., object], *, progress: Progress | None = None
    ) -> None:
        self._tasks.write(label, writing, owner=self, or_else=self.refused.emit, progress=progress)


def _a_contact(contact: PersonalContact) -> str:
    article = "an" if contact.kind.label.startswith("E") else "a"
    return f"{article} {contact.kind.label.lower()}"


def _people(count: int) -> str:
    return "a person" if count == 1 else f"{count:,} people"
