"""What one row of a list will look like in the kind of file chosen; nothing is written."""

from collections.abc import Iterable, Sequence

from liaison_app.domain.address_block import block_of
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.email_drafts import EmailLetter
from liaison_app.domain.exports import ExportColumn, ExportSettings
from liaison_app.domain.mail_lists import MailListPlan
from liaison_app.domain.merge_fields import MailListRow, cells_of, mail_text
from liaison_app.domain.odd_letters import printed_letter
from liaison_app.domain.whole_letter import whole_letter
from liaison_app.files.formats.format import Format

_BLOCKS = frozenset({"labels", "envelopes"})
_MERGED_ELSEWHERE = frozenset({"mail_list", "officer_workbooks"})


def is_greeted(kind: Format) -> bool:
    """Whether a row is greeted: in a letter, or in one that is merged from it elsewhere."""
    return kind.needs_letter or kind.chooses_columns or "Salutation" in kind.fields


def previewed(
    kind: Format,
    plan: MailListPlan,
    row: MailListRow,
    *,
    columns: Sequence[ExportColumn],
    settings: ExportSettings,
) -> str:
    """Return what becomes of a row: its letter, its label, its e-mail, or its cells.

    Raises LiaisonError with the name of a field that stops the letter.
    """
    made_in_word = plan.template and kind.needs_letter and kind.by is ObjectionChannel.POST
    if made_in_word or kind.name in _MERGED_ELSEWHERE:
        return printed_letter(plan.body, row)
    if kind.needs_letter and kind.by is ObjectionChannel.EMAIL:
        letter = EmailLetter(body=plan.body, title=plan.title, subject=settings.subject)
        draft = letter.draft(row)
        return f"To: {row.email}\nSubject: {draft.subject}\n\n{draft.text}"
    if kind.needs_letter:
        return whole_letter(body=plan.body, letterhead=plan.letterhead, row=row)
    if kind.name in _BLOCKS:
        lines = block_of(row).ways[0]
        return "\n".join((*lines, "", f"Ref {row.ref}") if kind.name == "labels" else lines)
    if kind.chooses_columns:
        cells = cells_of([one.field for one in columns])(row) if columns else ()
        return _cells((one.heading for one in columns), cells)
    return _cells(kind.fields, cells_of(kind.fields)(row))


def _cells(headings: Iterable[str], cells: Sequence[str]) -> str:
    named = zip(headings, cells, strict=True)
    return "\n".join(f"{heading}: {mail_text(text)}" for heading, text in named)
