"""What the frame of the window shows around every page."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.organisations import Standing
from liaison_app.domain.when import local_day, now
from liaison_app.queries import people
from liaison_app.queries.team import team
from liaison_app.store.tables import Campaign, Organisation, Outreach


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSeen:
    """The team, its marking, and how much there is on the pages."""

    team: str
    marking: Marking
    counts: Mapping[str, int]


def frame(connection: Connection) -> FrameSeen:
    """Return what the frame shows; counts are by the key of the page."""
    ours = team(connection)
    active = select(func.count()).where(Organisation.standing == Standing.ACTIVE)
    in_post = people.count(connection, today=local_day(now()))
    return FrameSeen(
        team=ours.name if ours else "",
        marking=ours.marking if ours else Marking.OFFICIAL,
        counts={
            "organisations": connection.execute(active).scalar_one(),
            "people": in_post,
            "campaigns": _count(connection, Campaign),
            "outreach": _count(connection, Outreach),
        },
    )


def _count(connection: Connection, table: type[Campaign | Outreach]) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
