"""Objections to being contacted, always honoured: which ways they close, and which are left."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from liaison_app.domain.contacts import ObjectionChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """This person or organisation must not be contacted in this way; since None is since ever."""

    channel: ObjectionChannel
    since: date | None = None
    said_by: str = ""


def may_contact(objections: Iterable[ObjectionChannel], *, by: ObjectionChannel) -> bool:
    """Say whether this way is open; any way at all is open only where nothing is objected to."""
    closed = frozenset(objections)
    if by is ObjectionChannel.ALL:
        return not closed
    return closed.isdisjoint({by, ObjectionChannel.ALL})


def is_open(objections: Collection[ObjectionChannel], by: ObjectionChannel) -> bool:
    """Say whether a list may go this way; where no one way is meant, all of them must be closed."""
    if by is ObjectionChannel.ALL:
        return ObjectionChannel.ALL not in objections
    return by not in objections and ObjectionChannel.ALL not in objections


def channels_left(objections: Iterable[ObjectionChannel]) -> tuple[ObjectionChannel, ...]:
    """Return the ways that may be offered instead, in their usual order."""
    closed = frozenset(objections)
    return tuple(
        channel
        for channel in ObjectionChannel
        if channel is not ObjectionChannel.ALL and may_contact(closed, by=channel)
    )


def stricter(*groups: Iterable[Objection]) -> tuple[Objection, ...]:
    """Return one objection for each way that any of the groups closes, the oldest of them.

    Nothing that was objected to opens again when two records become one.
    """
    oldest: dict[ObjectionChannel, Objection] = {}
    for objection in (objection for group in groups for objection in group):
        kept = oldest.setdefault(objection.channel, objection)
        if (objection.since or date.min) < (kept.since or date.min):
            oldest[objection.channel] = objection
    return tuple(oldest[channel] for channel in ObjectionChannel if channel in oldest)
