"""Everything that happened to a record, the newest first: its keys, then what is seen.

The keys are found at once for however many there are; what each of them says is read for those
on the screen. A key holds what kind of event it is and the key of the record that tells it.
"""

from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Select, case, func, select, union_all

from liaison_app.domain.choices import Choice
from liaison_app.domain.dispatches import stage_words
from liaison_app.domain.handed_out import rows_in_words
from liaison_app.domain.outreach import Channel
from liaison_app.domain.records import RecordKind, RecordMeant
from liaison_app.domain.steps import StepKind, StepSeen
from liaison_app.domain.when import local_day, short_day
from liaison_app.queries import outreach
from liaison_app.queries.keys import keys_of
from liaison_app.queries.outreach import OutreachRow, RelaySeen
from liaison_app.queries.record_sentences import sentences_about
from liaison_app.queries.record_steps import DETAILS, steps_about
from liaison_app.store.record_history import seen, step_rows
from liaison_app.store.tables import (
    Campaign,
    Change,
    Dispatch,
    DispatchRow,
    FollowUp,
    HandedOut,
    Letter,
    Officer,
    Outreach,
    OutreachWith,
    Relay,
    Step,
)
from liaison_app.store.tables.base import UtcTime

_KINDS = 8


class Happenings(Choice):
    """What the timeline can be narrowed to."""

    CONTACTS = "contacts", "Contacts"
    CHANGES = "changes", "Edits"
    IMPORTS = "imports", "Imports"
    LISTS = "lists", "Lists"


