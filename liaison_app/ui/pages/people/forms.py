"""Opens the forms of a person, of their posts and of how to reach them in those."""

from collections.abc import Callable

from PySide6.QtCore import QPoint

from liaison_app.domain.drafts import DraftAbout
from liaison_app.domain.errors import LiaisonError
from liaison_app.queries.person_details import (
    PersonalContact,
    PersonalObjection,
    PersonalWarning,
    PersonDetails,
    RoleSeen,
)
from liaison_app.ui.forms.contact_form import ContactForm, ContactOwner
from liaison_app.ui.forms.objection_form import ObjectionForm, Subject, WarningForm
from liaison_app.ui.forms.person_form import PersonEditForm
from liaison_app.ui.forms.record_forms import RecordForms
from liaison_app.ui.forms.successor import SuccessorPopover

Refused = Callable[[LiaisonError], object]


class PersonForms(RecordForms):
    """The steps are named after the organisation where the person holds a post."""

    def edit(self, known: PersonDetails) -> PersonEditForm:
        """Open the form of a person."""
        return self.change_person(known, of=place_of(known))

    def add_contact(self, known: PersonDetails) -> ContactForm:
        """Open the form of a new way to reach them in a post of theirs."""
        return self.new_contact(_owners(known), about=_about(known), of=place_of(known))

    def edit_contact(self, known: PersonDetails, contact: PersonalContact) -> ContactForm:
        """Open the form of a way to reach them."""
        return self.change_contact(_owners(known), contact, of=place_of(known))

    def add_objection(self, known: PersonDetails) -> ObjectionForm:
        """Open the form of a new objection."""
        return self.new_objection([_subject(known)], about=_about(known), of="a person")

    def edit_objection(self, known: PersonDetails, objection: PersonalObjection) -> ObjectionForm:
        """Open the form of an objection of theirs."""
        return self.change_objection([_subject(known)], objection, of="a person")

    def add_warning(self, known: PersonDetails) -> WarningForm:
        """Open the form of a new warning."""
        return self.new_warning(_subject(known), about=_about(known), of="a person")

    def edit_warning(self, known: PersonDetails, warning: PersonalWarning) -> WarningForm:
        """Open the form of a warning about them."""
        return self.change_warning(_subject(known), warning, of="a person")

    def leave(
        self, known: PersonDetails, role: RoleSeen, *, where: QPoint, refused: Refused
    ) -> SuccessorPopover:
        """Note that they have left a post today, and ask who follows."""
        return self.ask_successor(
            where,
            name=known.shown,
            post=role.post,
            of=role.place.name,
            role_id=role.id,
            version=role.version,
            refused=refused,
        )


def place_of(known: PersonDetails) -> str:
    """Return the name of the organisation where somebody holds, or held, a post."""
    roles = (*known.posts, *known.former)
    return roles[0].place.name if roles else "no organisation"


def _about(known: PersonDetails) -> DraftAbout:
    return DraftAbout(kind="person", key=known.id)


def _owners(known: PersonDetails) -> list[ContactOwner]:
    """Return the posts in which a contact point may be theirs."""
    roles = known.posts or known.former
    return [
        ContactOwner(label=f"{role.post}, {role.place.name}", role_id=role.id) for role in roles
    ]


def _subject(known: PersonDetails) -> Subject:
    return Subject(label=known.shown, person_id=known.id)
