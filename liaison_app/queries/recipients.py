"""How far each recipient of a campaign has come, worked out from outreach and relays."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.contacts import NOT_WORKING, ContactKind, ObjectionChannel
from liaison_app.domain.objections import channels_left, may_contact
from liaison_app.domain.outreach import Channel, Outcome, RelayStage
from liaison_app.domain.recipient_states import ContactMade, RecipientFacts, recipient_state
from liaison_app.queries.audience_divided import audience_divided
from liaison_app.queries.contacts import objections_of, of_somebody_kept
from liaison_app.queries.keys import among
from liaison_app.queries.meant import found_or_meant
from liaison_app.store.search import matching
from liaison_app.store.tables import (
    ContactPoint,
    Organisation,
    Outreach,
    OutreachWith,
    Recipient,
    Relay,
    Role,
)

_FAILED = (Outcome.WRONG_DETAILS, Outcome.RETURNED)
_MEANS = {
    ContactKind.EMAIL: ObjectionChannel.EMAIL,
    ContactKind.PHONE: ObjectionChannel.PHONE,
    ContactKind.MOBILE: ObjectionChannel.PHONE,
    ContactKind.ADDRESS: ObjectionChannel.POST,
    ContactKind.GROUP: ObjectionChannel.MESSAGE,
}
_OBJECTION_TO = {
    Channel.CALL: ObjectionChannel.PHONE,
    Channel.VISIT: ObjectionChannel.VISIT,
    Channel.MEETING: ObjectionChannel.VISIT,
    Channel.ASSEMBLY: ObjectionChannel.VISIT,
    Channel.LETTER: ObjectionChannel.POST,
    Channel.EMAIL: ObjectionChannel.EMAIL,
    Channel.MESSAGE: ObjectionChannel.MESSAGE,
}


_TURN = {
    state: turn
    for turn, state in enumerate(
        (
            RecipientState.TO_DO,
            RecipientState.TRIED,
            RecipientState.SENT,
            RecipientState.CANNOT,
            RecipientState.DECLINED,
            RecipientState.REACHED,
            RecipientState.RELAY_PROMISED,
            RecipientState.RELAYED,
            RecipientState.LEFT_OUT,
        )
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientSeen:
    """One recipient and how far it has come; the newest contact of this campaign, if any.

    ``open_ways`` are those in which the organisation itself can be reached and does not object; a
    visit, which needs nothing but a door, comes last.
    """

    organisation_id: int
    letter_id: int
    name: str
    state: RecipientState
    left_out_reason: str
    last_outcome: Outcome | None
    last_at: datetime | None
    people_told: int
    open_ways: tuple[ObjectionChannel, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met(ContactMade):
    at: datetime


def recipients(connection: Connection, *, campaign_id: int) -> tuple[RecipientSeen, ...]:
    """Return every recipient of a campaign with its state, those with most left to do first."""
    r, o = Recipient, Organisation
    rows = connection.execute(
        select(
            r.organisation_id,
            r.letter_id,
            r.left_out_reason,
            o.name,
            _has_premises(),
        )
        .join(o, o.id == r.organisation_id)
        .where(r.campaign_id == campaign_id)
        .order_by(o.sort_key, o.id)
    ).all()
    return _seen(connection, campaign_id, rows, of=_organisations_of(campaign_id))


def recipients_to_be(
    connection: Connection, *, campaign_id: int, today: date
) -> tuple[RecipientSeen, ...]:
    """Return who would be the recipients of a draft today, and how they could be reached."""
    seats = audience_divided(connection, campaign_id=campaign_id, today=today)
    o = Organisation
    them = select(o.id).where(among(o.id, seats))
    found = connection.execute(
        select(o.id, o.name, _has_premises()).where(among(o.id, seats)).order_by(o.sort_key, o.id)
    )
    rows = [
        (key, seats[key].letter_id, seats[key].left_out_reason, name, has_premises)
        for key, name, has_premises in found
    ]
    return _seen(connection, campaign_id, rows, of=them)


def _has_premises() -> ColumnElement[bool]:
    """Return whether post reaches the premises: there is an address, and none came back."""
    return and_(Organisation.postcode != "", Organisation.address_gone_on.is_(None))


def _seen(
    connection: Connection,
    campaign_id: int,
    rows: Sequence[tuple[int, int, str, str, bool]],
    *,
    of: Select[int],
) -> tuple[RecipientSeen, ...]:
    met = _met(connection, campaign_id)
    relays = _relays(connection, campaign_id)
    means = _means(connection, of)
    objections = objections_of(connection, organisation_ids=of)
    seen = []
    for key, letter_id, reason, name, has_premises in rows:
        own = {ObjectionChannel.POST} if has_premises else set()
        stages, people = relays.get(key, ((), 0))
        ways = own | means[key]
        facts = RecipientFacts(
            left_out=bool(reason),
            relay_stages=stages,
            contacts=met[key],
            usable_channel=_usable(ways, objections.get(key, ()), met[key]),
        )
        seen.append(
            RecipientSeen(
                organisation_id=key,
                letter_id=letter_id,
                name=name,
                state=recipient_state(facts),
                left_out_reason=reason,
                last_outcome=met[key][0].outcome if met[key] else None,
                last_at=met[key][0].at if met[key] else None,
                people_told=people,
                open_ways=_open_ways(ways, objections.get(key, ())),
            )
        )
    return tuple(sorted(seen, key=lambda one: _TURN[one.state]))


def recipients_matching(connection: Connection, *, campaign_id: int, words: str) -> frozenset[int]:
    """Return the keys of the recipients that a search for these words finds, or who were meant."""

    def named(words: str) -> frozenset[int]:
        found = _organisations_of(campaign_id).where(Recipient.organisation_id.in_(matching(words)))
        return frozenset(connection.execute(found).scalars())

    found, _ = found_or_meant(connection, words=words, finding=named)
    return found


def _organisations_of(campaign_id: int) -> Select[int]:
    return select(Recipient.organisation_id).where(Recipient.campaign_id == campaign_id)


def _met(connection: Connection, campaign_id: int) -> Mapping[int, list[_Met]]:
    w = OutreachWith
    found = connection.execute(
        select(w.organisation_id, w.outcome, w.happened_at, Outreach.channel)
        .join(Outreach, Outreach.id == w.outreach_id)
        .where(w.campaign_id == campaign_id)
        .order_by(w.happened_at.desc(), w.id.desc())
    )
    met: dict[int, list[_Met]] = defaultdict(list)
    for key, outcome, at, channel in found:
        met[key].append(_Met(outcome=outcome, channel=channel, at=at))
    return met


def _relays(
    connection: Connection, campaign_id: int
) -> Mapping[int, tuple[tuple[RelayStage, ...], int]]:
    found = connection.execute(
        select(Relay.organisation_id, Relay.stage, func.coalesce(Relay.people, 0)).where(
            Relay.campaign_id == campaign_id
        )
    )
    relays: dict[int, tuple[tuple[RelayStage, ...], int]] = {}
    for key, stage, people in found:
        stages, told = relays.get(key, ((), 0))
        done = people if stage is RelayStage.DONE else 0
        relays[key] = ((*stages, stage), told + done)
    return relays


def _means(connection: Connection, of: Select[int]) -> Mapping[int, set[ObjectionChannel]]:
    c = ContactPoint
    key = func.coalesce(c.organisation_id, Role.organisation_id)
    found = connection.execute(
        select(key, c.kind)
        .outerjoin(Role, Role.id == c.role_id)
        .where(key.in_(of), c.standing.not_in(NOT_WORKING))
        .where(or_(c.role_id.is_(None), and_(Role.to_day.is_(None), of_somebody_kept())))
    )
    means: dict[int, set[ObjectionChannel]] = defaultdict(set)
    for organisation_id, kind in found:
        means[organisation_id].add(_MEANS[kind])
    return means


def _usable(
    means: Iterable[ObjectionChannel],
    objections: Iterable[ObjectionChannel],
    met: Iterable[_Met],
) -> bool:
    newest: dict[ObjectionChannel, Outcome] = {}
    for one in met:
        newest.setdefault(_OBJECTION_TO[one.channel], one.outcome)
    failed = {by for by, outcome in newest.items() if outcome in _FAILED}
    objected = tuple(objections)
    return any(by not in failed and may_contact(objected, by=by) for by in means)


def _open_ways(
    means: Iterable[ObjectionChannel], objections: Iterable[ObjectionChannel]
) -> tuple[ObjectionChannel, ...]:
    there = frozenset((*means, ObjectionChannel.VISIT))
    return tuple(way for way in channels_left(objections) if way in there)
