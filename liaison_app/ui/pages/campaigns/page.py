"""The campaigns: the list of them, and one of them with its recipients to work through."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from liaison_app.actions.run_campaign import freeze_audience
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.queries.campaigns import CampaignRow, CampaignWhole, campaign_whole, campaigns
from liaison_app.queries.recipient_details import (
    LetterPreview,
    RecipientDetails,
    letter_preview,
    recipient_details,
)
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.pages.campaigns.campaign_view import CampaignView
from liaison_app.ui.pages.campaigns.forms import CampaignForms
from liaison_app.ui.pages.campaigns.list_wanted import list_in_words, list_of, say_why_nobody
from liaison_app.ui.pages.campaigns.recipient_panel import RecipientPanel
from liaison_app.ui.pages.campaigns.recipient_work import RecipientWork
from liaison_app.ui.pages.campaigns.recipients_view import RecipientsView
from liaison_app.ui.pages.campaigns.shelf import CampaignShelf
from liaison_app.ui.pages.campaigns.words import FURTHER_CLICKS, MAIN_CLICKS, OneClick
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.buttons import name_button, primary_button, secondary_button
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    CampaignShown,
    LogOutreachWanted,
    MailListShown,
    OrganisationsShown,
)

_SEARCH_LIST = "Search campaigns"
_SEARCH_RECIPIENTS = "Search recipients"


class CampaignsPage(Page):
    """The list of campaigns, or the one that is open."""

    tables = frozenset(
        {
            "campaign",
            "incident",
            "letter",
            "recipient",
            "reporting_route",
            "outreach",
            "outreach_with",
            "relay",
            "organisation",
            "person",
            "role",
            "contact_point",
            "objection",
            "warning",
        }
    )
    place = CampaignShown()

    def __init__(  # noqa: PLR0913 - a page lists what it needs
        self,
        *,
        tasks: Tasks,
        database: Database,
        today: Callable[[], date],
        clock: Callable[[], datetime],
        officer_id: Callable[[], int | None],
        remembered: Remembered,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("Campaigns", parent)
        self._tasks, self._clock, self._today = tasks, clock, today
        self._work = RecipientWork(self, tasks=tasks, clock=clock, officer_id=officer_id)
        self._whole: CampaignWhole | None = None
        self._open_id: int | None = None
        self.forms = CampaignForms(self, tasks=tasks, database=database, clock=clock)
        self.forms.started.connect(self._open)
        self._mail_button = secondary_button("Make mail list", "file-text")
        self._mail_button.clicked.connect(self._make_mail_list)
        self._new_button = primary_button("New campaign", "plus")
        self._new_button.clicked.connect(self.new)
        self.shelf = CampaignShelf(today=today)
        self.search_box = self.header.add_search(_SEARCH_LIST, hint="")
        self.recipients = RecipientsView(
            tasks=tasks, database=database, today=today, search=self.search_box
        )
        self.view = CampaignView(recipients=self.recipients, today=today)
        self.panel = RecipientPanel(
            today=today,
            width=remembered.settings.panel_width,
            remember_width=remembered.keep_panel_width,
        )
        self._menu = QMenu(self)
        self._body = QStackedWidget()
        self._lay_out()
        self._connect()
        remembered.arrange(self.recipients.table, "recipients")

    def reload(self) -> None:
        """Read the list of campaigns, or the one that is open, in the background."""
        if self._open_id is None:
            self._tasks.read(campaigns, then=self._show_list, owner=self)
            return
        find = partial(campaign_whole, campaign_id=self._open_id)
        self._tasks.read(find, then=self._show_whole, owner=self, or_else=self._not_there)

    def open_at(self, argument: object) -> None:
        """Show one campaign, or the list of them."""
        if isinstance(argument, CampaignShown) and argument.campaign_id is not None:
            self._open(argument.campaign_id)
        elif isinstance(argument, CampaignShown):
            self._back()

    def new(self) -> None:
        """Open the form for a new campaign; what was begun before is still there."""
        self.forms.new()

    def edit(self) -> None:
        """Open the form of the campaign that is shown; what was begun in it is still there."""
        if self._whole is not None:
            self.forms.edit(self._whole.campaign.id)

    def search(self) -> None:
        """Go to the search within the recipients."""
        if self.search_box.isVisible():
            self.search_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search_box.selectAll()

    def export(self) -> None:
        """Make letters or a list of the recipients chosen, else of those of the tab shown.

        In the list of campaigns, of the campaign that is meant.
        """
        if self._whole is not None:
            self._make_mail_list()
            return
        meant = self.shelf.meant
        if meant is None or meant.frozen_at is None:
            say_why_nobody(self.message, frozen=False)
        else:
            wanted = MailListWanted(campaign_id=meant.id, letter_id=meant.first_letter_id)
            self.page_wanted.emit("mail_lists", MailListShown(wanted=wanted))

    @property
    def _is_frozen(self) -> bool:
        return self._whole is not None and self._whole.campaign.frozen_at is not None

    def _lay_out(self) -> None:
        self.header.add_button(self._mail_button)
        self.header.add_button(self._new_button)
        self._offer_work_on(None)
        for part in (self.shelf, self.view):
            self._body.addWidget(part)
        self.add_body(self._body)
        self.add_panel(self.panel)

    def _connect(self) -> None:
        self.shelf.opened.connect(self._open)
        self.shelf.new_wanted.connect(self.new)
        self.search_box.typed.connect(self._search_for)
        self.search_box.entered.connect(self._go_to_first)
        self.view.back_wanted.connect(self._back)
        self.view.freeze_wanted.connect(self._freeze)
        self.view.edit_wanted.connect(self.edit)
        self.view.part_changed.connect(self._suit_part)
        self.recipients.selection_changed.connect(self._show_chosen)
        self.recipients.selection_changed.connect(self._name_mail_list)
        self.recipients.table.opened.connect(self._show_chosen)
        self.recipients.menu_wanted.connect(self._open_menu)
        self.panel.clicked.connect(self._note)
        self.panel.log_wanted.connect(self._log)
        self.panel.leave_out_wanted.connect(self._ask_reason)
        self.panel.bring_back_wanted.connect(self._bring_back)
        self.panel.move_wanted.connect(self._move)
        self.panel.mail_list_wanted.connect(self._make_mail_list)
        self.panel.organisation_wanted.connect(self._open_organisation)
        self._actions = {one.key: self._click_action(one) for one in MAIN_CLICKS + FURTHER_CLICKS}

    def _click_action(self, one: OneClick) -> QAction:
        action = QAction(one.text, self)
        action.setShortcut(QKeySequence(one.key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(partial(self._note, one))
        self.recipients.table.addAction(action)
        return action

    def _show_list(self, rows: Sequence[CampaignRow]) -> None:
        if self._open_id is not None:
            return
        self.shelf.show_campaigns(rows)
        self.header.set_title("Campaigns")
        self.header.set_count(f"{len(rows):,}" if rows else "")
        self._offer_work_on(None)
        self._new_button.setVisible(bool(rows))
        self.search_box.setVisible(bool(rows))
        self._body.setCurrentWidget(self.shelf)
        self.say_place(CampaignShown())

    def _open(self, campaign_id: int) -> None:
        if campaign_id != self._open_id:
            self._open_id = campaign_id
            self.search_box.clear()
            self.message.hide()
        self.reload()

    def _back(self) -> None:
        self._open_id = self._whole = None
        self.search_box.clear()
        self.message.hide()
        self.panel.hide()
        self.reload()

    def _not_there(self, problem: LiaisonError) -> None:
        self._back()
        self.message.problem(problem)

    def _show_whole(self, whole: CampaignWhole) -> None:
        if whole.campaign.id != self._open_id:
            return
        before = self._whole.campaign if self._whole is not None else None
        another = before is None or before.id != whole.campaign.id
        just_frozen = before is not None and before.frozen_at is None
        self._whole = whole
        if another:
            self.panel.hide()
        self.header.set_title(whole.campaign.name)
        self.header.set_count("" if whole.campaign.frozen_at else "Draft")
        self._new_button.hide()
        self.panel.suit(whole.campaign)
        self.view.show_whole(whole)
        self._offer_work_on(whole)
        self._body.setCurrentWidget(self.view)
        self.say_place(CampaignShown(campaign_id=whole.campaign.id))
        if (another or just_frozen) and whole.campaign.frozen_at is not None:
            self.recipients.table.setFocus()
        if self.panel.isVisible():
            self._show_chosen()

    def _offer_work_on(self, whole: CampaignWhole | None) -> None:
        """Offer the search and the mail list where there are recipients."""
        self.search_box.setVisible(whole is None or self.view.shows_recipients)
        words = _SEARCH_LIST if whole is None else _SEARCH_RECIPIENTS
        self.search_box.setPlaceholderText(words)
        self.search_box.setAccessibleName(words)
        self._mail_button.setVisible(self._is_frozen)
        self._name_mail_list()

    def _suit_part(self) -> None:
        """Offer the search beside the audience of a draft, and no panel beside its letters."""
        self._offer_work_on(self._whole)
        if not self.recipients.isVisibleTo(self):
            self.panel.hide()

    def _show_chosen(self) -> None:
        chosen = self.recipients.chosen()
        if not chosen or self._whole is None:
            self.panel.hide()
            return
        self.panel.show_recipients(chosen, self._letter_name(chosen[0]))
        if len(chosen) > 1:
            return
        find = partial(
            recipient_details,
            campaign_id=self._whole.campaign.id,
            organisation_id=chosen[0].organisation_id,
            today=self._today(),
        )
        self._tasks.read(find, then=self._show_details, owner=self.panel)

    def _show_details(self, details: RecipientDetails) -> None:
        only = self._only_chosen(details.organisation.id)
        if only is None or self._whole is None:
            return
        self.panel.show_details(only, details)
        find = partial(
            letter_preview,
            campaign_id=self._whole.campaign.id,
            letter_id=only.letter_id,
            organisation_id=only.organisation_id,
            today=self._today(),
        )
        self._tasks.read(find, then=self._show_letter, owner=self.panel)

    def _show_letter(self, preview: LetterPreview) -> None:
        if self._only_chosen(preview.organisation_id) is not None:
            self.panel.show_letter(preview)

    def _only_chosen(self, organisation_id: int) -> RecipientSeen | None:
        """Return the one recipient chosen, where an answer is about it."""
        chosen = self.recipients.chosen()
        if len(chosen) == 1 and chosen[0].organisation_id == organisation_id:
            return chosen[0]
        return None

    def _letter_name(self, one: RecipientSeen) -> str:
        letters = self._whole.campaign.letters if self._whole else ()
        return next((letter.name for letter in letters if letter.id == one.letter_id), "")

    def _note(self, one: OneClick) -> None:
        chosen = self.recipients.chosen()
        if chosen and self._whole is not None and self._is_frozen:
            self._work.note(self._whole.campaign.id, one, chosen, self._beside_row())

    def _log(self) -> None:
        if self._whole is not None:
            keys = tuple(one.organisation_id for one in self.recipients.chosen())
            wanted = LogOutreachWanted(organisation_ids=keys, campaign_id=self._whole.campaign.id)
            self.page_wanted.emit(LOG_OUTREACH, wanted)

    def _ask_reason(self) -> None:
        if self._whole is not None:
            chosen = self.recipients.chosen()
            self._work.ask_reason(self._whole.campaign.id, chosen, self._beside_row())

    def _move(self, letter_id: int) -> None:
        if self._whole is None:
            return
        for letter in self._whole.campaign.letters:
            if letter.id == letter_id:
                self._work.move(self._whole.campaign.id, self.recipients.chosen(), letter)

    def _bring_back(self) -> None:
        if self._whole is not None:
            self._work.bring_back(self._whole.campaign.id, self.recipients.chosen())

    def _freeze(self) -> None:
        if self._whole is not None:
            writing = partial(
                freeze_audience, campaign_id=self._whole.campaign.id, at=self._clock()
            )
            self._tasks.write(
                "Freeze the audience", writing, owner=self, or_else=self.message.problem
            )

    def _make_mail_list(self) -> None:
        meant = self.recipients.meant()
        if self._whole is None or not meant:
            say_why_nobody(self.message, frozen=self._is_frozen)
        else:
            wanted = list_of(self._whole, meant)
            self.page_wanted.emit("mail_lists", MailListShown(wanted=wanted))

    def _name_mail_list(self) -> None:
        words = list_in_words(self.recipients.meant())
        name_button(self._mail_button, words)
        self.panel.mail_list.setText(f"{words}\tCtrl+E")

    def _search_for(self, words: str) -> None:
        """Search the list of campaigns, or the recipients of the one that is open."""
        if self._open_id is None:
            self.shelf.sieve(words)
        else:
            self.recipients.search(words)

    def _go_to_first(self) -> None:
        if self._open_id is None:
            self.shelf.go_to_first()
        else:
            self.recipients.go_to_first()

    def _open_organisation(self) -> None:
        chosen = self.recipients.chosen()
        if chosen:
            shown = OrganisationsShown(organisation_id=chosen[0].organisation_id)
            self.page_wanted.emit("organisations", shown)

    def _open_menu(self, where: QPoint) -> None:
        if not self.recipients.chosen():
            return
        self._menu.clear()
        if self._is_frozen:
            self._menu.addActions([self._actions[one.key] for one in MAIN_CLICKS])
            self._menu.addAction("Log contact").triggered.connect(self._log)
            self._menu.addSeparator()
        self._menu.addActions(self.panel.more.actions())
        self._menu.popup(where)

    def _beside_row(self) -> QPoint:
        table = self.recipients.table
        index = table.currentIndex()
        below = table.visualRect(index).bottomLeft() + QPoint(60, 4)
        return table.viewport().mapToGlobal(below)
