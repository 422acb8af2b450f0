"""Begin a campaign, freeze its audience, and leave a recipient out or bring it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from liaison_app.domain.campaign_entries import CampaignEntry, LetterEntry
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.domain.when import local_day
from liaison_app.queries.audiences import Audience, chosen
from liaison_app.queries.campaigns import campaign_names
from liaison_app.store import saving
from liaison_app.store.tables import Campaign, Incident, Letter, Recipient, SavedList, table_of

_AT_ONCE = 10_000
"""Keys named in one statement; SQLite takes 32,766 values at most."""


def start_campaign(connection: Connection, *, entry: CampaignEntry) -> int:
    """Write an incident, its campaign and the letters; return the campaign's key."""
    name = tidy(entry.name)
    _refuse_unfit(connection, entry, name)
    incident_id = saving.insert(
        connection,
        Incident,
        {
            "title": tidy(entry.incident.title) or name,
            "happened_at": entry.incident.happened_at,
            "kind": entry.incident.kind,
            "threat_level": entry.incident.threat_level,
            "threat_wording": tidy(entry.incident.threat_wording),
            "threat_wording_on": entry.incident.threat_wording_on,
        },
    )
    campaign_id = saving.insert(
        connection,
        Campaign,
        {
            "incident_id": incident_id,
            "name": name,
            "purpose": tidy(entry.purpose),
            "lawful_basis": tidy(entry.lawful_basis),
            "author": tidy(entry.author),
            "author_office": tidy(entry.author_office),
            "forwarding_officer_id": entry.forwarding_officer_id,
            "approver": tidy(entry.approver),
            "deadline": entry.deadline,
            "marking": entry.marking,
            "our_ref": tidy(entry.our_ref),
        },
    )
    for place, letter in enumerate(entry.letters):
        _write_letter(connection, campaign_id, place, letter)
    return campaign_id


def freeze_audience(connection: Connection, *, campaign_id: int, at: datetime) -> int:
    """Fix who the recipients are, and return how many; a later arrival is no recipient.

    An organisation in two audiences belongs to the letter that stands first.
    """
    _refuse_frozen(connection, campaign_id)
    taken: set[int] = set()
    letters = connection.execute(
        select(Letter.id, Letter.kind, Letter.ward_codes, Letter.saved_list_id)
        .where(Letter.campaign_id == campaign_id)
        .order_by(Letter.place)
    ).all()
    for letter_id, kind, ward_codes, list_id in letters:
        audience = Audience(kind=kind, ward_codes=ward_codes, saved_list_id=list_id)
        found = chosen(connection, audience=audience, today=local_day(at))
        fresh = [key for key in connection.execute(found).scalars() if key not in taken]
        taken.update(fresh)
        _write_recipients(connection, campaign_id, letter_id, fresh)
    if not taken:
        raise LiaisonError(
            "Nobody is in the audience of this campaign.",
            hint="Import a register, or choose other wards or lists for its letters.",
        )
    saving.update(connection, Campaign, key=campaign_id, version=None, values={"frozen_at": at})
    return len(taken)


def leave_out(
    connection: Connection, *, campaign_id: int, organisation_ids: Sequence[int], reason: str
) -> None:
    """Leave recipients out of a campaign, with the reason."""
    why = tidy(reason)
    if not why:
        raise LiaisonError("Say why they are left out.", hint="A few words will do.")
    _set_reason(connection, campaign_id, organisation_ids, why)


def bring_back(
    connection: Connection, *, campaign_id: int, organisation_ids: Sequence[int]
) -> None:
    """Take recipients into a campaign again that were left out."""
    _set_reason(connection, campaign_id, organisation_ids, "")


def _refuse_frozen(connection: Connection, campaign_id: int) -> None:
    frozen = select(Campaign.frozen_at).where(Campaign.id == campaign_id)
    found = connection.execute(frozen).one_or_none()
    if found is None:
        raise NotFound("This campaign is not there any more.", hint="Choose another one.")
    if found.frozen_at is not None:
        raise LiaisonError(
            "The audience of this campaign is frozen already.",
            hint="Leave out those who should not get the letter.",
        )


def _refuse_unfit(connection: Connection, entry: CampaignEntry, name: str) -> None:
    if not name:
        raise LiaisonError(
            "Give the campaign a name.", hint="For instance the place and the month."
        )
    if not entry.letters:
        raise LiaisonError("A campaign needs a letter.", hint="Add a letter and its audience.")
    letter_names = [tidy(letter.name).casefold() for letter in entry.letters]
    if len(set(letter_names)) < len(letter_names) or not all(letter_names):
        raise LiaisonError("Each letter needs a name of its own.", hint="Rename one of them.")
    if name.casefold() in {known.casefold() for known in campaign_names(connection).values()}:
        raise LiaisonError("There is a campaign of this name already.", hint="Choose another name.")


def _write_letter(
    connection: Connection, campaign_id: int, place: int, letter: LetterEntry
) -> None:
    list_name = _list_name(connection, letter)
    saving.insert(
        connection,
        Letter,
        {
            "campaign_id": campaign_id,
            "place": place,
            "name": tidy(letter.name),
            "kind": letter.kind if list_name is None else None,
            "ward_codes": letter.ward_codes if list_name is None else (),
            "saved_list_id": letter.saved_list_id,
            "saved_list_name": list_name or "",
            "posts": letter.posts,
            "body": tidy_lines(letter.body),
            "dated": letter.dated,
            "your_ref": tidy(letter.your_ref),
        },
    )


def _list_name(connection: Connection, letter: LetterEntry) -> str | None:
    """Return the name of the saved list that a letter goes to, or None where it goes to a kind."""
    if letter.saved_list_id is None:
        if letter.kind is None:
            raise LiaisonError(
                f"Nobody is chosen for the letter “{tidy(letter.name)}”.",
                hint="Choose a kind or a saved list for it.",
            )
        return None
    named = select(SavedList.name).where(SavedList.id == letter.saved_list_id)
    name = connection.scalars(named).first()
    if name is None:
        raise NotFound("This list is not there any more.", hint="Choose another one.")
    return name


def _write_recipients(
    connection: Connection, campaign_id: int, letter_id: int, organisation_ids: Sequence[int]
) -> None:
    if organisation_ids:
        connection.execute(
            insert(table_of(Recipient)),
            [
                {
                    "campaign_id": campaign_id,
                    "letter_id": letter_id,
                    "organisation_id": key,
                    "uuid": uuid4(),
                }
                for key in organisation_ids
            ],
        )


def _set_reason(
    connection: Connection, campaign_id: int, organisation_ids: Sequence[int], reason: str
) -> None:
    for first in range(0, len(organisation_ids), _AT_ONCE):
        connection.execute(
            update(Recipient)
            .where(
                Recipient.campaign_id == campaign_id,
                Recipient.organisation_id.in_(organisation_ids[first : first + _AT_ONCE]),
            )
            .values(left_out_reason=reason, version=Recipient.version + 1)
        )
