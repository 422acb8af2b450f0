"""Whom a campaign leaves out of its letter's list, and to whom the letter went before."""

from datetime import datetime

from sqlalchemy import Connection, or_, select

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.mail_lists import AlreadySent, LeftOutReason, MailListWanted
from liaison_app.domain.outreach import Channel, Outcome
from liaison_app.domain.recipient_states import counts_as_reached
from liaison_app.domain.when import local_day, long_day
from liaison_app.queries.recipients import recipients
from liaison_app.store.tables import Dispatch, Outreach, OutreachWith, Recipient


def taken_out(
    connection: Connection, wanted: MailListWanted
) -> dict[int, tuple[LeftOutReason, str]]:
    """Return whom the campaign leaves out and to whom the letter went before, each with why.

    Those taken in anyway are not among them. Whom a letter went to is rung up or called on all the
    same, until they have answered: that is how they are reached.
    """
    if wanted.letter_id is None:
        return {}
    r = Recipient
    out: dict[int, tuple[LeftOutReason, str]] = {}
    if wanted.already_sent is AlreadySent.LEAVE_OUT and wanted.in_person:
        for key, state in _answered(connection, wanted).items():
            out[key] = (LeftOutReason.ANSWERED, f"In this campaign: {state.label.lower()}.")
    elif wanted.already_sent is AlreadySent.LEAVE_OUT:
        for key, at in _sent_to(connection, wanted.letter_id).items():
            out[key] = (LeftOutReason.SENT, f"It was sent to them on {long_day(local_day(at))}.")
    by_hand = select(r.organisation_id, r.left_out_reason).where(
        r.letter_id == wanted.letter_id, r.left_out_reason != ""
    )
    for key, reason in connection.execute(by_hand):
        out[key] = (LeftOutReason.LEFT_OUT, reason)
    for one in wanted.anyway:
        out.pop(one.organisation_id, None)
    return out


def _answered(connection: Connection, wanted: MailListWanted) -> dict[int, RecipientState]:
    """Return who of the letter has answered, and what: there is no need to ring them up again."""
    if wanted.campaign_id is None:
        return {}
    return {
        one.organisation_id: one.state
        for one in recipients(connection, campaign_id=wanted.campaign_id)
        if one.letter_id == wanted.letter_id
        and (counts_as_reached(one.state) or one.state is RecipientState.DECLINED)
    }


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
