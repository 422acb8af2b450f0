"""Opens forms, keeps drafts of them, and has them saved."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from liaison_app.domain.drafts import DraftAbout
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.ui.forms.drafts import Drafts
from liaison_app.ui.forms.field_widgets import Today
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.tasks import Tasks

Form = TypeVar("Form", bound=FormDialog)
Seen = TypeVar("Seen")


class FormOpener(QObject):
    """A form closed unsaved offers what was typed when it is opened again, even after a crash."""

    def __init__(self, window: QWidget, *, tasks: Tasks, today: Today) -> None:
        super().__init__(window)
        self.window, self.tasks, self.today = window, tasks, today
        self._drafts = Drafts(self, tasks=tasks)

    def open(
        self, form: Form, *, about: DraftAbout, begun: Mapping[str, str] | None = None
    ) -> Form:
        """Show a form about a record, begun with some texts as if typed."""
        form.type_in({name: text for name, text in (begun or {}).items() if text})
        form.show_form()
        self._drafts.attend(form, about=about)
        return form

    def put(
        self,
        form: FormDialog,
        *,
        about: DraftAbout,
        label: str,
        writing: Callable[..., int],
        then: Callable[[int], object] | None = None,
    ) -> None:
        """Save a form that adds something."""
        self.tasks.write(
            label,
            self._drafts.saving(form, about=about, writing=writing),
            owner=form,
            then=partial(_close, form, then),
            or_else=form.refuse,
        )

    def change(  # noqa: PLR0913 - a change says what, of which record, and how to look again
        self,
        form: FormDialog,
        *,
        about: DraftAbout,
        label: str,
        writing: Callable[..., int],
        again: Callable[..., Seen],
        rebase: Callable[[Seen], object],
        then: Callable[[int], object] | None = None,
    ) -> None:
        """Save a form that changes a record; where somebody saved it since, show theirs as well."""

        def refuse(error: LiaisonError) -> None:
            form.refuse(error)
            if isinstance(error, Stale):
                self.tasks.read(again, then=rebase, owner=form, or_else=form.refuse)

        self.tasks.write(
            label,
            self._drafts.saving(form, about=about, writing=writing),
            owner=form,
            then=partial(_close, form, then),
            or_else=refuse,
        )


def _close(form: FormDialog, then: Callable[[int], object] | None, key: int) -> None:
    form.close_saved()
    if then is not None:
        then(key)
