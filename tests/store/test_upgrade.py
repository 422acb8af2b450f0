"""An older workspace is brought up to date whole, or stays as it was."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import select

from liaison_app.store import sqlite, upgrade
from liaison_app.store.database import Database
from liaison_app.store.saving import delete, insert
from liaison_app.store.tables import Step, Ward, Workspace
from liaison_app.store.troubles import Newer, Older, Refused

CHASE = {"code": "E05000197", "name": "Chase"}
NOW = datetime(2017, 5, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def older_file(database):
    """Return a database with two wards, whose migration of today is told to be still missing."""
    database.write("Add", lambda c: insert(c, Ward, CHASE))
    key = database.write("Add", lambda c: insert(c, Ward, CHASE | {"code": "E05000198"})).value
    database.write("Delete", lambda c: delete(c, Ward, key=key, version=1))
    database.close()
    execute(database.file, "PRAGMA user_version = 0")
    return database.file


def test_a_new_database_knows_its_workspace_and_is_sound(tmp_path):
    file = sqlite.DatabaseFile(path=tmp_path / "a%20b.db", key=bytes(32), install=uuid4())
    upgrade.make_database(file, at=NOW)
    database = Database(file)
    known = database.read(lambda c: c.execute(select(Workspace.install, Workspace.made_at)).all())
    assert known == [(file.install, NOW)]
    assert database.verify().sound
    database.close()


def test_making_that_fails_leaves_no_file(tmp_path, monkeypatch):
    file = sqlite.DatabaseFile(path=tmp_path / "liaison.db", key=bytes(32), install=uuid4())
    monkeypatch.setattr(upgrade, "_run_migrations", fail)
    with pytest.raises(ZeroDivisionError):
        upgrade.make_database(file, at=NOW)
    assert list(tmp_path.iterdir()) == []


def test_an_older_database_opens_after_the_upgrade_with_everything_in_it(older_file):
    with pytest.raises(Older):
        sqlite.connect(older_file)
    upgrade.bring_up_to_date(older_file)
    database = Database(older_file)
    assert database.read(lambda c: c.scalars(select(Ward.name)).all()) == ["Chase"]
    assert database.read(lambda c: len(c.scalars(select(Step.id)).all())) == 3
    assert database.verify().sound
    database.close()


def test_after_an_upgrade_changes_are_noted_again(older_file, monkeypatch):
    monkeypatch.setattr(upgrade, "_run_migrations", rebuild_wards)
    upgrade.bring_up_to_date(older_file)
    database = Database(older_file)
    written = database.write("Add", lambda c: insert(c, Ward, CHASE | {"code": "E05000199"}))
    assert written.changed == {"ward"}
    database.close()


def test_a_key_once_used_is_not_used_again_after_a_table_was_rebuilt(older_file, monkeypatch):
    monkeypatch.setattr(upgrade, "_run_migrations", rebuild_wards)
    upgrade.bring_up_to_date(older_file)
    database = Database(older_file)
    added = database.write("Add", lambda c: insert(c, Ward, CHASE | {"code": "E05000199"}))
    assert added.value == 3
    database.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("DELETE FROM ward", "ward would lose rows"),
        (
            "INSERT INTO officer_ward (uuid, officer_id, ward_id) VALUES ('u', 7, 1)",
            "1 of officer_ward point to no officer",
        ),
    ],
)
def test_a_migration_that_loses_anything_changes_nothing(older_file, monkeypatch, spoil, said):
    before = contents(older_file)
    monkeypatch.setattr(upgrade, "_run_migrations", lambda c: c.exec_driver_sql(spoil))
    with pytest.raises(Refused, match=said):
        upgrade.bring_up_to_date(older_file)
    assert contents(older_file) == before


def test_a_migration_that_breaks_off_changes_nothing(older_file, monkeypatch):
    before = contents(older_file)
    monkeypatch.setattr(upgrade, "_run_migrations", lambda c: (rebuild_wards(c), fail(c)))
    with pytest.raises(ZeroDivisionError):
        upgrade.bring_up_to_date(older_file)
    assert contents(older_file) == before


def test_a_migration_unknown_to_us_is_refused_by_name(older_file):
    execute(older_file, "UPDATE alembic_version SET version_num = '0099'")
    with pytest.raises(Newer, match="0099"):
        upgrade.bring_up_to_date(older_file)


def test_an_upgrade_waits_for_no_one_forever(older_file, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE", 0)
    other = sqlite.connect_any_schema(older_file)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused.__mro__[1], match="another window"):
        upgrade.bring_up_to_date(older_file)
    other.close()


def rebuild_wards(connection):
    """Rebuild a table as a batch does: what hangs on it goes."""
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_schema WHERE name = 'ward'").scalar()
    connection.exec_driver_sql(made.replace("CREATE TABLE ward", "CREATE TABLE ward_new"))
    connection.exec_driver_sql("INSERT INTO ward_new SELECT * FROM ward")
    connection.exec_driver_sql("DROP TABLE ward")
    connection.exec_driver_sql("ALTER TABLE ward_new RENAME TO ward")


def contents(file):
    raw = sqlite.connect_any_schema(file)
    found = raw.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    found += raw.execute("SELECT * FROM ward").fetchall()
    found += raw.execute("SELECT * FROM sqlite_sequence ORDER BY name").fetchall()
    raw.close()
    return found


def execute(file, statement):
    raw = sqlite.open_keyed(file.path, file.key)
    raw.execute(statement)
    raw.close()


def fail(_connection):
    raise ZeroDivisionError
