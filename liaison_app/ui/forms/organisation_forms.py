"""Opens the forms of an organisation and of what belongs to it, and has them saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from liaison_app.actions.bulk_edit import apply_bulk_edit
from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.edit_memberships import join_network
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.drafts import DraftAbout
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.holders import Holder
from liaison_app.domain.organisations import Kind
from liaison_app.domain.text import tidy
from liaison_app.queries.bulk_choices import BulkChoices, bulk_choices
from liaison_app.queries.organisation_details import (
    ContactSeen,
    ObjectionSeen,
    OrganisationDetails,
    WarningSeen,
    details,
)
from liaison_app.queries.person_details import PersonDetails, person_details
from liaison_app.ui.forms.assigned_form import AssignedForm
from liaison_app.ui.forms.contact_form import ContactForm, ContactOwner
from liaison_app.ui.forms.field_widgets import Today
from liaison_app.ui.forms.membership_forms import MemberForm, NetworkForm
from liaison_app.ui.forms.objection_form import ObjectionForm, Subject, WarningForm
from liaison_app.ui.forms.organisation_form import OrganisationForm
from liaison_app.ui.forms.person_form import PersonForm
from liaison_app.ui.forms.record_forms import Officer, RecordForms
from liaison_app.ui.forms.successor import SuccessorPopover
from liaison_app.ui.forms.tag_form import TagOneForm, colour_in
from liaison_app.ui.tasks import Tasks


class Forms(RecordForms):
    """A form closed unsaved offers what was typed when it is opened again.

    Signals:
        saved: the key of an organisation that was saved with its form.
        refused: a LiaisonError that says why a form was not opened.
    """

    saved = Signal(int)
    refused = Signal(object)

    def __init__(
        self, window: QWidget, *, tasks: Tasks, today: Today, officer: Officer = str
    ) -> None:
        super().__init__(window, tasks=tasks, today=today, officer=officer)

    def new(self, *, kind: Kind | None = None, name: str = "") -> OrganisationForm:
        """Open the form of a new organisation, of this kind and with this name typed already."""
        form = OrganisationForm(today=self.today, parent=self.window)
        if kind is not None:
            form.fill({"kind": kind.label})
        form.save_wanted.connect(partial(self._add, form))
        return self.open(form, about=_about(0), begun={"name": name})

    def edit(self, known: OrganisationDetails) -> OrganisationForm:
        """Open the form of an organisation."""
        form = OrganisationForm(known, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._change, form, known.id))
        return self.open(form, about=_about(known.id))

    def assign(self, known: OrganisationDetails) -> None:
        """Open the form of its ward and its officer, once it is read what there is to choose."""
        choices = partial(bulk_choices, organisation_ids=[known.id], today=self.today())
        self.tasks.read(choices, then=partial(self._open_assigned, known), owner=self)

    def add_contact(self, known: OrganisationDetails) -> ContactForm:
        """Open the form of a new way to reach them."""
        return self.new_contact(_owners(known), about=_about(known.id), of=known.name)

    def edit_contact(self, known: OrganisationDetails, contact: ContactSeen) -> ContactForm:
        """Open the form of a way to reach them."""
        return self.change_contact(_owners(known), contact, of=known.name)

    def add_person(self, known: OrganisationDetails) -> PersonForm:
        """Open the form of somebody who takes up a post."""
        return self.new_person(
            known,
            tradition=str(known.fields["tradition"]),
            main_contact=not known.holders,
            held=[one.post for one in known.holders],
        )

    def edit_person(self, known: OrganisationDetails, holder: Holder) -> None:
        """Open the form of somebody in a post, once they are read."""
        self._with_person(holder, partial(self._open_person, known.name))

    def edit_role(self, holder: Holder) -> None:
        """Open the form of somebody's post, once it is read."""
        self._with_person(holder, partial(self._open_role, holder.role_id))

    def leave(
        self,
        known: OrganisationDetails,
        holder: Holder,
        *,
        where: QPoint,
        refused: Callable[[LiaisonError], object],
    ) -> SuccessorPopover:
        """Note that somebody has left a post today, and ask who follows."""
        return self.ask_successor(
            where,
            name=holder.shown,
            post=holder.post,
            of=known.name,
            role_id=holder.role_id,
            version=None,
            refused=refused,
        )

    def add_objection(self, known: OrganisationDetails) -> ObjectionForm:
        """Open the form of a new objection."""
        return self.new_objection(_subjects(known), about=_about(known.id), of=known.name)

    def edit_objection(self, known: OrganisationDetails, objection: ObjectionSeen) -> ObjectionForm:
        """Open the form of an objection."""
        return self.change_objection(_subjects(known), objection, of=known.name)

    def add_warning(self, known: OrganisationDetails) -> WarningForm:
        """Open the form of a new warning."""
        subject = Subject(label=known.name, organisation_id=known.id)
        return self.new_warning(subject, about=_about(known.id), of=known.name)

    def edit_warning(self, known: OrganisationDetails, warning: WarningSeen) -> WarningForm:
        """Open the form of a warning."""
        subject = Subject(label=known.name, organisation_id=known.id)
        return self.change_warning(subject, warning, of=known.name)

    def add_tag(self, known: OrganisationDetails) -> TagOneForm:
        """Ask which tag an organisation is to bear."""
        form = TagOneForm(known.name, tasks=self.tasks, parent=self.window)
        form.save_wanted.connect(partial(self._tag, form, known))
        return self.open(form, about=_about(known.id))

    def add_to_network(self, known: OrganisationDetails) -> NetworkForm:
        """Ask which network an organisation belongs to."""
        without = {known.id, *(one.id for one in known.networks)}
        form = NetworkForm(known.name, tasks=self.tasks, without=without, parent=self.window)
        form.save_wanted.connect(partial(self._join, form, known))
        return self.open(form, about=_about(known.id))

    def add_member(self, known: OrganisationDetails) -> MemberForm:
        """Ask which organisation belongs to a network."""
        without = {known.id, *(one.id for one in known.members)}
        form = MemberForm(known.name, tasks=self.tasks, without=without, parent=self.window)
        form.save_wanted.connect(partial(self._take_in, form, known))
        return self.open(form, about=_about(known.id))

    def _open_assigned(self, known: OrganisationDetails, choices: BulkChoices) -> None:
        form = AssignedForm(known, choices, parent=self.window)
        form.save_wanted.connect(partial(self._assign, form, known))
        self.open(form, about=_about(known.id))

    def _assign(self, form: AssignedForm, known: OrganisationDetails) -> None:
        self.put(
            form,
            about=_about(known.id),
            label=f"Edit {known.name}",
            writing=partial(
                apply_bulk_edit,
                edit=form.edit,
                organisation_ids=[known.id],
                today=self.today(),
            ),
        )

    def _tag(self, form: TagOneForm, known: OrganisationDetails) -> None:
        self.put(
            form,
            about=_about(known.id),
            label=f"Tag {known.name}: {form.name}",
            writing=partial(
                tag_anew, name=form.name, colour=colour_in(form), organisation_ids=[known.id]
            ),
        )

    def _join(self, form: NetworkForm, known: OrganisationDetails) -> None:
        self.put(
            form,
            about=_about(known.id),
            label=f"Add {known.name} to {form.name}",
            writing=partial(join_network, organisation_ids=[known.id], network_id=form.key),
        )

    def _take_in(self, form: MemberForm, known: OrganisationDetails) -> None:
        self.put(
            form,
            about=_about(known.id),
            label=f"Add {form.name} to {known.name}",
            writing=partial(join_network, organisation_ids=[form.key], network_id=known.id),
        )

    def _add(self, form: OrganisationForm) -> None:
        self.put(
            form,
            about=_about(0),
            label=f"Add {tidy(form.values['name'])}",
            writing=partial(save_organisation, entry=form.entry),
            then=self.saved.emit,
        )

    def _change(self, form: OrganisationForm, key: int) -> None:
        self.change(
            form,
            about=_about(key),
            label=f"Edit {tidy(form.values['name'])}",
            writing=partial(save_organisation, entry=form.entry),
            again=partial(details, key=key, today=self.today()),
            rebase=form.rebase,
            then=self.saved.emit,
        )

    def _with_person(self, holder: Holder, then: partial[None]) -> None:
        reading = partial(person_details, key=holder.person_id, today=self.today())
        self.tasks.read(reading, then=then, owner=self, or_else=self._refuse)

    def _refuse(self, error: LiaisonError) -> None:
        self.refused.emit(error)

    def _open_person(self, of: str, person: PersonDetails) -> None:
        self.change_person(person, of=of)

    def _open_role(self, role_id: int, person: PersonDetails) -> None:
        for role in (*person.posts, *person.former):
            if role.id == role_id:
                self.change_role(person, role)


def _about(key: int) -> DraftAbout:
    return DraftAbout(kind="organisation", key=key)


def _owners(known: OrganisationDetails) -> list[ContactOwner]:
    """Return whose a contact point may be: the organisation's, or somebody's in a post there."""
    people = [ContactOwner(label=one.shown, role_id=one.role_id) for one in known.holders]
    return [ContactOwner(label=known.name, organisation_id=known.id), *people]


def _subjects(known: OrganisationDetails) -> list[Subject]:
    people = [Subject(label=one.shown, person_id=one.person_id) for one in known.holders]
    return [Subject(label=known.name, organisation_id=known.id), *people]
