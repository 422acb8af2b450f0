"""How many rows each table holds."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from liaison_app.store.tables import journalled_tables


def row_counts(connection: Connection) -> Mapping[str, int]:
    """Return the number of rows by table, for the tables of records."""
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in journalled_tables()
    }
