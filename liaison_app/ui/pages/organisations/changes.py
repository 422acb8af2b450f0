"""What one press of a button in the panel changes, each as one step that can be undone."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal

from liaison_app.actions.bulk_tags import change_tags
from liaison_app.actions.close_follow_up import close_follow_up
from liaison_app.actions.edit_contacts import give_up_contact, remove_contact, verify_contact
from liaison_app.actions.edit_memberships import leave_network
from liaison_app.actions.edit_objections import (
    end_warning,
    keep_warning,
    withdraw_objection,
)
from liaison_app.actions.restore_value import Restoring, restore_value
from liaison_app.domain.bulk_edits import BulkEdit, TagsChange
from liaison_app.domain.contacts import ContactStanding
from liaison_app.domain.holders import Holder
from liaison_app.domain.reviews import USUAL_MONTHS, is_due, months_later, review_words
from liaison_app.domain.when import now
from liaison_app.queries.field_values import FieldSeen, ValueSeen
from liaison_app.queries.follow_ups import FollowUpRow
from liaison_app.queries.organisation_details import (
    Belonging,
    ContactSeen,
    ObjectionSeen,
    OrganisationDetails,
    TagBorne,
    WarningSeen,
)
from liaison_app.store.database import Database
from liaison_app.ui.forms.organisation_forms import Forms
from liaison_app.ui.tasks import Tasks


class Changes(QObject):
    """The label of each step names the organisation, never a person.

    Signals:
        refused: a LiaisonError that says why a change was not made.
    """

    refused = Signal(object)

    def __init__(
        self,
        parent: QObject,
        *,
        forms: Forms,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
    ) -> None:
        super().__init__(parent)
        self.forms = forms
        self._tasks, self._database, self._today = tasks, database, today

    def verify(self, known: OrganisationDetails, contact: ContactSeen) -> None:
        """Note that a contact point works, today, by this officer."""
        self._write(
            f"Verify {_a_contact(contact)} of {known.name}",
            partial(
                verify_contact,
                contact_id=contact.id,
                version=contact.version,
                on=self._today(),
                officer=self._database.officer,
            ),
        )

    def give_up(
        self, known: OrganisationDetails, contact: ContactSeen, standing: ContactStanding
    ) -> None:
        """Note that a contact point bounced, or that nobody is there any more."""
        self._write(
            f"Mark {_a_contact(contact)} of {known.name} as {standing.label.lower()}",
            partial(
                give_up_contact,
                contact_id=contact.id,
                version=contact.version,
                standing=standing,
            ),
        )

    def remove(self, known: OrganisationDetails, contact: ContactSeen) -> None:
        """Take a contact point away."""
        self._write(
            f"Remove {_a_contact(contact)} of {known.name}",
            partial(remove_contact, contact_id=contact.id, version=contact.version),
        )

    def leave(self, known: OrganisationDetails, holder: Holder, *, where: QPoint) -> None:
        """Note that somebody has left a post today, and ask there who follows."""
        self.forms.leave(known, holder, where=where, refused=self.refused.emit)

    def withdraw(self, known: OrganisationDetails, objection: ObjectionSeen) -> None:
        """Take an objection back, because they said so."""
        self._write(
            f"Withdraw an objection of {known.name}",
            partial(withdraw_objection, objection_id=objection.id, version=objection.version),
        )

    def review_words(self, warning: WarningSeen) -> str:
        """Return when a warning is to be looked at again, or that its day has come."""
        return review_words(warning.review_on, today=self._today())

    def review_is_due(self, warning: WarningSeen) -> bool:
        """Return whether the day has come to look at a warning again."""
        return is_due(warning.review_on, today=self._today())

    def keep_warning(self, known: OrganisationDetails, warning: WarningSeen) -> None:
        """Note that a warning still holds; it is looked at again after the usual time."""
        self._write(
            f"Keep a warning about {known.name}",
            partial(
                keep_warning,
                warning_id=warning.id,
                version=warning.version,
                review_on=months_later(self._today(), USUAL_MONTHS),
            ),
        )

    def end_warning(self, known: OrganisationDetails, warning: WarningSeen) -> None:
        """Take a warning away that no longer holds."""
        self._write(
            f"End a warning about {known.name}",
            partial(end_warning, warning_id=warning.id, version=warning.version),
        )

    def untag(self, known: OrganisationDetails, tag: TagBorne) -> None:
        """Take a tag off an organisation."""
        edit = BulkEdit(tags_change=TagsChange.REMOVE, tag_ids=(tag.id,))
        self._write(
            f"Untag {known.name}: {tag.name}",
            partial(change_tags, edit=edit, organisation_ids=[known.id]),
        )

    def leave_network(self, known: OrganisationDetails, network: Belonging) -> None:
        """Take an organisation out of one of its networks."""
        self._write(
            f"Take {known.name} out of {network.name}",
            partial(leave_network, organisation_id=known.id, network_id=network.id),
        )

    def remove_member(self, known: OrganisationDetails, member: Belonging) -> None:
        """Take one of its members out of a network."""
        self._write(
            f"Take {member.name} out of {known.name}",
            partial(leave_network, organisation_id=member.id, network_id=known.id),
        )

    def close(self, follow_up: FollowUpRow) -> None:
        """Note that a promise was kept."""
        self._write(
            f"Done for {follow_up.organisation}",
            partial(
                close_follow_up, follow_up_id=follow_up.id, version=follow_up.version, at=now()
            ),
        )

    def restore(self, seen: FieldSeen, value: ValueSeen) -> None:
        """Give a field a value again that it had before."""
        restoring = Restoring(
            record=seen.record,
            version=seen.version,
            field=seen.field,
            value=value.value,
        )
        self._write(
            f"Restore {seen.label} of {seen.name}",
            partial(restore_value, restoring=restoring),
        )

    def _write(self, label: str, writing: Callable[..., None]) -> None:
        self._tasks.write(label, writing, owner=self, or_else=self.refused.emit)


def _a_contact(contact: ContactSeen) -> str:
    article = "an" if contact.kind.label.startswith("E") else "a"
    return f"{article} {contact.kind.label.lower()}"
