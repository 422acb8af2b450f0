"""By what this account left its list narrowed: the tab and the filters, found so at the next start.

They may name people's posts, tags and officers, so they lie in the workspace, encrypted and beside
the drafts, and not among this user's settings. What was searched for is not kept.
"""

import getpass
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from liaison_app.domain.criteria import from_json, to_json
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.when import now
from liaison_app.queries.list_as_left import as_left
from liaison_app.store.database import Database
from liaison_app.store.written import Busy
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import ListNarrowed

_AFTER_MS = 1_500
_FORM = "list of organisations"
_CRITERIA, _LIST = "criteria", "list"
_PLAIN = ListNarrowed()


class AsLeft(QObject):
    """Reads it once, and writes it again when nothing has been changed for a moment."""

    def __init__(self, parent: QObject, *, tasks: Tasks, database: Database) -> None:
        super().__init__(parent)
        self._tasks, self._database = tasks, database
        self._place = DraftPlace(account=getpass.getuser(), form=_FORM)
        self._kept = self._wanted = _PLAIN
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self.write)

    def read(self) -> ListNarrowed:
        """Return what the list was narrowed by; plain where that takes time to know, or is none."""
        texts = self._database.read_rows(partial(as_left, place=self._place))
        self._kept = self._wanted = _PLAIN if isinstance(texts, Busy) else _narrowed(texts)
        return self._kept

    def keep(self, narrowed: ListNarrowed) -> None:
        """Keep this, soon."""
        self._wanted = narrowed
        if self._wanted != self._kept:
            self._soon.start()

    def write(self) -> None:
        """Write what is to be kept."""
        from liaison_app.actions.keep_draft import keep_draft  # noqa: PLC0415 - not for the first list

        self._soon.stop()
        if self._wanted != self._kept:
            self._kept = self._wanted
            work = partial(keep_draft, place=self._place, texts=_texts(self._kept), at=now())
            self._tasks.write("", work, owner=self, or_else=_let_be)


def _texts(narrowed: ListNarrowed) -> Mapping[str, str]:
    if narrowed == _PLAIN:
        return {}
    texts = {_CRITERIA: to_json(narrowed.criteria)}
    if narrowed.saved_list_id is not None:
        texts[_LIST] = str(narrowed.saved_list_id)
    return texts


def _narrowed(texts: Mapping[str, str]) -> ListNarrowed:
    """Return what was kept; plain where another version of the program wrote it."""
    try:
        criteria = from_json(texts.get(_CRITERIA, "{}"))
    except ValueError:
        return _PLAIN
    kept = texts.get(_LIST, "")
    return ListNarrowed(criteria=criteria, saved_list_id=int(kept) if kept.isdecimal() else None)


def _let_be(error: LiaisonError) -> None:
    """Let it go where it cannot be kept: the list itself is there."""
