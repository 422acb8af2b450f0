"""Save a Word letter to a file: our own with its fields in place, or one of the team's back again.

Nobody's address is in it, so it is no export.
"""

from pathlib import Path

from liaison_app.domain.errors import FileProblem
from liaison_app.domain.mail_lists import MailListPlan
from liaison_app.paths import resource
from liaison_app.safe_write import write_whole

_ENDING = ".docx"


def save_ready_letter(plan: MailListPlan, *, path: Path, private: Path) -> Path:
    """Save the letter of a list for the officer's own merge in Word, and return its path.

    It takes the mail list workbook of the same list as its recipients.
    """
    if not plan.body.strip():
        raise FileProblem(
            "There is no letter to save.", hint="Choose a campaign's letter, or write its text."
        )
    return save_word_letter(ready_letter_of(plan), path=path, private=private)


def ready_letter_of(plan: MailListPlan) -> bytes:
    """Return the letter of a list as a Word document: the team's own, or ours."""
    from liaison_app.files.formats.word_letter import ready_letter  # noqa: PLC0415 - slow to load

    if plan.template:
        return plan.template
    return ready_letter(
        body=plan.body,
        letterhead=plan.letterhead,
        rows=[one.row for one in plan.included],
    )


def save_word_letter(content: bytes, *, path: Path, private: Path) -> Path:
    """Save a Word document whole, or not at all; return its path, which ends in .docx."""
    if path.suffix.casefold() != _ENDING:
        path = path.with_name(f"{path.name}{_ENDING}")
    with write_whole(path, private=private) as draft:
        draft.write_bytes(content)
    return path


def our_letter(name: str) -> bytes:
    """Return one of the letters that came with the program as a Word document.

    It has no letterhead, for a team to put its own in the place.
    """
    from liaison_app.domain.letterhead import Letterhead  # noqa: PLC0415 - with the next
    from liaison_app.files.formats.word_letter import word_letter  # noqa: PLC0415 - slow to load

    body = resource("letters", f"{name}.txt").read_text(encoding="utf-8").strip()
    return word_letter(body=body, letterhead=Letterhead())
