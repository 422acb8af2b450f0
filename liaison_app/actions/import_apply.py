"""Do what was planned and decided about a file, within one step."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection

from liaison_app.actions.import_change import ChangedRows
from liaison_app.actions.import_create import NewRows
from liaison_app.actions.import_plan import OTHER_KINDS, SCHOOL_KINDS, matched_row
from liaison_app.actions.import_postcodes import write_postcodes
from liaison_app.actions.import_settle import SettledRow, settle
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.imports import Decision, ImportDone, ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.domain.when import local_day
from liaison_app.files.registers import CODEPOINT, SCHOOLS
from liaison_app.queries.import_held import held_organisations
from liaison_app.queries.import_state import changed_since
from liaison_app.queries.import_wards import wards_for
from liaison_app.store import saving
from liaison_app.store.tables import Import

_COUNTED = {
    "rows_new": RowVerdict.NEW,
    "rows_updated": RowVerdict.UPDATE,
    "rows_unchanged": RowVerdict.NO_CHANGE,
    "rows_needing_you": RowVerdict.NEEDS_YOU,
    "rows_duplicate": RowVerdict.DUPLICATE,
    "rows_problem": RowVerdict.PROBLEM,
    "rows_left_out": RowVerdict.LEFT_OUT,
}


def apply_plan(  # noqa: PLR0913 - what was planned and decided, by whom and when
    connection: Connection,
    *,
    plan: ImportPlan,
    decisions: Mapping[int, Decision],
    progress: Progress,
    officer: str,
    at: datetime,
) -> ImportDone:
    """Write what a plan holds, and return counts that add up to the rows read."""
    _refuse_if_stale(connection, plan, decisions)
    today = local_day(at)
    matching = partial(_match_by_hand, connection, plan, today)
    settled, counts = settle(plan, decisions=decisions, matching=matching)
    organisation_ids: tuple[int, ...] = ()
    if plan.source == CODEPOINT.key:
        _follow(write_postcodes(connection, rows=settled), progress, total=plan.rows_read)
    else:
        organisation_ids = _write_organisations(connection, plan, settled, progress, today)
    import_id = saving.insert(
        connection,
        Import,
        {
            "file_name": plan.file_name,
            "sha256": plan.sha256,
            "register": plan.register,
            "officer": officer,
            "applied_at": at,
            "rows_read": plan.rows_read,
            **{column: counts[verdict] for column, verdict in _COUNTED.items()},
        },
    )
    return ImportDone(
        import_id=import_id,
        counts=counts,
        rows_read=plan.rows_read,
        organisation_ids=organisation_ids,
    )


def _refuse_if_stale(
    connection: Connection, plan: ImportPlan, decisions: Mapping[int, Decision]
) -> None:
    about = {row.organisation_id for row in plan.rows}
    about |= {decision.organisation_id for decision in decisions.values()}
    about |= {one.organisation_id for row in plan.rows for one in row.candidates}
    ids = {key for key in about if key is not None}
    count = changed_since(connection, mark=plan.as_of, organisation_ids=ids)
    if count:
        changed = "1 record" if count == 1 else f"{count:,} records"
        raise Stale(
            f"{changed} changed since {plan.file_name} was checked, so nothing was brought in.",
            hint="Check the file again: that takes the changes into account.",
        )


def _write_organisations(
    connection: Connection,
    plan: ImportPlan,
    settled: Sequence[SettledRow],
    progress: Progress,
    today: date,
) -> tuple[int, ...]:
    """Write what is new and what is altered, and return the organisations' keys."""
    new = NewRows(connection, plan.source)
    changed = ChangedRows(connection, new, today)
    written = []
    for one in settled:
        if one.verdict is RowVerdict.NEW:
            written.append(new.add_organisation(one.record, said=one.row.remembered))
        elif one.taken and one.row.organisation_id is not None:
            written.append(one.row.organisation_id)
            changed.add(one)
    changed.remember(
        [one for one in settled if one.verdict is not RowVerdict.NEW and one.row.remembered]
    )
    changed.write()
    _follow(new.write(), progress, total=len(new))
    return tuple(written)


def _follow(counts: Iterator[int], progress: Progress, *, total: int) -> None:
    """Report how many rows are written, as they are; Cancel stops it there."""
    done = 0
    for count in counts:
        done += count
        progress.report(done, total)


def _match_by_hand(
    connection: Connection,
    plan: ImportPlan,
    today: date,
    row: PlannedRow,
    organisation_id: int,
) -> PlannedRow:
    """Plan a row anew against the organisation that the officer said it is."""
    if any(other.organisation_id == organisation_id for other in plan.rows):
        raise LiaisonError(
            f"Another line of the file already means the record chosen for line {row.line}.",
            hint="Choose another record for it, or leave the line out.",
        )
    of_schools = plan.source == SCHOOLS.key
    held = held_organisations(
        connection,
        kinds=SCHOOL_KINDS if of_schools else OTHER_KINDS,
        source=plan.source,
        today=today,
    )
    chosen = next((one for one in held if one.id == organisation_id), None)
    if chosen is None or row.record is None:
        raise NotFound(
            f"The record chosen for line {row.line} is not there.", hint="Check the file again."
        )
    if of_schools and chosen.reference not in {"", row.record.reference}:
        raise LiaisonError(
            f"The school chosen for line {row.line} has another URN.",
            hint="Bring the line in as a new record, or leave it out.",
        )
    wards = wards_for(connection, records=(row.record,), held=(chosen,))
    return matched_row(
        row,
        record=row.record,
        held=chosen,
        source=plan.source,
        ward_code=wards.of_held(chosen, row.record),
    )
