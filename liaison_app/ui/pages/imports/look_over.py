"""The look-over: what a file would do, by verdict, before anything is changed."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from liaison_app.domain.imports import Decision, ImportEvents, ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.when import clock_time
from liaison_app.ui.pages.imports.columns import planned_columns
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.widgets.tabs_bar import TabsBar

_ALL = "all"


class LookOver(QWidget):
    """Shows a plan row by row, and keeps what the officer decides.

    Signals:
        row_chosen: a PlannedRow to be shown at the right.
        apply_wanted: the plan is to be carried out.
        back_wanted: another file is to be chosen.
    """

    row_chosen = Signal(object)
    apply_wanted = Signal()
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.decisions: dict[int, Decision] = {}
        self._plan: ImportPlan | None = None
        self._rows: Mapping[int, PlannedRow] = {}
        self._about, self._events = PlainLabel(role="strong"), PlainLabel(role="muted")
        self._events.setWordWrap(True)
        self._tabs = TabsBar("What becomes of the rows")
        self._tabs.chosen.connect(self._show_verdict)
        self._table: RecordTable[PlannedRow] = RecordTable(
            "Rows of the file", planned_columns(), self._fetch
        )
        self._table.current_changed.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._tabs)
        column.addWidget(self._table, 1)
        column.addWidget(self._foot())

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that is looked over."""
        return self._plan

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a new plan; what was decided about another is gone."""
        self._plan = plan
        self.decisions.clear()
        self._rows = {row.line: row for row in plan.rows}
        self._about.setText(f"{plan.register} · {plan.file_name} · {plan.rows_read:,} rows")
        self._events.setText(_told(plan))
        self._events.setVisible(bool(self._events.text()))
        counted = [
            (str(verdict.value), f"{verdict.label}  {plan.counts[verdict]:,}")
            for verdict in RowVerdict
            if plan.counts.get(verdict, 0)
        ]
        self._tabs.set_tabs([(_ALL, f"All  {plan.rows_read:,}"), *counted])
        needs_you = plan.counts.get(RowVerdict.NEEDS_YOU, 0)
        first = str(RowVerdict.NEEDS_YOU.value) if needs_you else _ALL
        self._tabs.select(first)
        self._show_verdict(first)
        self._say_what_follows()

    def decide(self, line: int, decision: Decision | None) -> None:
        """Keep what the officer decided about a row; None is as proposed."""
        if decision is None:
            self.decisions.pop(line, None)
        else:
            self.decisions[line] = decision
        self._say_what_follows()

    def set_busy(self, *, busy: bool) -> None:
        """Take no further press while the import runs."""
        self._apply.setEnabled(not busy)
        self._back.setEnabled(not busy)

    def _head(self) -> QWidget:
        head = QFrame()
        column = QVBoxLayout(head)
        column.setContentsMargins(20, 12, 20, 8)
        column.setSpacing(2)
        column.addWidget(self._about)
        column.addWidget(self._events)
        return head

    def _foot(self) -> QWidget:
        self._back, self._apply = secondary_button("Another file"), primary_button("Bring in")
        self._back.clicked.connect(self.back_wanted)
        self._apply.clicked.connect(self.apply_wanted)
        self._follows = PlainLabel(role="muted")
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(self._follows)
        row.addWidget(self._apply)
        return foot

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, PlannedRow]:
        return {key: self._rows[key] for key in keys}

    def _show_verdict(self, key: str) -> None:
        lines = (line for line, row in self._rows.items() if key in (_ALL, row.verdict.value))
        self._table.set_keys(array("q", lines))

    def _choose(self, line: int | None) -> None:
        if line is not None and line in self._rows:
            self.row_chosen.emit(self._rows[line])

    def _say_what_follows(self) -> None:
        plan = self._plan
        if plan is None:
            return
        new, update = plan.counts.get(RowVerdict.NEW, 0), plan.counts.get(RowVerdict.UPDATE, 0)
        decided = len(self.decisions)
        also = f", {decided:,} as you decided" if decided else ""
        self._follows.setText(f"{new:,} new, {update:,} updated{also}")
        changes = plan.changes_anything or bool(decided)
        self._apply.setText("Bring in" if changes else "Nothing to bring in")
        self._apply.setEnabled(changes)


def _told(plan: ImportPlan) -> str:
    """Return what the file tells, and whether it was brought in before."""
    told = []
    before = plan.imported_before
    if before is not None:
        by = f" by {before.officer}" if before.officer else ""
        told.append(f"This very file was brought in on {clock_time(before.at)}{by}.")
    told.append(_event_words(plan.events))
    told += [f"{number:,} rows left out: {reason}." for reason, number in plan.left_out_because]
    return " ".join(part for part in told if part)


def _event_words(events: ImportEvents) -> str:
    parts = (
        (events.closed, "closed"),
        (events.new_heads, "with a new head"),
        (events.renamed, "renamed"),
        (events.moved, "moved"),
    )
    words = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    return f"Of those you have: {words}." if words else ""
