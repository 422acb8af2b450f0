"""Note that a saved list was sent, one outreach with all of its recipients, or that it was not."""

from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch, DispatchRow


def mark_as_sent(
    connection: Connection,
    *,
    dispatch_id: int,
    happened_at: datetime,
    channel: Channel = Channel.LETTER,
    officer_id: int | None = None,
) -> int:
    """Write the one outreach that says the letters went, and return its key; it can be undone.

    Everybody in the list is logged, and the person where a row was for one person alone.
    """
    campaign_id, file_name = must_wait(connection, dispatch_id=dispatch_id)
    w = DispatchRow
    rows = connection.execute(
        select(w.organisation_id, w.person_id)
        .where(w.dispatch_id == dispatch_id)
        .order_by(w.place, w.id)
    ).all()
    entry = OutreachEntry(
        organisation_ids=[organisation_id for organisation_id, _ in rows],
        persons=[(organisation_id, key) for organisation_id, key in rows if key is not None],
        channel=channel,
        outcome=Outcome.SENT,
        happened_at=happened_at,
        campaign_id=campaign_id,
        note=f"Mail list {file_name}",
    )
    outreach_id = log_outreach(connection, entry=entry, officer_id=officer_id)
    saving.update(
        connection,
        Dispatch,
        key=dispatch_id,
        version=None,
        values={"stage": DispatchStage.SENT, "sent_outreach_id": outreach_id},
    )
    return outreach_id


def discard_dispatch(connection: Connection, *, dispatch_id: int, reason: str) -> None:
    """Note that a saved list is not sent after all, and why; its entry stays in the register."""
    must_wait(connection, dispatch_id=dispatch_id)
    said = tidy(reason)
    if not said:
        raise LiaisonError(
            "Say why the list is not sent.", hint="A few words will do: “another list took over”."
        )
    saving.update(
        connection,
        Dispatch,
        key=dispatch_id,
        version=None,
        values={"stage": DispatchStage.DISCARDED, "not_sent_reason": said},
    )


def must_wait(connection: Connection, *, dispatch_id: int) -> tuple[int | None, str]:
    """Return the campaign and the file's name of a list that waits to be sent.

    Raises NotFound where it is not in the register, LiaisonError where it does not wait.
    """
    d = Dispatch
    found = connection.execute(
        select(d.campaign_id, d.stage, d.file_name).where(d.id == dispatch_id)
    ).one_or_none()
    if found is None:
        raise NotFound("This list is not in the export register any more.")
    campaign_id, stage, file_name = found
    if stage is not DispatchStage.SAVED:
        raise LiaisonError(
            f"{file_name} is not a list that waits to be sent.", hint=f"It is: {stage.label}."
        )
    return campaign_id, file_name
