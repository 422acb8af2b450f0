"""A mail list as it would be written now: who is in it, and who is left out and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Select, func, select

from liaison_app.domain.exports import RowOrder, RowPer
from liaison_app.domain.mail_lists import (
    Included,
    LeftOut,
    LeftOutReason,
    MailListPlan,
    MailListWanted,
)
from liaison_app.domain.organisations import Standing
from liaison_app.domain.people import PersonStanding
from liaison_app.domain.progress import Progress
from liaison_app.domain.shared_addresses import one_for_each_address
from liaison_app.queries.contacts import held_on
from liaison_app.queries.keys import among, keys_of
from liaison_app.queries.mail_list_rows import rows_of
from liaison_app.queries.mail_list_sender import sender_of
from liaison_app.queries.mail_list_taken_out import taken_out
from liaison_app.queries.plan_stands import newest_step
from liaison_app.queries.saved_lists import ListName, definition_of, list_names, on_list
from liaison_app.queries.team import WardSeen, wards
from liaison_app.store.tables import (
    Campaign,
    Incident,
    Letter,
    Organisation,
    Person,
    Recipient,
    Role,
)

_BLOCK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterToSend:
    """One letter that a list may be made of, and how many recipients were fixed for it."""

    campaign_id: int
    campaign: str
    letter_id: int
    letter: str
    recipients: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailListChoices:
    """What a mail list can be made of: letters, the newest first, saved lists and wards."""

    letters: tuple[LetterToSend, ...]
    wards: tuple[WardSeen, ...]
    lists: tuple[ListName, ...] = ()


def mail_list_choices(connection: Connection) -> MailListChoices:
    """Return the letters, saved lists and wards to choose from."""
    c, t, r = Campaign, Letter, Recipient
    of_it = (r.letter_id == t.id, c.frozen_at.is_not(None))
    fixed = select(func.count()).where(*of_it).scalar_subquery()
    found = connection.execute(
        select(
            c.id.label("campaign_id"),
            c.name.label("campaign"),
            t.id.label("letter_id"),
            t.name.label("letter"),
            fixed.label("recipients"),
        )
        .join(c, c.id == t.campaign_id)
        .join(Incident, Incident.id == c.incident_id)
        .order_by(Incident.happened_at.desc(), c.id.desc(), t.place)
    )
    letters = tuple(LetterToSend(**row._asdict()) for row in found)
    return MailListChoices(letters=letters, wards=wards(connection), lists=list_names(connection))


def plan_mail_list(
    connection: Connection,
    *,
    wanted: MailListWanted,
    today: date,
    progress: Progress | None = None,
) -> MailListPlan:
    """Return the list as it would be written now, changing nothing.

    Raises NotFound where the campaign, or its letter, is not there; Cancelled where that is wished.
    """
    as_of = newest_step(connection)
    sender = sender_of(connection, wanted)
    keys = list(keys_of(connection, _audience(connection, wanted, today)))
    out = taken_out(connection, wanted)
    included: list[Included] = []
    left_out: list[LeftOut] = []
    for done, block in enumerate(_blocks(keys), start=1):
        for one in rows_of(connection, keys=block, sender=sender, wanted=wanted, today=today):
            reason = out.get(one.organisation_id)
            if isinstance(one, LeftOut):
                left_out.append(one)
            elif reason is not None:
                left_out.append(_set_aside(one, *reason))
            else:
                included.append(one)
        if progress is not None:
            progress.report(min(done * _BLOCK, len(keys)), len(keys))
    if wanted.person_ids:
        left_out += _without_post(connection, wanted.person_ids, today)
    if wanted.row_per is RowPer.PERSON:
        left_out = list(_once_each(left_out, included))
    rows = _merged(included, wanted)
    if wanted.without:
        rows, aside = _without(rows, frozenset(wanted.without))
        left_out += aside
    return MailListPlan(
        wanted=wanted,
        title=sender.title,
        body=sender.body,
        marking=sender.marking.label,
        included=tuple(sorted(rows, key=_PILES[wanted.order])),
        left_out=tuple(left_out),
        letterhead=sender.letterhead,
        template=sender.template,
        routes=sender.routes,
        as_of=as_of,
        made_on=today,
    )


def _merged(included: list[Included], wanted: MailListWanted) -> Iterable[Included]:
    """Return one row for each person or each address, where that is wanted."""
    if wanted.row_per is RowPer.PERSON:
        return {one.person_id: one for one in reversed(included)}.values()
    if wanted.row_per is RowPer.ADDRESS:
        return one_for_each_address(included)
    return included


def _without_post(
    connection: Connection, person_ids: Sequence[int], today: date
) -> Iterator[LeftOut]:
    """Return those of these people who hold no post today: nothing can be sent to them anywhere."""
    p = Person
    holding = select(Role.person_id).where(held_on(today))
    chosen = (among(p.id, person_ids), p.id.not_in(holding))
    named = select(p.id, p.standing, p.title, p.forenames, p.surname).where(*chosen)
    for key, standing, *parts in connection.execute(named.order_by(p.sort_key, p.id)):
        yield LeftOut(
            organisation_id=0,
            name=" ".join(part for part in parts if part),
            reason=_NOT_IN_POST[standing],
            person_id=key,
        )


_NOT_IN_POST = {
    PersonStanding.ACTIVE: LeftOutReason.NO_POST,
    PersonStanding.BINNED: LeftOutReason.BINNED,
}


def _once_each(left_out: Iterable[LeftOut], included: Iterable[Included]) -> Iterator[LeftOut]:
    """Return whom a list for each person leaves out, each person once, and none who is in it."""
    seen = {one.person_id for one in included}
    for one in left_out:
        if one.person_id is None or one.person_id not in seen:
            yield one
        seen.add(one.person_id)


def _without(
    rows: Iterable[Included], refs: frozenset[str]
) -> tuple[list[Included], list[LeftOut]]:
    """Return the rows but those of these Refs, and who is left out with these."""
    kept: list[Included] = []
    aside: list[LeftOut] = []
    for one in rows:
        if one.row.ref not in refs:
            kept.append(one)
            continue
        whose = f"{one.row.addressee}, " if one.person_id else ""
        aside += (
            LeftOut(
                organisation_id=key,
                name=f"{whose}{one.row.organisation}",
                reason=LeftOutReason.NOT_NOW,
                ref=one.row.ref,
            )
            for key in one.organisation_ids
        )
    return kept, aside


def _by_postcode(one: Included) -> tuple[str, ...]:
    row = one.row
    return row.postcode, row.organisation.casefold(), row.ref


def _by_officer(one: Included) -> tuple[str, ...]:
    return one.row.officer_name.casefold(), *_by_postcode(one)


_PILES = {RowOrder.POSTCODE: _by_postcode, RowOrder.OFFICER: _by_officer}


def _blocks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _BLOCK):
        yield keys[start : start + _BLOCK]


def _set_aside(one: Included, reason: LeftOutReason, detail: str) -> LeftOut:
    return LeftOut(
        organisation_id=one.organisation_id,
        name=one.row.organisation,
        reason=reason,
        detail=detail,
    )


def _audience(connection: Connection, wanted: MailListWanted, today: date) -> Select[int]:
    o = Organisation
    if wanted.letter_id is not None:
        r = Recipient
        frozen = (Campaign.id == r.campaign_id) & Campaign.frozen_at.is_not(None)
        of_it = select(r.organisation_id).where(r.letter_id == wanted.letter_id)
        written_to = of_it.join(Campaign, frozen)
        if not wanted.organisation_ids:
            return written_to
        return written_to.where(among(r.organisation_id, wanted.organisation_ids))
    if wanted.organisation_ids:
        return select(o.id).where(among(o.id, wanted.organisation_ids))
    if wanted.person_ids:
        held = (held_on(today), among(Role.person_id, wanted.person_ids))
        return select(Role.organisation_id).where(*held).distinct()
    if wanted.saved_list_id is not None:
        return on_list(definition_of(connection, list_id=wanted.saved_list_id), today=today)
    chosen = select(o.id).where(o.standing != Standing.BINNED)
    if wanted.kind is not None:
        chosen = chosen.where(o.kind == wanted.kind)
    if wanted.ward_codes:
        chosen = chosen.where(o.ward_code.in_(wanted.ward_codes))
    return chosen
