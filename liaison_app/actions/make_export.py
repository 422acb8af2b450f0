"""Save an export that was looked over, prove the file, and note that it left.

The order matters. The file is made in the private folder, and is on the disk for good; the register
entry is committed as *prepared* with the file's hash; only then does the file take its name; then
the entry says *saved*. Whatever is interrupted, a file that left has its entry. What takes long
comes before the entry, since from there on it cannot be cancelled.
"""

import json
from base64 import b64encode
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from liaison_app.actions.keep_rows import keep_rows
from liaison_app.actions.prove_export import proved
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import KEPT_FOR, DispatchStage
from liaison_app.domain.errors import FileProblem, LiaisonError, Stale
from liaison_app.domain.exports import (
    STANDARD_COLUMNS,
    ExportColumn,
    ExportSettings,
    must_be_columns,
)
from liaison_app.domain.mail_lists import Included, MailListPlan
from liaison_app.domain.merge_fields import OFFERED_FIELDS, cells_of
from liaison_app.domain.presets import asking_a_reason
from liaison_app.domain.progress import Progress
from liaison_app.domain.steps import StepKind
from liaison_app.domain.when import local_day
from liaison_app.files.formats import mail_list
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import ExportJob, Format, LetterText, Paper
from liaison_app.files.formats.written_file import fingerprint
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.plan_stands import touched_since
from liaison_app.safe_write import force_to_disk, write_whole, write_whole_folder
from liaison_app.store import saving
from liaison_app.store.database import Database
from liaison_app.store.tables import Dispatch, DispatchBatch
from liaison_app.store.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportChosen:
    """What kind of file, with which columns, letter and settings, and what for.

    With no letter said it is the plan's own: its text and letterhead. ``paper`` is needed by the
    formats that are printed. A column of faith or notes needs a purpose that says why.
    """

    format: Format = mail_list.FORMAT
    columns: tuple[ExportColumn, ...] = STANDARD_COLUMNS
    settings: ExportSettings = field(default_factory=ExportSettings)
    letter: LetterText | None = None
    paper: Paper | None = None
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSaved:
    """A file or folder that is in its place: its entry in the export register, and its proof."""

    dispatch_id: int
    path: Path
    rows: int
    check: FileCheck
    format: Format


def save_export(  # noqa: PLR0913 - what was looked over, as what, where to, and who watches
    database: Database,
    *,
    plan: MailListPlan,
    path: Path,
    private: Path,
    chosen: ExportChosen | None = None,
    progress: Progress | None = None,
) -> Written[ExportSaved]:
    """Write exactly what was looked over, and return what was saved.

    No step is returned to be undone: what left the program cannot be taken back.
    Raises Stale where it would be another list by now, FileProblem where the file cannot be put
    there, Cancelled where that was wished; then no file and no entry are left.
    """
    if not plan.included:
        raise LiaisonError(
            "There is nobody in this mail list.", hint="Look at who was left out, and why."
        )
    chosen = chosen or ExportChosen()
    chosen.format.refuse_name(path)
    chosen.format.refuse_too_many(len(plan.included))
    _refuse_columns(chosen)
    _refuse_other_way(plan, chosen.format)
    today = local_day(database.clock())
    database.read(partial(_refuse_changed, plan=plan, today=today))
    job = job_of(plan, chosen, today=today, private=private, progress=progress or Progress())
    note = partial(_prepare, plan=plan, path=path, chosen=chosen, job=job, on=database)
    return put_in_place(
        database, path=path, job=job, written=chosen.format, note=note, by=plan.wanted.by
    )


def put_in_place(  # noqa: PLR0913 - which file, where to, how, and what is noted of it
    database: Database,
    *,
    path: Path,
    job: ExportJob,
    written: Format,
    note: Callable[..., int],
    by: ObjectionChannel | None = None,
) -> Written[ExportSaved]:
    """Write a file, prove it, note it as *prepared*, give it its name, and note it as *saved*.

    ``note`` writes the register entry, given the file's ``sha256``, and returns its key. ``by`` is
    the way it goes out, if that is not the format's own.
    """
    entry: int | None = None
    try:
        with _draft(written, path, private=job.private) as draft:
            count = written.write(draft, job)
            check = proved(database, draft, job, written, by or written.by)
            batches = written.batches(job) if written.batches else 0
            force_to_disk(draft, progress=job.progress)
            sha256 = fingerprint(draft, progress=job.progress)
            noting = partial(_noted, note=partial(note, sha256=sha256), batches=batches)
            entry = database.write(f"Prepare {path.name}", noting, kind=StepKind.EVENT).value
    except FileProblem:
        if entry is not None:
            _settle(database, f"Not saved: {path.name}", entry, DispatchStage.FAILED)
        raise
    settled = _settle(database, f"Saved {path.name}", entry, DispatchStage.SAVED)
    saved = ExportSaved(dispatch_id=entry, path=path, rows=count, check=check, format=written)
    return Written(value=saved, step=None, changed=settled.changed)


def job_of(
    plan: MailListPlan, chosen: ExportChosen, *, today: date, private: Path, progress: Progress
) -> ExportJob:
    """Return what is to be written of a list, with all that its format may use."""
    letter = chosen.letter or LetterText(
        body=plan.body, letterhead=plan.letterhead, template=plan.template
    )
    return ExportJob(
        rows=[one.row for one in arranged(plan, chosen.format)],
        title=plan.title,
        marking=plan.marking,
        today=today,
        private=private,
        columns=chosen.columns,
        letter=letter,
        settings=chosen.settings,
        paper=chosen.paper,
        progress=progress,
    )