class HappeningKind(Choice):
    """What sort of event one line of the timeline tells."""

    CONTACT = "contact", "Contact"
    RELAY = "relay", "Passed on"
    PROMISE = "promise", "Follow-up"
    KEPT = "kept", "Follow-up done"
    CHANGE = "change", "Change"
    IMPORT = "import", "Import"
    LIST = "list", "List"

    @property
    def code(self) -> int:
        """Return the number by which a key says that it is of this kind."""
        return list(HappeningKind).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event: when, who, and what is known of its kind.

    A contact carries the contact, a passing on the relay; a promise, a change, an import and a
    list carry sentences. ``step`` is the one that the history shows for a change.
    """

    key: int
    kind: HappeningKind
    at: datetime
    by: str = ""
    sentences: tuple[str, ...] = ()
    about: str = ""
    channel: Channel | None = None
    contact: OutreachRow | None = None
    relay: RelaySeen | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineSeen:
    """The keys of all events, and what the first of them say."""

    keys: "array[int]"
    first: tuple[Happening, ...]


def timeline(
    connection: Connection, *, of: RecordMeant, only: Happenings | None, shown: int
) -> TimelineSeen:
    """Return the keys of the events wanted, and as many of the newest as are shown at once."""
    keys = timeline_keys(connection, of=of, only=only)
    first = keys[:shown]
    told = happenings(connection, of=of, keys=first)
    return TimelineSeen(keys=keys, first=tuple(told[key] for key in first if key in told))


def timeline_keys(
    connection: Connection, *, of: RecordMeant, only: Happenings | None = None
) -> "array[int]":
    """Return the keys of the events wanted, the newest first."""
    parts: list[Select[int, datetime]] = []
    if only in {None, Happenings.CONTACTS}:
        parts += _contacts(of)
    if only in {None, Happenings.CHANGES, Happenings.IMPORTS}:
        parts.append(_steps(connection, of, only))
    if only in {None, Happenings.LISTS}:
        parts.append(_lists(of))
    every = union_all(*parts).subquery()
    return keys_of(connection, select(every.c.key).order_by(every.c.at.desc(), every.c.key.desc()))


def happenings(
    connection: Connection, *, of: RecordMeant, keys: Collection[int]
) -> Mapping[int, Happening]:
    """Return these events by their keys."""
    by_kind: dict[HappeningKind, list[int]] = {kind: [] for kind in HappeningKind}
    kinds = list(HappeningKind)
    for key in keys:
        by_kind[kinds[key % _KINDS]].append(key // _KINDS)
    told = [
        *_tell_contacts(connection, of, by_kind[HappeningKind.CONTACT]),
        *_tell_relays(connection, by_kind[HappeningKind.RELAY]),
        *_tell_promises(connection, by_kind[HappeningKind.PROMISE], HappeningKind.PROMISE),
        *_tell_promises(connection, by_kind[HappeningKind.KEPT], HappeningKind.KEPT),
        *_tell_steps(
            connection,
            of,
            {
                step: kind
                for kind in (HappeningKind.CHANGE, HappeningKind.IMPORT)
                for step in by_kind[kind]
            },
        ),
        *_tell_lists(connection, by_kind[HappeningKind.LIST]),
    ]
    return {one.key: one for one in told}


def _key(kind: HappeningKind, key: int) -> int:
    return key * _KINDS + kind.code


def _contacts(of: RecordMeant) -> list[Select[int, datetime]]:
    """Return contacts, what was passed on without one, promises, and promises kept.

    A promise is a person's where it was made in a contact with them; only an organisation passes
    anything on.
    """
    w, r, f = OutreachWith, Relay, FollowUp
    person = of.kind is RecordKind.PERSON
    met = w.person_id == of.key if person else w.organisation_id == of.key
    promised = (
        f.outreach_id.in_(select(w.outreach_id).where(met))
        if person
        else f.organisation_id == of.key
    )
    promised_at = select(Outreach.happened_at).where(Outreach.id == f.outreach_id).scalar_subquery()
    noted_at = (
        select(Step.at)
        .join(Change, Change.step == Step.id)
        .where(Change.table_name == "follow_up", Change.row == f.id, Change.operation == "insert")
        .limit(1)
        .scalar_subquery()
    )
    contact, relay, promise, kept = (
        HappeningKind.CONTACT,
        HappeningKind.RELAY,
        HappeningKind.PROMISE,
        HappeningKind.KEPT,
    )
    parts = [
        select((w.outreach_id * _KINDS + contact.code).label("key"), w.happened_at.label("at"))
        .where(met)
        .distinct(),
        select(
            (f.id * _KINDS + promise.code).label("key"),
            func.coalesce(promised_at, noted_at, f.due_at).label("at"),
        ).where(promised),
        select(
            (f.id * _KINDS + kept.code).label("key"),
            func.coalesce(f.closed_at, f.due_at).label("at"),
        ).where(promised, f.closed_at.is_not(None)),
    ]
    if not person:
        passed_on = select(
            (r.id * _KINDS + relay.code).label("key"), r.happened_at.label("at")
        ).where(r.organisation_id == of.key, r.outreach_id.is_(None))
        parts.append(passed_on)
    return parts


def _steps(
    connection: Connection, of: RecordMeant, only: Happenings | None
) -> Select[int, datetime]:
    """Return the steps that changed its details; one that brought in a file is an import."""
    about = steps_about(connection, of=of, tables=DETAILS)
    imports = Step.id.in_(select(Change.step).where(Change.table_name == "import"))
    code = case((imports, HappeningKind.IMPORT.code), else_=HappeningKind.CHANGE.code)
    chosen = select((Step.id * _KINDS + code).label("key"), Step.at.label("at")).where(
        Step.id.in_(about)
    )
    if only is None:
        return chosen
    return chosen.where(imports if only is Happenings.IMPORTS else ~imports)


def _lists(of: RecordMeant) -> Select[int, datetime]:
    """Return the lists that held it: made to be sent, copied, or printed."""
    h, row = HandedOut, DispatchRow
    if of.kind is RecordKind.PERSON:
        theirs, handed_out = row.person_id == of.key, h.person_id == of.key
    else:
        theirs, handed_out = row.organisation_id == of.key, h.organisation_id == of.key
    sent = select(row.dispatch_id).where(theirs)
    held = Dispatch.id.in_(union_all(sent, select(h.dispatch_id).where(handed_out)))
    key = Dispatch.id * _KINDS + HappeningKind.LIST.code
    return select(key.label("key"), Dispatch.made_at.label("at")).where(held)


def _tell_contacts(connection: Connection, of: RecordMeant, ids: list[int]) -> list[Happening]:
    person = of.kind is RecordKind.PERSON
    relays = {} if person else _relays_of(connection, of.key, ids)
    return [
        Happening(
            key=_key(HappeningKind.CONTACT, row.id),
            kind=HappeningKind.CONTACT,
            at=row.happened_at,
            by=row.officer,
            about=_joined(row.organisation, row.campaign) if person else row.campaign,
            channel=row.channel,
            contact=row,
            relay=row.relay if person else relays.get(row.id),
        )
        for row in (outreach.block(connection, keys=ids) if ids else {}).values()
    ]


def _relays_of(
    connection: Connection, organisation_id: int, outreach_ids: list[int]
) -> Mapping[int, RelaySeen]:
    """Return what this organisation itself passed on after each of these contacts."""
    r = Relay
    found = connection.execute(
        select(r.outreach_id, r.stage, r.means, r.people)
        .where(r.organisation_id == organisation_id, r.outreach_id.in_(outreach_ids))
        .order_by(r.id)
    )
    return {
        key: RelaySeen(stage=stage, means=means, people=people)
        for key, stage, means, people in found
        if key is not None
    }


def _tell_relays(connection: Connection, ids: list[int]) -> list[Happening]:
    r = Relay
    found = connection.execute(
        select(r.id, r.stage, r.means, r.people, r.happened_at, Campaign.name)
        .join(Campaign, Campaign.id == r.campaign_id)
        .where(r.id.in_(ids))
    )
    return [
        Happening(
            key=_key(HappeningKind.RELAY, key),
            kind=HappeningKind.RELAY,
            at=at,
            about=campaign,
            relay=RelaySeen(stage=stage, means=means, people=people),
        )
        for key, stage, means, people, at, campaign in found
    ]


def _tell_promises(connection: Connection, ids: list[int], kind: HappeningKind) -> list[Happening]:
    f = FollowUp
    owner = func.coalesce(Officer.name, "")
    promised_at = func.coalesce(Outreach.happened_at, f.due_at, type_=UtcTime())
    found = connection.execute(
        select(f.id, f.promise, f.due_at, f.closed_at, f.closed_reason, owner, promised_at)
        .outerjoin(Officer, Officer.id == f.owner_id)
        .outerjoin(Outreach, Outreach.id == f.outreach_id)
        .where(f.id.in_(ids))
    )
    return [
        Happening(
            key=_key(kind, key),
            kind=kind,
            at=(closed_at or due_at) if kind is HappeningKind.KEPT else at,
            by=by,
            sentences=(
                f"Done: {promise}" if kind is HappeningKind.KEPT else f"Promised: {promise}",
            ),
            about=reason if kind is HappeningKind.KEPT else f"Due {short_day(local_day(due_at))}",
        )
        for key, promise, due_at, closed_at, reason, by, at in found
    ]


def _tell_steps(
    connection: Connection, of: RecordMeant, kinds: Mapping[int, HappeningKind]
) -> list[Happening]:
    if not kinds:
        return []
    found = [seen(row) for row in connection.execute(step_rows().where(Step.id.in_(list(kinds))))]
    said = sentences_about(connection, of=of, steps=list(kinds))
    return [
        Happening(
            key=_key(kinds[step.id], step.id),
            kind=kinds[step.id],
            at=step.at,
            by=step.officer,
            sentences=said.get(step.id, ()) or (step.label,),
            about=_about_step(step, kinds[step.id]),
            step=step.id,
        )
        for step in found
    ]


def _about_step(step: StepSeen, kind: HappeningKind) -> str:
    """Return what the sentences do not say: which file came in, and whether it still stands."""
    turn = step.kind.label if step.kind in {StepKind.UNDO, StepKind.REDO} else ""
    return _joined(
        step.label if kind is HappeningKind.IMPORT else turn,
        "" if step.live or turn else "Taken back",
    )


def _tell_lists(connection: Connection, ids: list[int]) -> list[Happening]:
    d = Dispatch
    found = connection.execute(
        select(
            d.id,
            d.made_at,
            d.officer,
            d.file_name,
            d.format,
            d.purpose,
            d.row_count,
            d.stage,
            func.coalesce(Campaign.name, ""),
            func.coalesce(Letter.name, ""),
        )
        .outerjoin(Campaign, Campaign.id == d.campaign_id)
        .outerjoin(Letter, Letter.id == d.letter_id)
        .where(d.id.in_(ids))
    )
    return [
        Happening(
            key=_key(HappeningKind.LIST, key),
            kind=HappeningKind.LIST,
            at=at,
            by=officer,
            sentences=(f"In a list of {rows_in_words(rows)}: {file_name or purpose}",),
            about=_joined(stage_words(stage, format_name=kind), campaign, letter),
        )
        for key, at, officer, file_name, kind, purpose, rows, stage, campaign, letter in found
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
