"""Promises that are still open, the soonest due first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from liaison_app.store.tables import FollowUp, Officer, Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """One promise, to whom, by whom and by when; ``asked_at`` where it answers a question."""

    id: int
    version: int
    organisation_id: int
    organisation: str
    promise: str
    owner: str
    due_at: datetime
    asked_at: datetime | None


def open_follow_ups(
    connection: Connection, *, organisation_id: int | None = None, limit: int = 200
) -> tuple[FollowUpRow, ...]:
    """Return the promises not yet kept, of one organisation or of all."""
    f = FollowUp
    chosen = (
        select(
            f.id,
            f.version,
            f.organisation_id,
            Organisation.name.label("organisation"),
            f.promise,
            func.coalesce(Officer.name, "").label("owner"),
            f.due_at,
            f.asked_at,
        )
        .join(Organisation, Organisation.id == f.organisation_id)
        .outerjoin(Officer, Officer.id == f.owner_id)
        .where(f.closed_at.is_(None))
        .order_by(f.due_at, f.id)
        .limit(limit)
    )
    if organisation_id is not None:
        chosen = chosen.where(f.organisation_id == organisation_id)
    return tuple(FollowUpRow(**row._asdict()) for row in connection.execute(chosen))
