"""Begin a campaign, settle who gets which letter, and freeze its audience.

Until the audience is frozen, somebody who is moved to another letter or left out has a recipient's
row of their own; freezing makes the rows of all the others.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from liaison_app.actions.campaign_values import (
    audience_values,
    campaign_values,
    incident_values,
    letter_values,
    refuse_unfit,
)
from liaison_app.domain.campaign_entries import CampaignEntry, LetterEntry
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.text import tidy
from liaison_app.domain.when import local_day, now
from liaison_app.queries.audience_divided import Seat, audience_divided
from liaison_app.queries.keys import among
from liaison_app.store import saving
from liaison_app.store.tables import Campaign, Incident, Letter, Recipient, table_of


def start_campaign(connection: Connection, *, entry: CampaignEntry) -> int:
    """Write an incident, its campaign and the letters; return the campaign's key."""
    refuse_unfit(connection, entry)
    incident = incident_values(entry.incident, campaign=entry.name)
    incident_id = saving.insert(connection, Incident, incident)
    values = {"incident_id": incident_id, **campaign_values(entry)}
    campaign_id = saving.insert(connection, Campaign, values)
    for place, letter in enumerate(entry.letters):
        add_letter(connection, campaign_id=campaign_id, letter=letter, place=place)
    return campaign_id


def add_letter(connection: Connection, *, campaign_id: int, letter: LetterEntry, place: int) -> int:
    """Write a letter of a campaign, and return its key."""
    audience = audience_values(connection, letter)
    values = {"campaign_id": campaign_id, **letter_values(letter, place=place), **audience}
    return saving.insert(connection, Letter, values)


def freeze_audience(connection: Connection, *, campaign_id: int, at: datetime) -> int:
    """Fix who the recipients are, and return how many; a later arrival is no recipient.

    An organisation in two audiences belongs to the letter that stands first, or to the one that it
    was moved to.
    """
    if is_frozen(connection, campaign_id):
        raise LiaisonError(
            "The audience of this campaign is frozen already.",
            hint="Leave out those who should not get the letter.",
        )
    seats = audience_divided(connection, campaign_id=campaign_id, today=local_day(at))
    if not seats:
        raise LiaisonError(
            "Nobody is in the audience of this campaign.",
            hint="Import a register, or choose other wards or lists for its letters.",
        )
    _drop_strays(connection, campaign_id, seats)
    write_recipients(
        connection,
        campaign_id=campaign_id,
        seats={key: seat for key, seat in seats.items() if not seat.by_hand},
    )
    saving.update(connection, Campaign, key=campaign_id, version=None, values={"frozen_at": at})
    return len(seats)


def move_recipients(
    connection: Connection, *, campaign_id: int, organisation_ids: Collection[int], letter_id: int
) -> None:
    """Have organisations of a draft's audience get another of its letters."""
    if is_frozen(connection, campaign_id):
        raise LiaisonError(
            "The audience of this campaign is frozen, and so nobody is moved.",
            hint="Leave them out here, and write to them in another campaign.",
        )
    mine = select(Letter.id).where(Letter.id == letter_id, Letter.campaign_id == campaign_id)
    if connection.execute(mine).first() is None:
        raise NotFound("This letter is not there any more.", hint="Choose another letter.")
    _seat_by_hand(connection, campaign_id, organisation_ids)
    _set(connection, campaign_id, organisation_ids, {"letter_id": letter_id})


def leave_out(
    connection: Connection, *, campaign_id: int, organisation_ids: Sequence[int], reason: str
) -> None:
    """Leave recipients out of a campaign, with the reason; of a draft as well."""
    why = tidy(reason)
    if not why:
        raise LiaisonError("Say why they are left out.", hint="A few words will do.")
    if not is_frozen(connection, campaign_id):
        _seat_by_hand(connection, campaign_id, organisation_ids)
    _set(connection, campaign_id, organisation_ids, {"left_out_reason": why})


def bring_back(
    connection: Connection, *, campaign_id: int, organisation_ids: Sequence[int]
) -> None:
    """Take recipients into a campaign again that were left out."""
    _set(connection, campaign_id, organisation_ids, {"left_out_reason": ""})


def is_frozen(connection: Connection, campaign_id: int) -> bool:
    """Return whether the audience of a campaign is fixed; raise NotFound without the campaign."""
    frozen = select(Campaign.frozen_at).where(Campaign.id == campaign_id)
    found = connection.execute(frozen).one_or_none()
    if found is None:
        raise NotFound("This campaign is not there any more.", hint="Choose another one.")
    return found.frozen_at is not None


def write_recipients(
    connection: Connection, *, campaign_id: int, seats: Mapping[int, Seat]
) -> None:
    """Make recipients of organisations, each of its letter."""
    if seats:
        connection.execute(
            insert(table_of(Recipient)),
            [
                {
                    "campaign_id": campaign_id,
                    "letter_id": seat.letter_id,
                    "organisation_id": key,
                    "uuid": uuid4(),
                }
                for key, seat in seats.items()
            ],
        )


def _seat_by_hand(
    connection: Connection, campaign_id: int, organisation_ids: Collection[int]
) -> None:
    """Give rows of their own to those of a draft's audience who have none yet."""
    seats = audience_divided(connection, campaign_id=campaign_id, today=local_day(now()))
    gone = [key for key in organisation_ids if key not in seats]
    if gone:
        raise LiaisonError(
            "They are not in the audience of this campaign any more.",
            hint="Look at the audience again.",
        )
    fresh = {key: seats[key] for key in organisation_ids if not seats[key].by_hand}
    write_recipients(connection, campaign_id=campaign_id, seats=fresh)


def _drop_strays(connection: Connection, campaign_id: int, seats: Collection[int]) -> None:
    """Forget what was said by hand of organisations that are in no audience any more."""
    r = Recipient
    strays = delete(r).where(r.campaign_id == campaign_id, ~among(r.organisation_id, seats))
    connection.execute(strays)


def _set(
    connection: Connection,
    campaign_id: int,
    organisation_ids: Collection[int],
    values: Mapping[str, object],
) -> None:
    r = Recipient
    connection.execute(
        update(r)
        .where(r.campaign_id == campaign_id, among(r.organisation_id, organisation_ids))
        .values(**values, version=r.version + 1)
    )
