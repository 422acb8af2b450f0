"""Bring a file in: plan what it will do, and once it was looked over do exactly that."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from liaison_app.actions.import_apply import apply_plan
from liaison_app.actions.import_plan import events_of, plan_own, plan_schools
from liaison_app.actions.import_postcodes import plan_postcodes
from liaison_app.domain.imports import Decision, ImportDone, ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.progress import Progress
from liaison_app.domain.when import local_day
from liaison_app.files.registers import CODEPOINT, SCHOOLS, OwnRow, PostcodeRow, SchoolRow
from liaison_app.files.worker import Recognised, read_in_child
from liaison_app.queries.import_state import imported_before, latest_change
from liaison_app.store.database import Database
from liaison_app.store.room import check_room_to_import
from liaison_app.store.written import Written


def plan_import(
    database: Database,
    *,
    path: Path,
    progress: Progress | None = None,
    districts: Collection[str] = (),
) -> ImportPlan:
    """Read a file and return what bringing it in will do; nothing is changed.

    With district codes, a register's rows of other districts are left out. Raises FileProblem
    where the file cannot be read or the disk has too little room for it, and Cancelled.
    """
    check_room_to_import(database.file.path.parent, path)
    progress = progress or Progress()
    found = read_in_child(
        path,
        districts=districts,
        progress=progress.report,
        cancelled=lambda: progress.cancelled,
    )
    today = local_day(database.clock())
    planning = partial(plan_found, found=found, progress=progress, today=today)
    return database.read(planning)


def apply_import(
    database: Database,
    *,
    plan: ImportPlan,
    decisions: Mapping[int, Decision] | None = None,
    backup: Callable[[], object] | None = None,
    progress: Progress | None = None,
) -> Written[ImportDone]:
    """Do what was planned and decided, as one step after a backup, and return the counts.

    Raises Stale where what the plan is about changed since, and Cancelled; then nothing is kept.
    """
    progress = progress or Progress()
    progress.report(0)
    if backup is not None:
        backup()
    applying = partial(
        apply_plan,
        plan=plan,
        decisions=decisions or {},
        progress=progress,
        officer=database.officer,
        at=database.clock(),
    )
    kind_of_file = plan.register[:1].lower() + plan.register[1:]
    return database.write(f"Import {kind_of_file}: {plan.file_name}", applying)


def plan_found(
    connection: Connection, *, found: Recognised, progress: Progress, today: date
) -> ImportPlan:
    """Return what bringing in a file that was read will do."""
    rows = _planned_rows(connection, found, progress, today)
    counts = Counter(row.verdict for row in rows)
    counts[RowVerdict.LEFT_OUT] += found.totals.left_out
    return ImportPlan(
        file_name=found.file_name,
        sha256=found.sha256,
        register=found.register.label,
        source=found.register.key,
        rows=rows,
        counts={verdict: counts[verdict] for verdict in RowVerdict},
        rows_read=found.totals.read,
        imported_before=imported_before(connection, sha256=found.sha256),
        events=events_of(rows),
        left_out_because=found.totals.reasons,
        as_of=latest_change(connection),
    )


def _planned_rows(
    connection: Connection, found: Recognised, progress: Progress, today: date
) -> tuple[PlannedRow, ...]:
    if found.register.key == SCHOOLS.key:
        schools = found.rows_of(SchoolRow)
        return plan_schools(connection, rows=schools, progress=progress, today=today)
    if found.register.key == CODEPOINT.key:
        postcodes = found.rows_of(PostcodeRow)
        return plan_postcodes(connection, rows=postcodes, progress=progress)
    return plan_own(connection, rows=found.rows_of(OwnRow), progress=progress, today=today)
