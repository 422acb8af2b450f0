"""What there is to choose from when many organisations are changed at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select

from liaison_app.domain.tags import TagSeen
from liaison_app.queries.contacts import held_on
from liaison_app.queries.keys import among
from liaison_app.queries.tags import tags
from liaison_app.queries.team import OfficerSeen, WardSeen, officers, wards
from liaison_app.store.tables import Role

_MOST_POSTS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChoices:
    """The team's wards, officers and tags, and the posts of those chosen, commonest first."""

    wards: tuple[WardSeen, ...]
    officers: tuple[OfficerSeen, ...]
    tags: tuple[TagSeen, ...]
    posts: tuple[str, ...]


def bulk_choices(
    connection: Connection, *, organisation_ids: Sequence[int], today: date
) -> BulkChoices:
    """Return what a bulk edit of these organisations can choose from."""
    r = Role
    held = (
        select(r.post)
        .where(among(r.organisation_id.expression, organisation_ids), held_on(today), r.post != "")
        .group_by(r.post)
        .order_by(func.count().desc(), r.post)
        .limit(_MOST_POSTS)
    )
    return BulkChoices(
        wards=wards(connection),
        officers=officers(connection),
        tags=tags(connection),
        posts=tuple(connection.execute(held).scalars()),
    )
