"""Proof that a folder of e-mail drafts is what was asked for: every message is read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from liaison_app.domain.email_drafts import EmailDraft, EmailLetter
from liaison_app.domain.merge_fields import mail_text
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob
from liaison_app.files.formats.recipient_address import address_of_row

_BLOCK = 20
_HEADERS = [
    "X-Unsent",
    "To",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
]


@dataclass(slots=True)
class _Found:
    """How many drafts are not as they should be, and in which way."""

    not_to_them: int = 0
    not_drafts: int = 0
    saying_else: int = 0


def check_drafts(
    folder: Path, job: ExportJob, *, letter: EmailLetter, names: Sequence[str]
) -> FileCheck:
    """Read a folder of drafts again, and say what it proves to be.

    Each must say what the preview shows of the letter; `names` are those of the files written.
    """
    there = {file.name for file in folder.iterdir()}
    found, refs = _Found(), []
    for place, (row, name) in enumerate(zip(job.rows, names, strict=True), start=1):
        if place % _BLOCK == 1:
            job.progress.report(place - 1, len(job.rows))
        if name in there:
            _look(folder / name, letter.draft(row), address_of_row(row, place), found)
            refs.append(mail_text(row.ref))
    return FileCheck(
        rows=len(there),
        columns=(),
        refs=tuple(refs),
        proofs=(
            _count_proof(there, names),
            _proof(
                "Each has one recipient, whom it was written for, and nobody in Cc or Bcc.",
                "E-mails that are not to their one recipient alone",
                found.not_to_them,
            ),
            _proof(
                "Each opens as a draft that was not sent.",
                "E-mails that would not open as a draft",
                found.not_drafts,
            ),
            _proof(
                "Each says what the preview shows.",
                "E-mails that do not say what the preview shows",
                found.saying_else,
            ),
        ),
    )


def _look(file: Path, draft: EmailDraft, address: str, found: _Found) -> None:
    from email.message import EmailMessage  # noqa: PLC0415 - loaded only when drafts are made
    from email.parser import BytesParser  # noqa: PLC0415 - likewise
    from email.policy import default  # noqa: PLC0415 - likewise

    with file.open("rb") as opened:
        message = BytesParser(EmailMessage, policy=default).parse(opened)
    to = message["To"].addresses if message["To"] else ()
    is_theirs = [one.addr_spec for one in to] == [address]
    found.not_to_them += not is_theirs or message.keys() != _HEADERS
    found.not_drafts += message["X-Unsent"] != "1"
    content = message.get_payload(decode=True)
    text = content.decode(errors="replace") if isinstance(content, bytes) else ""
    says_it = text.replace("\r\n", "\n") == draft.text and message["Subject"] == draft.subject
    found.saying_else += not says_it


def _count_proof(there: set[str], names: Sequence[str]) -> Proof:
    if there == set(names):
        sentence = f"E-mails in the folder: {len(there):,}, one for each recipient."
        return Proof(sentence=sentence, holds=True)
    sentence = f"Files in the folder: {len(there):,}, but {len(names):,} e-mails were to be there."
    if len(there) == len(names):
        sentence = "The files in the folder are not the e-mails that were written."
    return Proof(sentence=f"{sentence} Do not use it.", holds=False)


def _proof(sentence: str, otherwise: str, wrong: int) -> Proof:
    if not wrong:
        return Proof(sentence=sentence, holds=True)
    return Proof(sentence=f"{otherwise}: {wrong:,}. Do not use the folder.", holds=False)
