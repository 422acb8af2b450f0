"""What an officer does with the recipients chosen: notes a call, leaves them out, brings them back.

Each is one write, and so one Undo, however many are chosen.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.actions.run_campaign import bring_back, leave_out, move_recipients
from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.outreach import Channel, OutreachEntry, RelayEntry
from liaison_app.queries.campaigns import LetterSeen
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.ui.pages.campaigns.popovers import PassedOnPopover, ReasonPopover
from liaison_app.ui.pages.campaigns.words import PASSED_ON, OneClick, counted
from liaison_app.ui.tasks import Tasks


class RecipientWork:
    """Writes for a page, which is asked again for what has changed."""

    def __init__(
        self,
        page: QWidget,
        *,
        tasks: Tasks,
        clock: Callable[[], datetime],
        officer_id: Callable[[], int | None],
    ) -> None:
        self._page, self._tasks = page, tasks
        self._clock, self._officer_id = clock, officer_id

    def note(
        self, campaign_id: int, one: OneClick, chosen: Sequence[RecipientSeen], where: QPoint
    ) -> None:
        """Write what came of a call with those chosen, once the number told is known."""
        if one is not PASSED_ON:
            self._write(campaign_id, one, chosen, one.relay)
            return
        popover = PassedOnPopover(len(chosen), self._page)
        popover.answered.connect(partial(self._write, campaign_id, one, chosen))
        popover.open_at(where)

    def ask_reason(self, campaign_id: int, chosen: Sequence[RecipientSeen], where: QPoint) -> None:
        """Leave those out who are not yet, once there is a reason."""
        still_in = [one for one in chosen if one.state is not RecipientState.LEFT_OUT]
        if still_in:
            popover = ReasonPopover(_whom(still_in), self._page)
            popover.answered.connect(partial(self._leave_out, campaign_id, still_in))
            popover.open_at(where)

    def move(self, campaign_id: int, chosen: Sequence[RecipientSeen], letter: LetterSeen) -> None:
        """Have those who get another letter of a draft get this one."""
        others = [one for one in chosen if one.letter_id != letter.id]
        if others:
            writing = partial(
                move_recipients,
                campaign_id=campaign_id,
                organisation_ids=_keys(others),
                letter_id=letter.id,
            )
            label = f"Move {_whom(others)} to the letter {letter.name}"
            self._tasks.write(label, writing, owner=self._page)

    def bring_back(self, campaign_id: int, chosen: Sequence[RecipientSeen]) -> None:
        """Take those into the campaign again who were left out."""
        out = [one for one in chosen if one.state is RecipientState.LEFT_OUT]
        if out:
            writing = partial(bring_back, campaign_id=campaign_id, organisation_ids=_keys(out))
            self._tasks.write(f"Bring back {_whom(out)}", writing, owner=self._page)

    def _write(
        self,
        campaign_id: int,
        one: OneClick,
        chosen: Sequence[RecipientSeen],
        relay: RelayEntry | None,
    ) -> None:
        entry = OutreachEntry(
            organisation_ids=_keys(chosen),
            channel=Channel.CALL,
            outcome=one.outcome,
            happened_at=self._clock(),
            campaign_id=campaign_id,
            relay=relay,
        )
        writing = partial(log_outreach, entry=entry, officer_id=self._officer_id())
        self._tasks.write(f"{one.text}: {_whom(chosen)}", writing, owner=self._page)

    def _leave_out(self, campaign_id: int, chosen: Sequence[RecipientSeen], reason: str) -> None:
        writing = partial(
            leave_out, campaign_id=campaign_id, organisation_ids=_keys(chosen), reason=reason
        )
        self._tasks.write(f"Leave out {_whom(chosen)}", writing, owner=self._page)


def _keys(chosen: Sequence[RecipientSeen]) -> tuple[int, ...]:
    return tuple(one.organisation_id for one in chosen)


def _whom(chosen: Sequence[RecipientSeen]) -> str:
    return chosen[0].name if len(chosen) == 1 else counted(len(chosen), "recipient")
