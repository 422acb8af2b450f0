"""What an officer sees first: what is asked of them today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from liaison_app.domain.organisations import Kind
from liaison_app.queries import outreach
from liaison_app.queries.campaigns import CampaignRow, campaigns
from liaison_app.queries.dispatches import (
    DispatchesWanted,
    DispatchRowSeen,
    Only,
    dispatches,
)
from liaison_app.queries.follow_ups import FollowUpRow, open_follow_ups
from liaison_app.queries.organisations import counts_by_kind
from liaison_app.queries.outreach import OutreachRow, OutreachWanted
from liaison_app.queries.warnings_due import WarningDue, warnings_due

_LATELY = 8
_CAMPAIGNS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeSeen:
    """Promises and warnings due, campaigns, lists that wait, and the last contacts.

    ``unsent`` are lists saved and not sent, ``to_delete`` files that should be deleted by now.
    """

    counts: Mapping[Kind, int]
    warnings: tuple[WarningDue, ...]
    follow_ups: tuple[FollowUpRow, ...]
    campaigns: tuple[CampaignRow, ...]
    unsent: tuple[DispatchRowSeen, ...]
    to_delete: tuple[DispatchRowSeen, ...]
    lately: tuple[OutreachRow, ...]


def home(connection: Connection, *, today: date) -> HomeSeen:
    """Return what the home page shows on this day."""
    newest = outreach.matching_ids(connection, wanted=OutreachWanted())[:_LATELY]
    rows = outreach.block(connection, keys=newest)
    not_sent = DispatchesWanted(only=Only.NOT_SENT)
    to_delete = DispatchesWanted(only=Only.TO_DELETE)
    return HomeSeen(
        counts=counts_by_kind(connection),
        warnings=warnings_due(connection, today=today),
        follow_ups=open_follow_ups(connection),
        campaigns=campaigns(connection)[:_CAMPAIGNS],
        unsent=dispatches(connection, wanted=not_sent),
        to_delete=dispatches(connection, wanted=to_delete, today=today),
        lately=tuple(rows[key] for key in newest),
    )
