"""What an officer sees first: what is asked of them today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.domain.organisations import Kind
from liaison_app.queries import outreach
from liaison_app.queries.campaigns import CampaignRow, campaigns
from liaison_app.queries.dispatches import DispatchRowSeen, dispatches
from liaison_app.queries.follow_ups import FollowUpRow, open_follow_ups
from liaison_app.queries.organisations import counts_by_kind
from liaison_app.queries.outreach import OutreachRow, OutreachWanted
from liaison_app.queries.warnings_due import WarningDue, warnings_due

_LATELY = 8
_CAMPAIGNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSeen:
    """Promises and warnings due, campaigns, lists not yet sent, and the last contacts."""

    counts: Mapping[Kind, int]
    warnings: tuple[WarningDue, ...]
    follow_ups: tuple[FollowUpRow, ...]
    campaigns: tuple[CampaignRow, ...]
    unsent: tuple[DispatchRowSeen, ...]
    lately: tuple[OutreachRow, ...]


def home(connection: Connection, *, today: date) -> HomeSeen:
    """Return what the home page shows on this day."""
    newest = outreach.matching_ids(connection, wanted=OutreachWanted())[:_LATELY]
    rows = outreach.block(connection, keys=newest)
    waiting = (one for one in dispatches(connection) if one.stage is DispatchStage.SAVED)
    return HomeSeen(
        counts=counts_by_kind(connection),
        warnings=warnings_due(connection, today=today),
        follow_ups=open_follow_ups(connection),
        campaigns=campaigns(connection)[:_CAMPAIGNS],
        unsent=tuple(waiting),
        lately=tuple(rows[key] for key in newest),
    )
