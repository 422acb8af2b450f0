"""The look-over: what a file would do, by verdict, before anything is changed."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from liaison_app.domain.imports import (
    Answer,
    Decision,
    ImportEvents,
    ImportPlan,
    PlannedRow,
    RowVerdict,
)
from liaison_app.domain.when import clock_time
from liaison_app.ui.pages.imports.columns import planned_columns
from liaison_app.ui.pages.imports.outcomes import outcome_counts, still_fitting
from liaison_app.ui.pages.imports.words import POSTCODES, rows_words, wish_words
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.beside import BesideLayout
from liaison_app.ui.widgets.buttons import name_button, primary_button, secondary_button
from liaison_app.ui.widgets.flow import FlowLayout, in_lines
from liaison_app.ui.widgets.record_table import RecordTable
from liaison_app.ui.widgets.tabs_bar import TabsBar

_ALL = "all"
_FIRST_SHOWN = (RowVerdict.NEEDS_YOU, RowVerdict.PROBLEM)


class LookOver(QWidget):
    """Shows a plan row by row, and keeps what the officer decides.

    Signals:
        row_chosen: a PlannedRow to be shown at the right, or None.
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
        self._about, self._told = PlainLabel(role="strong"), PlainLabel(role="muted")
        self._not_listed = PlainLabel(role="muted")
        self.tabs = TabsBar("What becomes of the rows")
        self.tabs.chosen.connect(self._show_verdict)
        self.table: RecordTable[PlannedRow] = RecordTable(
            "Rows of the file", planned_columns(self.decision_on), self._fetch
        )
        self.table.current_changed.connect(self._choose)
        self.table.opened.connect(self._choose)
        self.table.clicked.connect(self._choose_again)
        self.back = secondary_button("Choose another file")
        self.back.clicked.connect(self.back_wanted)
        self.apply = primary_button("Bring in")
        self.apply.clicked.connect(self.apply_wanted)
        QShortcut(
            QKeySequence("Ctrl+Return"),
            self,
            self.apply.click,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )
        self._lay_out()

    @property
    def plan(self) -> ImportPlan | None:
        """The plan that is looked over."""
        return self._plan

    def decision_on(self, line: int) -> Decision | None:
        """Return what was decided about a line of the file, or None where it is as proposed."""
        return self.decisions.get(line)

    def show_plan(self, plan: ImportPlan) -> None:
        """Show a plan; what was decided about the same file stands where it still fits."""
        is_again = self._plan is not None and self._plan.sha256 == plan.sha256
        kept = still_fitting(plan, self.decisions) if is_again else {}
        self._plan = plan
        self.decisions.clear()
        self.decisions.update(kept)
        self.table.set_keys(())
        self._rows = {row.line: row for row in plan.rows}
        self._about.setText(f"{plan.register} · {plan.file_name} · {rows_words(plan.rows_read)}")
        self._told.setText(_told(plan))
        self._told.setVisible(bool(self._told.text()))
        counted = [
            (str(verdict.value), f"{verdict.label}  {plan.counts[verdict]:,}")
            for verdict in RowVerdict
            if plan.counts.get(verdict, 0)
        ]
        self.tabs.set_tabs([(_ALL, f"All  {plan.rows_read:,}"), *counted])
        first = next((one for one in _FIRST_SHOWN if plan.counts.get(one, 0)), None)
        self.show_rows(first)
        self._say_what_follows()

    def show_rows(self, verdict: RowVerdict | None) -> None:
        """Show the rows of one verdict, or all of them."""
        key = str(verdict.value) if verdict is not None else _ALL
        self.tabs.select(key)
        self._show_verdict(key)

    def decide(self, line: int, decision: Decision | None) -> None:
        """Keep what the officer decided about a row; None is as proposed."""
        self._keep(line, decision)
        self.table.refresh()
        self._say_what_follows()

    def decide_for_all(self, row: PlannedRow, answer: Answer) -> None:
        """Decide about all rows like this one as about this one."""
        for other in self._alike(row):
            proposed = other.answers[0] is answer
            self._keep(other.line, None if proposed else Decision(answer=answer))
        self.table.refresh()
        self._say_what_follows()

    def count_others(self, row: PlannedRow, answer: Answer) -> int:
        """Return how many rows like this one are not yet decided by this answer."""
        decided = (self.decisions.get(other.line) for other in self._alike(row))
        return sum((one.answer if one else row.answers[0]) is not answer for one in decided)

    def _lay_out(self) -> None:
        head, foot = QFrame(), QFrame()
        above = QVBoxLayout(head)
        above.setContentsMargins(20, 4, 20, 8)
        above.setSpacing(3)
        for label in (self._about, self._told):
            label.setWordWrap(True)
            above.addWidget(label)
        self._not_listed.setContentsMargins(20, 8, 20, 8)
        self._not_listed.setWordWrap(True)
        self._follows = PlainLabel(role="muted")
        set_tooltip(self._follows, "Undecided rows and rows with problems change nothing of ours.")
        room, ahead = QWidget(), QWidget()
        forward = FlowLayout(ahead, gap=12)
        forward.addWidget(self._follows)
        forward.addWidget(self.apply)
        both = BesideLayout(room)
        both.addWidget(in_lines(self.back))
        both.addWidget(ahead)
        below = QVBoxLayout(foot)
        below.setContentsMargins(20, 10, 20, 10)
        below.addWidget(room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (head, self.tabs, self._not_listed):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, PlannedRow]:
        return {key: self._rows[key] for key in keys}

    def _show_verdict(self, key: str) -> None:
        lines = (line for line, row in self._rows.items() if key in (_ALL, row.verdict.value))
        keys = array("q", lines)
        self.table.set_keys(keys)
        if keys:
            self.table.go_to(keys[0])
            self._choose(keys[0])
        counts_left_out = key in (_ALL, RowVerdict.LEFT_OUT.value)
        words = _not_listed(self._plan) if self._plan is not None and counts_left_out else ""
        self._not_listed.setText(words)
        self._not_listed.setVisible(bool(words))

    def _choose(self, line: int | None) -> None:
        self.row_chosen.emit(self._rows.get(line) if line is not None else None)

    def _choose_again(self) -> None:
        self._choose(self.table.current_key)

    def _keep(self, line: int, decision: Decision | None) -> None:
        if decision is None:
            self.decisions.pop(line, None)
        else:
            self.decisions[line] = decision

    def _alike(self, row: PlannedRow) -> list[PlannedRow]:
        answers = row.answers
        return [
            other
            for other in self._rows.values()
            if other.verdict is row.verdict and other.answers == answers
        ]

    def _say_what_follows(self) -> None:
        plan = self._plan
        if plan is None:
            return
        counts = outcome_counts(plan, self.decisions)
        new, updated = counts[RowVerdict.NEW], counts[RowVerdict.UPDATE]
        changes = bool(new or updated or self.decisions)
        words = wish_words(plan.source, new=new, updated=updated)
        name_button(self.apply, words if new or updated or not changes else "Keep what was decided")
        self.apply.setEnabled(changes)
        self._follows.setText(_follow_words(counts, decided=len(self.decisions)))


def _follow_words(counts: Mapping[RowVerdict, int], *, decided: int) -> str:
    """Return what besides what the button says comes of it."""
    parts = (
        (decided, "decided by you"),
        (counts.get(RowVerdict.NEEDS_YOU, 0), "undecided"),
        (counts.get(RowVerdict.PROBLEM, 0), "with problems"),
    )
    return " · ".join(f"{number:,} {what}" for number, what in parts if number)


def _told(plan: ImportPlan) -> str:
    """Return what the file tells, and whether it was brought in before."""
    told = []
    before = plan.imported_before
    if before is not None:
        by = f" by {before.officer}" if before.officer else ""
        told.append(f"This very file was brought in on {clock_time(before.at)}{by}.")
    told.append(_event_words(plan.events))
    if plan.source == POSTCODES and plan.changes_anything:
        told.append("Every organisation gets the ward in which its postcode lies.")
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


def _not_listed(plan: ImportPlan) -> str:
    """Return how many rows were left out at reading, and why."""
    reasons = [
        f"{rows_words(number)} not listed: {reason.rstrip('.')}."
        for reason, number in plan.left_out_because
    ]
    return " ".join(reasons)
