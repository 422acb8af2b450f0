"""The commands, each a few calls of the same actions that the window uses."""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_app.cli.answers import Answer
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.imports import ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.when import now
from liaison_app.paths import user_folder
from liaison_app.queries.counts import row_counts
from liaison_app.queries.team import officer_of_account
from liaison_app.store.keys import ThisAccount
from liaison_app.store.room import low_room
from liaison_app.store.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from liaison_app.actions.make_workspace import MadeWorkspace

_MOST_SHOWN = 20
_NOT_BROUGHT_IN = frozenset({RowVerdict.PROBLEM, RowVerdict.DUPLICATE, RowVerdict.NEEDS_YOU})


class TypedWronglyError(Exception):
    """Words of a command that do not go together."""


def make_sample_workspace(path: Path) -> Answer:
    """Make the sample workspace."""
    from liaison_app.actions.make_workspace import make_sample_in  # noqa: PLC0415 - its records

    made = make_sample_in(path, account=ThisAccount(), login=getpass.getuser())
    return _made(path, made, "The sample workspace")


def make_workspace(path: Path, *, team: str, ward: Sequence[tuple[str, str]]) -> Answer:
    """Make an empty workspace for a team and its wards."""
    from liaison_app.actions.make_workspace import make_team_workspace  # noqa: PLC0415 - likewise

    made = make_team_workspace(path, team=team, wards=ward, account=ThisAccount())
    return _made(path, made, f"The workspace of {team}")


def import_file(path: Path, *, file: Path, dry_run: bool) -> Answer:
    """Bring a file in: plan it, say the counts, and apply it unless only asked."""
    from liaison_app.actions.import_file import apply_import, plan_import  # noqa: PLC0415

    with opened(path) as workspace:
        database = workspace.database
        plan = plan_import(database, path=file)
        if dry_run:
            return _planned(plan, done="Nothing was changed.")
        apply_import(database, plan=plan, backup=partial(_back_up, workspace))
        return _planned(plan, done="It is done. The window can undo it.")


def make_template(file: Path) -> Answer:
    """Make an empty spreadsheet for faith groups and networks."""
    from liaison_app.files.registers.template import write_template  # noqa: PLC0415 - openpyxl

    write_template(file, private=user_folder() / "private")
    return Answer(sentences=(f"{file.name} is ready to be filled in.",), facts={"file": str(file)})


def check(path: Path) -> Answer:
    """Check every page, record and link of a workspace, and count its records."""
    with opened(path) as workspace:
        verification = workspace.database.verify()
        counts = workspace.database.read(row_counts)
        if not verification.sound:
            raise LiaisonError(
                f"The workspace “{path.name}” is damaged.",
                hint="Restore the newest backup: liaison restore BACKUP PATH.",
            )
        listed = (f"  {name.replace('_', ' ')}: {number:,}" for name, number in counts.items())
        notice = low_room(path)
        return Answer(
            sentences=(f"The workspace “{path.name}” is sound. It holds:", *listed, notice),
            facts={"sound": True, "counts": counts, "notice": notice},
        )


def restore_backup(backup: Path, *, path: Path) -> Answer:
    """Put a backup in the place of a workspace."""
    from liaison_app.store.restore import restore  # noqa: PLC0415 - no other command needs it

    aside = restore(backup, path, account=ThisAccount(), now=now(), recovery_code=_code())
    kept = f"What was there is kept in {aside.name}." if aside else "There was nothing before."
    return Answer(
        sentences=(f"{backup.name} is restored to “{path.name}”.", kept),
        facts={"restored": str(path), "set_aside": str(aside) if aside else None},
    )


@contextmanager
def opened(path: Path) -> Iterator[Workspace]:
    """Open a workspace for a command, in the name of whoever typed it."""
    workspace = open_workspace(path, account=ThisAccount(), recovery_code=_code())
    try:
        account = getpass.getuser()
        officer = workspace.database.read(partial(officer_of_account, account=account))
        workspace.database.officer = officer.name if officer else account
        yield workspace
    finally:
        workspace.close()


def _code() -> str | None:
    return os.environ.get("LIAISON_RECOVERY_CODE", "").strip() or None


def _back_up(workspace: Workspace) -> None:
    from liaison_app.store.backup import back_up  # noqa: PLC0415 - only imports need it

    back_up(
        workspace.database,
        workspace.folder,
        reason="before an import",
        now=workspace.database.clock(),
    )


def _made(path: Path, made: "MadeWorkspace", what: str) -> Answer:
    made.workspace.close()
    return Answer(
        sentences=(
            f"{what} is ready in {path}.",
            made.workspace.notice,
            "",
            f"Recovery code: {made.recovery_code}",
            "Write it down and keep it away from this computer: it is shown only now.",
        ),
        facts={"workspace": str(path), "recovery_code": made.recovery_code},
    )


def _planned(plan: ImportPlan, *, done: str) -> Answer:
    counted = {verdict: plan.counts.get(verdict, 0) for verdict in RowVerdict}
    shown = (f"  {verdict.label}: {number:,}" for verdict, number in counted.items() if number)
    not_in = [row for row in plan.rows if row.verdict in _NOT_BROUGHT_IN]
    return Answer(
        sentences=(
            f"{plan.register}: {plan.rows_read:,} rows read.",
            *shown,
            *_lines(not_in),
            done,
        ),
        facts={
            "register": plan.register,
            "rows_read": plan.rows_read,
            **{str(verdict.value): number for verdict, number in counted.items()},
            "not_brought_in": [
                {"line": row.line, "problem": row.problem, "hint": row.hint} for row in not_in
            ],
        },
    )


def _lines(rows: Sequence[PlannedRow]) -> tuple[str, ...]:
    """Return what is wrong with the first of some rows, by their lines, and what to do."""
    listed = tuple(f"  Line {row.line}: {row.problem}" for row in rows[:_MOST_SHOWN])
    more = len(rows) - len(listed)
    further = (f"  And {more:,} more.",) if more else ()
    hints = tuple(f"  {hint}" for hint in dict.fromkeys(row.hint for row in rows) if hint)
    return (*listed, *further, *hints)
