"""What becomes of the rows as the officer decides about them, before anything is written."""

from collections import Counter
from collections.abc import Mapping

from liaison_app.domain.imports import Answer, Decision, ImportPlan, PlannedRow, RowVerdict

Decisions = Mapping[int, Decision]


def outcome(row: PlannedRow, decision: Decision | None) -> RowVerdict:
    """Return what becomes of a row once it is decided so; undecided it stays as planned."""
    if decision is None:
        return row.verdict
    match decision.answer:
        case Answer.CREATE:
            return RowVerdict.NEW
        case Answer.LEAVE_OUT:
            return RowVerdict.LEFT_OUT
        case Answer.KEEP_OURS:
            return RowVerdict.NO_CHANGE if _nothing_else(row) else RowVerdict.UPDATE
        case _:
            return RowVerdict.UPDATE


def outcome_counts(plan: ImportPlan, decisions: Decisions) -> Mapping[RowVerdict, int]:
    """Return how many rows end with each verdict."""
    counts = Counter(plan.counts)
    rows = {row.line: row for row in plan.rows if row.line in decisions}
    for line, row in rows.items():
        counts[row.verdict] -= 1
        counts[outcome(row, decisions[line])] += 1
    return counts


def still_fitting(plan: ImportPlan, decisions: Decisions) -> dict[int, Decision]:
    """Return those decisions that a plan still offers, for a file that was checked again."""
    rows = {row.line: row for row in plan.rows if row.line in decisions}
    return {
        line: decisions[line]
        for line, row in rows.items()
        if decisions[line].answer in row.answers and _names_a_candidate(row, decisions[line])
    }


def _nothing_else(row: PlannedRow) -> bool:
    """Whether keeping ours leaves nothing that the row changes, as far as is worth saying."""
    return not row.conflicts or len(row.conflicts) == len(row.changes)


def _names_a_candidate(row: PlannedRow, decision: Decision) -> bool:
    ours = {one.organisation_id for one in row.candidates}
    return decision.organisation_id is None or decision.organisation_id in ours
