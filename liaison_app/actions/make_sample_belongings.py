"""Write what the sample's organisations belong to: tags, networks, and the two standing groups."""

from collections.abc import Mapping

from sqlalchemy import Connection, select, update

from liaison_app.actions.bulk_tags import tag_anew
from liaison_app.actions.edit_memberships import join_network
from liaison_app.actions.make_sample_file import chosen
from liaison_app.actions.make_sample_shapes import BelongingsSaid, MarkSaid
from liaison_app.domain.tags import TagColour
from liaison_app.store.tables import Role


def write_belongings(
    connection: Connection, *, said: BelongingsSaid, organisations: Mapping[str, int]
) -> None:
    """Write tags, memberships and marks; organisations are told by their names."""
    for tag in said["tags"]:
        tag_anew(
            connection,
            name=tag["name"],
            colour=chosen(tag["colour"], among=TagColour),
            organisation_ids=[organisations[name] for name in tag["of"]],
        )
    for network in said["networks"]:
        join_network(
            connection,
            organisation_ids=[organisations[name] for name in network["members"]],
            network_id=organisations[network["network"]],
        )
    for mark in said["marks"]:
        _mark(connection, mark, organisations)


def _mark(connection: Connection, said: MarkSaid, organisations: Mapping[str, int]) -> None:
    """Mark who was in a post first of all at an organisation."""
    here = select(Role.id).where(
        Role.organisation_id == organisations[said["organisation"]], Role.to_day.is_(None)
    )
    first = here.order_by(Role.main_contact.desc(), Role.id).limit(1).scalar_subquery()
    represents = said.get("represents")
    connection.execute(
        update(Role)
        .where(Role.id == first)
        .values(
            kin=said.get("kin", False),
            iag=said.get("iag", False),
            represents_id=organisations[represents] if represents else None,
        )
    )
