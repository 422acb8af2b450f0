"""The panel of the recipients chosen: what came of the call by one press, and who to ask for."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from liaison_app.domain.campaigns import RecipientState
from liaison_app.queries.campaigns import CampaignSeen
from liaison_app.queries.recipient_details import LetterPreview, RecipientDetails
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.ui.meanings import STATE_TONES
from liaison_app.ui.pages.campaigns.panel_cards import cards_of, letter_card
from liaison_app.ui.pages.campaigns.words import (
    FURTHER_CLICKS,
    MAIN_CLICKS,
    OneClick,
    counted,
)
from liaison_app.ui.plain import button_text, set_tooltip
from liaison_app.ui.widgets.buttons import menu_button, primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.panel import Panel
from liaison_app.ui.widgets.pill import Pill


class RecipientPanel(Panel):
    """One recipient, or the several that are chosen.

    Signals:
        clicked: the OneClick that was pressed.
        log_wanted: the form for a contact is wished.
        leave_out_wanted: leave them out of the campaign.
        bring_back_wanted: take them into it again.
        mail_list_wanted: the mail list, for as many as its entry in the menu says.
        organisation_wanted: the organisation's own page.
        move_wanted: the key of the letter that they are to get instead.
    """

    clicked = Signal(object)
    log_wanted = Signal()
    leave_out_wanted = Signal()
    bring_back_wanted = Signal()
    mail_list_wanted = Signal()
    organisation_wanted = Signal()
    move_wanted = Signal(int)

    def __init__(
        self,
        *,
        today: Callable[[], date],
        width: int,
        remember_width: Callable[[int], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(width=width, remember_width=remember_width, parent=parent)
        self._today = today
        self._shown = 0
        self._clicks: dict[str, OneClick] = {}
        log = primary_button("Log contact", "notebook-pen")
        log.clicked.connect(self.log_wanted)
        self.more = self._more_menu()
        self.add_button(log)
        self.add_button(menu_button("More", self.more))
        self._of_calls = in_lines(*(self._button(one) for one in MAIN_CLICKS))
        self._log = log
        self.add_bar(self._of_calls)

    def suit(self, campaign: CampaignSeen) -> None:
        """Offer what can be done in this campaign: calls once it is frozen, moving before."""
        draft = campaign.frozen_at is None
        for widget in (self._of_calls, self._log):
            widget.setVisible(not draft)
        for action in self._of_started:
            action.setVisible(not draft)
        self._move.clear()
        for letter in campaign.letters:
            action = self._move.addAction(button_text(letter.name))
            action.triggered.connect(partial(self.move_wanted.emit, letter.id))
        self._move.menuAction().setVisible(draft and len(campaign.letters) > 1)

    def show_recipients(self, chosen: Sequence[RecipientSeen], letter: str) -> None:
        """Show the names at once; the cards follow when they are read."""
        left_out = [one for one in chosen if one.state is RecipientState.LEFT_OUT]
        self._leave_out.setEnabled(len(left_out) < len(chosen))
        self._bring_back.setEnabled(bool(left_out))
        only = chosen[0].organisation_id if len(chosen) == 1 else 0
        if not only or only != self._shown:
            self.clear_cards()
        self._shown = only
        if only:
            self.open_for(chosen[0].name, letter)
            return
        several = counted(len(chosen), "recipient")
        self.open_about(f"{several} chosen", "One contact with all of them")
        card = Card("Chosen")
        for one in chosen[:_NAMED]:
            card.add_line("building-2", one.name, one.state.label)
        if len(chosen) > _NAMED:
            card.add_line("ellipsis", f"and {len(chosen) - _NAMED:,} more")
        self.add_card(card)

    def show_details(self, seen: RecipientSeen, details: RecipientDetails) -> None:
        """Show what was read of the one recipient chosen."""
        self.clear_cards()
        self.add_card(in_lines(*_pills(seen)))
        for card in cards_of(seen, details, today=self._today()):
            self.add_card(card)

    def show_letter(self, preview: LetterPreview) -> None:
        """Show the letter to the one recipient chosen, below what was read before."""
        self.add_card(letter_card(preview))

    def _button(self, one: OneClick) -> QPushButton:
        button = secondary_button(f"{one.text}  {one.key}")
        button.setProperty("kind", "segment")
        button.setAccessibleName(one.text)
        button.setAccessibleDescription(f"Key {one.key}")
        set_tooltip(button, f"{one.text}: press {one.key} in the list")
        button.setProperty("click", one.key)
        self._clicks[one.key] = one
        button.clicked.connect(self._on_click)
        return button

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        self._of_started: list[QAction] = []
        for one in FURTHER_CLICKS:
            self._clicks[one.key] = one
            action = menu.addAction(button_text(f"{one.text}\t{one.key}"))
            action.setProperty("click", one.key)
            action.triggered.connect(self._on_click)
            self._of_started.append(action)
        menu.addSeparator()
        self._move = menu.addMenu("Move to the letter")
        self._leave_out = QAction("Leave out…", self)
        menu.addAction(self._leave_out)
        self._leave_out.triggered.connect(self.leave_out_wanted)
        self._bring_back = QAction("Bring back", self)
        menu.addAction(self._bring_back)
        self._bring_back.triggered.connect(self.bring_back_wanted)
        menu.addSeparator()
        self.mail_list = menu.addAction("Make mail list")
        self.mail_list.triggered.connect(self.mail_list_wanted)
        self._of_started.append(self.mail_list)
        menu.addAction("Open the organisation").triggered.connect(self.organisation_wanted)
        return menu

    def _on_click(self) -> None:
        self.clicked.emit(self._clicks[str(self.sender().property("click"))])


_NAMED = 12


def _pills(seen: RecipientSeen) -> tuple[QWidget, ...]:
    pill = Pill(seen.state.label, STATE_TONES[seen.state])
    if not seen.people_told:
        return (pill,)
    return pill, Pill(f"About {counted(seen.people_told, 'person', 'people')} told", "ok")
