"""Mail lists: choose whom and how, check, save whichever kind of file, and note when it went."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from liaison_app.actions.make_export import ExportSaved
from liaison_app.domain.errors import FileInUse, LiaisonError, Stale
from liaison_app.domain.mail_lists import MailListPlan, MailListWanted
from liaison_app.domain.outreach import Channel
from liaison_app.files.formats.labels import FORMAT as LABELS
from liaison_app.queries.looked_over import LookedOver
from liaison_app.queries.mail_list import MailListChoices, mail_list_choices
from liaison_app.ui.desk import Desk
from liaison_app.ui.page import Page
from liaison_app.ui.pages.mail_lists.batches import BatchesCopied
from liaison_app.ui.pages.mail_lists.exporting import Exporting, NotSaved, paper_here, unused
from liaison_app.ui.pages.mail_lists.leaving import Leaving, open_folder
from liaison_app.ui.pages.mail_lists.looking import Looking
from liaison_app.ui.pages.mail_lists.make import MakeView
from liaison_app.ui.pages.mail_lists.mending import Mending
from liaison_app.ui.pages.mail_lists.presets_kept import PresetsKept
from liaison_app.ui.pages.mail_lists.sheet_form import LabelSheets
from liaison_app.ui.widgets.tabs_bar import TabsBar
from liaison_app.ui.wishes import (
    LOG_OUTREACH,
    CampaignShown,
    LogOutreachWanted,
    MailListShown,
    OrganisationsShown,
    PeopleShown,
    RegisterShown,
)

if TYPE_CHECKING:
    from liaison_app.ui.saved_lists.builder import SavedListBuilder

_MAKE, _REGISTER = "make", "register"
_SUPERVISOR = "A visit decided by a supervisor: "


class MailListsPage(Page):
    """Makes mail lists, and keeps the register of those that left; looking logs nothing."""

    tables = frozenset(
        {
            "campaign",
            "contact_point",
            "dispatch",
            "export_preset",
            "label_sheet",
            "letter",
            "membership",
            "objection",
            "officer",
            "officer_ward",
            "organisation",
            "organisation_tag",
            "outreach_with",
            "person",
            "recipient",
            "relay",
            "reporting_route",
            "role",
            "saved_list",
            "saved_list_pick",
            "saved_list_set",
            "team",
            "ward",
            "warning",
        }
    )

    def __init__(self, *, desk: Desk) -> None:
        super().__init__("Mail lists")
        self._desk, self._tasks = desk, desk.tasks
        self._saved: ExportSaved | None = None
        self._exporting = Exporting(self, desk)
        self._looking = Looking(self, desk)
        self._act_on_message: Callable[[], object] = self._check_again
        self._tabs = TabsBar("Mail lists")
        self._tabs.chosen.connect(self._show_tab)
        self._make, self._leaving = MakeView(), Leaving(self, desk, self._exporting)
        self._presets = PresetsKept(self._make, desk)
        self._mending = Mending(self, desk, button=self._make.check.listed.mend)
        self._batches = BatchesCopied(self._make.saved.batches, desk)
        self._sheets = LabelSheets(self, desk.tasks, self._make.settings)
        self._body = QStackedWidget()
        self._body.addWidget(self._make)
        self._body.addWidget(self._leaving.register)
        self.add_bar(self._tabs)
        self.add_body(self._body)
        self.add_panel(self._leaving.panel)
        self._name_tabs(0)
        self._connect()

    def reload(self) -> None:
        """Read the letters and wards to choose from, the check, and the register."""
        self._tasks.read(mail_list_choices, then=self._show_choices, owner=self)
        self._presets.reload()
        self._sheets.reload()
        self._leaving.reload()

    def open_at(self, argument: object) -> None:
        """Show the list that another page asked for, or the register and a file in it."""
        if isinstance(argument, RegisterShown):
            self._go_to_tab(_REGISTER)
            self._leaving.open_at(argument)
        if not isinstance(argument, MailListShown):
            return
        self._go_to_tab(_MAKE)
        offer = partial(self._show_wanted, argument.wanted)
        self._tasks.read(mail_list_choices, then=offer, owner=self)

    def export(self) -> None:
        """Choose where the list goes, and save it; from the register, go back to the list."""
        if self._body.currentWidget() is not self._make:
            self._go_to_tab(_MAKE)
            return
        looked = self._make.looked_over
        if looked is None or not self._make.may_be_saved:
            return
        path = self._exporting.ask_where(self._make.kind, self._file_name(looked.plan))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Save the list that was looked over as this file, and show what was proved of it."""
        looked, chosen = self._make.looked_over, self._make.chosen
        if looked is None:
            return
        if chosen.format.needs_paper:
            chosen = replace(chosen, paper=paper_here())
        self.message.hide()
        self._exporting.save(looked.plan, path, chosen)

    def _connect(self) -> None:
        self._make.changed.connect(self._on_wanted)
        self._looking.looked.connect(self._show_looked_over)
        self._looking.refused.connect(self._not_checked)
        self._make.whose.lists_wanted.connect(self._edit_lists)
        self._make.whose.page_wanted.connect(self._go_choose)
        self._make.save_wanted.connect(self.export)
        listed = self._make.check.listed
        listed.mend_wanted.connect(self._mending.mend)
        listed.visit_wanted.connect(self._log_visit)
        listed.open_wanted.connect(self._open_organisation)
        listed.person_wanted.connect(self._open_person)
        listed.verified.connect(self._mending.verify)
        for refusal in (self._mending.refused, self._presets.refused, self._batches.refused):
            refusal.connect(self.message.problem)
        self._make.check.routes.wanted.connect(partial(self.page_wanted.emit, "settings", "routes"))
        self._make.preview.open_wanted.connect(self._open_organisation)
        self._make.settings.test_wanted.connect(self._ask_test)
        self._exporting.begun.connect(self._make.show_saving)
        self._exporting.saved.connect(self._show_saved)
        self._exporting.refused.connect(self._not_saved)
        self._exporting.tested.connect(self._show_tested)
        self._exporting.letter_saved.connect(self._show_letter_saved)
        self._make.saved.letter.wanted.connect(self._save_letter)
        self._make.campaign_wanted.connect(self._open_campaign)
        self._make.saved.folder_wanted.connect(self._open_saved_folder)
        self._make.saved.sent_wanted.connect(self._ask_sent)
        self._make.saved.key_wanted.connect(self._key_in_saved)
        self._leaving.register.list_wanted.connect(partial(self._go_to_tab, _MAKE))
        self._leaving.waiting_changed.connect(self._name_tabs)
        self._leaving.settled.connect(self._marked)
        self._leaving.refused.connect(self.message.problem)
        self._leaving.offered.connect(self._offer)
        self._leaving.said.connect(self._say_done)
        self._leaving.page_wanted.connect(self.page_wanted)
        self.message.pressed.connect(self._act)

    def _show_choices(self, choices: MailListChoices) -> None:
        self._make.whose.show_choices(choices)
        self._look_over(self._make.wanted)

    def _show_wanted(self, wanted: MailListWanted, choices: MailListChoices) -> None:
        self._make.whose.show_choices(choices)
        self._make.want(wanted)
        self._look_over(self._make.wanted)

    def _on_wanted(self) -> None:
        """Check again where other people, or others of them, would be in the list now."""
        self.message.hide()
        looked, wanted = self._make.looked_over, self._make.wanted
        if looked is None or self._looking.busy or looked.plan.wanted != wanted:
            self._look_over(wanted)
            return
        self._make.show_checking()
        self._looking.look_again(looked, self._make.kind, self._make.settings.settings)

    @cached_property
    def builder(self) -> "SavedListBuilder":
        """The builder of saved lists, made when it is first opened."""
        from liaison_app.ui.saved_lists.builder import SavedListBuilder  # noqa: PLC0415 - made when first asked for

        desk = self._desk
        builder = SavedListBuilder(
            tasks=desk.tasks, database=desk.database, today=desk.today, parent=self
        )
        builder.saved.connect(self._take_list)
        builder.list_wanted.connect(self._take_list)
        return builder

    def _edit_lists(self, list_id: int | None) -> None:
        self.builder.open_at(list_id)

    def _take_list(self, list_id: int) -> None:
        """Make the mail list of the saved list that was saved or pointed out."""
        self.open_at(MailListShown(wanted=MailListWanted(saved_list_id=list_id)))

    def returned_mail(self) -> None:
        """Type the Refs of letters that came back."""
        self._leaving.returned_mail()

    def key_in(self) -> None:
        """Key in a sheet that came back from a round."""
        self._leaving.key_in()

    def _check_again(self) -> None:
        self.message.hide()
        self._look_over(self._make.wanted)

    def _act(self) -> None:
        """Do what the message on the page offers."""
        self._act_on_message()

    def _look_over(self, wanted: MailListWanted | None) -> None:
        """Check the list in the background; an older check is of no use any more."""
        if wanted is None:
            self._looking.give_up()
            self._make.show_empty(
                "There is no letter or list yet.",
                hint="Begin a campaign and its letters, make a saved list, or choose a kind.",
                action="Go to campaigns",
            )
            return
        self._make.show_checking()
        self._looking.look(wanted, self._make.kind, self._make.settings.settings)

    def _show_looked_over(self, looked: LookedOver) -> None:
        self._make.rows.purpose.setPlaceholderText(looked.plan.title)
        if not (looked.plan.included or looked.plan.left_out):
            self._say_why_nobody(looked.plan.wanted)
            return
        self._make.show_looked_over(looked, file_name=self._file_name(looked.plan))

    def _say_why_nobody(self, wanted: MailListWanted) -> None:
        if wanted.saved_list_id is not None:
            self._make.show_empty(
                "Nobody is on this list now.", hint="Look at its sets, or choose another list."
            )
        elif wanted.organisation_ids or wanted.person_ids:
            self._make.show_empty(
                "Those who were chosen are not there any more.", hint="Choose others in their list."
            )
        elif wanted.letter_id is None:
            self._make.show_empty(
                "There is no organisation of this kind here.",
                hint="Choose another ward, or import a register.",
            )
        else:
            self._make.show_empty(
                "This letter has no recipients yet.",
                hint="Look at the audience in the campaign and start it; then they are here.",
                action="Open the campaign",
            )

    def _not_checked(self, problem: LiaisonError) -> None:
        self._make.show_empty(problem.sentence, hint=problem.hint)

    def _file_name(self, plan: MailListPlan) -> str:
        return plan.file_name(today=self._desk.today(), ending=self._make.kind.ending)

    def _show_saved(self, saved: ExportSaved) -> None:
        self._saved = saved
        self._make.show_saved(saved)
        self._batches.show_of(saved.dispatch_id)

    def _not_saved(self, refused: NotSaved) -> None:
        self._make.show_unsaved()
        problem = refused.problem
        if isinstance(problem, Stale):
            self._offer(problem, "Check again", self._check_again)
        elif isinstance(problem, FileInUse):
            copy = unused(refused.path)
            self._offer(problem, "Save as a copy", partial(self.save_to, copy))
        else:
            self.message.problem(problem)

    def _offer(self, problem: LiaisonError, action: str, act: Callable[[], object]) -> None:
        self._act_on_message = act
        self.message.say("warn", problem.sentence, hint=problem.hint, action=action)

    def _ask_test(self) -> None:
        """Save a page that shows the edges of the labels, to be held against a sheet of them."""
        sheet = self._make.settings.sheet
        path = self._exporting.ask_where(LABELS, f"Test print of {sheet.name}.pdf")
        if path is not None:
            self._exporting.save_test(sheet, path)

    def _show_tested(self, path: Path) -> None:
        self._act_on_message = partial(open_folder, str(path.parent))
        self.message.say(
            "ok",
            f"{path.name} is saved.",
            hint="Print it at its actual size, and hold it against a sheet of labels.",
            action="Open folder",
        )

    def _save_letter(self) -> None:
        """Save the letter that the list was made for, to be merged with it in Word."""
        looked = self._make.looked_over
        if looked is not None:
            titled = replace(looked.plan, title=f"{looked.plan.title} - Word letter")
            name = titled.file_name(today=self._desk.today(), ending="docx")
            self._exporting.save_letter(looked.plan, name)

    def _show_letter_saved(self, path: Path) -> None:
        self._act_on_message = partial(open_folder, str(path.parent))
        hint = "Open it in Word, and choose the mail list as its recipients."
        self.message.say("ok", f"{path.name} is saved.", hint=hint, action="Open folder")

    def _name_tabs(self, waiting: int) -> None:
        words = f"Export register ({waiting:,} waiting)" if waiting else "Export register"
        self._tabs.set_tabs([(_MAKE, "Make a list"), (_REGISTER, words)])

    def _go_to_tab(self, key: str) -> None:
        self._tabs.select(key)
        self._show_tab(key)

    def _show_tab(self, key: str) -> None:
        self._leaving.panel.close_panel()
        self._body.setCurrentWidget(self._leaving.register if key == _REGISTER else self._make)

    def _ask_sent(self) -> None:
        """Show the form for the list just saved, in the register."""
        if self._saved is not None:
            self._go_to_tab(_REGISTER)
            self._leaving.ask_sent(self._saved.dispatch_id)

    def _key_in_saved(self) -> None:
        if self._saved is not None:
            self._leaving.key_in(self._saved.dispatch_id)

    def _marked(self) -> None:
        self.message.hide()
        self._make.show_letters()

    def _say_done(self, sentence: str, hint: str) -> None:
        self.message.say("ok", sentence, hint=hint)

    def _open_saved_folder(self) -> None:
        if self._saved is not None:
            open_folder(str(self._saved.path.parent))

    def _go_choose(self, page: str) -> None:
        self.page_wanted.emit(page, None)

    def _open_organisation(self, organisation_id: int) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=organisation_id))

    def _open_person(self, person_id: int) -> None:
        self.page_wanted.emit("people", PeopleShown(person_id=person_id))

    def _log_visit(self, keys: Sequence[int]) -> None:
        """Log that a supervisor had somebody visited who objects to the way of this list."""
        wanted = self._make.wanted
        logged = LogOutreachWanted(
            organisation_ids=tuple(keys),
            campaign_id=wanted.campaign_id if wanted is not None else None,
            channel=Channel.VISIT,
            note=_SUPERVISOR,
        )
        self.page_wanted.emit(LOG_OUTREACH, logged)

    def _open_campaign(self) -> None:
        wanted = self._make.wanted
        if wanted is None or wanted.campaign_id is None:
            self.page_wanted.emit("campaigns", None)
        else:
            self.page_wanted.emit("campaigns", CampaignShown(campaign_id=wanted.campaign_id))
