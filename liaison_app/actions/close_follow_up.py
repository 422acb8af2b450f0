"""Close a promise: it was kept, or there is a reason why it falls away."""

from datetime import datetime

from sqlalchemy import Connection

from liaison_app.domain.text import tidy
from liaison_app.store import saving
from liaison_app.store.tables import FollowUp


def close_follow_up(
    connection: Connection,
    *,
    follow_up_id: int,
    version: int | None,
    at: datetime,
    reason: str = "Done",
) -> None:
    """Note when and why a promise was closed."""
    saving.update(
        connection,
        FollowUp,
        key=follow_up_id,
        version=version,
        values={"closed_at": at, "closed_reason": tidy(reason)},
    )
