"""Bcc batches: a text file with the addresses, so many together as one e-mail takes.

Each batch is one line to be copied into Bcc; semicolons stand between, as Outlook wants them.
Everybody is in it once. The officer's own address goes into To: an outside one there, or in Cc,
tells all the others who is written to.
"""

from itertools import chain
from pathlib import Path

from liaison_app.domain.bcc_batches import BETWEEN, batch_text, batches_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.domain.when import long_day
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import Cells, ExportJob, Format
from liaison_app.files.formats.recipient_address import address_of_row

_BLOCK = 500
_ENCODING = "utf-8-sig"
_HEAD = 6
_LINES_OF_BATCH = 3


def batches_of_job(job: ExportJob) -> tuple[tuple[str, ...], ...]:
    """Return the addresses of the rows in batches, each once.

    Raises FileProblem where a row has not exactly one address, and Cancelled.
    """
    addresses = []
    for place, row in enumerate(job.rows, start=1):
        if place % _BLOCK == 1:
            job.progress.report(place - 1, len(job.rows))
        addresses.append(address_of_row(row, place))
    job.progress.report(len(job.rows), len(job.rows))
    return batches_of(addresses, size=job.settings.batch)


def _write(path: Path, job: ExportJob) -> int:
    batches = batches_of_job(job)
    path.write_text("\r\n".join(_lines(job, batches)), encoding=_ENCODING, newline="")
    return sum(map(len, batches))


def _lines(job: ExportJob, batches: tuple[tuple[str, ...], ...]) -> list[str]:
    count, most = sum(map(len, batches)), len(batches)
    shared = len(job.rows) - count
    addresses = f"Addresses: {count:,}, in {most:,} {'batch' if most == 1 else 'batches'}."
    if shared:
        addresses = f"{addresses} Rows that share one: {shared:,}."
    lines = [
        job.marking,
        "",
        f"{mail_text(job.title)}, {long_day(job.today)}",
        addresses,
        "Put each batch into Bcc, and your own address into To. Put nobody else into To or Cc.",
        "",
    ]
    for number, batch in enumerate(batches, start=1):
        lines += [f"Batch {number:,} of {most:,}: {len(batch):,}", batch_text(batch), ""]
    return lines


def _cells(_: ExportJob, row: MailListRow) -> Cells:
    return (("To", "Your own address"), ("Bcc", mail_text(row.email)))


def _check(path: Path, job: ExportJob) -> FileCheck:
    try:
        lines = path.read_text(encoding=_ENCODING).split("\n")
    except UnicodeDecodeError as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make it again.") from problem
    batches = batches_of_job(job)
    wanted = list(chain.from_iterable(batches))
    found = list(
        chain.from_iterable(line.split(BETWEEN) for line in lines[_HEAD + 1 :: _LINES_OF_BATCH])
    )
    is_whole = lines == _lines(job, batches)
    return FileCheck(
        rows=len(found),
        columns=(),
        refs=tuple(mail_text(row.ref) for row in job.rows),
        proofs=(
            _addresses_proof(found, wanted),
            _batches_proof(len(batches), job.settings.batch, is_whole=is_whole),
            _marking_proof(lines[0], job.marking),
        ),
    )


FORMAT = Format(
    name="bcc",
    label="E-mail in Bcc batches",
    hint="A text file of addresses, so many together as one e-mail takes in Bcc.",
    icon="mails",
    counted="recipient",
    by=ObjectionChannel.EMAIL,
    ending="txt",
    write=_write,
    check=_check,
    cells=_cells,
    fields=("Ref", "Email"),
    asks=("batch",),
    batches=lambda job: len(batches_of_job(job)),
)


def _addresses_proof(found: list[str], wanted: list[str]) -> Proof:
    if found == wanted:
        return Proof(sentence=f"Addresses in the file: {len(found):,}, each once.", holds=True)
    sentence = f"Addresses in the file: {len(found):,}, but {len(wanted):,} were chosen."
    if len(found) == len(wanted):
        sentence = "The addresses in the file are not those chosen, or not in their order."
    return Proof(sentence=f"{sentence} Do not use it.", holds=False)


def _batches_proof(count: int, size: int, *, is_whole: bool) -> Proof:
    if is_whole:
        sentence = f"Batches: {count:,}, of {size:,} addresses at most, and nothing else."
        return Proof(sentence=sentence, holds=True)
    return Proof(sentence="The batches are not those made. Do not use the file.", holds=False)


def _marking_proof(first: str, marking: str) -> Proof:
    if first == marking:
        return Proof(sentence=f"It begins with the marking {marking}.", holds=True)
    sentence = f"It does not begin with the marking {marking}. Do not use the file."
    return Proof(sentence=sentence, holds=False)
