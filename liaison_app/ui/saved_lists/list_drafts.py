"""Keeps saved lists that are being made, so that they are there again after a crash."""

import getpass
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from liaison_app.actions.keep_draft import keep_draft
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.saved_list_drafts import draft_entry, draft_text
from liaison_app.domain.saved_lists import SavedListEntry
from liaison_app.domain.when import now
from liaison_app.queries.drafts import draft_of
from liaison_app.ui.tasks import Tasks

_AFTER_MS = 700
_FORM = "saved lists"
Entries = Mapping[int, SavedListEntry]


class ListDrafts(QObject):
    """The lists of this account that are not saved, by their keys; new ones are 0 and below.

    They are written when nothing was typed for a moment.
    """

    def __init__(self, parent: QObject, *, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._place = DraftPlace(account=getpass.getuser(), form=_FORM)
        self._kept: Mapping[str, str] = {}
        self._wanted: Mapping[str, str] = {}
        self._was_read = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self.write)

    def read_once(self, then: Callable[[Entries], None]) -> None:
        """Read what was left before, the first time that it is asked for."""
        if not self._was_read:
            self._was_read = True
            reading = partial(draft_of, place=self._place)
            self._tasks.read(reading, then=partial(self._hand_on, then), owner=self)

    def keep(self, drafts: Entries) -> None:
        """Keep these, soon."""
        self._wanted = {str(key): draft_text(entry) for key, entry in drafts.items()}
        if self._wanted != self._kept:
            self._timer.start()

    def write(self) -> None:
        """Write what is to be kept."""
        if self._wanted == self._kept:
            return
        self._kept = self._wanted
        writing = partial(keep_draft, place=self._place, texts=self._kept, at=now())
        self._tasks.write("", writing, owner=self, or_else=_let_be)

    def _hand_on(self, then: Callable[[Entries], None], kept: Mapping[str, str]) -> None:
        self._kept = kept
        entries = {int(key): draft_entry(text) for key, text in kept.items()}
        then({key: entry for key, entry in entries.items() if entry is not None})


def _let_be(error: LiaisonError) -> None:
    """Let a draft go that cannot be kept: the builder itself is still there."""
