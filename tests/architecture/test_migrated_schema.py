"""What the migrations make is what the tables declare, to the letter."""

from sqlalchemy import create_engine
from sqlcipher3 import dbapi2

from liaison_app.store import migrations
from liaison_app.store.engine import open_engine_for_migration
from liaison_app.store.tables import Tables
from liaison_app.store.upgrade import _folder

SCHEMA = "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index') AND sql NOT NULL"


def test_the_migrated_schema_is_the_one_the_tables_declare(database_file):
    migrated = open_engine_for_migration(database_file)
    declared = create_engine("sqlite://", module=dbapi2, creator=lambda: dbapi2.connect(":memory:"))
    with migrated.connect() as one, declared.connect() as other:
        Tables.metadata.create_all(other)
        made, wanted = schema(one), schema(other)
    migrated.dispose()
    declared.dispose()
    assert made == wanted, "run python -m liaison_app.store.migrations.regenerate"


def test_the_newest_migration_has_the_number_of_the_schema():
    numbers = sorted(int(path.name[:4]) for path in (_folder() / "versions").glob("[0-9]*.py"))
    assert numbers == list(range(1, migrations.SCHEMA + 1))


def schema(connection):
    found = connection.exec_driver_sql(SCHEMA).all()
    return {
        name: parts(sql)
        for name, sql in found
        if "_search" not in name and not name.startswith(("sqlite_", "alembic_"))
    }


def parts(sql):
    """Return the columns in their order, and the constraints in any."""
    lines = [line.strip(" \t,") for line in sql.splitlines()]
    constraints = sorted(line for line in lines if line.startswith("CONSTRAINT"))
    return [line for line in lines if not line.startswith("CONSTRAINT")], constraints
