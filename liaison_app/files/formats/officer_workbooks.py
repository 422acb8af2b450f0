"""One workbook for each officer: a folder of mail lists, each with the rows of one officer's wards.

Rows of no officer come in a workbook of their own, so that none is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.file_names import file_name
from liaison_app.domain.merge_fields import MailListRow
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import mail_list
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.files.formats.mail_list_check import rows_proof

NO_OFFICER = "No officer"
_ENDING = "xlsx"
_RANK_AND_NAME = 2


def workbooks_of(job: ExportJob) -> Mapping[str, Sequence[MailListRow]]:
    """Return the rows of each workbook by its name, in the order of the rows.

    Two officers of one name have a workbook each, since one cannot tell their letters apart.
    """
    by_officer: dict[tuple[str, ...], list[MailListRow]] = {}
    for row in job.rows:
        of_one = (row.officer_rank, row.officer_name, row.officer_phone, row.officer_email)
        by_officer.setdefault(of_one if row.officer_name else (NO_OFFICER,), []).append(row)
    named: dict[str, Sequence[MailListRow]] = {}
    for who, rows in by_officer.items():
        title = " ".join(filter(None, who[:_RANK_AND_NAME]))
        named[_free_name(title, job, taken=named)] = rows
    return named


def _free_name(title: str, job: ExportJob, *, taken: Iterable[str]) -> str:
    """Return the name of a workbook; disks tell no capitals apart."""
    known = {name.casefold() for name in taken}
    number, free = 1, _name(title, job)
    while free.casefold() in known:
        number += 1
        free = _name(f"{title} {number}", job)
    return free


def _name(title: str, job: ExportJob) -> str:
    return file_name(title, marking=job.marking, today=job.today, ending=_ENDING)


def _share(whole: Progress, *, before: int, total: int) -> Progress:
    """Return the progress of one workbook, told to the whole as so many rows more than before."""
    share = Progress()
    share.listen(lambda done, _: whole.report(before + done, total))
    return share


def _jobs(job: ExportJob) -> Mapping[str, ExportJob]:
    jobs, before = {}, 0
    for name, rows in workbooks_of(job).items():
        share = _share(job.progress, before=before, total=len(job.rows))
        jobs[name] = replace(job, rows=rows, progress=share)
        before += len(rows)
    return jobs


def _write(folder: Path, job: ExportJob) -> int:
    return sum(mail_list.write_workbook(folder / name, one) for name, one in _jobs(job).items())


def _check(folder: Path, job: ExportJob) -> FileCheck:
    jobs = {name: replace(job, rows=rows) for name, rows in workbooks_of(job).items()}
    if {file.name for file in folder.iterdir()} != set(jobs):
        raise FileProblem(
            "The folder does not hold one workbook for each officer.", hint="Make the list again."
        )
    checks = {name: mail_list.check_workbook(folder / name, one) for name, one in jobs.items()}
    rows = sum(check.rows for check in checks.values())
    refs = tuple(ref for check in checks.values() for ref in check.refs)
    return FileCheck(
        rows=rows,
        columns=tuple(column.heading for column in job.columns),
        refs=refs,
        proofs=(
            _all_rows(rows, len(job.rows), len(checks)),
            *(
                Proof(sentence=f"{name}: {proof.sentence}", holds=False)
                for name, check in checks.items()
                for proof in check.proofs
                if not proof.holds
            ),
            *_what_holds_of_all(list(checks.values())),
        ),
    )


def _all_rows(rows: int, wanted: int, workbooks: int) -> Proof:
    files = "1 workbook" if workbooks == 1 else f"{workbooks:,} workbooks"
    if rows == wanted:
        sentence = f"Rows in the {files}: {rows:,}, as many as were chosen."
        return Proof(sentence=sentence, holds=True)
    sentence = f"Rows in the {files}: {rows:,}, but {wanted:,} were chosen. Do not use them."
    return Proof(sentence=sentence, holds=False)


def _what_holds_of_all(checks: Sequence[FileCheck]) -> tuple[Proof, ...]:
    """Return what every workbook proves, but for its rows, which are counted together."""
    rows = {rows_proof(check.rows, check.rows) for check in checks}
    shared = set(checks[0].proofs).intersection(*(check.proofs for check in checks)) - rows
    return tuple(proof for proof in checks[0].proofs if proof in shared and proof.holds)


FORMAT = Format(
    name="officer_workbooks",
    label="One workbook for each officer",
    hint="A folder of mail lists for Word, one for each officer's wards.",
    icon="folder-open",
    by=ObjectionChannel.POST,
    ending="",
    write=_write,
    check=_check,
    most_rows=mail_list.MOST_ROWS,
)