def arranged(plan: MailListPlan, written: Format) -> tuple[Included, ...]:
    """Return the rows in the format's own order where it has one: a sheet is keyed in by it."""
    order = written.order
    if order is None:
        return plan.included
    return tuple(sorted(plan.included, key=lambda one: order(one.row)))


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


def _refuse_columns(chosen: ExportChosen) -> None:
    """Raise LiaisonError for columns that cannot be, or that ask for a reason and have none."""
    if not chosen.format.chooses_columns:
        return
    must_be_columns(chosen.columns, offered=OFFERED_FIELDS)
    asking = asking_a_reason(chosen.columns)
    if asking and not chosen.purpose.strip():
        fields = " and ".join(field.replace("_", " ") for field in asking)
        raise LiaisonError(
            f"The list has {fields} in it, and no purpose says why.",
            hint="Say what it is needed for under Purpose, or take the column out.",
        )


def _refuse_other_way(plan: MailListPlan, written: Format) -> None:
    """Raise Stale where a plan heeded other objections than those that this kind of file needs."""
    if not written.chooses_columns and plan.wanted.by is not written.by:
        raise Stale(
            f"This list was looked over for {plan.wanted.by.label.lower()}, and the file goes "
            f"another way.",
            hint="Choose the kind of file again, and look at the check.",
        )


def _draft(written: Format, path: Path, *, private: Path) -> AbstractContextManager[Path]:
    put = write_whole_folder if written.is_folder else write_whole
    return put(path, private=private)


def _settle(
    database: Database, label: str, dispatch_id: int, stage: DispatchStage
) -> Written[None]:
    setting = partial(_set_stage, dispatch_id=dispatch_id, stage=stage)
    return database.write(label, setting, kind=StepKind.EVENT)


def _refuse_changed(connection: Connection, *, plan: MailListPlan, today: date) -> None:
    """Raise Stale where it would be another list by now."""
    if plan.made_on == today and not touched_since(connection, step=plan.as_of):
        return
    now = plan_mail_list(connection, wanted=plan.wanted, today=today)
    if (now.included, now.body, now.letterhead) != (plan.included, plan.body, plan.letterhead):
        raise Stale(
            "The records behind this list changed after it was checked.",
            hint="Look at the check again, then save.",
        )


def _noted(connection: Connection, *, note: Callable[[Connection], int], batches: int) -> int:
    """Write the entry, and a row for each batch that is then copied by itself."""
    dispatch_id = note(connection)
    for place in range(1, batches + 1):
        saving.insert(connection, DispatchBatch, {"dispatch_id": dispatch_id, "place": place})
    return dispatch_id


def _prepare(  # noqa: PLR0913 - an entry of the register is all of these
    connection: Connection,
    *,
    plan: MailListPlan,
    path: Path,
    sha256: str,
    chosen: ExportChosen,
    job: ExportJob,
    on: Database,
) -> int:
    """Write the entry, if nothing changed while the file was written: somebody may have objected.

    No other write comes between this look and the entry, which are one transaction.
    """
    _refuse_changed(connection, plan=plan, today=job.today)
    fields = chosen.format.fields or tuple(column.field for column in chosen.columns)
    dispatch_id = saving.insert(
        connection,
        Dispatch,
        {
            "campaign_id": plan.wanted.campaign_id,
            "letter_id": plan.wanted.letter_id,
            "format": chosen.format.name,
            "file_name": path.name,
            "folder": str(path.parent),
            "sha256": sha256,
            "row_count": len(plan.included),
            "officer": on.officer,
            "made_at": on.clock(),
            "purpose": chosen.purpose or plan.title,
            "marking": Marking.from_label(plan.marking) or Marking.OFFICIAL,
            "stage": DispatchStage.PREPARED,
            "delete_after": job.today + KEPT_FOR,
            "fields": fields,
            "headings": () if chosen.format.fields else tuple(c.heading for c in chosen.columns),
            "settings": settings_kept(chosen.settings, by=plan.wanted.by, title=plan.title),
            "letter_text": _letter_kept(job.letter) if chosen.format.needs_letter else "",
        },
    )
    texts = cells_of(fields)
    rows = (
        (one.organisation_ids, one.person_id, texts(one.row))
        for one in arranged(plan, chosen.format)
    )
    keep_rows(connection, dispatch_id=dispatch_id, rows=rows, progress=job.progress)
    return dispatch_id


def settings_kept(settings: ExportSettings, *, by: ObjectionChannel, title: str) -> str:
    """Return what the register keeps of how a file was made, beside its columns and its letter."""
    return json.dumps({"by": by.value, "title": title, "chosen": asdict(settings)})


def _letter_kept(letter: LetterText) -> str:
    """Return the letter as the register keeps it, to be read again by `kept_letter`."""
    return json.dumps(
        {
            "body": letter.body,
            "letterhead": asdict(letter.letterhead),
            "template": b64encode(letter.template).decode(),
        }
    )


def _set_stage(connection: Connection, *, dispatch_id: int, stage: DispatchStage) -> None:
    saving.update(connection, Dispatch, key=dispatch_id, version=None, values={"stage": stage})
