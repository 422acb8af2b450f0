"""Opens the forms of organisations, keeps what was typed in them, and has it saved."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_contacts import (
    add_contact,
)
from liaison_app.actions.edit_objections import (
    add_objection,
    add_warning,
)
from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.actions.edit_people import add_person
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.organisations import Kind
from liaison_app.domain.text import tidy
from liaison_app.queries.organisation_details import (
    OrganisationDetails,
    details,
)
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.forms.small_forms import (
    ContactForm,
    ObjectionForm,
    PersonForm,
    WarningForm,
)
from liaison_app.ui.pages.organisations.organisation_form import OrganisationForm
from liaison_app.ui.tasks import Tasks

Form = TypeVar("Form", bound=FormDialog)


class Forms(QObject):
    """A form closed unsaved offers what was typed when it is opened again.

    Signals:
        saved: the key of an organisation that was saved with its form.
    """

    saved = Signal(int)

    def __init__(self, window: QWidget, *, tasks: Tasks, today: Callable[[], date]) -> None:
        super().__init__(window)
        self._window, self._tasks, self._today = window, tasks, today
        self._drafts: dict[tuple[str, int], Mapping[str, str]] = {}

    def new(self, *, kind: Kind | None = None, name: str = "") -> OrganisationForm:
        """Open the form of a new organisation, of this kind and with this name typed already."""
        form = OrganisationForm(parent=self._window)
        if kind is not None:
            form.fill({"kind": kind.label})
        self._open(form, key=0, typed={"name": name})
        form.save_wanted.connect(partial(self._save, form))
        return form

    def edit(self, known: OrganisationDetails) -> OrganisationForm:
        """Open the form of an organisation."""
        form = self._open(OrganisationForm(known, parent=self._window), key=known.id)
        form.save_wanted.connect(partial(self._save, form))
        return form

    def add_contact(self, known: OrganisationDetails) -> ContactForm:
        """Open the form of a new way to reach them."""
        form = self._open(ContactForm(known, parent=self._window), key=known.id)
        label = f"Add a way to reach {known.name}"
        form.save_wanted.connect(partial(self._add, form, label, add_contact))
        return form

    def add_person(self, known: OrganisationDetails) -> PersonForm:
        """Open the form of somebody who takes up a post."""
        form = PersonForm(known, today=self._today, parent=self._window)
        label = f"Add a person at {known.name}"
        self._open(form, key=known.id)
        form.save_wanted.connect(partial(self._add, form, label, add_person))
        return form

    def add_objection(self, known: OrganisationDetails) -> ObjectionForm:
        """Open the form of an objection."""
        form = ObjectionForm(known, today=self._today, parent=self._window)
        label = f"Note an objection of {known.name}"
        self._open(form, key=known.id)
        form.save_wanted.connect(partial(self._add, form, label, add_objection))
        return form

    def add_warning(self, known: OrganisationDetails) -> WarningForm:
        """Open the form of a warning."""
        form = WarningForm(known, today=self._today, parent=self._window)
        self._open(form, key=known.id)
        form.save_wanted.connect(partial(self._warn, form, known.name))
        return form

    def _open(self, form: Form, *, key: int, typed: Mapping[str, str] | None = None) -> Form:
        place = (type(form).__name__, key)
        form.offer(self._drafts.get(place, {}))
        if typed and any(typed.values()):
            form.type_in(typed)
        form.left.connect(partial(self._keep_draft, place))
        form.accepted.connect(partial(self._drafts.pop, place, None))
        form.show_form()
        return form

    def _keep_draft(self, place: tuple[str, int], draft: Mapping[str, str]) -> None:
        self._drafts[place] = draft

    def _save(self, form: OrganisationForm) -> None:
        entry = form.entry
        name = tidy(form.values["name"])
        self._tasks.write(
            f"Edit {name}" if entry.organisation_id else f"Add {name}",
            partial(save_organisation, entry=entry),
            owner=form,
            then=partial(self._saved, form),
            or_else=partial(self._refuse, form),
        )

    def _saved(self, form: FormDialog, key: int) -> None:
        form.close_saved()
        self.saved.emit(key)

    def _refuse(self, form: OrganisationForm, error: LiaisonError) -> None:
        form.refuse(error)
        key = form.entry.organisation_id
        if isinstance(error, Stale) and key is not None:
            again = partial(details, key=key, today=self._today())
            self._tasks.read(again, then=form.rebase, owner=form)

    def _add(
        self,
        form: ContactForm | PersonForm | ObjectionForm,
        label: str,
        adding: Callable[..., int],
    ) -> None:
        self._put(form, label, partial(adding, entry=form.entry))

    def _warn(self, form: WarningForm, name: str) -> None:
        entry = form.entry
        writing = partial(
            add_warning,
            organisation_id=entry.organisation_id,
            notice=entry.notice,
            review_on=entry.review_on,
        )
        self._put(form, f"Add a warning about {name}", writing)

    def _put(self, form: FormDialog, label: str, writing: Callable[..., int]) -> None:
        self._tasks.write(
            label,
            writing,
            owner=form,
            then=partial(_close, form),
            or_else=form.refuse,
        )


def _close(form: FormDialog, key: int) -> None:  # noqa: ARG001 - the form needs no key
    form.close_saved()
