"""Everything the panel shows of one recipient: who it is, what happened, the letter it gets."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.mail_lists import AlreadySent, Included, LeftOut, MailListWanted
from liaison_app.domain.odd_letters import printed_letter
from liaison_app.domain.whole_letter import whole_letter
from liaison_app.queries.mail_list_rows import rows_of
from liaison_app.queries.mail_list_sender import Sender, sender_of
from liaison_app.queries.mail_list_taken_out import taken_out
from liaison_app.queries.organisation_details import OrganisationDetails, details
from liaison_app.queries.outreach import OutreachRow, OutreachWanted, block, matching_ids


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """The letter as it would be printed today, or else the reason why there is none.

    ``doubts`` are the questions about its greeting that the rules could not settle.
    """

    organisation_id: int
    text: str = ""
    why_not: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientDetails:
    """One recipient of a campaign: the organisation whole, and this campaign's part of its log."""

    organisation: OrganisationDetails
    timeline: tuple[OutreachRow, ...]


def recipient_details(
    connection: Connection, *, campaign_id: int, organisation_id: int, today: date
) -> RecipientDetails:
    """Return one recipient whole; raise NotFound where the organisation is gone."""
    of_this = OutreachWanted(campaign_id=campaign_id, organisation_id=organisation_id)
    keys = matching_ids(connection, wanted=of_this)
    rows = block(connection, keys=keys)
    return RecipientDetails(
        organisation=details(connection, key=organisation_id, today=today),
        timeline=tuple(rows[key] for key in keys),
    )


def letter_preview(
    connection: Connection, *, campaign_id: int, letter_id: int, organisation_id: int, today: date
) -> LetterPreview:
    """Return the letter to one organisation, also where it has been sent before.

    In a draft it is the letter that they would get.
    """
    wanted = MailListWanted(
        campaign_id=campaign_id, letter_id=letter_id, already_sent=AlreadySent.WRITE_AGAIN
    )
    try:
        sender = sender_of(connection, wanted)
        rows = rows_of(
            connection, keys=[organisation_id], sender=sender, wanted=wanted, today=today
        )
        found = list(rows)
    except LiaisonError as problem:
        return LetterPreview(organisation_id=organisation_id, why_not=str(problem))
    if not sender.body:
        sentence = "This letter has no text yet."
        return LetterPreview(organisation_id=organisation_id, why_not=sentence)
    out = taken_out(connection, wanted).get(organisation_id)
    if out is not None:
        reason, detail = out
        said = f"No letter: {reason.label.lower()}. {detail}"
        return LetterPreview(organisation_id=organisation_id, why_not=said)
    for one in found:
        return _filled(sender, one)
    sentence = "This organisation is not there any more."
    return LetterPreview(organisation_id=organisation_id, why_not=sentence)


def _filled(sender: Sender, one: Included | LeftOut) -> LetterPreview:
    key = one.organisation_id
    if isinstance(one, LeftOut):
        return LetterPreview(organisation_id=key, why_not=_reason(one))
    doubts = tuple(doubt.label for doubt in one.doubts)
    try:
        text = (
            printed_letter(sender.body, one.row)
            if sender.template
            else whole_letter(body=sender.body, letterhead=sender.letterhead, row=one.row)
        )
    except LiaisonError as problem:
        return LetterPreview(organisation_id=key, why_not=str(problem), doubts=doubts)
    return LetterPreview(organisation_id=key, text=text, doubts=doubts)


def _reason(one: LeftOut) -> str:
    said = f"No letter: {one.reason.label.lower()}."
    other = f"Reach them another way: {', '.join(one.channels)}." if one.channels else ""
    return " ".join(part for part in (said, one.detail, other) if part)
