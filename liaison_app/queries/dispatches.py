"""The export register: every file that left, the newest first, and who was on it."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.dispatches import SHEETS, DispatchStage, cells_kept, keyed_in, stage_words
from liaison_app.domain.outreach import Channel
from liaison_app.domain.records import RecordKind
from liaison_app.store.tables import (
    Campaign,
    Dispatch,
    DispatchRow,
    HandedOut,
    Officer,
    Organisation,
    Outreach,
    Person,
)

_LEFT = (
    DispatchStage.SAVED,
    DispatchStage.SENT,
    DispatchStage.KEYED,
    DispatchStage.DISCARDED,
    DispatchStage.PRINTED,
)
_MOST_LISTED = 10_000


class Only(Choice):
    """Which part of the register is asked for."""

    NOT_SENT = "not_sent", "Not sent or keyed in yet"
    TO_DELETE = "to_delete", "To be deleted now"


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchesWanted:
    """Which entries are wanted; nothing said is all of them."""

    words: str = ""
    only: Only | None = None
    campaign_id: int | None = None
    officer: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRowSeen:
    """One file that left, or was about to; ``format`` is the name of its kind of file.

    ``sent_at``, ``sent_channel`` and ``sent_by`` are those of the outreach that says it was sent;
    ``keyed_rows`` is how many rows of a sheet were keyed in.
    """

    id: int
    file_name: str
    folder: str
    format: str
    row_count: int
    officer: str
    made_at: datetime
    purpose: str
    marking: Marking
    stage: DispatchStage
    delete_after: date | None
    campaign_id: int | None
    campaign: str
    sha256: str
    not_sent_reason: str
    deleted_at: datetime | None
    by: ObjectionChannel | None
    keyed_rows: int
    sent_at: datetime | None
    sent_channel: Channel | None
    sent_by: str

    @property
    def is_sheet(self) -> bool:
        """Whether it is taken along on paper, and keyed in when it comes back."""
        return self.format in SHEETS

    @property
    def stage_words(self) -> str:
        """How far it has come, in its own words."""
        return stage_words(self.stage, format_name=self.format)

    def must_go(self, *, today: date) -> bool:
        """Say whether the file should be deleted by now, and nobody said that it was."""
        return (
            self.delete_after is not None
            and self.delete_after < today
            and self.deleted_at is None
            and self.stage in _LEFT
            and bool(self.file_name)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchChoices:
    """By what the register may be filtered: campaigns by their keys, officers, kinds of file."""

    campaigns: tuple[tuple[int, str], ...]
    officers: tuple[str, ...]
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoWasOnIt:
    """One row of a list that left: its number, whom it was for, and what stood there of them."""

    place: int
    kind: RecordKind
    key: int
    name: str
    detail: str


def dispatches(
    connection: Connection,
    *,
    wanted: DispatchesWanted | None = None,
    today: date | None = None,
) -> tuple[DispatchRowSeen, ...]:
    """Return the entries of the export register that are wanted, the newest first.

    ``today`` is needed where those to be deleted are asked for.
    """
    wanted = wanted or DispatchesWanted()
    d, u = Dispatch, Outreach
    chosen = (
        select(
            d.id,
            d.file_name,
            d.folder,
            d.format,
            d.row_count,
            d.officer,
            d.made_at,
            d.purpose,
            d.marking,
            d.stage,
            d.delete_after,
            d.campaign_id,
            d.sha256,
            d.not_sent_reason,
            d.deleted_at,
            d.settings,
            func.coalesce(Campaign.name, "").label("campaign"),
            u.happened_at.label("sent_at"),
            u.channel.label("sent_channel"),
            func.coalesce(Officer.name, "").label("sent_by"),
        )
        .outerjoin(Campaign, Campaign.id == d.campaign_id)
        .outerjoin(u, u.id == d.sent_outreach_id)
        .outerjoin(Officer, Officer.id == u.officer_id)
        .order_by(d.id.desc())
    )
    for condition in _conditions(wanted, today):
        chosen = chosen.where(condition)
    return tuple(_row(row._asdict()) for row in connection.execute(chosen))


def dispatch_choices(connection: Connection) -> DispatchChoices:
    """Return by what the register may be filtered: what it holds, and nothing else."""
    d = Dispatch
    campaigns = select(Campaign.id, Campaign.name).where(
        Campaign.id.in_(select(d.campaign_id).where(d.campaign_id.is_not(None)))
    )
    officers = select(d.officer).where(d.officer != "").distinct().order_by(d.officer)
    formats = select(d.format).distinct().order_by(d.format)
    found = connection.execute(campaigns.order_by(Campaign.id.desc()))
    return DispatchChoices(
        campaigns=tuple((key, name) for key, name in found),
        officers=tuple(connection.execute(officers).scalars()),
        formats=tuple(connection.execute(formats).scalars()),
    )


def who_was_on(connection: Connection, *, dispatch_id: int) -> tuple[WhoWasOnIt, ...]:
    """Return everybody that a list which left told of, in the order of its rows."""
    w, o, p = DispatchRow, Organisation, Person
    fields = connection.execute(
        select(Dispatch.fields).where(Dispatch.id == dispatch_id)
    ).scalar_one_or_none()
    found = connection.execute(
        select(w.place, w.organisation_id, w.person_id, w.cells, o.name, _full_name())
        .join(o, o.id == w.organisation_id)
        .outerjoin(p, p.id == w.person_id)
        .where(w.dispatch_id == dispatch_id)
        .order_by(w.place, w.id)
        .limit(_MOST_LISTED)
    )
    rows = tuple(
        WhoWasOnIt(
            place=place,
            kind=RecordKind.ORGANISATION,
            key=organisation_id,
            name=name,
            detail=person if person_id else _detail(cells_kept(cells, fields=fields or ())),
        )
        for place, organisation_id, person_id, cells, name, person in found
    )
    return rows or _handed_out(connection, dispatch_id)


def _handed_out(connection: Connection, dispatch_id: int) -> tuple[WhoWasOnIt, ...]:
    """Return whom copied or printed rows told of; those deleted for good have no name."""
    h, o, p = HandedOut, Organisation, Person
    found = connection.execute(
        select(h.organisation_id, h.person_id, func.coalesce(o.name, ""), _full_name())
        .outerjoin(o, o.id == h.organisation_id)
        .outerjoin(p, p.id == h.person_id)
        .where(h.dispatch_id == dispatch_id)
        .order_by(h.id)
        .limit(_MOST_LISTED)
    )
    return tuple(
        WhoWasOnIt(
            place=place,
            kind=RecordKind.PERSON if person_id else RecordKind.ORGANISATION,
            key=person_id or organisation_id or 0,
            name=(person if person_id else name) or "Deleted since",
            detail="",
        )
        for place, (organisation_id, person_id, name, person) in enumerate(found, start=1)
    )


def _full_name() -> ColumnElement[str]:
    parts = (Person.title, Person.forenames, Person.surname)
    joined = func.trim(parts[0] + " " + parts[1] + " " + parts[2])
    return func.coalesce(func.replace(joined, "  ", " "), "").label("person")


def _detail(texts: dict[str, str]) -> str:
    """Return to whom or where a row went: an addressee, else an e-mail address, else a number."""
    names = ("Addressee", "Attention", "Email", "Phone", "Postcode")
    return next((texts[name] for name in names if texts.get(name)), "")


def _row(values: dict[str, object]) -> DispatchRowSeen:
    settings = str(values.pop("settings"))
    values["by"] = ObjectionChannel.from_label(json.loads(settings or "{}").get("by", ""))
    values["keyed_rows"] = len(keyed_in(settings))
    return DispatchRowSeen(**values)  # type: ignore[arg-type] # the columns selected above


def _conditions(wanted: DispatchesWanted, today: date | None) -> list[ColumnElement[bool]]:
    d = Dispatch
    found: list[ColumnElement[bool]] = []
    if wanted.only is Only.NOT_SENT:
        found.append(d.stage == DispatchStage.SAVED)
    elif wanted.only is Only.TO_DELETE:
        found += [
            d.delete_after < today,
            d.deleted_at.is_(None),
            d.stage.in_(_LEFT),
            d.file_name != "",
        ]
    if wanted.campaign_id is not None:
        found.append(d.campaign_id == wanted.campaign_id)
    if wanted.officer is not None:
        found.append(d.officer == wanted.officer)
    if wanted.format is not None:
        found.append(d.format == wanted.format)
    for word in wanted.words.split():
        told = (d.file_name, d.folder, d.purpose, d.officer, d.sha256, Campaign.name)
        found.append(or_(*(column.icontains(word, autoescape=True) for column in told)))
    return found
