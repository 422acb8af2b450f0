"""The forms of people, posts, contact points, objections and warnings, and how each is saved.

The label of each step names the organisation or the post, never a person.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_contacts import add_contact, change_contact
from liaison_app.actions.edit_objections import (
    add_objection,
    add_warning,
    change_objection,
    change_warning,
)
from liaison_app.actions.edit_people import add_person, hand_over_post, save_person, save_role
from liaison_app.domain.drafts import DraftAbout
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.text import tidy
from liaison_app.queries.person_details import (
    contact_kept,
    objection_kept,
    person_details,
    role_kept,
    warning_kept,
)
from liaison_app.ui.forms.contact_form import ContactForm, ContactKept, ContactOwner
from liaison_app.ui.forms.field_widgets import Today
from liaison_app.ui.forms.objection_form import (
    ObjectionForm,
    ObjectionKept,
    Subject,
    WarningForm,
    WarningKept,
)
from liaison_app.ui.forms.opener import FormOpener
from liaison_app.ui.forms.person_form import (
    PersonEditForm,
    PersonForm,
    PersonKept,
    PlaceKept,
    RoleForm,
    RoleKept,
)
from liaison_app.ui.forms.successor import SuccessorPopover
from liaison_app.ui.tasks import Tasks

Officer = Callable[[], str]


class RecordForms(FormOpener):
    """``of`` in the methods is the organisation that a step's label names.

    ``about`` is what a new record is about, by which its draft is kept.
    """

    def __init__(
        self, window: QWidget, *, tasks: Tasks, today: Today, officer: Officer = str
    ) -> None:
        super().__init__(window, tasks=tasks, today=today)
        self._officer = officer

    def new_contact(
        self, owners: Sequence[ContactOwner], *, about: DraftAbout, of: str
    ) -> ContactForm:
        """Open the form of a new way to reach somebody."""
        form = ContactForm(owners, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._add_contact, form, about, of))
        return self.open(form, about=about)

    def change_contact(
        self, owners: Sequence[ContactOwner], known: ContactKept, *, of: str
    ) -> ContactForm:
        """Open the form of a way to reach somebody."""
        form = ContactForm(owners, today=self.today, known=known, parent=self.window)
        form.save_wanted.connect(partial(self._change_contact, form, known.id, of))
        return self.open(form, about=DraftAbout(kind="contact_point", key=known.id))

    def new_objection(
        self, subjects: Sequence[Subject], *, about: DraftAbout, of: str
    ) -> ObjectionForm:
        """Open the form of a new objection."""
        form = ObjectionForm(subjects, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._add_objection, form, about, of))
        return self.open(form, about=about)

    def change_objection(
        self, subjects: Sequence[Subject], known: ObjectionKept, *, of: str
    ) -> ObjectionForm:
        """Open the form of an objection."""
        form = ObjectionForm(subjects, today=self.today, known=known, parent=self.window)
        form.save_wanted.connect(partial(self._change_objection, form, known.id, of))
        return self.open(form, about=DraftAbout(kind="objection", key=known.id))

    def new_warning(self, subject: Subject, *, about: DraftAbout, of: str) -> WarningForm:
        """Open the form of a new warning."""
        form = WarningForm(subject, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._add_warning, form, about, of))
        return self.open(form, about=about)

    def change_warning(self, subject: Subject, known: WarningKept, *, of: str) -> WarningForm:
        """Open the form of a warning."""
        form = WarningForm(subject, today=self.today, known=known, parent=self.window)
        form.save_wanted.connect(partial(self._change_warning, form, known.id, of))
        return self.open(form, about=DraftAbout(kind="warning", key=known.id))

    def new_person(  # noqa: PLR0913 - a post is begun with where it is and whose it was
        self,
        place: PlaceKept | None = None,
        *,
        tradition: str = "",
        main_contact: bool = False,
        held: Sequence[str] = (),
        surname: str = "",
        then: Callable[[int], object] | None = None,
    ) -> PersonForm:
        """Open the form of somebody who takes up a post; ``then`` gets the key of the role.

        ``held`` are the posts that others have there.
        """
        form = PersonForm(
            tasks=self.tasks,
            today=self.today,
            place=place,
            tradition=tradition,
            main_contact=main_contact,
            held=held,
            parent=self.window,
        )
        about = DraftAbout(kind="organisation", key=0 if place is None else place.id)
        form.save_wanted.connect(partial(self._add_person, form, about, then))
        return self.open(form, about=about, begun={"surname": surname})

    def change_person(self, known: PersonKept, *, of: str) -> PersonEditForm:
        """Open the form of a person."""
        form = PersonEditForm(known, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._change_person, form, known.id, of))
        return self.open(form, about=DraftAbout(kind="person", key=known.id))

    def new_role(self, person: PersonKept) -> RoleForm:
        """Open the form of another post of somebody."""
        form = RoleForm(person, tasks=self.tasks, today=self.today, parent=self.window)
        form.save_wanted.connect(partial(self._add_role, form, person.id))
        return self.open(form, about=DraftAbout(kind="person", key=person.id))

    def change_role(self, person: PersonKept, known: RoleKept) -> RoleForm:
        """Open the form of a post."""
        form = RoleForm(person, tasks=self.tasks, today=self.today, known=known, parent=self.window)
        form.save_wanted.connect(partial(self._change_role, form, known.id))
        return self.open(form, about=DraftAbout(kind="role", key=known.id))

    def ask_successor(  # noqa: PLR0913 - who left what, where, and where to ask
        self,
        where: QPoint,
        *,
        name: str,
        post: str,
        of: str,
        role_id: int,
        version: int | None,
        refused: Callable[[LiaisonError], object],
    ) -> SuccessorPopover:
        """End a post today, once the line that asks who follows is answered or closed."""
        asked = SuccessorPopover(name=name, post=post or "their successor", parent=self.window)

        def leave(successor: str) -> None:
            self.tasks.write(
                f"{post or 'Somebody'} leaves {of}",
                partial(
                    hand_over_post,
                    role_id=role_id,
                    version=version,
                    on=self.today(),
                    successor=successor,
                ),
                owner=self,
                or_else=refused,
            )

        asked.answered.connect(leave)
        asked.open_at(where)
        return asked

    def _add_contact(self, form: ContactForm, about: DraftAbout, of: str) -> None:
        writing = partial(add_contact, entry=form.entry)
        self.put(form, about=about, label=f"Add a way to reach {of}", writing=writing)

    def _change_contact(self, form: ContactForm, key: int, of: str) -> None:
        self.change(
            form,
            about=DraftAbout(kind="contact_point", key=key),
            label=f"Edit a way to reach {of}",
            writing=partial(
                change_contact, entry=form.entry, on=self.today(), officer=self._officer()
            ),
            again=partial(contact_kept, key=key),
            rebase=form.rebase,
        )

    def _add_objection(self, form: ObjectionForm, about: DraftAbout, of: str) -> None:
        writing = partial(add_objection, entry=form.entry)
        self.put(form, about=about, label=f"Note an objection of {of}", writing=writing)

    def _change_objection(self, form: ObjectionForm, key: int, of: str) -> None:
        self.change(
            form,
            about=DraftAbout(kind="objection", key=key),
            label=f"Edit an objection of {of}",
            writing=partial(change_objection, entry=form.entry),
            again=partial(objection_kept, key=key),
            rebase=form.rebase,
        )

    def _add_warning(self, form: WarningForm, about: DraftAbout, of: str) -> None:
        entry = form.entry
        writing = partial(
            add_warning,
            notice=entry.notice,
            review_on=entry.review_on,
            organisation_id=entry.organisation_id,
            person_id=entry.person_id,
        )
        self.put(form, about=about, label=f"Add a warning about {of}", writing=writing)

    def _change_warning(self, form: WarningForm, key: int, of: str) -> None:
        self.change(
            form,
            about=DraftAbout(kind="warning", key=key),
            label=f"Edit a warning about {of}",
            writing=partial(change_warning, entry=form.entry),
            again=partial(warning_kept, key=key),
            rebase=form.rebase,
        )

    def _add_person(
        self, form: PersonForm, about: DraftAbout, then: Callable[[int], object] | None
    ) -> None:
        self.put(
            form,
            about=about,
            label=f"Add a person at {form.place_name}",
            writing=partial(add_person, entry=form.entry),
            then=then,
        )

    def _change_person(self, form: PersonEditForm, key: int, of: str) -> None:
        self.change(
            form,
            about=DraftAbout(kind="person", key=key),
            label=f"Edit a person at {of}" if of else "Edit a person",
            writing=partial(save_person, entry=form.entry),
            again=partial(person_details, key=key, today=self.today()),
            rebase=form.rebase,
        )

    def _add_role(self, form: RoleForm, person_id: int) -> None:
        writing = partial(save_role, entry=form.entry)
        label = f"Add {_a_post(form)} at {form.place_name}"
        self.put(form, about=DraftAbout(kind="person", key=person_id), label=label, writing=writing)

    def _change_role(self, form: RoleForm, key: int) -> None:
        self.change(
            form,
            about=DraftAbout(kind="role", key=key),
            label=f"Edit {_a_post(form)} at {form.place_name}",
            writing=partial(save_role, entry=form.entry),
            again=partial(role_kept, key=key),
            rebase=form.rebase,
        )


def _a_post(form: RoleForm) -> str:
    return f"the post of {tidy(form.values['post'])}"
