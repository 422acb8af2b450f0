"""One contact at the right: all that was said, and everybody it was with."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.domain.when import clock_time
from liaison_app.queries.outreach import OutreachRow
from liaison_app.ui.meanings import CHANNEL_ICONS, OUTCOME_TONES, relay_words
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import link_button, primary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.pill import Pill

_LISTED = 40


class OutreachPanel(Panel):
    """Shows a contact.

    Signals:
        organisation_wanted: the key of the organisation to open.
        next_wanted: the keys of those whom another contact is to be logged with.
    """

    organisation_wanted = Signal(int)
    next_wanted = Signal(object)

    def __init__(
        self, *, width: int, remember_width: Callable[[int], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(width=width, remember_width=remember_width, parent=parent)
        self._names: Mapping[int, str] = {}
        again = primary_button("Log the next contact", "notebook-pen")
        again.clicked.connect(self._want_next)
        self.add_button(again)

    def show_contact(self, row: OutreachRow, names: Mapping[int, str]) -> None:
        """Show a contact, and the names of all it was with by their keys."""
        self._names = names
        self.clear_cards()
        others = f"and {row.others:,} more" if row.others else ""
        self.open_for(row.organisation or "Nobody named", others)
        self.add_card(_contact_card(row))
        if row.note:
            said = Card("What was said")
            label = PlainLabel(row.note)
            label.setWordWrap(True)
            said.add(label)
            self.add_card(said)
        self.add_card(self._whom_card())

    def _whom_card(self) -> Card:
        card = Card("With whom")
        for key, name in tuple(self._names.items())[:_LISTED]:
            link = link_button(name)
            link.clicked.connect(partial(self.organisation_wanted.emit, key))
            card.add(in_lines(link))
        hidden = len(self._names) - _LISTED
        if hidden > 0:
            card.add(PlainLabel(f"and {hidden:,} more", role="small"))
        return card

    def _want_next(self) -> None:
        self.next_wanted.emit(tuple(self._names))


def _contact_card(row: OutreachRow) -> Card:
    card = Card("Contact")
    card.add(in_lines(Pill(row.outcome.label, OUTCOME_TONES[row.outcome])))
    card.add_line(CHANNEL_ICONS[row.channel], row.channel.label, row.direction.label)
    card.add_line("clock", clock_time(row.happened_at))
    if row.officer:
        card.add_line("user", row.officer)
    if row.campaign:
        card.add_line("megaphone", row.campaign)
    if row.relay is not None:
        card.add_line("send", relay_words(row.relay))
    return card
