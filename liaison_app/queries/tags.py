"""The team's tags."""

from sqlalchemy import Connection, func, select

from liaison_app.domain.organisations import Standing
from liaison_app.domain.tags import TagSeen
from liaison_app.store.tables import Organisation, OrganisationTag, Tag


def tags(connection: Connection) -> tuple[TagSeen, ...]:
    """Return the tags by name, each with how many organisations bear it, the bin apart."""
    t, b, o = Tag, OrganisationTag, Organisation
    bearing = (
        select(func.count())
        .join(o, o.id == b.organisation_id)
        .where(b.tag_id == t.id, o.standing != Standing.BINNED)
        .scalar_subquery()
    )
    found = connection.execute(
        select(t.id, t.version, t.name, t.colour, bearing).order_by(t.name_key)
    )
    return tuple(
        TagSeen(id=key, version=version, name=name, colour=colour, organisations=count)
        for key, version, name, colour, count in found
    )
