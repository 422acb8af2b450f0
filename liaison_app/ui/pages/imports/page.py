"""Import: choose a file, look it over, bring it in, see what came of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from liaison_app.domain.errors import Cancelled, LiaisonError, Stale
from liaison_app.domain.imports import ImportPlan, PlannedRow
from liaison_app.domain.progress import Progress
from liaison_app.paths import user_folder
from liaison_app.queries.imports_done import ImportSeen, imports_done
from liaison_app.store.database import Database
from liaison_app.ui.jobs import Advance
from liaison_app.ui.page import Page
from liaison_app.ui.pages.imports.look_over import LookOver
from liaison_app.ui.pages.imports.result import BroughtIn, Result, bring_in
from liaison_app.ui.pages.imports.row_panel import RowPanel
from liaison_app.ui.pages.imports.start import Start
from liaison_app.ui.pages.imports.working import Working
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.wishes import OrganisationsShown

_FILES = "Registers and spreadsheets (*.csv *.txt *.tsv *.xlsx *.xlsm);;All files (*)"
_TEMPLATE = "Faith groups and networks.xlsx"


class ImportsPage(Page):
    """Brings files in; nothing is changed before the officer looked the plan over."""

    tables = frozenset({"import"})

    def __init__(
        self,
        *,
        tasks: Tasks,
        database: Database,
        folder: Path,
        today: Callable[[], date],
        remembered: Remembered,
    ) -> None:
        super().__init__("Import")
        self._tasks, self._database, self._folder = tasks, database, folder
        self._today, self._file, self._progress = today, Path(), Progress()
        self._start, self._working = Start(), Working()
        self._look_over, self._result = LookOver(), Result()
        self._steps = QStackedWidget()
        for step in (self._start, self._working, self._look_over, self._result):
            self._steps.addWidget(step)
        self.add_body(self._steps)
        self._panel = RowPanel(
            width=remembered.settings.panel_width, remember_width=remembered.keep_panel_width
        )
        self.add_panel(self._panel)
        self._applying = False
        self._connect()

    def reload(self) -> None:
        """Read again what was brought in."""
        self._tasks.read(imports_done, then=self._show_done, owner=self)

    def open_at(self, argument: object) -> None:
        """Begin with a file, such as one dropped on the window."""
        if isinstance(argument, Path):
            self.read_file(argument)

    def new(self) -> None:
        """Choose a file."""
        name, _ = QFileDialog.getOpenFileName(self, "Bring a file in", "", _FILES)
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """Read a file in the background, and show what it would do."""
        if self._applying:
            self.message.say(
                "warn",
                f"{self._file.name} is being brought in.",
                hint=f"Wait until it is there, then choose {path.name} again.",
            )
            return
        from liaison_app.actions.import_file import plan_import  # noqa: PLC0415 - first needed here

        self._file = path
        progress = self._begin(f"Reading {path.name}…", hint="Nothing is changed by reading it.")
        plan = partial(plan_import, self._database, path=path, progress=progress)
        self._tasks.run(
            plan, then=self._show_plan, owner=self, or_else=self._not_read, progress=progress
        )

    def _connect(self) -> None:
        self._start.file_wanted.connect(self.new)
        self._start.template_wanted.connect(self._make_template)
        self._working.cancel_wanted.connect(self._cancel)
        self._tasks.progressed.connect(self._show_advance)
        self._look_over.row_chosen.connect(self._show_row)
        self._look_over.apply_wanted.connect(self._apply)
        self._look_over.back_wanted.connect(self._back_to_start)
        self._panel.decided.connect(self._look_over.decide)
        self._panel.decided_for_all.connect(self._look_over.decide_for_all)
        self._panel.ours_wanted.connect(self._show_ours)
        self._result.undo_wanted.connect(self._undo)
        self._result.records_wanted.connect(self._show_records)
        self._result.another_wanted.connect(self._back_to_start)
        self.message.pressed.connect(self._read_again)

    def _begin(self, sentence: str, *, hint: str) -> Progress:
        """Show that work is under way, in place of any other, and return its progress."""
        self._progress.cancel()
        self._progress = Progress(sentence.removesuffix("…"))
        self._panel.close_panel()
        self.message.hide()
        self._working.begin(sentence, hint=hint)
        self._steps.setCurrentWidget(self._working)
        self._working.cancel.setFocus()
        return self._progress

    def _cancel(self) -> None:
        self._progress.cancel()

    def _show_advance(self, advance: Advance) -> None:
        if advance.label == self._progress.label:
            self._working.show_advance(advance)

    def _show_done(self, imports: Sequence[ImportSeen]) -> None:
        self._start.show_done(imports, today=self._today())
        brought = self._result.brought
        taken_back = brought is not None and brought.import_id not in {one.id for one in imports}
        if self._steps.currentWidget() is self._result and taken_back:
            self._back_to_start()
            self.message.say("ok", f"What {self._file.name} brought in is taken back.")

    def _show_plan(self, plan: ImportPlan) -> None:
        self._look_over.show_plan(plan)
        self._steps.setCurrentWidget(self._look_over)
        self._look_over.table.setFocus()

    def _not_read(self, problem: LiaisonError) -> None:
        self._back_to_start()
        if isinstance(problem, Cancelled):
            self.message.say("neutral", f"Reading {self._file.name} was stopped.")
        else:
            self.message.problem(problem)

    def _show_row(self, row: PlannedRow | None) -> None:
        if row is None:
            self._panel.close_panel()
            return
        decision = self._look_over.decision_on(row.line)
        self._panel.show_row(row, decision, others=partial(self._look_over.count_others, row))

    def _apply(self) -> None:
        plan = self._look_over.plan
        if plan is None or self._applying:
            return
        self._applying = True
        progress = self._begin(
            f"Bringing in {plan.file_name}…",
            hint="A backup is made first. Cancel leaves everything as it was.",
        )
        work = partial(
            bring_in,
            self._database,
            folder=self._folder,
            plan=plan,
            decisions=dict(self._look_over.decisions),
            progress=progress,
        )
        self._tasks.write_by(
            work,
            label=f"Import {plan.register[:1].lower()}{plan.register[1:]}: {plan.file_name}",
            owner=self,
            then=self._show_result,
            or_else=self._not_applied,
            progress=progress,
        )

    def _show_result(self, brought: BroughtIn) -> None:
        self._applying = False
        self.message.hide()
        self._result.show_result(brought)
        self._steps.setCurrentWidget(self._result)

    def _not_applied(self, problem: LiaisonError) -> None:
        self._applying = False
        self._steps.setCurrentWidget(self._look_over)
        if isinstance(problem, Stale):
            self.message.say("warn", problem.sentence, hint=problem.hint, action="Check again")
        elif isinstance(problem, Cancelled):
            self.message.say("neutral", "Cancelled. Nothing was brought in.")
        else:
            self.message.problem(problem)

    def _undo(self, brought: BroughtIn) -> None:
        from liaison_app.actions.undo import undo_step  # noqa: PLC0415 - seldom wanted

        self._tasks.write_by(
            partial(undo_step, self._database, step=brought.step),
            label=f"Undone: {brought.file_name} brought in",
            owner=self,
            or_else=self.message.problem,
        )

    def _read_again(self) -> None:
        self.read_file(self._file)

    def _back_to_start(self) -> None:
        self._panel.close_panel()
        self.message.hide()
        self._steps.setCurrentWidget(self._start)

    def _show_ours(self, organisation_id: int) -> None:
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=organisation_id))

    def _show_records(self, brought: BroughtIn) -> None:
        only = brought.organisation_ids[0] if len(brought.organisation_ids) == 1 else None
        self._back_to_start()
        self.page_wanted.emit("organisations", OrganisationsShown(organisation_id=only))

    def _make_template(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, "Make an empty spreadsheet", _TEMPLATE, "Excel workbook (*.xlsx)"
        )
        if name:
            self._tasks.run(
                partial(_write_template, Path(name)),
                then=self._template_made,
                owner=self,
                or_else=self.message.problem,
            )

    def _template_made(self, name: str) -> None:
        self.message.say(
            "ok", f"{name} is ready to be filled in.", hint="Then drop it on this window."
        )


def _write_template(path: Path) -> str:
    from liaison_app.files.registers.template import write_template  # noqa: PLC0415 - openpyxl

    write_template(path, private=user_folder() / "private")
    return path.name
