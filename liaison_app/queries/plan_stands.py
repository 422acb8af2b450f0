"""Whether a list that was looked over would be the same now, as the journal tells it."""

from sqlalchemy import Connection, func, select

from liaison_app.store.tables import Change, Step

_READ = (
    "campaign",
    "contact_point",
    "dispatch",
    "letter",
    "membership",
    "objection",
    "officer",
    "officer_ward",
    "organisation",
    "organisation_tag",
    "outreach",
    "outreach_with",
    "person",
    "recipient",
    "relay",
    "reporting_route",
    "role",
    "saved_list",
    "saved_list_pick",
    "saved_list_set",
    "tag",
    "team",
    "ward",
    "warning",
)
"""What a list is made of; a change of anything else leaves it as it is."""


def newest_step(connection: Connection) -> int:
    """Return the key of the newest step, or 0 in a new workspace."""
    return connection.execute(select(func.coalesce(func.max(Step.id), 0))).scalar_one()


def touched_since(connection: Connection, *, step: int) -> bool:
    """Say whether any step after this one touched what lists are made of."""
    found = select(Change.id).where(Change.step > step, Change.table_name.in_(_READ)).limit(1)
    return connection.execute(found).first() is not None
