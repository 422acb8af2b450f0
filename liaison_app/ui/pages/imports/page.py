"""Import: choose a file, look it over, bring it in, see what came of it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QStackedWidget

from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.imports import ImportDone, ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.paths import user_folder
from liaison_app.queries.imports_done import ImportSeen, imports_done
from liaison_app.store.backup import back_up
from liaison_app.store.database import Database
from liaison_app.ui.page import Page
from liaison_app.ui.pages.imports.look_over import LookOver
from liaison_app.ui.pages.imports.row_panel import RowPanel
from liaison_app.ui.pages.imports.start import Start
from liaison_app.ui.remembered import Remembered
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.empty_state import EmptyState
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
        self._today, self._file = today, Path()
        self._start, self._look_over = Start(), LookOver()
        self._reading = EmptyState("file-text", "Reading the file …")
        self._result = EmptyState("circle-check", "", action="Show the records")
        self._result.pressed.connect(self._show_records)
        self._steps = QStackedWidget()
        for step in (self._start, self._reading, self._look_over, self._result):
            self._steps.addWidget(step)
        self.add_body(self._steps)
        self._panel = RowPanel(
            width=remembered.settings.panel_width, remember_width=remembered.keep_panel_width
        )
        self._panel.decided.connect(self._look_over.decide)
        self.add_panel(self._panel)
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
        from liaison_app.actions.import_file import plan_import  # noqa: PLC0415 - first needed here

        self._file = path
        self._close_row()
        self.message.hide()
        self._reading.say(f"Reading {path.name} …")
        self._steps.setCurrentWidget(self._reading)
        progress = Progress(f"Reading {path.name}")
        plan = partial(plan_import, self._database, path=path, progress=progress)
        self._tasks.run(
            plan, then=self._show_plan, owner=self, or_else=self._not_read, progress=progress
        )

    def _connect(self) -> None:
        self._start.file_wanted.connect(self.new)
        self._start.template_wanted.connect(self._make_template)
        self._look_over.row_chosen.connect(self._show_row)
        self._look_over.apply_wanted.connect(self._apply)
        self._look_over.back_wanted.connect(self._back_to_start)
        self.message.pressed.connect(self._read_again)

    def _show_done(self, imports: Sequence[ImportSeen]) -> None:
        self._start.show_done(imports, today=self._today())

    def _show_plan(self, plan: ImportPlan) -> None:
        self._look_over.set_busy(busy=False)
        self._look_over.show_plan(plan)
        self._steps.setCurrentWidget(self._look_over)

    def _not_read(self, problem: LiaisonError) -> None:
        self._steps.setCurrentWidget(self._start)
        self.message.problem(problem)

    def _show_row(self, row: PlannedRow) -> None:
        self._panel.show_row(row, self._look_over.decisions.get(row.line))

    def _apply(self) -> None:
        from liaison_app.actions.import_file import apply_import  # noqa: PLC0415 - as above

        plan = self._look_over.plan
        if plan is None:
            return
        self._look_over.set_busy(busy=True)
        self._close_row()
        progress = Progress(f"Bringing in {plan.file_name}")
        work = partial(
            apply_import,
            self._database,
            plan=plan,
            decisions=dict(self._look_over.decisions),
            backup=self._back_up,
            progress=progress,
        )
        self._tasks.write_by(
            work,
            label=f"Import {plan.register.lower()}: {plan.file_name}",
            owner=self,
            then=self._show_result,
            or_else=self._not_applied,
            progress=progress,
        )

    def _back_up(self) -> None:
        now = self._database.clock()
        back_up(self._database, self._folder, reason="before an import", now=now)

    def _show_result(self, done: ImportDone) -> None:
        counts = ", ".join(
            f"{number:,} {verdict.label.lower()}"
            for verdict in RowVerdict
            if (number := done.counts.get(verdict, 0))
        )
        self._result.say(
            f"{self._file.name} is brought in.",
            hint=f"{done.rows_read:,} rows: {counts}. Ctrl+Z takes it all back.",
            action="Show the records",
        )
        self._steps.setCurrentWidget(self._result)

    def _not_applied(self, problem: LiaisonError) -> None:
        self._look_over.set_busy(busy=False)
        if isinstance(problem, Stale):
            self.message.say("warn", problem.sentence, hint=problem.hint, action="Check again")
        else:
            self.message.problem(problem)

    def _read_again(self) -> None:
        self.read_file(self._file)

    def _back_to_start(self) -> None:
        self._close_row()
        self._steps.setCurrentWidget(self._start)

    def _close_row(self) -> None:
        self._panel.close_panel()

    def _show_records(self) -> None:
        self._steps.setCurrentWidget(self._start)
        self.page_wanted.emit("organisations", OrganisationsShown())

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
        self.message.say("ok", f"{name} is ready to be filled in.")


def _write_template(path: Path) -> str:
    from liaison_app.files.registers.template import write_template  # noqa: PLC0415 - openpyxl

    write_template(path, private=user_folder() / "private")
    return path.name
