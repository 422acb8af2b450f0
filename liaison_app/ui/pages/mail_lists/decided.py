"""What the officer decided of some in a list: in anyway, left out, written to at which address."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_app.domain.mail_lists import (
    AlreadySent,
    EmailChosen,
    IncludedAnyway,
    MailListWanted,
)
from liaison_app.ui.pages.mail_lists.text_popover import ReasonPopover


class Decided(QObject):
    """Holds for as long as the list is for the same people.

    Signals:
        changed: something else is decided now; the list is to be looked over again.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = MailListWanted()

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why some are in the list anyway, each reason once: "included anyway (2): they asked"."""
        given = [one.reason for one in self._wanted.anyway]
        return tuple(
            f"included anyway ({given.count(why):,}): {why}" for why in dict.fromkeys(given)
        )

    def apply(self, wanted: MailListWanted) -> MailListWanted:
        """Return what is wanted with all that was decided."""
        mine = self._wanted
        return replace(
            wanted,
            already_sent=mine.already_sent,
            anyway=mine.anyway,
            without=mine.without,
            emails=mine.emails,
        )

    def show(self, wanted: MailListWanted) -> None:
        """Take over what was decided of another list, without saying so."""
        self._wanted = wanted

    def begin_again(self) -> None:
        """Drop all that was decided, without saying so."""
        self._wanted = MailListWanted()

    def write_again(self, again: bool) -> None:  # noqa: FBT001 - what a tick box says
        """Take in those the letter was sent to before, or leave them out."""
        sent = AlreadySent.WRITE_AGAIN if again else AlreadySent.LEAVE_OUT
        self._decide(replace(self._wanted, already_sent=sent))

    def ask_why_anyway(self, keys: Sequence[int], *, below: QWidget) -> None:
        """Ask for the reason why these organisations are taken in all the same."""
        many = "it" if len(keys) == 1 else f"these {len(keys):,}"
        popover = ReasonPopover(f"Why include {many} anyway?", "Include", below)
        popover.given.connect(partial(self._include, keys))
        popover.open_below(below)

    def drop_anyway(self) -> None:
        """Leave out again all that were taken in anyway."""
        self._decide(replace(self._wanted, anyway=()))

    def leave_out(self, refs: Iterable[str]) -> None:
        """Leave the rows of these Refs out of this list."""
        without = tuple(dict.fromkeys((*self._wanted.without, *refs)))
        self._decide(replace(self._wanted, without=without))

    def put_back(self, refs: Iterable[str]) -> None:
        """Take the rows of these Refs in again."""
        back = frozenset(refs)
        without = tuple(ref for ref in self._wanted.without if ref not in back)
        self._decide(replace(self._wanted, without=without))

    def choose_email(self, chosen: EmailChosen) -> None:
        """Have a row of this list go to this one of its addresses."""
        others = (one for one in self._wanted.emails if one.ref != chosen.ref)
        self._decide(replace(self._wanted, emails=(*others, chosen)))

    def drop_emails(self) -> None:
        """Ask again which address each row goes to."""
        self._decide(replace(self._wanted, emails=()))

    def _include(self, keys: Sequence[int], reason: str) -> None:
        new = (IncludedAnyway(organisation_id=key, reason=reason) for key in keys)
        self._decide(replace(self._wanted, anyway=(*self._wanted.anyway, *new)))

    def _decide(self, wanted: MailListWanted) -> None:
        self._wanted = wanted
        self.changed.emit()
