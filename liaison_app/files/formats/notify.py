"""Files for GOV.UK Notify, which sends the e-mails or prints the letters: one line a recipient.

The rules are those by which Notify takes a file of recipients: its headings are `email address`, or
`address line 1` to `address line 7` with the postcode last; whatever else stands in a column fills
the template's placeholder of that name, capitals and spaces aside. It takes 100,000 rows.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.address_block import BLOCK_FIELDS, block_of
from liaison_app.domain.addresses import MOST_LINES, check_address
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, cells_of, mail_text
from liaison_app.files.formats.csv_list import (
    FORMULA_STARTS,
    csv_proofs,
    national_form,
    read_csv,
    write_csv,
)
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import Cells, ExportJob, Format

MOST_ROWS = 100_000

PLACEHOLDERS = (
    "Salutation",
    "Addressee",
    "Post",
    "Organisation",
    "Officer_rank",
    "Officer_name",
    "Officer_phone",
    "Officer_email",
    "Team",
    "Campaign",
    "Letter_date",
    "Your_ref",
    "Our_ref",
    "Ref",
)
"""The fields that a template may ask for, as ((salutation)) or ((officer name))."""

_LONGEST_EMAIL, _LONGEST_HOST = 320, 253
# A sign at its start would be a formula in Excel; Notify takes some of them, and nobody has one.
_EMAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*@([^.@\s][^@\s]*)")
_HOST_PART = re.compile(r"(xn|[a-z0-9]+)(-?-[a-z0-9]+)*", re.IGNORECASE)
_HOST_END = re.compile(r"[a-z]{2,63}|xn--([a-z0-9]+-)*[a-z0-9]+", re.IGNORECASE)
_LONGEST_PART = 63
_SIGNS = "".join(FORMULA_STARTS) + " "


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """What the two kinds of file have of their own: the columns of the recipient come first."""

    recipient: tuple[str, ...]
    of_row: Callable[[MailListRow], tuple[str, ...]]
    takes: Callable[[Sequence[str]], bool]
    what: str
    proof: str


def takes_email(text: str) -> bool:
    """Say whether Notify sends to this e-mail address."""
    found = _EMAIL.fullmatch(text)
    if not found or len(text) > _LONGEST_EMAIL or ".." in text:
        return False
    try:
        host = found[1].encode("idna").decode("ascii")
    except UnicodeError:
        return False
    parts = host.split(".")
    return (
        len(host) <= _LONGEST_HOST
        and len(parts) > 1
        and all(_HOST_PART.fullmatch(part) and len(part) <= _LONGEST_PART for part in parts)
        and _HOST_END.fullmatch(parts[-1]) is not None
    )


def _takes_email(texts: Sequence[str]) -> bool:
    return takes_email(texts[0])


def _takes_address(texts: Sequence[str]) -> bool:
    """Say whether Notify prints to these lines; none may be a formula in Excel either."""
    lines = [line for line in texts if line]
    return len(lines) <= MOST_LINES and check_address(lines).address is not None


def _email_of(row: MailListRow) -> tuple[str, ...]:
    return (mail_text(row.email),)


def _lines_of(row: MailListRow) -> tuple[str, ...]:
    lines = [_without_sign(line) for line in block_of(row).ways[0]]
    return (*lines, *[""] * (MOST_LINES - len(lines)))


def _without_sign(text: str) -> str:
    """Return a text less the sign that would make it a formula; an apostrophe would be printed."""
    tidied = mail_text(text)
    if not tidied.startswith(FORMULA_STARTS):
        return tidied
    return national_form(tidied) or tidied.lstrip(_SIGNS)


_EMAILS = _Kind(
    recipient=("email address",),
    of_row=_email_of,
    takes=_takes_email,
    what="e-mail address",
    proof="Notify can send to every e-mail address in it.",
)
_LETTERS = _Kind(
    recipient=tuple(f"address line {number}" for number in range(1, MOST_LINES + 1)),
    of_row=_lines_of,
    takes=_takes_address,
    what="address",
    proof="Every address has 3 to 7 lines, and a real UK postcode on its last.",
)


def _headings(kind: _Kind) -> tuple[str, ...]:
    return (*kind.recipient, *(field.lower().replace("_", " ") for field in PLACEHOLDERS))


_said = cells_of(PLACEHOLDERS)


def _texts(row: MailListRow, kind: _Kind) -> tuple[str, ...]:
    recipient = kind.of_row(row)
    if len(recipient) != len(kind.recipient) or not kind.takes(recipient):
        raise FileProblem(
            f"GOV.UK Notify does not take the {kind.what} for Ref {row.ref}.",
            hint="Mend it in the organisation, or leave it out, then save again.",
        )
    return (*recipient, *map(_without_sign, _said(row)))


def _cells(row: MailListRow, kind: _Kind) -> Cells:
    return list(zip(_headings(kind), _texts(row, kind), strict=True))


def _write(path: Path, job: ExportJob, kind: _Kind) -> int:
    # Notify needs no byte order mark, and no spreadsheet is meant to read this.
    return write_csv(
        path,
        _headings(kind),
        (_texts(row, kind) for row in job.rows),
        total=len(job.rows),
        progress=job.progress,
        marked=False,
    )


def _check(path: Path, job: ExportJob, kind: _Kind) -> FileCheck:
    headings = _headings(kind)
    refused = 0

    def look(line: Sequence[str]) -> None:
        nonlocal refused
        refused += not kind.takes(line[: len(kind.recipient)])

    read = read_csv(path, column=headings.index("ref"), progress=job.progress, look=look)
    taken = (
        Proof(sentence=kind.proof, holds=True)
        if not refused
        else Proof(sentence=f"Notify would refuse {refused:,} of the rows.", holds=False)
    )
    return FileCheck(
        rows=read.rows,
        columns=read.headings,
        refs=read.column,
        proofs=(*csv_proofs(read, rows=len(job.rows), headings=headings), taken),
    )


EMAIL = Format(
    name="notify_email",
    label="GOV.UK Notify: e-mail",
    hint="A CSV to upload to Notify, which sends an e-mail to each.",
    icon="send",
    counted="e-mail",
    by=ObjectionChannel.EMAIL,
    ending="csv",
    write=lambda path, job: _write(path, job, _EMAILS),
    check=lambda path, job: _check(path, job, _EMAILS),
    cells=lambda _, row: _cells(row, _EMAILS),
    fields=("Email", *PLACEHOLDERS),
    most_rows=MOST_ROWS,
)

LETTER = Format(
    name="notify_letter",
    label="GOV.UK Notify: letters",
    hint="A CSV to upload to Notify, which prints and posts a letter to each.",
    icon="send",
    counted="letter",
    by=ObjectionChannel.POST,
    ending="csv",
    write=lambda path, job: _write(path, job, _LETTERS),
    check=lambda path, job: _check(path, job, _LETTERS),
    cells=lambda _, row: _cells(row, _LETTERS),
    fields=tuple(dict.fromkeys((*BLOCK_FIELDS, *PLACEHOLDERS))),
    most_rows=MOST_ROWS,
)
