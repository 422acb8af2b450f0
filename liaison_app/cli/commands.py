"""The commands, each a few calls of the same actions that the window uses."""

import getpass
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from liaison_app.actions.make_workspace import (
    MadeWorkspace,
    make_sample_in,
    make_team_workspace,
)
from liaison_app.cli.answers import Answer
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.imports import ImportPlan, PlannedRow, RowVerdict
from liaison_app.domain.mail_lists import MailListPlan, MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.domain.when import local_day, now
from liaison_app.paths import user_folder
from liaison_app.queries.campaigns import campaign, campaign_id_by_name
from liaison_app.queries.counts import row_counts
from liaison_app.queries.saved_lists import list_id_by_name
from liaison_app.queries.team import officer_of_account, ward_codes_by_name, wards
from liaison_app.store import layout
from liaison_app.store.keys import ThisAccount
from liaison_app.store.room import low_room
from liaison_app.store.workspace import Workspace, open_workspace

_MOST_SHOWN = 20
_NOT_BROUGHT_IN = frozenset({RowVerdict.PROBLEM, RowVerdict.DUPLICATE, RowVerdict.NEEDS_YOU})


class TypedWronglyError(Exception):
    """Words of a command that do not go together."""


def make_sample_workspace(path: Path) -> Answer:
    """Make the sample workspace."""
    made = make_sample_in(path, account=ThisAccount(), login=getpass.getuser())
    return _made(path, made, "The sample workspace")


def make_workspace(path: Path, *, team: str, ward: Sequence[tuple[str, str]]) -> Answer:
    """Make an empty workspace for a team and its wards."""
    made = make_team_workspace(path, team=team, wards=ward, account=ThisAccount())
    return _made(path, made, f"The workspace of {team}")


def import_file(path: Path, *, file: Path, dry_run: bool) -> Answer:
    """Bring a file in: plan it, say the counts, and apply it unless only asked."""
    from liaison_app.actions.import_file import apply_import, plan_import  # noqa: PLC0415

    with _opened(path) as workspace:
        database = workspace.database
        plan = plan_import(database, path=file)
        if dry_run:
            return _planned(plan, done="Nothing was changed.")
        apply_import(database, plan=plan, backup=partial(_back_up, workspace))
        return _planned(plan, done="It is done. The window can undo it.")


def make_mail_list(  # noqa: PLR0913 - the words of the command
    path: Path,
    *,
    campaign: str | None,
    letter: str | None,
    saved_list: str | None,
    kind: str | None,
    ward: str | None,
    out: Path,
) -> Answer:
    """Make a workbook for a mail merge."""
    from liaison_app.actions.make_export import save_export  # noqa: PLC0415 - reads openpyxl
    from liaison_app.queries.mail_list import plan_mail_list  # noqa: PLC0415 - likewise

    with _opened(path) as workspace:
        database = workspace.database
        if saved_list and not (campaign or letter or kind or ward):
            find = partial(_list_wanted, name=saved_list)
        elif campaign and letter and not (saved_list or kind or ward):
            find = partial(_letter_wanted, campaign_name=campaign, letter_name=letter)
        elif kind and not (saved_list or campaign or letter):
            find = partial(_kind_wanted, kind_name=kind, ward_name=ward)
        else:
            raise TypedWronglyError(
                "give --campaign with --letter, or --list, or --kind with or without --ward"
            )
        today = local_day(database.clock())
        planning = partial(plan_mail_list, wanted=database.read(find), today=today)
        plan = database.read(planning)
        save_export(database, plan=plan, path=out, private=layout.private(path))
        return _listed(plan, out)


def make_template(file: Path) -> Answer:
    """Make an empty spreadsheet for faith groups and networks."""
    from liaison_app.files.registers.template import write_template  # noqa: PLC0415 - openpyxl

    write_template(file, private=user_folder() / "private")
    return Answer(sentences=(f"{file.name} is ready to be filled in.",), facts={"file": str(file)})


def check(path: Path) -> Answer:
    """Check every page, record and link of a workspace, and count its records."""
    with _opened(path) as workspace:
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
def _opened(path: Path) -> Iterator[Workspace]:
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


def _made(path: Path, made: MadeWorkspace, what: str) -> Answer:
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


def _listed(plan: MailListPlan, out: Path) -> Answer:
    reasons = {plan.reason_words(reason): number for reason, number in plan.reasons.items()}
    left = (f"  Left out, {label.lower()}: {number:,}" for label, number in reasons.items())
    doubts = len(plan.in_doubt)
    look = (f"  Greetings to look at: {doubts:,}",) if doubts else ()
    return Answer(
        sentences=(f"{out.name}: {plan.sentence}.", *left, *look),
        facts={
            "file": str(out),
            "letters": len(plan.included),
            "organisations": plan.audience,
            "left_out": reasons,
            "in_doubt": doubts,
        },
    )


def _letter_wanted(
    connection: Connection, *, campaign_name: str, letter_name: str
) -> MailListWanted:
    campaign_id = campaign_id_by_name(connection, name=campaign_name)
    whole = campaign(connection, campaign_id=campaign_id)
    for letter in whole.letters:
        if letter.name.casefold() == letter_name.strip().casefold():
            return MailListWanted(campaign_id=campaign_id, letter_id=letter.id)
    listed = "; ".join(letter.name for letter in whole.letters)
    raise NotFound(f"This campaign has no letter “{letter_name}”.", hint=f"It has: {listed}.")


def _list_wanted(connection: Connection, *, name: str) -> MailListWanted:
    return MailListWanted(saved_list_id=list_id_by_name(connection, name=name))


def _kind_wanted(
    connection: Connection, *, kind_name: str, ward_name: str | None
) -> MailListWanted:
    kind = Kind.from_label(kind_name)
    if kind is None:
        listed = ", ".join(str(one.value) for one in Kind)
        raise LiaisonError(f"“{kind_name}” is no kind of organisation.", hint=f"Choose {listed}.")
    if ward_name is None:
        return MailListWanted(kind=kind)
    codes = ward_codes_by_name(connection, name=ward_name)
    if not codes:
        listed = ", ".join(one.name for one in wards(connection)) or "none yet"
        raise NotFound(f"The team has no ward “{ward_name}”.", hint=f"It has: {listed}.")
    return MailListWanted(kind=kind, ward_codes=codes)
