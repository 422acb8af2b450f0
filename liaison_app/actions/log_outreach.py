"""Log one contact, with however many organisations it was made."""

from collections.abc import Iterator

from sqlalchemy import Connection, insert

from liaison_app.domain.due_times import ANSWER_WITHIN
from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.outreach import Direction, OutreachEntry
from liaison_app.domain.text import tidy, tidy_lines
from liaison_app.store import saving
from liaison_app.store.tables import FollowUp, Outreach, OutreachWith, Relay, table_of


def log_outreach(
    connection: Connection, *, entry: OutreachEntry, officer_id: int | None = None
) -> int:
    """Write one outreach for all the organisations chosen, and return its key.

    What they pass on, and what we promised, is written for each of them. A question of theirs is
    answered within 72 hours of the moment it was asked, unless sooner was promised.
    """
    _refuse_unfit(entry)
    outreach_id = saving.insert(
        connection,
        Outreach,
        {
            "happened_at": entry.happened_at,
            "campaign_id": entry.campaign_id,
            "officer_id": officer_id,
            "channel": entry.channel,
            "direction": entry.direction,
            "outcome": entry.outcome,
            "note": tidy_lines(entry.note),
        },
    )
    _link(connection, entry, outreach_id)
    _note_relay(connection, entry, outreach_id)
    _promise(connection, entry, outreach_id, officer_id)
    return outreach_id


def _refuse_unfit(entry: OutreachEntry) -> None:
    if not entry.organisation_ids:
        raise LiaisonError(
            "Choose whom the contact was with.", hint="Type a few letters of the name."
        )
    if entry.relay is not None and entry.campaign_id is None:
        raise LiaisonError(
            "A message is passed on for a campaign.", hint="Choose the campaign it belongs to."
        )
    if entry.relay is not None and (entry.relay.people or 0) < 0:
        raise LiaisonError(
            "Type about how many people were told as a number.", hint="Leave it empty if unknown."
        )


def _link(connection: Connection, entry: OutreachEntry, outreach_id: int) -> None:
    connection.execute(
        insert(table_of(OutreachWith)),
        [
            {
                "outreach_id": outreach_id,
                "organisation_id": organisation_id,
                "person_id": person_id,
                "campaign_id": entry.campaign_id,
                "outcome": entry.outcome,
                "happened_at": entry.happened_at,
            }
            for organisation_id, person_id in _with_whom(entry)
        ],
    )


def _with_whom(entry: OutreachEntry) -> Iterator[tuple[int, int | None]]:
    """Give each organisation once, or once for each person known there."""
    people: dict[int, dict[int, None]] = {}
    for organisation_id, person_id in entry.persons:
        people.setdefault(organisation_id, {})[person_id] = None
    if len(entry.organisation_ids) == 1 and entry.person_ids:
        people.setdefault(entry.organisation_ids[0], {})[entry.person_ids[0]] = None
    for key in dict.fromkeys(entry.organisation_ids):
        for known in people.get(key, (None,)):
            yield key, known


def _note_relay(connection: Connection, entry: OutreachEntry, outreach_id: int) -> None:
    if entry.relay is None:
        return
    connection.execute(
        insert(table_of(Relay)),
        [
            {
                "campaign_id": entry.campaign_id,
                "organisation_id": key,
                "outreach_id": outreach_id,
                "stage": entry.relay.stage,
                "means": entry.relay.means,
                "people": entry.relay.people,
                "happened_at": entry.happened_at,
            }
            for key in dict.fromkeys(entry.organisation_ids)
        ],
    )


def _promise(
    connection: Connection, entry: OutreachEntry, outreach_id: int, officer_id: int | None
) -> None:
    promise = tidy(entry.follow_up)
    if not promise:
        return
    asked_at = entry.happened_at if entry.direction is Direction.IN else None
    due_at = entry.follow_up_due or (asked_at and asked_at + ANSWER_WITHIN)
    if due_at is None:
        raise LiaisonError("Say by when the follow-up is due.", hint="“Friday” or “25/5” will do.")
    connection.execute(
        insert(table_of(FollowUp)),
        [
            {
                "organisation_id": key,
                "outreach_id": outreach_id,
                "campaign_id": entry.campaign_id,
                "owner_id": officer_id,
                "promise": promise,
                "due_at": due_at,
                "asked_at": asked_at,
            }
            for key in dict.fromkeys(entry.organisation_ids)
        ],
    )
