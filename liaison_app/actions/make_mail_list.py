"""Save a mail list that was looked over, prove the file, and note that it left.

The order matters. The file is made in the private folder; the register entry is committed as
*prepared* with the file's hash; only then does the file take its name; then the entry says *saved*.
Whatever is interrupted, a file that left has its entry.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, insert, select

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import FileProblem, LiaisonError, Stale
from liaison_app.domain.mail_lists import MailListPlan
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, cells
from liaison_app.domain.progress import Progress
from liaison_app.domain.references import make_ref
from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import local_day
from liaison_app.files.formats.mail_list import MailListOrder, build_mail_list
from liaison_app.files.formats.mail_list_check import FileCheck, check_mail_list
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.safe_write import write_whole
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch, DispatchRow, Objection, Organisation, table_of
from liaison_app.store.written import Written

FORMAT = "Mail list"

KEPT_FOR = timedelta(days=31)
"""After this long a saved file should be deleted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListSaved:
    """A mail list that is in its place: its entry in the export register, and what was proved."""

    dispatch_id: int
    path: Path
    rows: int
    check: FileCheck


def save_mail_list(  # noqa: PLR0913 - what was looked over, where to, and who watches
    database: Database,
    *,
    plan: MailListPlan,
    path: Path,
    private: Path,
    purpose: str = "",
    progress: Progress | None = None,
) -> Written[MailListSaved]:
    """Write exactly the list that was looked over, and return what was saved.

    No step is returned to be undone: what left the program cannot be taken back.
    Raises Stale where it would be another list by now, FileProblem where the file cannot be put
    there, Cancelled where that was wished; then no file and no entry are left.
    """
    if not plan.included:
        raise LiaisonError(
            "There is nobody in this mail list.", hint="Look at who was left out, and why."
        )
    today = local_day(database.clock())
    database.read(partial(_refuse_changed, plan=plan, today=today))
    entry: int | None = None
    try:
        with write_whole(path, private=private) as temporary:
            order = _order(plan, progress or Progress())
            made = build_mail_list(temporary, order=order, private=private)
            check = _proved(database, temporary, plan)
            note = partial(
                _prepare, plan=plan, path=path, sha256=made.sha256, purpose=purpose, on=database
            )
            entry = database.write(f"Prepare {path.name}", note, kind=StepKind.EVENT).value
    except FileProblem:
        if entry is not None:
            _settle(database, f"Not saved: {path.name}", entry, DispatchStage.FAILED)
        raise
    settled = _settle(database, f"Save mail list {path.name}", entry, DispatchStage.SAVED)
    saved = MailListSaved(dispatch_id=entry, path=path, rows=made.rows, check=check)
    return Written(value=saved, step=None, changed=settled.changed)


def settle_prepared(connection: Connection) -> int:
    """Settle entries that a crash left *prepared*: saved where the file is there, else not saved.

    Returns how many there were; done at every start.
    """
    d = Dispatch
    found = connection.execute(
        select(d.id, d.folder, d.file_name, d.sha256, d.made_at).where(
            d.stage == DispatchStage.PREPARED
        )
    ).all()
    for key, folder, name, sha256, made_at in found:
        took_its_place = _took_its_place(Path(folder) / name, sha256=sha256, made_at=made_at)
        stage = DispatchStage.SAVED if took_its_place else DispatchStage.FAILED
        _set_stage(connection, dispatch_id=key, stage=stage)
    return len(found)


def _took_its_place(path: Path, *, sha256: str, made_at: datetime) -> bool:
    """Say whether a file left; an older one of the same name is not it, a later one may be.

    Somebody may have opened and saved it since, and what left must not be missing in the register.
    """
    try:
        changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return changed_at > made_at or fingerprint(path) == sha256
    except OSError:
        return False


def _order(plan: MailListPlan, progress: Progress) -> MailListOrder:
    total = len(plan.included)
    return MailListOrder(
        rows=(one.row for one in plan.included),
        row_count=total,
        marking=plan.marking,
        progress=lambda done: progress.report(done, total),
        cancelled=lambda: progress.cancelled,
    )


def _settle(
    database: Database, label: str, dispatch_id: int, stage: DispatchStage
) -> Written[None]:
    setting = partial(_set_stage, dispatch_id=dispatch_id, stage=stage)
    return database.write(label, setting, kind=StepKind.EVENT)


def _refuse_changed(connection: Connection, *, plan: MailListPlan, today: date) -> None:
    now = plan_mail_list(connection, wanted=plan.wanted, today=today)
    if now.included != plan.included:
        raise Stale(
            "The records behind this list changed after it was checked.",
            hint="Look at the check again, then save.",
        )


def _proved(database: Database, temporary: Path, plan: MailListPlan) -> FileCheck:
    """Open the written file again; one that is not as it should be never takes its name."""
    check = check_mail_list(temporary, rows=len(plan.included), fields=MAIL_LIST_FIELDS)
    if not check.passed:
        raise FileProblem(
            "The mail list was not saved, because its check failed.", hint=check.sentences[0]
        )
    if database.read(_refs_that_object).intersection(check.refs):
        raise Stale(
            "Somebody in this list objected to post while it was being written.",
            hint="Look at the check again, then save.",
        )
    return check


def _refs_that_object(connection: Connection) -> frozenset[str]:
    against = (ObjectionChannel.POST, ObjectionChannel.ALL)
    found = connection.execute(
        select(Organisation.id, Organisation.kind)
        .join(Objection, Objection.organisation_id == Organisation.id)
        .where(Objection.channel.in_(against))
    )
    return frozenset(make_ref(letter=kind.letter, key=key) for key, kind in found)


def _prepare(  # noqa: PLR0913 - an entry of the register is all of these
    connection: Connection,
    *,
    plan: MailListPlan,
    path: Path,
    sha256: str,
    purpose: str,
    on: Database,
) -> int:
    """Write the entry, if nothing changed while the file was written: somebody may have objected.

    No other write comes between this look and the entry, which are one transaction.
    """
    _refuse_changed(connection, plan=plan, today=local_day(on.clock()))
    dispatch_id = saving.insert(
        connection,
        Dispatch,
        {
            "campaign_id": plan.wanted.campaign_id,
            "letter_id": plan.wanted.letter_id,
            "format": FORMAT,
            "file_name": path.name,
            "folder": str(path.parent),
            "sha256": sha256,
            "row_count": len(plan.included),
            "officer": on.officer,
            "made_at": on.clock(),
            "purpose": purpose or plan.title,
            "marking": Marking.from_label(plan.marking) or Marking.OFFICIAL,
            "stage": DispatchStage.PREPARED,
            "delete_after": local_day(on.clock()) + KEPT_FOR,
        },
    )
    rows = [
        {
            "dispatch_id": dispatch_id,
            "organisation_id": one.organisation_id,
            "cells": cells(one.row),
            "uuid": uuid4(),
        }
        for one in plan.included
    ]
    connection.execute(insert(table_of(DispatchRow)), rows)
    return dispatch_id


def _set_stage(connection: Connection, *, dispatch_id: int, stage: DispatchStage) -> None:
    saving.update(connection, Dispatch, key=dispatch_id, version=None, values={"stage": stage})
