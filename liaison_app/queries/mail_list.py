"""A mail list as it would be written now: who is in it, and who is left out and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlalchemy import Connection, Select, func, or_, select

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import NotFound
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.mail_lists import (
    AlreadySent,
    Included,
    LeftOut,
    LeftOutReason,
    MailListPlan,
    MailListWanted,
)
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.domain.posts import posts_for
from liaison_app.domain.progress import Progress
from liaison_app.domain.text import tidy
from liaison_app.domain.when import local_day, long_day
from liaison_app.queries.campaigns import campaign
from liaison_app.queries.keys import among, keys_of
from liaison_app.queries.mail_list_rows import Sender, rows_of
from liaison_app.queries.plan_stands import newest_step
from liaison_app.queries.saved_lists import (
    ListName,
    definition_of,
    list_name,
    list_names,
    on_list,
)
from liaison_app.queries.team import OfficerSeen, TeamSeen, WardSeen, officers, team, wards
from liaison_app.store.tables import (
    Campaign,
    Dispatch,
    Incident,
    Letter,
    Organisation,
    Outreach,
    OutreachWith,
    Recipient,
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
    fixed = select(func.count()).where(r.letter_id == t.id).scalar_subquery()
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
    sender = _sender(connection, wanted)
    keys = list(keys_of(connection, _audience(connection, wanted, today)))
    taken_out = _taken_out(connection, wanted)
    included: list[Included] = []
    left_out: list[LeftOut] = []
    for done, block in enumerate(_blocks(keys), start=1):
        for one in rows_of(connection, keys=block, sender=sender, today=today):
            reason = taken_out.get(one.organisation_id)
            if isinstance(one, LeftOut):
                left_out.append(one)
            elif reason is not None:
                left_out.append(_set_aside(one, *reason))
            else:
                included.append(one)
        if progress is not None:
            progress.report(min(done * _BLOCK, len(keys)), len(keys))
    return MailListPlan(
        wanted=wanted,
        title=sender.title,
        body=sender.body,
        marking=sender.marking.label,
        included=tuple(sorted(included, key=_pile)),
        left_out=tuple(left_out),
        letterhead=sender.letterhead,
        as_of=as_of,
        made_on=today,
    )


def _pile(one: Included) -> tuple[str, str, int]:
    return one.row.postcode, one.row.organisation.casefold(), one.organisation_id


def _blocks(keys: Sequence[int]) -> Iterator[list[int]]:
    coming = iter(keys)
    while block := list(islice(coming, _BLOCK)):
        yield block


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
        return select(Recipient.organisation_id).where(Recipient.letter_id == wanted.letter_id)
    if wanted.organisation_ids:
        return select(o.id).where(among(o.id, wanted.organisation_ids))
    if wanted.saved_list_id is not None:
        return on_list(definition_of(connection, list_id=wanted.saved_list_id), today=today)
    chosen = select(o.id)
    if wanted.kind is not None:
        chosen = chosen.where(o.kind == wanted.kind)
    if wanted.ward_codes:
        chosen = chosen.where(o.ward_code.in_(wanted.ward_codes))
    return chosen


def _taken_out(
    connection: Connection, wanted: MailListWanted
) -> dict[int, tuple[LeftOutReason, str]]:
    """Return whom the campaign leaves out, and to whom the letter went before."""
    if wanted.letter_id is None:
        return {}
    r = Recipient
    out: dict[int, tuple[LeftOutReason, str]] = {}
    if wanted.already_sent is AlreadySent.LEAVE_OUT:
        for key, at in _sent_to(connection, wanted.letter_id).items():
            out[key] = (LeftOutReason.SENT, f"It was sent to them on {long_day(local_day(at))}.")
    by_hand = select(r.organisation_id, r.left_out_reason).where(
        r.letter_id == wanted.letter_id, r.left_out_reason != ""
    )
    for key, reason in connection.execute(by_hand):
        out[key] = (LeftOutReason.LEFT_OUT, reason)
    return out


def _sent_to(connection: Connection, letter_id: int) -> dict[int, datetime]:
    """Return to whom the letter went, and when; one that came back may be sent again.

    Only what comes back the way the letter went is the letter: an e-mail that is returned says
    nothing of the post.
    """
    w, u, r = OutreachWith, Outreach, Recipient
    as_list = select(Dispatch.sent_outreach_id).where(
        Dispatch.letter_id == letter_id, Dispatch.stage == DispatchStage.SENT
    )
    by_post = (w.outcome == Outcome.SENT) & (u.channel == Channel.LETTER)
    in_list = (w.outcome == Outcome.SENT) & u.id.in_(as_list)
    found = connection.execute(
        select(w.organisation_id, u.channel, w.outcome, w.happened_at)
        .join(u, u.id == w.outreach_id)
        .join(r, (r.campaign_id == w.campaign_id) & (r.organisation_id == w.organisation_id))
        .where(r.letter_id == letter_id)
        .where(or_(by_post, in_list, w.outcome == Outcome.RETURNED))
        .order_by(w.happened_at, w.id)
    )
    under_way: dict[int, dict[Channel, datetime]] = {}
    for key, channel, outcome, at in found:
        ways = under_way.setdefault(key, {})
        if outcome is Outcome.SENT:
            ways[channel] = at
        else:
            ways.pop(channel, None)
    return {key: max(ways.values()) for key, ways in under_way.items() if ways}


def _sender(connection: Connection, wanted: MailListWanted) -> Sender:
    ours = team(connection)
    if ours is None:
        raise NotFound("This workspace has no team yet.", hint="Name the team in Settings first.")
    everybody = officers(connection)
    if wanted.campaign_id is None or wanted.letter_id is None:
        return _sender_of_team(connection, wanted, ours, everybody)
    return _sender_of_letter(connection, wanted.campaign_id, wanted.letter_id, ours)


def _sender_of_team(
    connection: Connection,
    wanted: MailListWanted,
    ours: TeamSeen,
    everybody: tuple[OfficerSeen, ...],
) -> Sender:
    title = wanted.kind.plural if wanted.kind else "All organisations"
    if wanted.saved_list_id is not None:
        title = list_name(connection, list_id=wanted.saved_list_id)
    return Sender(
        title=title,
        letterhead=Letterhead(team=_team_block(ours)),
        marking=ours.marking,
        team=ours.name,
        team_phone=ours.phone,
        team_email=ours.email,
        by_ward={ward: one for one in everybody for ward in one.ward_ids},
    )


def _sender_of_letter(
    connection: Connection, campaign_id: int, letter_id: int, ours: TeamSeen
) -> Sender:
    whole = campaign(connection, campaign_id=campaign_id)
    letter = next((one for one in whole.letters if one.id == letter_id), None)
    if letter is None:
        raise NotFound("This letter is not there any more.", hint="Choose another letter.")
    by = select(Campaign.forwarding_officer_id).where(Campaign.id == campaign_id)
    forwarding = connection.execute(by).scalar_one()
    everybody = officers(connection)
    return Sender(
        title=f"{whole.name} - {letter.name}",
        body=letter.body,
        marking=whole.marking,
        team=ours.name,
        team_phone=ours.phone,
        team_email=ours.email,
        officer=next((one for one in everybody if one.id == forwarding), None),
        by_ward={ward: one for one in everybody for ward in one.ward_ids},
        posts=letter.posts or (posts_for(letter.kind) if letter.kind else ()),
        campaign=whole.name,
        letter_date=long_day(letter.dated) if letter.dated else "",
        your_ref=letter.your_ref,
        our_ref=whole.our_ref,
        letterhead=Letterhead(
            author=_author_block(connection, campaign_id), team=_team_block(ours)
        ),
    )


def _author_block(connection: Connection, campaign_id: int) -> SenderBlock:
    c = Campaign
    found = connection.execute(
        select(
            c.author.label("name"),
            c.author_office.label("office"),
            c.author_address.label("address"),
            c.author_phone.label("phone"),
            c.author_fax.label("fax"),
            c.author_email.label("email"),
            c.author_web.label("web"),
        ).where(c.id == campaign_id)
    ).one()
    return SenderBlock(**{**found._asdict(), "address": _lines(found.address)})


def _team_block(ours: TeamSeen) -> SenderBlock:
    return SenderBlock(
        name=ours.name,
        office=ours.station,
        address=_lines(ours.address),
        phone=ours.phone,
        fax=ours.fax,
        email=ours.email,
        web=ours.web,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(tidy, text.splitlines()) if line)
