"""Note that a saved mail list was sent: one outreach with all of its recipients."""

from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.actions.log_outreach import log_outreach
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.outreach import Channel, Outcome, OutreachEntry
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
    """Write the one outreach that says the letters went, and return its key; it can be undone."""
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
    rows = select(DispatchRow.organisation_id).where(DispatchRow.dispatch_id == dispatch_id)
    entry = OutreachEntry(
        organisation_ids=connection.execute(rows).scalars().all(),
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
