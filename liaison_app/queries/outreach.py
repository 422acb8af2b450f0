"""The outreach log, newest first, and one organisation's part of it."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Select, func, select

from liaison_app.domain.outreach import Channel, Direction, Outcome, RelayMeans, RelayStage
from liaison_app.domain.text import tidy
from liaison_app.queries.keys import among, keys_of
from liaison_app.queries.meant import found_or_meant
from liaison_app.store.search import matching
from liaison_app.store.tables import (
    Campaign,
    Officer,
    Organisation,
    Outreach,
    OutreachWith,
    Relay,
)

_LONGEST_IN_NOTE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachWanted:
    """Which contacts the log shows; None and "" mean any."""

    words: str = ""
    campaign_id: int | None = None
    organisation_id: int | None = None
    channel: Channel | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelaySeen:
    """A passing on, as it was told."""

    stage: RelayStage
    means: RelayMeans | None
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachRow:
    """One contact made, with the first organisation it was with and how many more there were."""

    id: int
    happened_at: datetime
    channel: Channel
    direction: Direction
    outcome: Outcome
    note: str
    officer: str
    campaign: str
    organisation_id: int
    organisation: str
    others: int
    relay: RelaySeen | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactSeen:
    """One contact, and the names of all it was with by their keys."""

    row: OutreachRow
    names: Mapping[int, str]


def matching_ids(connection: Connection, *, wanted: OutreachWanted) -> "array[int]":
    """Return the keys of the contacts wanted, the newest first.

    Where the words are in no note and find nobody, those of whom they probably meant.
    """
    chosen = _chosen(wanted).order_by(Outreach.happened_at.desc(), Outreach.id.desc())

    def told(words: str) -> "array[int]":
        return keys_of(connection, chosen.where(_tells_of(words)) if words.strip() else chosen)

    found, _ = found_or_meant(connection, words=wanted.words, finding=told)
    return found


def organisations_of(connection: Connection, *, keys: Iterable[int]) -> "array[int]":
    """Return the keys of the organisations that these contacts were with, each once."""
    w = OutreachWith
    found = select(w.organisation_id).where(among(w.outreach_id, keys)).distinct()
    return keys_of(connection, found)


def block(connection: Connection, *, keys: Iterable[int]) -> Mapping[int, OutreachRow]:
    """Return these contacts by their keys."""
    wanted = list(keys)
    u = Outreach
    found = connection.execute(
        select(
            u.id,
            u.happened_at,
            u.channel,
            u.direction,
            u.outcome,
            u.note,
            func.coalesce(Officer.name, ""),
            func.coalesce(Campaign.name, ""),
        )
        .outerjoin(Officer, Officer.id == u.officer_id)
        .outerjoin(Campaign, Campaign.id == u.campaign_id)
        .where(u.id.in_(wanted))
    )
    with_whom = _with_whom(connection, wanted)
    relays = _relays(connection, wanted)
    return {
        key: OutreachRow(
            id=key,
            happened_at=happened_at,
            channel=channel,
            direction=direction,
            outcome=outcome,
            note=note,
            officer=officer,
            campaign=campaign,
            organisation_id=with_whom[key][0][0] if with_whom[key] else 0,
            organisation=with_whom[key][0][1] if with_whom[key] else "",
            others=max(len(with_whom[key]) - 1, 0),
            relay=relays.get(key),
        )
        for key, happened_at, channel, direction, outcome, note, officer, campaign in found
    }


def contact(connection: Connection, *, outreach_id: int) -> ContactSeen | None:
    """Return one contact with everybody it was with, or None where it is gone."""
    row = block(connection, keys=[outreach_id]).get(outreach_id)
    names = dict(_with_whom(connection, [outreach_id])[outreach_id])
    return None if row is None else ContactSeen(row=row, names=names)


def count(connection: Connection) -> int:
    """Return how many contacts have been logged."""
    return connection.execute(select(func.count()).select_from(Outreach)).scalar_one()


def _chosen(wanted: OutreachWanted) -> Select[int]:
    chosen = select(Outreach.id)
    if wanted.campaign_id is not None:
        chosen = chosen.where(Outreach.campaign_id == wanted.campaign_id)
    if wanted.channel is not None:
        chosen = chosen.where(Outreach.channel == wanted.channel)
    if wanted.outcome is not None:
        chosen = chosen.where(Outreach.outcome == wanted.outcome)
    if wanted.organisation_id is not None:
        here = select(OutreachWith.outreach_id).where(
            OutreachWith.organisation_id == wanted.organisation_id
        )
        chosen = chosen.where(Outreach.id.in_(here))
    return chosen


def _tells_of(words: str) -> ColumnElement[bool]:
    """Return whether a contact was with those whom the words find, or has them in its note."""
    w = OutreachWith
    named = select(w.outreach_id).where(w.organisation_id.in_(matching(words)))
    in_note = Outreach.note.icontains(tidy(words)[:_LONGEST_IN_NOTE], autoescape=True)
    return Outreach.id.in_(named) | in_note


def _with_whom(connection: Connection, keys: list[int]) -> Mapping[int, list[tuple[int, str]]]:
    w = OutreachWith
    found = connection.execute(
        select(w.outreach_id, w.organisation_id, Organisation.name)
        .join(Organisation, Organisation.id == w.organisation_id)
        .where(w.outreach_id.in_(keys))
        .order_by(w.id)
    )
    with_whom: dict[int, dict[int, str]] = defaultdict(dict)
    for outreach_id, organisation_id, name in found:  # one with several people comes several times
        with_whom[outreach_id][organisation_id] = name
    return defaultdict(list, {key: list(names.items()) for key, names in with_whom.items()})


def _relays(connection: Connection, keys: list[int]) -> Mapping[int, RelaySeen]:
    found = connection.execute(
        select(Relay.outreach_id, Relay.stage, Relay.means, Relay.people)
        .where(Relay.outreach_id.in_(keys))
        .order_by(Relay.id)
    )
    return {
        key: RelaySeen(stage=stage, means=means, people=people)
        for key, stage, means, people in found
        if key is not None
    }
