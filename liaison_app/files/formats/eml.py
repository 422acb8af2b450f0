"""E-mail drafts: a folder with one message for each recipient, which Outlook opens ready to send.

`X-Unsent` says that it is a draft; without it Outlook opens it as received. The one address of a
message is built by the standard library from parts that were checked, and whatever beside it is
not plain text is written in code, so that no field can add a header or a recipient. Nobody is in
Cc or Bcc.
"""

import re
from binascii import b2a_base64, b2a_qp
from functools import lru_cache
from pathlib import Path

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.email_drafts import EmailDraft, EmailLetter
from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.domain.file_names import name_part
from liaison_app.domain.merge_fields import MAIL_LIST_FIELDS, MailListRow, mail_text
from liaison_app.files.formats.eml_check import check_drafts
from liaison_app.files.formats.file_check import FileCheck
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.files.formats.recipient_address import address_of_row

_ENDING = ".eml"
_HEAD = """\
X-Unsent: 1
To: {to}
Subject: {subject}
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: {coding}

""".replace("\n", "\r\n")
_PLAIN_BYTES = bytes((*b"\r\n", *range(0x20, 0x7F)))
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 .'&/-]{0,200}")
_BLOCK = 50
_LONGEST_NAME = 60
_LONGEST_REF = 20
_LONGEST_PLAIN = 200
_LONGEST_LINE = 900
"""A line of a message must not have more than 998 letters."""

_CODED = 45
"""Bytes in one coded word, which must not have more than 75 letters."""


def draft_names(job: ExportJob) -> list[str]:
    """Return the name of each row's file: its number, the organisation and the Ref."""
    width = len(str(len(job.rows)))
    return [_name(row, place, width) for place, row in enumerate(job.rows, start=1)]


def letter_of(job: ExportJob) -> EmailLetter:
    """Return the letter as it goes out; raise FileProblem where there is none to send."""
    if job.letter.template:
        raise FileProblem(
            "E-mails cannot be made from a Word template.",
            hint="Choose the letter's own text, or merge to e-mail in Word.",
        )
    if not job.letter.body.strip():
        raise FileProblem(
            "There is no letter to send.", hint="Choose a campaign's letter, or write its text."
        )
    return EmailLetter(
        body=job.letter.body,
        title=job.title,
        subject=job.settings.subject,
    )


def _write(folder: Path, job: ExportJob) -> int:
    from email.headerregistry import Address  # noqa: PLC0415 - loaded only when drafts are made

    letter, count = letter_of(job), len(job.rows)
    for place, (row, name) in enumerate(zip(job.rows, draft_names(job), strict=True), start=1):
        if place % _BLOCK == 1:
            job.progress.report(place - 1, count)
        user, _, domain = address_of_row(row, place).rpartition("@")
        shown = _shown_name(mail_text(row.addressee or row.organisation))
        to = str(Address(display_name=shown, username=user, domain=domain))
        _put(f"{folder}/{name}", _message(to, _draft(letter, row)))
    job.progress.report(count, count)
    return count


def _check(folder: Path, job: ExportJob) -> FileCheck:
    return check_drafts(folder, job, letter=letter_of(job), names=draft_names(job))


FORMAT = Format(
    name="eml",
    label="E-mail drafts",
    hint="A folder with a draft for each recipient, to look at and send in Outlook.",
    icon="send",
    counted="e-mail",
    by=ObjectionChannel.EMAIL,
    ending="",
    write=_write,
    check=_check,
    fields=MAIL_LIST_FIELDS,
    asks=("subject",),
    needs_letter=True,
)


def _draft(letter: EmailLetter, row: MailListRow) -> EmailDraft:
    try:
        return letter.draft(row)
    except LiaisonError as problem:
        raise FileProblem(
            f"{mail_text(row.ref)}: {problem.sentence}", hint=problem.hint
        ) from problem


def _name(row: MailListRow, place: int, width: int) -> str:
    organisation = name_part(row.organisation, longest=_LONGEST_NAME)
    ref = name_part(row.ref, longest=_LONGEST_REF)
    words = (f"{place:0{width}}", organisation, ref)
    return " ".join(word for word in words if word) + _ENDING


def _put(path: str, content: bytes) -> None:
    """Write a small file in one go; a buffer and a path object took as long as the file itself."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123 - for the same reason
        while content:
            content = content[file.write(content) :]


def _message(to: str, draft: EmailDraft) -> bytes:
    """Return a message as it is sent; a long or foreign text is coded, so that it arrives whole."""
    body, coding = draft.text.replace("\n", "\r\n").encode(), "7bit"
    if body.translate(None, _PLAIN_BYTES) or max(map(len, body.split(b"\n"))) > _LONGEST_LINE:
        body, coding = b2a_qp(body), "quoted-printable"
    subject = _folded(_header(draft.subject))
    return _HEAD.format(to=_folded(to), subject=subject, coding=coding).encode("ascii") + body


def _shown_name(text: str) -> str:
    """Return a name as it is shown beside the address, coded where it could be more."""
    return text if _PLAIN_NAME.fullmatch(text) else _coded(text)


@lru_cache(64)
def _header(text: str) -> str:
    """Return one line of text for the head of a message: itself, or else in coded words."""
    if text.isascii() and text.isprintable() and "=?" not in text and len(text) <= _LONGEST_PLAIN:
        return text
    return _coded(text)


def _coded(text: str) -> str:
    words, word = [], b""
    for letter in text:
        code = letter.encode()
        if len(word) + len(code) > _CODED:
            words.append(word)
            word = b""
        word += code
    return " ".join(
        f"=?utf-8?b?{b2a_base64(one, newline=False).decode()}?=" for one in (*words, word)
    )


def _folded(header: str) -> str:
    return header.replace("?= =?", "?=\r\n =?")
