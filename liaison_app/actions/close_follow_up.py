"""Close a promise: it was kept, or there is a reason why it falls away."""

from datetime import datetime

from sqlalchemy import Connection

from liaison_app.domain.errors import LiaisonError
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
    """Note when and why a promise was closed.

    Raises LiaisonError without a reason, Stale where somebody changed the promise since.
    """
    why = tidy(reason)
    if not why:
        raise LiaisonError("Say why the promise is closed.", hint="“Done” will do.")
    saving.update(
        connection,
        FollowUp,
        key=follow_up_id,
        version=version,
        values={"closed_at": at, "closed_reason": why},
    )
