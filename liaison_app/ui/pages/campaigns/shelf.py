"""The campaigns to choose from: the list of them, sieved by words, and what an empty one says."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from liaison_app.domain.text import fold
from liaison_app.queries.campaigns import CampaignRow
from liaison_app.ui.pages.campaigns.campaign_list import CampaignList
from liaison_app.ui.widgets.empty_state import EmptyState

_WHAT_IT_IS = (
    "A campaign is what the team does about an incident: one letter for each audience,\n"
    "and who of those who get it has been reached and has passed it on by the deadline."
)


class CampaignShelf(QStackedWidget):
    """The list, or why there is nothing in it.

    Signals:
        opened: the key of the campaign chosen.
        new_wanted: the form for a new campaign.
    """

    opened = Signal(int)
    new_wanted = Signal()

    def __init__(self, *, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[CampaignRow] = ()
        self._words = ""
        self.list = CampaignList(today=today)
        self.list.opened.connect(self.opened)
        self.empty = EmptyState(
            "megaphone", "No campaign yet", hint=_WHAT_IT_IS, action="New campaign"
        )
        self.empty.pressed.connect(self.new_wanted)
        self._no_match = EmptyState("search", "")
        for part in (self.list, self.empty, self._no_match):
            self.addWidget(part)

    @property
    def meant(self) -> CampaignRow | None:
        """The campaign whose card has the focus, else the newest one with recipients."""
        focused = self.list.focused_id
        shown = self._found()
        frozen = (row for row in shown if row.frozen_at is not None)
        return next((row for row in shown if row.id == focused), next(frozen, None))

    def show_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        """Show these campaigns, as far as the words find them."""
        self._rows = rows
        self.sieve(self._words)

    def sieve(self, words: str) -> None:
        """Show the campaigns whose name, incident or letters hold every one of these words."""
        self._words = words
        found = self._found()
        self.list.show_campaigns(found)
        if not self._rows:
            self.setCurrentWidget(self.empty)
        elif found:
            self.setCurrentWidget(self.list)
        else:
            self._no_match.say(f"No campaign matches “{words.strip()}”.", hint="Try fewer letters.")
            self.setCurrentWidget(self._no_match)

    def go_to_first(self) -> None:
        """Open the only campaign found, or put the cursor on the first."""
        found = self._found()
        if len(found) == 1:
            self.opened.emit(found[0].id)
        elif found:
            self.list.cards[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _found(self) -> Sequence[CampaignRow]:
        wanted = fold(self._words).split()
        return [row for row in self._rows if all(word in _words_of(row) for word in wanted)]


def _words_of(row: CampaignRow) -> str:
    return fold(" ".join((row.name, row.incident, *row.letters)))
