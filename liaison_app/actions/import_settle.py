"""What becomes of each planned row once the officer has decided, or has not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.imports import (
    Answer,
    Decision,
    FieldChange,
    FileRecord,
    ImportPlan,
    PlannedRow,
    RowVerdict,
)

FOLLOWS = frozenset({"ward_code", "source_ref"})
"""Fields that nobody types: they follow from the others, whatever was decided."""

Matching = Callable[[PlannedRow, int], PlannedRow]
"""Plans a row anew against the one organisation of ours that the officer named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledRow:
    """A row with the verdict that it ends with, and the changes that are made."""

    row: PlannedRow
    record: FileRecord
    verdict: RowVerdict
    taken: tuple[FieldChange, ...] = ()


def settle(
    plan: ImportPlan, *, decisions: Mapping[int, Decision], matching: Matching
) -> tuple[tuple[SettledRow, ...], Mapping[RowVerdict, int]]:
    """Return the rows that are written, and how many end with each verdict.

    Where nothing was decided, ours is kept in conflicts, and rows to ask about are left out.
    """
    _refuse_if_chosen_twice(decisions)
    counts = {verdict: plan.counts.get(verdict, 0) for verdict in RowVerdict}
    settled = []
    for row in plan.rows:
        one = _settled(row, decisions.get(row.line), matching)
        if one is None:
            continue
        counts[row.verdict] -= 1
        counts[one.verdict] += 1
        if one.verdict is not RowVerdict.LEFT_OUT:
            settled.append(one)
    return tuple(settled), counts


def _settled(row: PlannedRow, decision: Decision | None, matching: Matching) -> SettledRow | None:
    """Return the row settled, or None where it stays as planned and nothing is written."""
    if decision is not None:
        return _decided(row, decision, matching)
    if row.record is None or row.candidates or row.verdict is RowVerdict.LEFT_OUT:
        return None
    return SettledRow(row=row, record=row.record, verdict=row.verdict, taken=_not_in_conflict(row))


def _decided(row: PlannedRow, decision: Decision, matching: Matching) -> SettledRow:
    if decision.answer not in row.answers or row.record is None:
        raise LiaisonError(
            f"“{decision.answer.label}” does not go with line {row.line} of the file.",
            hint="Check the file again, and decide anew.",
        )
    match decision.answer:
        case Answer.CREATE:
            return SettledRow(row=row, record=row.record, verdict=RowVerdict.NEW)
        case Answer.LEAVE_OUT:
            return SettledRow(row=row, record=row.record, verdict=RowVerdict.LEFT_OUT)
        case Answer.TAKE_THEIRS:
            return _with(row, row.record, row.changes)
        case Answer.MATCH:
            return _matched(row, decision, matching)
        case _:
            return _with(row, row.record, _kept_ours(row))


def _matched(row: PlannedRow, decision: Decision, matching: Matching) -> SettledRow:
    if decision.organisation_id is None:
        raise LiaisonError(
            f"Line {row.line} has no record chosen for it.", hint="Choose which one it is."
        )
    again = matching(row, decision.organisation_id)
    assert again.record is not None  # noqa: S101 - a matched row has its record
    return _with(again, again.record, _not_in_conflict(again))


def _with(row: PlannedRow, record: FileRecord, taken: tuple[FieldChange, ...]) -> SettledRow:
    verdict = RowVerdict.UPDATE if taken else RowVerdict.NO_CHANGE
    return SettledRow(row=row, record=record, verdict=verdict, taken=taken)


def _not_in_conflict(row: PlannedRow) -> tuple[FieldChange, ...]:
    return tuple([change for change in row.changes if not change.conflict])


def _kept_ours(row: PlannedRow) -> tuple[FieldChange, ...]:
    """Return the changes that are made all the same where the officer keeps ours."""
    if row.conflicts:
        return _not_in_conflict(row)
    return tuple(change for change in row.changes if change.field in FOLLOWS)


def _refuse_if_chosen_twice(decisions: Mapping[int, Decision]) -> None:
    lines: dict[int, int] = {}
    for line, decision in decisions.items():
        if decision.answer is not Answer.MATCH or decision.organisation_id is None:
            continue
        first = lines.setdefault(decision.organisation_id, line)
        if first != line:
            raise LiaisonError(
                f"The same record was chosen for lines {first} and {line}.",
                hint="Choose another for one of them, or leave one line out.",
            )
