"""The export register: every file that left, the newest first."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, select

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.dispatches import DispatchStage
from liaison_app.store.tables import Campaign, Dispatch


@dataclass(frozen=True, slots=True, kw_only=True)
class DispatchRowSeen:
    """One file that left, or was about to."""

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
    campaign: str


def dispatches(
    connection: Connection, *, campaign_id: int | None = None, limit: int = 200
) -> tuple[DispatchRowSeen, ...]:
    """Return the newest entries of the export register, of one campaign or of all."""
    d = Dispatch
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
            func.coalesce(Campaign.name, "").label("campaign"),
        )
        .outerjoin(Campaign, Campaign.id == d.campaign_id)
        .order_by(d.id.desc())
        .limit(limit)
    )
    if campaign_id is not None:
        chosen = chosen.where(d.campaign_id == campaign_id)
    return tuple(DispatchRowSeen(**row._asdict()) for row in connection.execute(chosen))
