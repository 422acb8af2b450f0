"""Whether a workspace's file is whole: its pages, its records and the links between them."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection

TABLES = """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'
    AND name NOT GLOB '*_search*' AND name != 'alembic_version' ORDER BY name"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was found wrong, nothing where all is well; it holds no personal data."""

    pages: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was found wrong."""
        return not (self.pages or self.records or self.links)

    @property
    def problems(self) -> tuple[str, ...]:
        """All that was found wrong."""
        return self.pages + self.records + self.links


def verify(connection: Connection) -> Verification:
    """Check every page against its seal, every record, and every link to another record."""
    pages = tuple(connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalars())
    if pages:
        return Verification(pages=pages)
    records = tuple(connection.exec_driver_sql("PRAGMA quick_check").scalars())
    return Verification(
        records=() if records == ("ok",) else records, links=broken_links(connection)
    )


def broken_links(connection: Connection) -> tuple[str, ...]:
    """Return which tables hold links to records that are not there, and how many."""
    found = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    counts = Counter((str(table), str(parent)) for table, _row, parent, _link in found)
    return tuple(
        f"{count} of {table} point to no {parent}" for (table, parent), count in counts.items()
    )


def row_counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has; the search index is not counted."""
    found = connection.exec_driver_sql(TABLES).scalars().all()
    return {
        str(name): connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - a name from the schema
        for name in found
    }
