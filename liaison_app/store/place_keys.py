"""The name by which each post is ordered by its organisation, kept beside it by triggers alone.

It is the organisation's own ``sort_key``, so that one index gives the people of a list in the order
of where they are: to look up the organisations of 100,000 posts takes a tenth of a second. The
journal does not note it, since it follows from what is noted. The text is SQLite's; PostgreSQL will
have one of its own beside it.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from sqlalchemy import Connection

_NAMED = "ifnull((SELECT o.sort_key FROM organisation AS o WHERE o.id = {key}), '')"
_TRIGGERS = {
    "place_key_role_insert": f"""AFTER INSERT ON role BEGIN
        UPDATE role SET place_key = {_NAMED.format(key="NEW.organisation_id")} WHERE id = NEW.id;
    END""",
    "place_key_role_update": f"""AFTER UPDATE OF organisation_id ON role
        WHEN OLD.organisation_id <> NEW.organisation_id BEGIN
        UPDATE role SET place_key = {_NAMED.format(key="NEW.organisation_id")} WHERE id = NEW.id;
    END""",
    "place_key_organisation_insert": """AFTER INSERT ON organisation BEGIN
        UPDATE role SET place_key = NEW.sort_key WHERE organisation_id = NEW.id;
    END""",
    "place_key_organisation_update": """AFTER UPDATE OF sort_key ON organisation
        WHEN OLD.sort_key <> NEW.sort_key BEGIN
        UPDATE role SET place_key = NEW.sort_key WHERE organisation_id = NEW.id;
    END""",
}
"""An organisation that comes back may come back after its posts."""


def install(connection: Connection) -> None:
    """Put the triggers in place, in the stead of any older ones."""
    for name, text in _TRIGGERS.items():
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {text}")


def rebuild(connection: Connection) -> None:
    """Put right whatever is not as the organisations say; before the journal's triggers are."""
    named = _NAMED.format(key="role.organisation_id")
    connection.exec_driver_sql(f"UPDATE role SET place_key = {named} WHERE place_key <> {named}")
