"""The imports that were applied, the newest first."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from liaison_app.store.tables import Import


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportSeen:
    """One run of bringing a file in, with counts that add up to the rows read."""

    id: int
    file_name: str
    register: str
    officer: str
    applied_at: datetime
    rows_read: int
    rows_new: int
    rows_updated: int
    rows_unchanged: int


def imports_done(connection: Connection, *, limit: int = 100) -> tuple[ImportSeen, ...]:
    """Return the newest imports."""
    i = Import
    found = connection.execute(
        select(
            i.id,
            i.file_name,
            i.register,
            i.officer,
            i.applied_at,
            i.rows_read,
            i.rows_new,
            i.rows_updated,
            i.rows_unchanged,
        )
        .order_by(i.id.desc())
        .limit(limit)
    )
    return tuple(ImportSeen(**row._asdict()) for row in found)
