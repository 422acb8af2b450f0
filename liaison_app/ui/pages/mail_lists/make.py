"""Making a list in four steps: who and how, check, columns, preview; then it is saved."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from liaison_app.actions.make_export import ExportChosen, ExportSaved
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import RowPer
from liaison_app.domain.mail_lists import LeftOut, MailListPlan, MailListWanted
from liaison_app.domain.odd_letters import Odd, OddLetters
from liaison_app.domain.presets import PresetEntry
from liaison_app.files.formats import FORMATS, format_named
from liaison_app.files.formats.format import Format
from liaison_app.queries.looked_over import LookedOver
from liaison_app.queries.presets import PresetSeen
from liaison_app.ui.pages.mail_lists.check_step import CheckStep
from liaison_app.ui.pages.mail_lists.columns_step import ColumnsStep
from liaison_app.ui.pages.mail_lists.decided import Decided
from liaison_app.ui.pages.mail_lists.file_kinds import FileKinds
from liaison_app.ui.pages.mail_lists.foot import Foot
from liaison_app.ui.pages.mail_lists.format_settings import FormatSettings
from liaison_app.ui.pages.mail_lists.presets_menu import PresetsMenu
from liaison_app.ui.pages.mail_lists.preview import Preview
from liaison_app.ui.pages.mail_lists.previewed import is_greeted
from liaison_app.ui.pages.mail_lists.ready_letter import MERGED_ELSEWHERE
from liaison_app.ui.pages.mail_lists.rows_card import RowsCard
from liaison_app.ui.pages.mail_lists.saved import SavedView
from liaison_app.ui.pages.mail_lists.steps import Step, StepsBar
from liaison_app.ui.pages.mail_lists.who_step import WhoStep
from liaison_app.ui.pages.mail_lists.whose import WhoseLetters, counted
from liaison_app.ui.plain import button_text
from liaison_app.ui.widgets.empty_state import EmptyState
from liaison_app.ui.widgets.message_line import MessageLine, MessageRoom

_LEAST_WIDTH = 500
_NO_LETTER = "This kind of file needs a letter. Choose one of a campaign's."
_LETTER_OF_WORD = "This letter is made in Word. Choose letters for Word, or a mail list."
_WORD = "docx"


class MakeView(QWidget):
    """Shows a list that could be saved, and what is to be known before.

    Signals:
        changed: another list is wanted; it is to be looked over.
        save_wanted: the list is to be saved.
        campaign_wanted: the campaign is to be opened, since it has no recipients yet.
    """

    changed = Signal()
    save_wanted = Signal()
    campaign_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.looked_over: LookedOver | None = None
        self._is_empty = False
        self.decided = Decided(self)
        self.steps = StepsBar()
        self.settings = FormatSettings()
        self.whose, self.rows, self.kinds = WhoseLetters(), RowsCard(), FileKinds(self.settings)
        self.check, self.columns = CheckStep(), ColumnsStep()
        self.preview, self.saved, self.presets = Preview(), SavedView(), PresetsMenu()
        self.steps.add_tool(self.presets)
        self._who = WhoStep(whose=self.whose, rows=self.rows, kinds=self.kinds)
        self._empty = EmptyState("mails", "")
        self._why = MessageLine()
        for offer in (self._empty, self._why):
            offer.pressed.connect(self.campaign_wanted)
        self._body = QStackedWidget()
        for part in (self._who, self.check, self.columns, self.preview, self._empty, self.saved):
            self._body.addWidget(part)
        self._foot = Foot()
        self._foot.next_wanted.connect(self._go_on)
        self._foot.save_wanted.connect(self.save_wanted)
        self._lay_out()
        self._connect()
        self._show_kind()

    @property
    def kind(self) -> Format:
        """The kind of file chosen."""
        return self.kinds.value

    @property
    def wanted(self) -> MailListWanted | None:
        """The list wanted now, or None where there is nobody to choose yet."""
        wanted = self.whose.wanted
        if wanted is None:
            return None
        return self.rows.apply(self.decided.apply(replace(wanted, by=self.kind.by)))

    @property
    def chosen(self) -> ExportChosen:
        """What kind of file is wanted, with its columns and settings, and what for."""
        return ExportChosen(
            format=self.kind,
            columns=self.columns.columns,
            settings=self.settings.settings,
            purpose=self._purpose(),
        )

    def minimumSizeHint(self) -> QSize:
        """Return less than is needed, since the register beside it has a panel and needs less."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def want(self, wanted: MailListWanted) -> None:
        """Show the list that another page asked for, at the first step."""
        self._is_empty = False
        self.whose.choose(wanted)
        self.decided.show(wanted)
        self.rows.show_choices(wanted.row_per, wanted.addressee, wanted.order)
        self.go_to(Step.WHO)

    def show_looked_over(self, looked: LookedOver, *, file_name: str) -> None:
        """Show what was found: the counts, and whichever step the officer is at."""
        self.looked_over, self._is_empty = looked, False
        self.check.show_looked_over(looked, letters=is_greeted(self.kind))
        self._show_counts(looked.plan, file_name=file_name)
        if looked.plan.included:
            self.columns.show_example(looked.plan.included[0].row)
        self._show_preview()
        if self._body.currentWidget() is not self.saved:
            self._show_step()

    def show_empty(self, sentence: str, *, hint: str = "", action: str = "") -> None:
        """Say why there is no list; who and how can be chosen all the same."""
        self.looked_over, self._is_empty = None, True
        self.check.show_nothing()
        self._foot.say("")
        self._foot.allow_save(allowed=False)
        self.steps.note({})
        self._empty.say(sentence, hint=hint, action=action)
        self._why.say("warn", sentence, hint=hint, action=action, fixed=True)
        if self._body.currentWidget() is not self.saved:
            self._show_step()

    def show_checking(self) -> None:
        """Say that the list is being checked; what was shown stays until then."""
        self._foot.say("Checking…")
        self._foot.allow_save(allowed=False)

    def show_saving(self) -> None:
        """Take no second press while the file is being written."""
        self._foot.allow_save(allowed=False)

    def show_unsaved(self) -> None:
        """Let the officer save again."""
        self._foot.allow_save(allowed=self.may_be_saved)

    def show_saved(self, saved: ExportSaved) -> None:
        """Show what was saved."""
        self.saved.show_saved(saved)
        plan = self.looked_over.plan if self.looked_over is not None else None
        is_merged = saved.format.name in MERGED_ELSEWHERE
        self.saved.letter.setVisible(is_merged and plan is not None and bool(plan.body.strip()))
        self._body.setCurrentWidget(self.saved)
        self._foot.offer_save(offered=False)
        self._foot.name_next(None)
        self._foot.allow_save(allowed=self.may_be_saved)

    def show_letters(self) -> None:
        """Leave what was saved, and show the step the officer was at."""
        self._show_step()

    def go_to(self, step: Step) -> None:
        """Show a step."""
        self.steps.go_to(step)
        self._show_step()

    @property
    def may_be_saved(self) -> bool:
        """Whether there is somebody in the list, and all that its kind of file needs."""
        plan = self.looked_over.plan if self.looked_over is not None else None
        return plan is not None and bool(plan.included) and not self._obstacle(plan)

    def _obstacle(self, plan: MailListPlan) -> str:
        """Return why this kind of file cannot be made of this list, or nothing."""
        if self.kind.needs_letter and not plan.body.strip():
            return _NO_LETTER
        if self.kind.needs_letter and plan.template and self.kind.ending != _WORD:
            return _LETTER_OF_WORD
        if self.kind.chooses_columns and self.columns.problem:
            return self.columns.problem
        try:
            self.kind.refuse_too_many(len(plan.included))
        except LiaisonError as problem:
            return f"{problem}"
        return self._refused(self.looked_over.odd) if self.looked_over is not None else ""

    def _refused(self, odd: OddLetters) -> str:
        """Return what of some rows would stop the whole file, or nothing."""
        stopped, no_room = odd.places.get(Odd.STOPPED, ()), odd.places.get(Odd.NO_ROOM, ())
        if stopped and self.kind.needs_letter:
            return f"{self.kind.count(len(stopped))} cannot be made. {odd.stopped[stopped[0]]}"
        if no_room and self.kind.needs_paper:
            many = counted(len(no_room), "address does", "addresses do")
            return f"{many} not fit {odd.room}. Mend or leave out at the check."
        return ""

    def _show_counts(self, plan: MailListPlan, *, file_name: str) -> None:
        many = self.kind.count(len(plan.included))
        of = counted(plan.audience, "organisation", "organisations")
        self._foot.say(f"{many} from {of}", self._obstacle(plan) or file_name)
        self._foot.allow_save(allowed=self.may_be_saved)
        out = f"{len(plan.left_out):,} left out" if plan.left_out else ""
        self.steps.note({Step.CHECK: out})

    def _show_preview(self) -> None:
        looked = self.looked_over
        if looked is None or not looked.plan.included:
            return
        self.preview.show_plan(looked.plan, looked.odd, chosen=self.chosen)

    def _show_step(self) -> None:
        """Show the step gone to, or why there is nothing to be seen at it."""
        step = self.steps.step
        self._why.setVisible(step is Step.WHO and self._is_empty)
        self._body.setCurrentWidget(self._part(step))
        self._foot.offer_save(offered=True)
        self._foot.name_next(self.steps.next)

    def _part(self, step: Step) -> QWidget:
        if step is Step.WHO:
            return self._who
        if self.looked_over is None:
            return self._empty
        if step is Step.PREVIEW and not self.looked_over.plan.included:
            self._empty.say(
                "Nobody is left in this list.",
                hint="The check says who was left out and why, and can be mended there.",
            )
            return self._empty
        return {Step.CHECK: self.check, Step.COLUMNS: self.columns}.get(step, self.preview)

    def _go_on(self) -> None:
        after = self.steps.next
        if after is not None:
            self.go_to(after)

    def _choose_who(self) -> None:
        """Begin again with somebody else: what was decided of the others is no more."""
        self.decided.begin_again()
        self.changed.emit()

    def _choose_kind(self) -> None:
        self._show_kind()
        self.changed.emit()

    def _show_kind(self) -> None:
        self.settings.show_for(self.kind)
        self.steps.offer(Step.COLUMNS, offered=self.kind.chooses_columns)
        self._foot.name_save(self.kind.label)

    def preset_entry(self, name: str) -> PresetEntry:
        """Return what a preset of this name keeps of what is chosen now."""
        per, addressee, order = self.rows.chosen
        return PresetEntry(
            name=name,
            format=self.kind.name,
            row_per=per,
            addressee=addressee,
            order=order,
            columns=self.columns.columns,
            settings=self.settings.settings,
        )

    def _take_preset(self, preset: PresetSeen) -> None:
        """Choose what a preset keeps; whom it is for stays."""
        self.kinds.choose(format_named(preset.format))
        self.rows.show_choices(preset.row_per, preset.addressee, preset.order)
        if preset.columns:
            self.columns.show_columns(preset.columns)
        self.settings.show_kept(preset.settings)
        self._choose_kind()

    def _purpose(self) -> str:
        """Return what the file is for, with the reasons that were given on the way."""
        plan = self.looked_over.plan if self.looked_over is not None else None
        typed = self.rows.purpose.text().strip() or (plan.title if plan is not None else "")
        reasons = self.columns.reasons if self.kind.chooses_columns else {}
        named = [f"{field.replace('_', ' ')}: {why}" for field, why in reasons.items()]
        return "; ".join((typed, *named, *self.decided.reasons))

    def _choose_columns(self) -> None:
        self._foot.allow_save(allowed=self.may_be_saved)
        self._show_preview()

    def _ask_why_anyway(self, keys: tuple[int, ...]) -> None:
        self.decided.ask_why_anyway(keys, below=self.check.listed.anyway)

    def _offer_otherwise(self, left_out: tuple[LeftOut, ...]) -> None:
        """Offer the kinds of file that go out in a way these do not object to."""
        ways = {way for one in left_out for way in one.channels}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in FORMATS:
            if kind.by is not self.kind.by and kind.by.label in ways:
                menu.addAction(button_text(kind.label), partial(self._reach, kind, left_out))
        if menu.isEmpty():
            menu.addAction("They object to every other way that we know").setEnabled(False)
        button = self.check.listed.other
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _reach(self, kind: Format, left_out: tuple[LeftOut, ...]) -> None:
        """Begin another list, of those alone, that goes out in another way."""
        wanted = self.whose.wanted or MailListWanted()
        keys = tuple(dict.fromkeys(one.organisation_id for one in left_out))
        people = tuple(one.person_id for one in left_out if one.person_id is not None)
        self.kinds.choose(kind)
        self._show_kind()
        self.want(
            MailListWanted(
                campaign_id=wanted.campaign_id,
                letter_id=wanted.letter_id,
                organisation_ids=() if people and wanted.letter_id is None else keys,
                person_ids=people if wanted.letter_id is None else (),
                row_per=RowPer.PERSON if people else RowPer.ORGANISATION,
            )
        )
        self.changed.emit()

    def _show_letter(self, place: int) -> None:
        self.go_to(Step.PREVIEW)
        self.preview.go(place)

    def _connect(self) -> None:
        self.steps.chosen.connect(self.go_to)
        self.whose.chosen.connect(self._choose_who)
        self.rows.changed.connect(self.changed)
        self.kinds.chosen.connect(self._choose_kind)
        self.settings.changed.connect(self._show_preview)
        self.settings.sheet_chosen.connect(self.changed)
        self.decided.changed.connect(self.changed)
        self.columns.changed.connect(self._choose_columns)
        self.presets.chosen.connect(self._take_preset)
        self.presets.compare_by(lambda one: one.keeps(self.preset_entry(one.name)))
        for said in (self.changed, self.settings.changed, self.columns.changed):
            said.connect(self.presets.compare)
        self.check.listed.anyway_wanted.connect(self._ask_why_anyway)
        self.check.listed.otherwise_wanted.connect(self._offer_otherwise)
        self.check.listed.out_wanted.connect(self.decided.leave_out)
        self.check.listed.back_wanted.connect(self.decided.put_back)
        self.check.listed.email_wanted.connect(self.decided.choose_email)
        self.check.counts.emails_dropped.connect(self.decided.drop_emails)
        self.check.counts.anyway_dropped.connect(self.decided.drop_anyway)
        self.check.again_chosen.connect(self.decided.write_again)
        self.check.letter_wanted.connect(self._show_letter)
        self.check.preview_wanted.connect(partial(self.go_to, Step.PREVIEW))
        self.saved.closed.connect(self.show_letters)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.steps)
        column.addWidget(MessageRoom(self._why, QMargins(20, 12, 20, 0)))
        column.addWidget(self._body, 1)
        column.addWidget(self._foot)
