"""Bringing a workspace's tables up to date, all of it or nothing.

A migration that rebuilds a table loses its triggers, forgets which keys were used, and with foreign
keys on takes the children along. So foreign keys are off, asserted; triggers are put back from the
tables as they are declared; keys already used stay used; and no row may have gone.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlalchemy.exc import DBAPIError

from liaison_app.store import journal, migrations, search
from liaison_app.store.engine import open_engine_for_migration
from liaison_app.store.migrations import SCHEMA
from liaison_app.store.sqlite import DatabaseFile, create
from liaison_app.store.tables import Workspace
from liaison_app.store.troubles import Newer, Refused, trouble_of
from liaison_app.store.verification import broken_links, row_counts

_UNCHANGED = "Nothing was changed. Send the report to whoever looks after Liaison."


def make_database(file: DatabaseFile, *, at: datetime) -> None:
    """Make an empty database with every table; on failure its file is taken away again."""
    create(file)
    try:
        _migrate(file, made_at=at)
    except BaseException:
        for part in file.path.parent.glob(f"{file.path.name}*"):  # its journal, too
            part.unlink()
        raise


def bring_up_to_date(file: DatabaseFile) -> None:
    """Run the migrations that a database lacks, in one transaction; back it up before."""
    _migrate(file, made_at=None)


def _migrate(file: DatabaseFile, *, made_at: datetime | None) -> None:
    engine = open_engine_for_migration(file)
    try:
        with engine.connect().execution_options(write=True) as connection:
            _assert_no_foreign_keys(connection)
            with connection.begin():
                _change_tables(connection)
                if made_at is not None:
                    connection.execute(
                        insert(Workspace), {"install": file.install, "made_at": made_at}
                    )
    except DBAPIError as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        raise trouble from error
    finally:
        engine.dispose()


def _change_tables(connection: Connection) -> None:
    rows, keys = row_counts(connection), _keys_used(connection)
    _check_revision(connection)
    _drop_triggers(connection)
    _run_migrations(connection)
    _keep_keys_used(connection, keys)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
    journal.install(connection)
    search.install(connection)
    search.rebuild(connection)
    _check_nothing_lost(connection, rows)


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - 70 ms that no ordinary start pays
    from alembic.config import Config  # noqa: PLC0415 - likewise

    config = Config()
    config.set_main_option("script_location", str(_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _folder() -> Path:
    """Return where the migrations lie: in the source, the wheel and the frozen program alike."""
    return Path(migrations.__file__).parent


def _check_revision(connection: Connection) -> None:
    """Refuse a database whose last migration is not one of ours."""
    if not connection.dialect.has_table(connection, "alembic_version"):
        return
    ours = {path.name.partition("_")[0] for path in (_folder() / "versions").glob("[0-9]*.py*")}
    for revision in connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars():
        if revision not in ours:
            raise Newer(
                f"The workspace is at {revision!r}, which only a newer version of Liaison knows.",
                hint="Open it with the newer version. Nothing was changed.",
            )


def _assert_no_foreign_keys(connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() != 0:
        raise RuntimeError("Migrations run without foreign keys.")
    connection.rollback()  # the pragma began a transaction, and one began with the lock is wanted


def _drop_triggers(connection: Connection) -> None:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    for name in found.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def _keys_used(connection: Connection) -> dict[str, int]:
    """Return the highest key that each table has ever used."""
    if not connection.dialect.has_table(connection, "workspace"):
        return {}
    found = connection.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    return {str(name): int(seq) for name, seq in found}


def _keep_keys_used(connection: Connection, keys: dict[str, int]) -> None:
    now = _keys_used(connection)
    for name, seq in keys.items():
        if not connection.dialect.has_table(connection, name) or now.get(name, 0) >= seq:
            continue
        connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        connection.exec_driver_sql("INSERT INTO sqlite_sequence VALUES (?, ?)", (name, seq))


def _check_nothing_lost(connection: Connection, before: dict[str, int]) -> None:
    after = row_counts(connection)
    lost = ", ".join(
        sorted(name for name in before.keys() & after.keys() if after[name] != before[name])
    )
    if broken := broken_links(connection):
        raise Refused(
            f"The workspace could not be brought up to date: {'; '.join(broken)}.", hint=_UNCHANGED
        )
    if lost:
        raise Refused(
            f"The workspace could not be brought up to date: {lost} would lose rows.",
            hint=_UNCHANGED,
        )
