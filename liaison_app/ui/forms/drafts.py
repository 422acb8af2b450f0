"""Keeps what is typed into forms and not saved, and offers it when the form is opened again.

Writing is done in the background, and a crash costs a second at most. A save drops the draft in the
same step, so that what was saved is never offered again.
"""

import getpass
from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from liaison_app.actions.keep_draft import keep_draft, save_and_drop
from liaison_app.domain.drafts import DraftAbout, DraftPlace
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import now
from liaison_app.queries.drafts import draft_of
from liaison_app.ui.forms.bulk_edit_form import BulkEditForm
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.tasks import Tasks

T = TypeVar("T")


class Drafts(QObject):
    """The drafts of this account; the writes that keep them are no steps and are not told."""

    def __init__(self, parent: QObject, *, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._account = getpass.getuser()
        self._kept: set[DraftPlace] = set()

    def attend(self, form: FormDialog | BulkEditForm, *, about: DraftAbout) -> None:
        """Offer the form what was left in it, and keep what is typed into it from now on."""
        place, begun = self._place(form, about), form.changed
        keep = partial(self._keep, place)
        form.typed.connect(keep)
        form.left.connect(keep)
        form.begun_afresh.connect(partial(keep, {}))
        reading = partial(draft_of, place=place)
        then = partial(self._offer, form, place, begun)
        self._tasks.read(reading, then=then, owner=form, or_else=_let_be)

    def saving(
        self, form: FormDialog | BulkEditForm, *, about: DraftAbout, writing: Callable[..., T]
    ) -> Callable[..., T]:
        """Return the writing, which forgets the draft of the form as well."""
        return partial(save_and_drop, writing=writing, place=self._place(form, about))

    def _place(self, form: FormDialog | BulkEditForm, about: DraftAbout) -> DraftPlace:
        return DraftPlace(
            account=self._account,
            form=f"{type(form).__name__} {about.kind}",
            record=about.key,
        )

    def _offer(
        self,
        form: FormDialog | BulkEditForm,
        place: DraftPlace,
        begun: Mapping[str, str],
        draft: Mapping[str, str],
    ) -> None:
        """Offer a draft where nothing was typed since the form was opened."""
        if draft:
            self._kept.add(place)
            if form.changed == begun:
                form.offer({**draft, **begun})

    def _keep(self, place: DraftPlace, texts: Mapping[str, str]) -> None:
        if not texts and place not in self._kept:
            return
        (self._kept.add if texts else self._kept.discard)(place)
        writing = partial(keep_draft, place=place, texts=dict(texts), at=now())
        self._tasks.write("", writing, owner=self, or_else=_let_be)


def _let_be(error: LiaisonError) -> None:
    """Let a draft go that cannot be kept or read: the form itself is still there."""
